// What a `require` costs when there is nothing in the file.
module.exports = {};
