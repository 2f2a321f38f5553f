// Runs the suite in real engines against the built package: node tests/engines/run.mjs [folder of the package]
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { chromium, jsc, Missing, node, node6, node8, quickjs, realm } from './engines.mjs';
import { scriptFor } from './script.mjs';

const folder = process.argv[2] ? pathToFileURL(resolve(process.argv[2]) + sep) : new URL('../../pkg/', import.meta.url);

const REFUSING = `(function (Module) {
  WebAssembly.Module = function (bytes) {
    if (bytes.byteLength > 4096) throw new RangeError('the buffer is too large for the main thread');
    return new Module(bytes);
  };
})(WebAssembly.Module);`;

/** Name, how it is run, which engine of ours it must come to, why not wasm, and what differs. The first is the reference. */
const TABLE = [
  ['Node', node, 'wasm', null, { preamble: false }],
  ['Node, ./wasm', node, 'wasm', null, { preamble: false, entry: 'wasm.js' }],
  ['Node, ./js', node, 'js', null, { preamble: false, entry: 'js.js' }],
  ['realm, WebAssembly', realm({}), 'wasm', null],
  ['realm, none', realm({ before: 'delete this.WebAssembly' }), 'js', /WebAssembly is not defined/],
  ['realm, it throws', realm({ wasm: false }), 'js', /CompileError/],
  ['realm, 4 kB at most', realm({ before: REFUSING }), 'js', /^RangeError: .*too large/],
  ['V8 6.2', node8, 'wasm', null],
  ['V8 5.1', node6, 'js', /WebAssembly is not defined/],
  ['JavaScriptCore', jsc(), 'wasm', null],
  ['JavaScriptCore, none', jsc('--useWasm=false'), 'js', /WebAssembly/],
  ['QuickJS', quickjs, 'js', /WebAssembly/],
  ['Chromium', chromium, 'wasm', null],
];

/** Runs one row; gives the report, its failures completed with the runner's own. */
async function report([, engine, expected, reason, { preamble = true, entry = 'index.js' } = {}], reference) {
  const scratch = mkdtempSync(join(tmpdir(), 'engines-'));
  try {
    const scriptWith = (hand) => scriptFor({ bundle: bundles[entry], preamble, hand });
    const { version, text } = await engine({ scriptWith, scratch });
    const found = JSON.parse(text);
    const failures = [
      ...found.failures,
      ...wrongEngine(found, expected, reason),
      ...differences(found.answers, reference ?? found.answers),
    ];
    return { ...found, version, failures };
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

function wrongEngine({ engine, wasmInstances }, expected, reason) {
  const right = engine?.name === expected && (expected === 'wasm') === wasmInstances > 0;
  const because = reason ? reason.test(engine?.fallbackReason) : engine?.fallbackReason === undefined;
  if (right && because) return [];
  return [
    `expected the engine ${expected}${reason ? ` because of ${reason}` : ''}; found ${JSON.stringify(engine)}, ${wasmInstances} instances`,
  ];
}

/** Engines of before 2019 write half a surrogate pair as it is, newer ones as an escape. */
function canonical(text) {
  return text && JSON.stringify(JSON.parse(text));
}

function differences(answers, reference) {
  if (answers.length !== reference.length) return [`${answers.length} answers; ${TABLE[0][0]} has ${reference.length}`];
  return answers.flatMap(([name, text], at) => {
    const [, expected] = reference[at];
    return canonical(text) === canonical(expected) ? [] : [`${name}: ${TABLE[0][0]} says ${expected}; found ${text}`];
  });
}

function line(...cells) {
  const widths = [22, 26, 6, 7, 10];
  console.log(
    cells
      .map((cell, at) => (at < 3 ? `${cell}`.padEnd(widths[at]) : `${cell}`.padStart(widths[at])))
      .join('')
      .trimEnd(),
  );
}

const totals = { passed: 0, failed: 0 };
let reference;

async function row(of) {
  const [name] = of;
  try {
    const found = await report(of, reference);
    reference ??= found.answers;
    line(name, found.version, found.engine?.name, found.cases, found.firstResultMs);
    return found.failures;
  } catch (error) {
    if (error instanceof Missing) {
      console.log(`${name}: not run; to install it: ${error.message}`);
      return process.env.CI === 'true' ? ['missing, and CI is true'] : null;
    }
    line(name, '', 'none');
    return [error.message];
  }
}

const ENTRIES = ['index.js', 'wasm.js', 'js.js'];
if (!ENTRIES.every((entry) => existsSync(new URL(entry, folder)))) {
  console.error(`no package in ${fileURLToPath(folder)}: cargo xtask build`);
  process.exit(1);
}
// All at once: a build that begins meanwhile must not mix in.
const bundles = Object.fromEntries(ENTRIES.map((entry) => [entry, readFileSync(new URL(entry, folder), 'utf8')]));

line('engine', 'version', 'ours', 'cases', 'first ms');
for (const of of TABLE) {
  const failures = await row(of);
  if (!failures) continue;
  totals[failures.length ? 'failed' : 'passed'] += 1;
  for (const text of failures.slice(0, 10)) console.log(`  FAILED ${text.slice(0, 600)}`);
  if (failures.length > 10) console.log(`  and ${failures.length - 10} more`);
}
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed ? 1 : 0;
