// What js-glue/shrink makes of a module does what the module does: shrink.wat in WebAssembly, and through wasm2js and it.
const { execFileSync } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync } = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const GLUE = path.join(__dirname, '../../js-glue');
const SHRINK = pathToFileURL(path.join(GLUE, 'shrink/index.mjs')).href;
const INTEGERS = [0, 1, 2, 3, 6, 9, 12, 100, 255, 40_000, 65_536, 0x7fff_0000, 0x7fff_ffff, -1, -2, -8, -60_000, -0x7fff_ffff, -0x8000_0000];

/** An import that gives more than 32 bits, as JavaScript may. */
const IMPORTS = { _0: (one, other) => one * 3 - other };

const folder = mkdtempSync(path.join(os.tmpdir(), 'shrink-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name) => path.join(folder, name);
const binaryen = (tool, ...args) => execFileSync(process.execPath, [path.join(GLUE, 'node_modules/binaryen/bin', tool), ...args]);

/** As shrink/index.mjs, an ES module that Jest cannot load, gives it. */
function shrink(text) {
  const source = `
    import { text } from 'node:stream/consumers';
    import { shrink } from ${JSON.stringify(SHRINK)};
    const { code, data } = shrink(await text(process.stdin));
    console.log(JSON.stringify({ code, data: [...data] }));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', source], { input: text, encoding: 'utf8', stdio: 'pipe' }));
}

function build() {
  binaryen('wasm-as', path.join(__dirname, 'shrink.wat'), '-o', file('plain.wasm'));
  binaryen('wasm-opt', '-Oz', file('plain.wasm'), '-o', file('module.wasm'));
  binaryen('wasm2js', file('module.wasm'), '-O', '-o', file('module.mjs'));
  const text = readFileSync(file('module.mjs'), 'utf8');
  const { code, data } = shrink(text);
  return {
    text,
    wasm: () => new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file('module.wasm'))), { b: IMPORTS }).exports,
    js: () => new Function(`return (${code})`)()(IMPORTS, Uint8Array.from(data)),
  };
}

function attempt(work) {
  try {
    return work();
  } catch {
    return 'it traps';
  }
}

const built = build();
const names = Object.keys(built.wasm()).filter((name) => name !== 'memory');

describe('shrink', () => {
  test('knows all of the table', () => expect(names.length).toBe(19));

  test.each(names)('%s', (name) => {
    const [wasm, js] = [built.wasm(), built.js()];
    const run = (made, one, other) => [attempt(() => made[name](one, other) | 0), Buffer.from(made.memory.buffer.slice(0, 1024)).toString('hex')];
    for (const one of INTEGERS) {
      for (const other of INTEGERS) {
        expect([one, other, ...run(js, one, other)]).toEqual([one, other, ...run(wasm, one, other)]);
      }
    }
  });

  test('says so when it meets what it does not know', () => {
    const strange = built.text.replace(/ return /, ' for (;;) {}\n return ');
    expect(strange).not.toBe(built.text);
    expect(() => shrink(strange)).toThrow(/wasm2js emits a statement that is not known here: ForStatement/);
  });
});
