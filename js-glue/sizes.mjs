// Says which emitted file is too large, and writes into the READMEs how large they are. The build fails on what is too
// large, so none grows unseen.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Of the module, and of each entry, CommonJS and ES module alike, in bytes: what the build makes, rounded up, so that none
 * grows unseen. The goals are lower; docs/performance.md compares.
 */
const BUDGETS = {
  module: { bytes: 205_000 },
  index: { bytes: 549_000, gzip: 233_000 },
  wasm: { bytes: 163_000, gzip: 109_000 },
  js: { bytes: 421_000, gzip: 136_000 },
  messages: { bytes: 120_000, gzip: 42_000 },
  simulator: { bytes: 7_000, gzip: 3_000 },
};

/** The sizes of a file that are above its budget, in words. */
export function excessesOf(file, content) {
  const budget = BUDGETS[parse(file).name];
  if (!budget) return ['has no budget in js-glue/sizes.mjs'];
  const sizes = { bytes: Buffer.byteLength(content), gzip: gzipSync(content, { level: 9 }).length };
  const above = Object.keys(sizes).filter((kind) => sizes[kind] > budget[kind]);
  return above.map((kind) => `${grouped(sizes[kind])} ${kind}; the budget in js-glue/sizes.mjs is ${grouped(budget[kind])}`);
}

/** Writes the sizes of the package in that folder into a README's table, and that of the module into its sentence. */
export function writeSizes(readme, folder, moduleSize) {
  const text = readFileSync(readme, 'utf8');
  const row = /^(\| `pay-sign-center(?:\/(\w+))?` \| [^|]+ \| ).*$/gm;
  const table = text.replace(row, (_, start, entry = 'index') => {
    const files = [`${entry}.js`, `esm/${entry}.js`].map((file) => readFileSync(join(folder, file)));
    const largest = (sizeOf) => (Math.max(...files.map(sizeOf)) / 1000).toFixed(1);
    return `${start}${largest((file) => file.length)} | ${largest((file) => gzipSync(file, { level: 9 }).length)} |`;
  });
  const changed = table.replace(/^(\D+?)[\d,]+( bytes\.| 字节。)/m, (_, start, end) => `${start}${grouped(moduleSize)}${end}`);
  // A file that is right keeps its time.
  if (changed !== text) writeFileSync(readme, changed);
}

function grouped(bytes) {
  return bytes.toLocaleString('en-US');
}
