const { execFileSync } = require('node:child_process');
const { existsSync, readFileSync, readdirSync } = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const vm = require('node:vm');
const { FOLDER, pkg, read } = require('./package');
const { hostThat, on, PAYLOAD, SIGN_STR } = require('./host');
const { loadIn } = require('./realm');
const { fragmentsOf } = require('../support/headings');

const PREAMBLE = require('../../js-glue/preamble.json');

const manifest = JSON.parse(read('package.json'));
const EXPORTS = [
  'RESULT_STATUS',
  'SignCenterError',
  'checkClient',
  'checkSignStr',
  'createPaySignCenter',
  'engine',
  'isSignCenterError',
  'notifyShow',
  'parseSignResult',
  'paySignCenter',
  'toSignStr',
];

/** Runs an ES module in Node, in the package's folder, and gives the JSON that it prints. */
function inNode(source) {
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', source], { cwd: FOLDER, encoding: 'utf8' }));
}

/** The paths that a manifest's field names, at any depth. */
function files(field) {
  return typeof field === 'string' ? [field] : Object.values(field).flatMap(files);
}

describe('package.json', () => {
  test.each(['main', 'module', 'types', 'bin', 'exports'].flatMap((field) => files(manifest[field]).map((file) => [field, file])))(
    '%s: %s is there',
    (_, file) => {
      expect(existsSync(path.join(FOLDER, file))).toBe(true);
    },
  );

  test('every file of the package is published, and every published file is there', () => {
    const published = new RegExp(
      `^(${manifest.files.map((file) => file.replace(/\./g, '\\.').replace(/\*/g, '.*')).join('|')}|package\\.json)$`,
    );
    expect(readdirSync(FOLDER).filter((file) => !published.test(file) && file !== '.gitkeep')).toEqual([]);
    for (const file of manifest.files.filter((name) => !name.includes('*'))) expect(existsSync(path.join(FOLDER, file))).toBe(true);
  });

  test('no side effects and no dependencies', () => {
    expect(manifest.sideEffects).toBe(false);
    for (const field of ['dependencies', 'peerDependencies', 'optionalDependencies', 'scripts', 'private'])
      expect(manifest).not.toHaveProperty(field);
  });
});

