const path = require('node:path');

const PACKAGE = path.join(__dirname, '../pkg');

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
  // For what never ends. How long a test takes depends on the machine, and decides nothing.
  testTimeout: 600_000,
  // By default one core is left to other work, which on two cores is half of them.
  maxWorkers: '100%',
  // The package tells the console of what it refuses. Jest would show each such line beside the source, which is a bundle
  // on one line, and spend more time on that than on the tests. Those that ask what is told replace the console.
  silent: true,
  projects: [
    project('index'),
    // These look at the entries themselves, whichever is under test.
    project('js', {
      testPathIgnorePatterns: [
        '/(api|check|cli(_\\w+)?|engine|fallback|messages|node(_\\w+)?|package|signature_causes|simulator|sizes)\\.test\\.js$',
      ],
    }),
    // As a user runs it who has installed the package.
    project('example', {
      rootDir: path.join(__dirname, '../examples/jest'),
      moduleNameMapper: { '^pay-sign-center$': PACKAGE, '^pay-sign-center/(.*)$': `${PACKAGE}/$1` },
    }),
  ],
};
