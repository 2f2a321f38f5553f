// `cargo xtask bench`: measures the built package, prints the report, and writes it to docs/ unless told only to print.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { measureCalls } from './call.mjs';
import { faultsFound, measureChecks } from './check.mjs';
import { measureCold } from './cold.mjs';
import { measureGrowth } from './growth.mjs';
import { measureJsc } from './jsc.mjs';
import { measureMemory } from './memory.mjs';
import { plot } from './plot.mjs';
import { fileOf } from './processes.mjs';
import { report } from './report.mjs';
import { measureResults } from './result.mjs';
import { bundleRivals, measureSizes } from './sizes.mjs';

const onlyPrint = process.argv.includes('--print');

/** A line on stderr, so that stdout is the report alone. */
function say(words) {
  const seconds = process.uptime().toFixed(0).padStart(4);
  process.stderr.write(`${seconds} s  ${words}\n`);
}

/** Gives the rounds of pairs.mjs a `gc`, which Node has by its own option only. */
function exposeGc() {
  setFlagsFromString('--expose-gc');
  globalThis.gc = runInNewContext('gc');
}

async function measureAll(folder) {
  exposeGc();
  const bundles = await bundleRivals(folder);
  say('checkSignStr');
  const checks = await measureChecks();
  say('parseSignResult');
  const results = await measureResults();
  say('paySignCenter');
  const calls = await measureCalls();
  say('cold start');
  const cold = measureCold(bundles);
  say('JavaScriptCore');
  const jsc = await measureJsc(folder);
  say('growth');
  const growth = measureGrowth();
  return {
    checks,
    found: faultsFound(),
    results,
    calls,
    cold,
    jsc,
    growth,
    sizes: measureSizes(bundles),
    memory: measureMemory(),
  };
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'pay-sign-center-bench-'));
  try {
    const measured = await measureAll(folder);
    const text = report(measured);
    process.stdout.write(text);
    if (onlyPrint) return;
    writeFileSync(fileOf('../docs/performance.md'), text);
    writeFileSync(fileOf('../docs/performance.svg'), plot(measured.growth));
    say('written to docs/performance.md and docs/performance.svg');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