describe('the notices', () => {
  const notices = read('THIRD-PARTY-NOTICES.txt').split('\n----\n\n');
  const titles = notices.map((notice) => notice.split('\n')[0]);
  const [manifestOfCrate, lock] = ['Cargo.toml', 'Cargo.lock'].map((file) => readFileSync(path.join(__dirname, '../..', file), 'utf8'));

  /** The crates, each with its version, of the manifest's sections of this name, whatever target they are for. */
  function crates(section) {
    const sections = manifestOfCrate.split(/^\[/m).filter((text) => new RegExp(`^(target\\..*\\.)?${section}\\]`).test(text));
    const names = sections.flatMap((text) => [...text.matchAll(/^([\w-]+) = /gm)].map(([, name]) => name));
    return names.map((name) => `${name} ${new RegExp(`^name = "${name}"\nversion = "(.*)"`, 'm').exec(lock)[1]}`);
  }

  test('name what is bundled from npm', () => {
    for (const name of ['@exodus/bytes', 'base64-js', 'fflate', '@swc/helpers'])
      expect(titles).toContainEqual(expect.stringMatching(`^${name} `));
  });

  test('name what is linked in the module, and no crate that only builds or tests it', () => {
    const linked = crates('dependencies');
    expect(linked.length).toBeGreaterThan(4);
    for (const crate of [...linked, 'serde_core', 'lock_api', 'the Rust standard library'])
      expect(titles).toContainEqual(expect.stringMatching(`^${crate} `));
    for (const crate of [...crates('dev-dependencies'), 'serde_derive', 'wasm-bindgen-macro', 'syn', 'walrus', 'pay-sign-center']) {
      expect(titles).not.toContainEqual(expect.stringMatching(`^${crate} `));
    }
  });

  test('have a licence and its text each, once', () => {
    expect(titles.filter((title) => !/^\S.* \d+\.\d+\.\S+ \(.*(MIT|Apache-2\.0).*\)$/.test(title))).toEqual([]);
    expect(new Set(titles).size).toBe(titles.length);
    expect(notices.filter((notice) => !/Permission is hereby\s+granted|Apache License/.test(notice))).toEqual([]);
  });
});

describe.each(['index', 'wasm', 'js', 'messages', 'simulator'].flatMap((entry) => [`${entry}.js`, `esm/${entry}.js`]))('%s', (file) => {
  const text = read(file);
  test('is self-contained', () => {
    expect(text).not.toMatch(/\brequire\s*\(|\bimport\s*[({"'*]|\bimport\s+[\w$]+\s+from|\bfrom\s*["']|\bimport\.meta/);
  });
  test('makes no code of text', () => {
    expect(text).not.toMatch(/\beval\s*\(|\bnew\s+Function\b|[^.\w]Function\s*\(/);
  });
  test('names no path of the machine that built it', () => {
    const encoded = (text.match(/[A-Za-z0-9+/]{1000,}={0,2}/g) ?? []).map((run) => Buffer.from(run, 'base64').toString('latin1'));
    for (const content of [text, ...encoded]) expect(content).not.toMatch(/\/(home|root|Users|work|\.cargo|\.rustup)\//);
  });
});

test('the two have the same exports, and both work', () => {
  expect(Object.keys(pkg).sort()).toEqual(EXPORTS);
  const work = `console.log(JSON.stringify([Object.keys(pkg).sort(), pkg.checkSignStr(${JSON.stringify(SIGN_STR)}), pkg.engine()]))`;
  const expected = [EXPORTS, { ok: true, findings: [] }, { name: 'wasm' }];
  const url = JSON.stringify(pathToFileURL(path.join(FOLDER, 'esm/index.js')).href);
  expect(inNode(`import * as pkg from ${url}; ${work}`)).toEqual(expected);
  expect(inNode(`import * as pkg from 'pay-sign-center'; ${work}`)).toEqual(expected);
  expect(
    inNode(`import { createRequire } from 'node:module'; const pkg = createRequire(process.cwd() + '/')('pay-sign-center'); ${work}`),
  ).toEqual(expected);
});

describe('importing', () => {
  const NAMES = [
    'my',
    'WebAssembly',
    'TextDecoder',
    'TextEncoder',
    'FinalizationRegistry',
    'Promise',
    'setTimeout',
    'setImmediate',
    'queueMicrotask',
    'atob',
    'Buffer',
    'process',
    'crypto',
    'navigator',
    'window',
    'document',
    'self',
    'global',
  ];

  /** A realm that counts what is read of these names; `my` and the built-ins are there. */
  function counting() {
    const reads = [];
    const values = { my: hostThat((request) => request.success(PAYLOAD)), WebAssembly, Promise, setTimeout };
    const globals = {};
    for (const name of NAMES) {
      const get = () => {
        reads.push(name);
        return values[name];
      };
      Object.defineProperty(globals, name, { get, enumerable: true, configurable: true });
    }
    return { globals, reads };
  }

  test('reads nothing of the host and the web', async () => {
    const { globals, reads } = counting();
    const copy = loadIn({ globals });
    expect(Object.keys(copy).sort()).toEqual(EXPORTS);
    expect(copy.RESULT_STATUS['7000'].kind).toBe('signed');
    expect(copy.isSignCenterError(new copy.SignCenterError({ code: 'host_error', message: '', mayHaveSigned: true }))).toBe(true);
    copy.createPaySignCenter({ my: {} });
    expect(reads).toEqual([]);

    // The counters do count: the first call reads them.
    expect((await copy.paySignCenter({ signStr: SIGN_STR })).kind).toBe('signed');
    expect(reads).toEqual(expect.arrayContaining(['my', 'WebAssembly', 'Promise']));
    expect(reads.filter((name) => ['FinalizationRegistry', 'process', 'window', 'document', 'self', 'global'].includes(name))).toEqual([]);
  });

  test("works behind the platform's preamble, without globalThis, TextDecoder or made code", async () => {
    // The platform's compiler puts it before every module.
    const preamble = `var ${PREAMBLE.map((name) => `${name}=undefined`).join(',')};`;
    const realm = vm.createContext(
      { my: hostThat((request) => request.success(PAYLOAD)), setTimeout },
      { codeGeneration: { strings: false, wasm: true } },
    );
    vm.runInContext('delete globalThis.FinalizationRegistry; delete globalThis.BigInt; delete globalThis.globalThis', realm);
    const copy = vm.runInContext(`(function (exports) {${preamble}${read('index.js')}\nreturn exports; })`, realm)({});
    expect((await copy.paySignCenter({ signStr: SIGN_STR })).kind).toBe('signed');
  });
});

test("the WebAssembly module is as large as the READMEs say, and the first version's", () => {
  let bytes;
  const capture = {
    Module: function Module(given) {
      bytes = Buffer.from(given);
      return new WebAssembly.Module(given);
    },
    Instance: WebAssembly.Instance,
  };
  loadIn({ globals: { WebAssembly: capture } }).engine();
  expect(bytes.subarray(0, 8).toString('hex')).toBe('0061736d01000000');
  const figure = bytes.length.toLocaleString('en-US');
  for (const readme of ['README.md', 'README.zh-CN.md']) expect(read(readme)).toContain(figure);
});

describe('createPaySignCenter', () => {
  test('gives the same functions, each on its own host', async () => {
    const [one, two] = [PAYLOAD, { resultStatus: '6001', result: '' }].map((payload) => hostThat((request) => request.success(payload)));
    const center = on(one);
    expect(Object.keys(center).sort()).toEqual([
      'checkClient',
      'checkSignStr',
      'engine',
      'notifyShow',
      'parseSignResult',
      'paySignCenter',
      'toSignStr',
    ]);
    expect((await center.paySignCenter({ signStr: SIGN_STR })).kind).toBe('signed');
    expect((await on(two).paySignCenter({ signStr: SIGN_STR })).kind).toBe('cancelled');
    expect(one.asked.length).toBe(1);
    expect(center.checkClient()).toEqual(pkg.checkClient(one));
    expect(center.checkSignStr('')).toEqual(pkg.checkSignStr(''));
  });

  test('its functions need no `this`', async () => {
    const { paySignCenter, checkClient } = on(hostThat((request) => request.success(PAYLOAD)));
    expect((await paySignCenter({ signStr: SIGN_STR })).kind).toBe('signed');
    expect(checkClient().supported).toBe(true);
  });
});

test('the engine is told', () => {
  expect(pkg.engine()).toEqual({ name: 'wasm' });
  expect(on({}).engine()).toEqual({ name: 'wasm' });
});

describe('what a document links to is in the package, and in the repository', () => {
  const REPOSITORY = path.join(__dirname, '../..');
  const documents = ['README.md', 'README.zh-CN.md', ...readdirSync(path.join(FOLDER, 'docs')).map((name) => `docs/${name}`)];
  const linksOf = (text) =>
    Array.from(text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g), ([, link]) => link).filter((link) => !/^<?https?:/.test(link));

  test.each(documents.filter((name) => name.endsWith('.md')))('%s', (name) => {
    const links = linksOf(read(name)).map((link) => path.join(path.dirname(name), link));
    const isMissing = (file) => [FOLDER, REPOSITORY].some((root) => !existsSync(path.join(root, file)));
    expect(links.filter(isMissing)).toEqual([]);
    if (name.startsWith('README')) expect(links.length).toBeGreaterThan(5);
  });

  test.each(documents.filter((name) => name.endsWith('.md')))('%s, to a heading', (name) => {
    const links = Array.from(read(name).matchAll(/\]\(([^)\s#]*)#([^)]+)\)/g)).filter(([, file]) => !/^https?:/.test(file));
    const isDead = ([, file, anchor]) => {
      return !fragmentsOf(read(file === '' ? name : path.join(path.dirname(name), file))).includes(anchor);
    };
    expect(links.filter(isDead).map(([link]) => link)).toEqual([]);
  });
});
