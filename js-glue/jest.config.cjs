const path = require('node:path');

// The package under test is the one that `cargo xtask build` made, as its users get it: once with each of its engines.
const project = (entry, rest) => ({
  displayName: entry,
  rootDir: path.join(__dirname, '../tests/js'),
  testEnvironment: 'node',
  testMatch: ['**/*.test.js'],
  transform: {},
  globals: { ENTRY: entry },
  ...rest,
});

module.exports = {
  projects: [
    project('index'),
    // These look at the entries themselves, whichever is under test.
    project('js', { testPathIgnorePatterns: ['/(check|cli(_\\w+)?|engine|fallback|messages|node(_\\w+)?|package|sizes)\\.test\\.js$'] }),
  ],
};
