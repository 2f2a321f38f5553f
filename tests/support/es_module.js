// ES modules of this repository, for the tests of Jest, which cannot load them.
const { execFileSync } = require('node:child_process');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const ROOT = path.join(__dirname, '../..');

/**
 * The value of an expression of these names, which the file exports, and of `input`. All of it is JSON.
 */
function valueIn(file, names, expression, input = null) {
  const source = `
    import { text } from 'node:stream/consumers';
    import { ${names} } from ${JSON.stringify(pathToFileURL(path.join(ROOT, file)).href)};
    const input = JSON.parse(await text(process.stdin));
    console.log(JSON.stringify(${expression}));`;
  const options = { input: JSON.stringify(input), encoding: 'utf8', maxBuffer: 1e9 };
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', source], options));
}

module.exports = { valueIn };
