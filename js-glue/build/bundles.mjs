// The files that the package is made of: bundles for pages, bundles for Node, and the declarations of types.
import { join } from 'node:path';
import { transform } from '@swc/core';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import { GLUE, onwarn } from './sources.mjs';

const BUILT_IN = /^node:/;

/** Each entry is there twice: `main` of a manifest is CommonJS, `module` is an ES module. */
const FORMATS = [
  ['cjs', ''],
  ['es', 'esm/'],
];

/** A self-contained file in ES5, since the platform does not transpile packages; `engines` is a file of src/engine. */
export async function bundleForPages(entry, name, { plugins, engines, out, banner }) {
  const bundle = await rollup({ input: source(entry), plugins: [enginesOf(engines), ...plugins], onwarn });
  const write = ([format, folder]) =>
    bundle.write({ file: join(out, `${folder}${name}.js`), format, exports: 'named', generatedCode: 'es5', plugins: [es5(banner)] });
  await Promise.all(FORMATS.map(write));
}

/** A file for Node, where built-in modules and newer syntax are there. */
export async function bundleForNode(entry, name, { plugins, out, banner, formats = FORMATS }) {
  // The command uses the `./node` beside it, whose engine is most of its size.
  const beside = alias({ '../node/index': { id: '../node.js', external: 'absolute' } });
  const bundle = await rollup({ input: source(entry), external: BUILT_IN, plugins: [enginesOf('only-wasm'), beside, ...plugins], onwarn });
  for (const [format, folder] of formats) {
    await bundle.write({ file: join(out, `${folder}${name}.js`), format, exports: 'named', esModule: false, banner });
  }
}

/** The declarations of an entry's types, for each of the names that it is published under. */
export async function types(entry, names, { out, tsconfig = 'tsconfig.json' }) {
  const bundle = await rollup({ input: source(entry), external: BUILT_IN, plugins: [dts({ tsconfig: join(GLUE, tsconfig) })], onwarn });
  for (const name of names) {
    for (const [, folder] of FORMATS) await bundle.write({ file: join(out, `${folder}${name}.d.ts`), format: 'es' });
  }
}

const source = (entry) => join(GLUE, 'src', `${entry}.ts`);

const alias = (targets) => ({ name: 'alias', resolveId: (id) => targets[id] ?? null });

const enginesOf = (name) => alias({ 'virtual:engines': join(GLUE, 'src/engine', `${name}.ts`) });

/** What swc makes of a bundle, with the banner before it: in the bundle it would go with the other comments. */
const es5 = (banner) => ({
  name: 'es5',
  async renderChunk(bundle, _chunk, { format }) {
    const { code } = await transform(bundle, {
      configFile: false,
      swcrc: false,
      isModule: format === 'es',
      // But for the helpers that imitate a native Symbol: the one for `typeof` reads a property of its operand, and an
      // operand of the host's may throw.
      env: { targets: { ie: '9' }, exclude: ['transform-typeof-symbol', 'transform-instanceof'], loose: true },
      jsc: {
        parser: { syntax: 'ecmascript' },
        loose: true,
        minify: { compress: { passes: 2, unsafe_arrows: false }, mangle: { toplevel: true }, format: { comments: false } },
      },
      minify: true,
    });
    return `${banner}\n${code}\n`;
  },
});
