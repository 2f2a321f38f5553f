// Says which emitted file is too large. The build fails on it, so none grows unseen.
import { parse } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Of the module, and of each entry, CommonJS and ES module alike, in bytes. They are there to catch accidents, and are no
 * goals: the READMEs have the sizes.
 */
const BUDGETS = {
  module: { bytes: 90_000 },
  index: { bytes: 260_000, gzip: 117_000 },
  wasm: { bytes: 84_000, gzip: 56_000 },
  js: { bytes: 200_000, gzip: 71_000 },
  messages: { bytes: 60_000, gzip: 20_000 },
};

/** The sizes of a file that are above its budget, in words. */
export function excessesOf(file, content) {
  const budget = BUDGETS[parse(file).name];
  if (!budget) return ['has no budget in js-glue/sizes.mjs'];
  const sizes = { bytes: Buffer.byteLength(content), gzip: gzipSync(content, { level: 9 }).length };
  const above = Object.keys(sizes).filter((kind) => sizes[kind] > budget[kind]);
  return above.map((kind) => `${grouped(sizes[kind])} ${kind}; the budget is ${grouped(budget[kind])}`);
}

function grouped(bytes) {
  return bytes.toLocaleString('en-US');
}
