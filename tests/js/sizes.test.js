const { randomBytes } = require('node:crypto');
const { gzipSync } = require('node:zlib');
const { read } = require('./package');
const { valueIn } = require('../support/es_module');

const ENTRIES = { 'pay-sign-center': 'index', 'pay-sign-center/wasm': 'wasm', 'pay-sign-center/js': 'js' };

/** What js-glue/sizes.mjs finds too large. */
function excessesOf(files) {
  return valueIn('js-glue/sizes.mjs', 'excessesOf', 'input.map(([file, code]) => excessesOf(file, code))', files);
}

/** The larger of an entry's two files, in bytes. */
function sizes(entry) {
  const files = [read(`${entry}.js`), read(`esm/${entry}.js`)];
  return {
    minified: Math.max(...files.map((code) => Buffer.byteLength(code))),
    gzip: Math.max(...files.map((code) => gzipSync(code, { level: 9 }).length)),
  };
}

function kB(bytes) {
  return (bytes / 1000).toFixed(1);
}

/** The table's rows: of each entry its two figures, in kB. */
function figures(readme) {
  const rows = read(readme).matchAll(/^\| `(pay-sign-center[^`]*)` \| [^|]+ \| (\d+\.\d) \| (\d+\.\d) \|$/gm);
  return Object.fromEntries([...rows].map(([, entry, minified, gzip]) => [entry, { minified, gzip }]));
}

describe.each(['README.md', 'README.zh-CN.md'])('the sizes in %s', (readme) => {
  const told = figures(readme);
  test('are of every entry', () => {
    expect(Object.keys(told)).toEqual(Object.keys(ENTRIES));
  });
  test.each(Object.keys(ENTRIES))('%s', (entry) => {
    const { minified, gzip } = sizes(ENTRIES[entry]);
    // Not to the byte: what zlib makes of one file differs by a hundredth between the versions that Node has had.
    const isNear = Math.abs(told[entry].gzip * 1000 - gzip) / gzip < 0.02;
    expect(told[entry]).toEqual({ minified: kB(minified), gzip: isNear ? told[entry].gzip : kB(gzip) });
  });
});

describe('sizes.mjs', () => {
  const LETTERS = 'x'.repeat(600_000);
  const found = excessesOf([
    ['esm/index.js', LETTERS],
    ['js.js', `${LETTERS}é`],
    ['other.js', ''],
    ...Object.values(ENTRIES)
      .flatMap((entry) => [`${entry}.js`, `esm/${entry}.js`])
      .map((file) => [file, read(file)]),
  ]);

  test('refuses what is too large, with its size and its budget', () => {
    expect(found[0]).toEqual([expect.stringMatching(/^600,000 bytes; the budget in js-glue\/sizes.mjs is \d+,000$/)]);
    expect(found[1]).toEqual([expect.stringMatching(/^600,002 bytes; the budget in js-glue\/sizes.mjs is \d+,000$/)]);
  });
  test('refuses what is too large when compressed', () => {
    const noise = randomBytes(115_000).toString('base64');
    expect(excessesOf([['wasm.js', noise]])[0]).toEqual([
      expect.stringMatching(/^\d+,\d+ gzip; the budget in js-glue\/sizes.mjs is \d+,000$/),
    ]);
  });
  test('refuses a module that is too large', () => {
    expect(excessesOf([['module.wasm', LETTERS]])[0]).toEqual([
      expect.stringMatching(/^600,000 bytes; the budget in js-glue\/sizes.mjs is \d+,000$/),
    ]);
  });
  test('knows every file', () => {
    expect(found[2]).toEqual(['has no budget in js-glue/sizes.mjs']);
    expect(found.slice(3)).toEqual([[], [], [], [], [], []]);
  });
});
