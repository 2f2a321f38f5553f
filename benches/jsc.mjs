// The check and the cold start in JavaScriptCore, the engine of iOS.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { programOf } from '../tests/support/programs.mjs';
import { overEmpty } from './cold.mjs';
import { variants } from './fresh.mjs';
import { fileOf, inTurn } from './processes.mjs';
import { median, medianRatio } from './statistics.mjs';
import { ordinary } from './vectors.mjs';

const CHECK_ROUNDS = 30;
const COLD_ROUNDS = 15;

/** Null where this machine has no `jsc`. */
export async function measureJsc(folder) {
  const file = programOf(['jsc']);
  if (!file) return null;
  return { check: await check(file, folder), cold: cold(file, folder) };
}

function ask(file, script) {
  const printed = execFileSync(file, [script], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const mark = 'ANSWER ';
  if (!printed.startsWith(mark)) throw new Error(`jsc gave no answer; it printed ${JSON.stringify(printed.slice(0, 300))}`);
  return JSON.parse(printed.slice(mark.length));
}

async function check(file, folder) {
  const outfile = join(folder, 'jsc_check.js');
  const define = { 'globalThis.CUTS': JSON.stringify(ordinary), 'globalThis.ROUNDS': String(CHECK_ROUNDS) };
  await build({ entryPoints: [fileOf('children/jsc_check.mjs')], outfile, define, bundle: true, format: 'iife' });
  const { running, micros } = ask(file, outfile);
  if (running.join() !== 'wasm,js') throw new Error(`in jsc the entries wasm and js run ${running.join(' and ')}`);
  return Object.entries(micros).map(([name, times]) => ({
    name,
    time: median(times),
    ratio: medianRatio(times, micros.hand),
  }));
}

function cold(file, folder) {
  const empty = coldJob(file, folder, 'empty', '');
  const entries = ['index', 'wasm', 'js'].map((name) => {
    const code = readFileSync(fileOf(`../pkg/${name}.js`), 'utf8');
    return [`${name}, check`, coldJob(file, folder, name, code)];
  });
  return overEmpty(inTurn({ empty, ...Object.fromEntries(entries) }, COLD_ROUNDS));
}

/** `load` reads, parses and runs a file, as `require` does in Node. */
function coldJob(file, folder, name, code) {
  const entry = join(folder, `jsc_${name}.js`);
  const script = join(folder, `jsc_cold_${name}.js`);
  writeFileSync(entry, `var entry = (function (exports) {${code}\nreturn exports; })({});`);
  const question = name === 'empty' ? 'null' : 'entry.checkSignStr(signStr).ok';
  return () => {
    const [signStr] = variants(ordinary.slice(0, 1));
    writeFileSync(
      script,
      `
      var signStr = ${JSON.stringify(signStr)};
      var began = preciseTime();
      load(${JSON.stringify(entry)});
      var loaded = preciseTime();
      var answer = ${question};
      var answered = preciseTime();
      var times = { load: 1000 * (loaded - began), first: 1000 * (answered - loaded), answer: answer };
      print('ANSWER ' + JSON.stringify(times));
    `,
    );
    return ask(file, script);
  };
}
