// Says which emitted file is too large. The build fails on it, so none grows unseen.
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Of each entry, CommonJS and ES module alike, in bytes. Ceilings, not goals: the READMEs have the sizes. Those of gzip
 * leave a hundredth, by which the versions of zlib that Node has had differ.
 */
const BUDGETS = {
  index: { minified: 118_000, gzip: 62_000 },
  wasm: { minified: 56_000, gzip: 35_000 },
  js: { minified: 88_000, gzip: 38_000 },
  messages: { minified: 46_000, gzip: 16_000 },
};

/** The sizes of a file's text that are above its budget, in words. */
export function excessesOf(file, code) {
  const budget = BUDGETS[basename(file, '.js')];
  if (!budget) return ['has no budget in js-glue/sizes.mjs'];
  const sizes = { minified: Buffer.byteLength(code), gzip: gzipSync(code, { level: 9 }).length };
  const above = Object.keys(sizes).filter((kind) => sizes[kind] > budget[kind]);
  return above.map((kind) => `${grouped(sizes[kind])} bytes ${kind}; its budget is ${grouped(budget[kind])}`);
}

function grouped(bytes) {
  return bytes.toLocaleString('en-US');
}
