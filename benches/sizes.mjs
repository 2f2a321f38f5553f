// Bytes of each entry, as a page loads them, beside the rivals' code bundled and minified.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { fileOf } from './processes.mjs';

const ENTRIES = ['index', 'wasm', 'js', 'messages', 'simulator'];
const RIVALS = ['qs-zod', 'qs-valibot'];

/** Writes each rival as one minified file, and gives the files by name. */
export async function bundleRivals(folder) {
  const entryPoints = RIVALS.map((name) => fileOf(`rivals/${name}.mjs`));
  await build({
    entryPoints,
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
  });
  return Object.fromEntries(RIVALS.map((name) => [name, join(folder, `${name}.cjs`)]));
}

/** `bundles` is what {@link bundleRivals} gave. */
export function measureSizes(bundles) {
  const entries = ENTRIES.map((name) => [name, fileOf(`../pkg/${name}.js`)]);
  return [...entries, ...Object.entries(bundles)].map(([name, file]) => {
    const code = readFileSync(file);
    return { name, minified: code.length, gzip: gzipSync(code, { level: 9 }).length };
  });
}
