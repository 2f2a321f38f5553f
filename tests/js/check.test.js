const { read } = require('./package');
const { valueIn } = require('../support/es_module');

/** What js-glue/check.mjs finds in each of these texts. */
function problemsOf(texts) {
  return valueIn('js-glue/check.mjs', 'problemsOf', 'input.map(([code, format]) => problemsOf(code, format))', texts);
}

const NOT_ES5 = /^not ES5: /;
const name = (which) => new RegExp(`^1:\\d+ ${which.replace(/\$/g, '\\$')}: not a name that a file may read of the realm$`);
const declared = (which) => new RegExp(`^1:\\d+ ${which.replace(/\$/g, '\\$')}: declared at the top level`);
const code = (which) => new RegExp(`^1:\\d+ ${which}: makes code of text$`);
const OTHER_FILE = /^1:\d+ imports another file$/;

const REFUSED = [
  ['let a = 1;', NOT_ES5],
  ['const a = 1;', NOT_ES5],
  ['var f = () => 1;', NOT_ES5],
  ['class A {}', NOT_ES5],
  ['var a = `b`;', NOT_ES5],
  ['function f(a = 1) {}', NOT_ES5],
  ['var a = { b() {} };', NOT_ES5],
  ['async function f() {}', NOT_ES5],
  ['function* f() {}', NOT_ES5],
  ['for (var a of []);', NOT_ES5],
  ['var a = [].b?.c;', NOT_ES5],
  ['import("a");', NOT_ES5],
  ['var a = 1n;', NOT_ES5],
  ['exports.a = globalThis;', name('globalThis')],
  ['exports.a = typeof window;', name('window')],
  ['exports.a = typeof self == "object" ? self : this;', name('self'), name('self')],
  ['exports.a = function () { return function () { return $AppxRuntime; }; };', name('$AppxRuntime')],
  ['fetch("a");', name('fetch')],
  ['a = 1;', name('a')],
  ['try { Promise(); } catch (error) {} error;', name('error')],
  ['exports.a = new URL();', name('URL')],
  ['exports.a = BigInt;', name('BigInt')],
  ['queueMicrotask(exports.a);', name('queueMicrotask')],
  ['require("a");', name('require')],
  ['module.exports = 1;', name('module')],
  ['process.exit();', name('process')],
  ['eval("1");', name('eval')],
  ['(0, eval)("1");', name('eval')],
  ['new Function("return this")();', name('Function')],
  ['Function("return this")();', name('Function')],
  ['exports.eval("1");', code('eval')],
  ['exports["eval"]("1");', code('eval')],
  ['new exports.Function("1");', code('Function')],
  ['exports.constructor.constructor("1")();', code('constructor.constructor')],
  ['var window = 1;', declared('window')],
  ['function fetch() {}', declared('fetch')],
  ['if (exports) { var $AppxFramework; }', declared('$AppxFramework')],
];

const REFUSED_AS_MODULE = [
  ['let a = 1;', NOT_ES5],
  ['export default () => 1;', NOT_ES5],
  ['export const a = 1;', NOT_ES5],
  ['var a = import.meta.url;', NOT_ES5],
  ['export var a = globalThis;', name('globalThis')],
  ['exports.a = 1;', name('exports')],
  ['export function fetch() {}', declared('fetch')],
  ['import a from "a";', OTHER_FILE],
  ['import "a";', OTHER_FILE],
  ['export { a } from "a";', OTHER_FILE],
];

const ALLOWED = [
  ['"use strict"; exports.a = function (b) { return typeof WebAssembly == "object" && typeof my != "undefined" && b; };', 'cjs'],
  ['exports.a = function (window) { var self = window; return self.fetch + { document: 1 }.document; };', 'cjs'],
  ['exports.a = [].constructor; exports.b = new exports.a.constructor(1); setTimeout(function eval() {}, 0);', 'cjs'],
  ['var a = new Promise(function () { return new Uint8Array(1); }); export { a as fetch };', 'es'],
];

const EMITTED = ['index', 'wasm', 'js', 'messages'].flatMap((entry) => [
  [`${entry}.js`, 'cjs'],
  [`esm/${entry}.js`, 'es'],
]);

const TAKEN = [...ALLOWED, ...EMITTED.map(([file, format]) => [read(file), format])];

const refused = [...REFUSED.map((row) => ['cjs', ...row]), ...REFUSED_AS_MODULE.map((row) => ['es', ...row])];
const found = problemsOf([...refused.map(([format, text]) => [text, format]), ...TAKEN]);

describe('check.mjs', () => {
  test.each(refused.map(([format, text, ...expected], row) => [format, text, expected, row]))(
    'refuses, as %s: %s',
    (_, __, expected, row) => {
      expect(found[row]).toEqual(expected.map((problem) => expect.stringMatching(problem)));
    },
  );

  test.each([...ALLOWED, ...EMITTED].map(([what], row) => [what, row]))('takes: %s', (_, row) => {
    expect(found[refused.length + row]).toEqual([]);
  });
});
