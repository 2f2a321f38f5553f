// Says which emitted file is too large. The build fails on it, so none grows unseen.
import { parse } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Of the module, and of each entry, CommonJS and ES module alike, in bytes: what the build makes, rounded up, so that none
 * grows unseen.
 */
export const BUDGETS = {
  module: { bytes: 206_000 },
  index: { bytes: 552_000, gzip: 234_000 },
  wasm: { bytes: 165_000, gzip: 110_000 },
  js: { bytes: 423_000, gzip: 137_000 },
  messages: { bytes: 124_000, gzip: 43_000 },
  simulator: { bytes: 8_500, gzip: 3_700 },
};

/** The sizes of a file that are above its budget, in words. */
export function excessesOf(file, content) {
  const budget = BUDGETS[parse(file).name];
  if (!budget) return ['has no budget in js-glue/sizes.mjs'];
  const sizes = { bytes: Buffer.byteLength(content), gzip: gzipSync(content, { level: 9 }).length };
  const above = Object.keys(sizes).filter((kind) => sizes[kind] > budget[kind]);
  return above.map((kind) => `${grouped(sizes[kind])} ${kind}; the budget in js-glue/sizes.mjs is ${grouped(budget[kind])}`);
}

function grouped(bytes) {
  return bytes.toLocaleString('en-US');
}
