// The engines: how each is found, and how it runs a script. Each gives the text that the script handed over, or throws.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import vm from 'node:vm';
import { CHROMIUM, programOf } from '../support/programs.mjs';
import { inChromium } from './chromium.mjs';

const run = promisify(execFile);
const LIMIT = { timeout: 120_000, maxBuffer: 1 << 26 };
const NPM = 'npm install --prefix tests/engines --no-save --no-audit --no-fund --ignore-scripts';
const apt = (name) => `apt-get install -y --no-install-recommends ${name}`;

/** An engine that is not on this machine. */
export class Missing extends Error {}

function command(names, install) {
  const file = programOf(names);
  if (!file) throw new Missing(install);
  return file;
}

function installed(path) {
  const file = fileURLToPath(new URL(`node_modules/${path}`, import.meta.url));
  if (!existsSync(file)) throw new Missing(NPM);
  return file;
}

/** A program that takes the script as a file. What it prints behind the mark is the report: these may end in silence. */
async function program(file, args, { scriptWith, scratch, print }) {
  const path = join(scratch, 'script.js');
  writeFileSync(path, scriptWith(`function (json) { ${print}('REPORT ' + json); }`));
  const { stdout, stderr } = await run(file, [...args, path], LIMIT);
  const line = stdout.split('\n').find((text) => text.startsWith('REPORT '));
  if (!line) throw new Error(`it ended without a report; it printed ${JSON.stringify((stdout + stderr).slice(0, 500))}`);
  return line.slice('REPORT '.length);
}

async function versionOf(file, args = ['--version']) {
  return (await run(file, args, LIMIT)).stdout.trim();
}

function nodeAt(find) {
  return async (job) => {
    const file = find();
    return { version: await versionOf(file), text: await program(file, [], { ...job, print: 'console.log' }) };
  };
}

export const node = nodeAt(() => process.execPath);
export const node8 = nodeAt(() => installed('node8/bin/node'));
export const node6 = nodeAt(() => installed('node6/bin/node'));

/** JavaScriptCore; `args` may take WebAssembly away. */
export function jsc(...args) {
  return async (job) => {
    const file = command(['jsc'], apt('libjavascriptcoregtk-4.0-bin'));
    return { version: await debianVersion('libjavascriptcoregtk-4.0-bin'), text: await program(file, args, { ...job, print: 'print' }) };
  };
}

/** jsc does not tell its version. */
async function debianVersion(name) {
  try {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query fills it in.
    return await versionOf('dpkg-query', ['-W', '-f', '${Version}', name]);
  } catch {
    return '?';
  }
}

/** A realm as the platform's simulator makes it; `before` runs in it first, `wasm` is whether it may compile a module. */
export function realm({ before = '', wasm = true }) {
  return async ({ scriptWith }) => {
    const text = await new Promise((resolve, reject) => {
      const context = vm.createContext({ hand: resolve }, { codeGeneration: { strings: false, wasm } });
      for (const name of ['BigInt', 'queueMicrotask', 'TextDecoder', 'globalThis']) vm.runInContext(`delete this.${name}`, context);
      vm.runInContext(before, context);
      setTimeout(reject, LIMIT.timeout, new Error('it gave no report in time')).unref();
      vm.runInContext(scriptWith('hand'), context, { timeout: LIMIT.timeout });
    });
    return { version: process.version, text };
  };
}

export async function quickjs({ scriptWith }) {
  const { version } = JSON.parse(readFileSync(installed('quickjs-emscripten/package.json')));
  const { getQuickJS } = await import('quickjs-emscripten');
  const runtime = (await getQuickJS()).newRuntime();
  const context = runtime.newContext();
  let text;
  const hand = context.newFunction('hand', (json) => {
    text = context.getString(json);
  });
  context.setProp(context.global, 'hand', hand);
  context.unwrapResult(context.evalCode(scriptWith('hand'))).dispose();
  const jobs = runtime.executePendingJobs();
  if (jobs.error) throw new Error(JSON.stringify(jobs.error.context.dump(jobs.error)));
  if (text === undefined) throw new Error('it ended without a report');
  hand.dispose();
  context.dispose();
  // The runtime goes with its WebAssembly module. Freeing it aborts in some runs, by the moments at which QuickJS has collected:
  // it counts references wrong somewhere, and nothing that runs in it can help that. All answers are in by now.
  return { version, text };
}

export async function chromium({ scriptWith, scratch }) {
  const file = command(CHROMIUM, apt(CHROMIUM[0]));
  const version = (await versionOf(file)).replace(/^\D+/, '').split(' ')[0];
  return { version, text: await inChromium(file, { scriptWith, scratch, limit: LIMIT.timeout }) };
}
