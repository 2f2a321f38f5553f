const path = require('node:path');

module.exports = {
  rootDir: path.join(__dirname, '../tests/js'),
  testEnvironment: 'node',
  testMatch: ['**/*.test.js'],
  // The package under test is the one that `cargo xtask build` made, as its users get it.
  transform: {},
};
