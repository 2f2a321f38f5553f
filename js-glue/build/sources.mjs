// How the sources find what they import: TypeScript, libraries, and the modules that src/virtual.d.ts declares, which are
// made here of a WebAssembly module and its generated bindings.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import swc from '@rollup/plugin-swc';
import { deflateSync } from 'fflate';
import { rollup } from 'rollup';
import { noteLicences } from './notices.mjs';

export const GLUE = dirname(dirname(fileURLToPath(import.meta.url)));

/** The bindings' file, by the name that the module imports it by. */
const BINDINGS = './pay_sign_center_bg.js';

/** The plugins of rollup for sources whose engine is the module in that folder. */
export function pluginsFor(folder) {
  const file = (name) => resolve(folder, name);
  const source = (name) => join(GLUE, 'src/engine', name);
  const plugins = [
    virtual({
      // Its pure functions alone: the library's entry looks for what the realm may have in their place, at twice the size.
      'virtual:utf8': () => `export { decode, encode } from ${JSON.stringify(join(GLUE, 'node_modules/@exodus/bytes/fallback/utf8.js'))};`,
      'virtual:module': () => `export default ${packed(readFileSync(file('module.wasm')))};`,
      'virtual:js-module': () => asFunction(file('module.mjs'), ['require'], plugins),
      // The generated bindings make a TextDecoder when they load: as the body of a function they are given ours.
      'virtual:bindings': () => asFunction(file(BINDINGS), ['TextDecoder', 'TextEncoder'], plugins),
      // The libraries look for what the realm has when they load; they find nothing, and do the same in every realm.
      'virtual:unpack': () => asFunction(source('unpack.ts'), ['globalThis', 'TextDecoder'], plugins),
      'virtual:body': () => asFunction(source('body.ts'), ['globalThis', 'TextDecoder', 'TextEncoder'], plugins),
    }),
    renewViews(file(BINDINGS)),
    swc({ include: '**/*.ts', swc: { jsc: { target: 'es2022' }, configFile: false, swcrc: false } }),
    nodeResolve({ extensions: ['.ts', '.js'] }),
    commonjs(),
    noteLicences,
  ];
  return plugins;
}

/** Rollup's warnings end the build: an import that is not found would be left to the realm. */
export function onwarn({ message }) {
  throw new Error(message);
}

/** Modules that are no files: of each name a function that gives its text. */
function virtual(modules) {
  return {
    name: 'virtual',
    resolveId: (id) => (id in modules ? `\0${id}` : null),
    load: (id) => modules[id.slice(1)]?.() ?? null,
  };
}

/** A literal of the bytes, deflated by the library that inflates them: its output is the same with every version of Node. */
function packed(bytes) {
  return JSON.stringify(Buffer.from(deflateSync(bytes, { level: 9 })).toString('base64'));
}

/** The text of a module that exports another one as a function: nothing of it runs before it is called. */
async function asFunction(input, parameters, plugins) {
  const bundle = await rollup({ input, external: BINDINGS, plugins, onwarn });
  const { output } = await bundle.generate({ format: 'cjs', exports: 'named', esModule: false, strict: false, interop: 'esModule' });
  return `export default function (${parameters}) { var exports = {};\n${output[0].code}\nreturn exports; }`;
}

/**
 * The bindings keep views of the module's memory and renew them when the old buffer was detached. The memory of the
 * module as JavaScript grows into another buffer and detaches nothing, so here they compare the buffers.
 */
function renewViews(bindings) {
  return {
    name: 'renew-views',
    transform(code, id) {
      if (id !== bindings) return null;
      const isView = ({ type, id: name }) => type === 'FunctionDeclaration' && /^get\w+Memory0$/.test(name.name);
      const views = this.parse(code).body.filter(isView);
      const tests = views.map(({ body }) => {
        const [statement] = body.body;
        const { left: view } = statement.consequent.body[0].expression;
        return { ...statement.test, text: `${view.name} === null || ${view.name}.buffer !== wasm.memory.buffer` };
      });
      if (tests.length !== 2) throw new Error(`expected two views of the memory in the bindings, found ${tests.length}`);
      return tests.reverse().reduce((text, test) => text.slice(0, test.start) + test.text + text.slice(test.end), code);
    },
  };
}
