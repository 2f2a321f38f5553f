// Makes the npm package of the WebAssembly module and its generated bindings:
//   node build.mjs --page FOLDER --tools FOLDER --notices TEXT --out FOLDER
// Each of the first two holds a module and its bindings; that of pages also the module as JavaScript.
import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import { transform } from '@swc/core';
import { deflateSync } from 'fflate';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import { problemsOf } from './check.mjs';
import { excessesOf } from './sizes.mjs';
import { write as writeDocs } from './docs.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const { values: given } = parseArgs({
  options: Object.fromEntries(['page', 'tools', 'notices', 'out'].map((name) => [name, { type: 'string' }])),
});
const out = resolve(given.out);

/** The bindings' file, by the name that the module imports it by. */
const BINDINGS = './pay_sign_center_bg.js';

/** The plugins with which the sources find the module in that folder, and its bindings. */
function pluginsFor(folder) {
  const file = (name) => resolve(folder, name);
  const bindings = file(BINDINGS);
  const modules = {
    // Its pure functions alone: the library's entry looks for what the realm may have in their place, at twice the size.
    'virtual:utf8': () => `export { decode, encode } from ${JSON.stringify(join(here, 'node_modules/@exodus/bytes/fallback/utf8.js'))};`,
    'virtual:module': () => `export default ${packed(readFileSync(file('module.wasm')))};`,
    'virtual:js-module': () => asFunction(file('module.mjs'), ['require'], plugins),
    // The generated bindings make a TextDecoder when they load: as the body of a function they are given ours.
    'virtual:bindings': () => asFunction(bindings, ['TextDecoder', 'TextEncoder'], plugins),
    // The libraries look for what the realm has when they load; they find nothing, and do the same in every realm.
    'virtual:unpack': () => asFunction(join(here, 'src/engine/unpack.ts'), ['globalThis', 'TextDecoder'], plugins),
    'virtual:body': () => asFunction(join(here, 'src/engine/body.ts'), ['globalThis', 'TextDecoder', 'TextEncoder'], plugins),
  };
  const virtual = {
    name: 'virtual',
    resolveId: (id) => (id in modules ? `\0${id}` : null),
    load: (id) => (id.startsWith('\0') && id.slice(1) in modules ? modules[id.slice(1)]() : null),
  };
  const plugins = [virtual, renewViews(bindings), typescript, nodeResolve(), commonjs()];
  return plugins;
}

/** A literal of the bytes, deflated by the library that inflates them: its output is the same with every version of Node. */
function packed(bytes) {
  return JSON.stringify(Buffer.from(deflateSync(bytes, { level: 9 })).toString('base64'));
}

/** A module that exports another one as a function of these names. */
async function asFunction(input, names, plugins) {
  const made = await rollup({ input, external: BINDINGS, plugins, onwarn: fail });
  const { output } = await made.generate({ format: 'cjs', exports: 'named', esModule: false, strict: false, interop: 'esModule' });
  return `export default function (${names}) { var exports = {};\n${output[0].code}\nreturn exports; }`;
}

/**
 * The bindings keep views of the module's memory and renew them when the old buffer was detached. The memory of the
 * module as JavaScript grows into another buffer and detaches nothing, so here they compare the buffers.
 */
const renewViews = (bindings) => ({
  name: 'renew-views',
  transform(code, id) {
    if (id !== bindings) return null;
    const views = this.parse(code).body.filter(({ type, id: name }) => type === 'FunctionDeclaration' && /^get\w+Memory0$/.test(name.name));
    const tests = views.map(({ body: { body: [statement] } }) => {
      const { left } = statement.consequent.body[0].expression;
      return { ...statement.test, text: `${left.name} === null || ${left.name}.buffer !== wasm.memory.buffer` };
    });
    if (tests.length !== 2) throw new Error(`expected two views of the memory in the bindings, found ${tests.length}`);
    return tests.reverse().reduce((text, test) => text.slice(0, test.start) + test.text + text.slice(test.end), code);
  },
});

const typescript = {
  name: 'typescript',
  async resolveId(id, importer) {
    if (!id.startsWith('.') || !importer?.endsWith('.ts')) return null;
    return this.resolve(`${id}.ts`, importer, { skipSelf: true });
  },
  async transform(code, id) {
    if (!id.endsWith('.ts')) return null;
    return transform(code, { filename: id, jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, configFile: false, swcrc: false });
  },
};

const forPages = pluginsFor(given.page);
const forTools = pluginsFor(given.tools);

function fail(warning) {
  throw new Error(warning.message);
}

/** One file for Node: its built-in modules are there, and so is the newer syntax. */
async function bundleForNode(entry, format, file) {
  const engine = { name: 'engine', resolveId: (id) => (id === 'virtual:engines' ? join(here, 'src/engine/only-wasm.ts') : null) };
  // The command uses the `./node` beside it, whose engine is most of its size.
  const beside = { name: 'beside', resolveId: (id) => (id === '../node/index' ? { id: '../node.js', external: 'absolute' } : null) };
  const input = join(here, `src/${entry}.ts`);
  const made = await rollup({ input, external: /^node:/, plugins: [engine, beside, ...forTools], onwarn: fail });
  const banner = entry === 'cli/main' ? `#!/usr/bin/env node\n${BANNER}` : BANNER;
  const { output } = await made.generate({ format, exports: 'named', esModule: false, banner });
  write(file, output[0].code);
}

/** One self-contained file in ES5: the platform does not transpile packages. */
async function bundle(entry, engines, format, file) {
  const chosen = { name: 'engines', resolveId: (id) => (id === 'virtual:engines' ? join(here, `src/engine/${engines}.ts`) : null) };
  const made = await rollup({ input: join(here, `src/${entry}.ts`), plugins: [chosen, ...forPages], onwarn: fail });
  const { output } = await made.generate({ format, exports: 'named', generatedCode: 'es5' });
  const { code } = await transform(output[0].code, {
    configFile: false,
    swcrc: false,
    isModule: format === 'es',
    // ES5, but for the helpers that imitate a native Symbol: the one for `typeof` reads a property of its operand, and
    // an operand of the host's may throw.
    env: { targets: { ie: '9' }, exclude: ['transform-typeof-symbol', 'transform-instanceof'], loose: true },
    jsc: {
      parser: { syntax: 'ecmascript' },
      loose: true,
      minify: { compress: { passes: 2, unsafe_arrows: false }, mangle: { toplevel: true }, format: { comments: false } },
    },
    minify: true,
  });
  write(file, `${BANNER}\n${code}\n`);
}

async function types(entry, file, tsconfig = 'tsconfig.json') {
  const made = await rollup({
    input: join(here, `src/${entry}.ts`),
    external: /^node:/,
    plugins: [dts({ tsconfig: join(here, tsconfig) })],
    onwarn: fail,
  });
  const { output } = await made.generate({ format: 'es' });
  write(file, output[0].code);
}

function write(file, text) {
  const path = join(out, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The version is the crate's; the rest is package.json's `publish`. */
function readManifest() {
  const cargo = readFileSync(join(root, 'Cargo.toml'), 'utf8');
  const version = /^\[package\][^[]*?^version = "([^"]+)"/ms.exec(cargo)[1];
  const { name, license, publish } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
  return { name, version, license, ...publish };
}

/** The licence texts of what is bundled: of the libraries from npm here, of the Rust code in the module as given. */
function notices() {
  const require = createRequire(import.meta.url);
  const bundled = ['@exodus/bytes/utf8.js', 'base64-js', 'fflate', '@swc/helpers/package.json'].map((entry) => {
    let folder = dirname(require.resolve(entry));
    while (!readdirSync(folder).includes('package.json')) folder = dirname(folder);
    return folder;
  });
  const ofNpm = bundled.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  });
  return [...ofNpm, readFileSync(given.notices, 'utf8')].join('\n----\n\n');
}

/** What pages never load. */
const FOR_NODE = /^(node|esm.node|bin.pay-sign-center)\.js$/;

/** Looks at the files as they are published, whichever step wrote them. */
function check() {
  const files = readdirSync(out, { recursive: true }).filter((file) => file.endsWith('.js') && !FOR_NODE.test(file));
  const read = (file) => readFileSync(join(out, file), 'utf8');
  refuse('the package would not run in a mini-program', files, (file) => problemsOf(read(file), dirname(file) === 'esm' ? 'es' : 'cjs'));
  refuse('the package is too large', files, (file) => excessesOf(file, read(file)));
  refuse('the module is too large', ['module.wasm'], (file) => excessesOf(file, readFileSync(join(given.page, file))));
}

function refuse(reason, files, problems) {
  const found = files.flatMap((file) => problems(file).map((problem) => `${file}: ${problem}`));
  if (found.length) throw new Error([`${reason}:`, ...found].join('\n  '));
}

const manifest = readManifest();
const BANNER = `/*! ${manifest.name} ${manifest.version}, ${manifest.license}; notices in THIRD-PARTY-NOTICES.txt */`;
mkdirSync(out, { recursive: true });
for (const entry of readdirSync(out)) if (entry !== '.gitkeep') rmSync(join(out, entry), { recursive: true });
await types('index', 'index.d.ts');
for (const [engines, entry] of [['both', 'index'], ['only-wasm', 'wasm'], ['only-js', 'js']]) {
  await bundle('index', engines, 'cjs', `${entry}.js`);
  await bundle('index', engines, 'es', `esm/${entry}.js`);
  for (const file of [`${entry}.d.ts`, `esm/${entry}.d.ts`]) if (file !== 'index.d.ts') copyFileSync(join(out, 'index.d.ts'), join(out, file));
}
await types('messages/index', 'messages.d.ts');
copyFileSync(join(out, 'messages.d.ts'), join(out, 'esm/messages.d.ts'));
for (const [format, file] of [['cjs', 'messages.js'], ['es', 'esm/messages.js']]) await bundle('messages/index', 'none', format, file);
await types('node/index', 'node.d.ts', 'tsconfig.node.json');
copyFileSync(join(out, 'node.d.ts'), join(out, 'esm/node.d.ts'));
for (const [format, file] of [['cjs', 'node.js'], ['es', 'esm/node.js']]) await bundleForNode('node/index', format, file);
await bundleForNode('cli/main', 'cjs', 'bin/pay-sign-center.js');
chmodSync(join(out, 'bin/pay-sign-center.js'), 0o755);
// For tools that go by the nearest manifest; `exports` names the same files.
write('esm/package.json', '{ "type": "module", "sideEffects": false }\n');
write('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
write('THIRD-PARTY-NOTICES.txt', notices());
for (const entry of readdirSync(root)) {
  if (/^(README.*\.md|LICENSE-.*)$/.test(entry)) cpSync(join(root, entry), join(out, entry));
}
check();
writeDocs(createRequire(import.meta.url)(join(out, 'messages.js')));
