// node tests/sequences/run.mjs: plays to the built package, on each engine, ten thousand sequences of what may happen to a
// call. Each must come to what the machine made of it in Rust, where the laws of tests/laws/call/ were asked.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import { readSequences } from './file.mjs';

const require = createRequire(import.meta.url);
const MOST_SHOWN = 10;

const { head, rows } = readSequences();
// A script without modules: old engines run it too.
const player = readFileSync(new URL('../engines/sequences.js', import.meta.url), 'utf8');
const playSequence = vm.runInThisContext(`(function () {${player}\nreturn playSequence; })()`);

let failed = 0;
for (const name of ['wasm', 'js']) {
  const pkg = require(`../../pkg/${name}.js`);
  const judges = rows.map((row) => playSequence(pkg, head, row));
  await new Promise(setImmediate);
  const wrong = judges.flatMap((judge, at) => {
    const differences = judge();
    return differences.length ? [`${name}, ${JSON.stringify(rows[at].steps)}\n  ${differences.join('\n  ')}`] : [];
  });
  if (pkg.engine().name !== name) wrong.push(`the engine is ${JSON.stringify(pkg.engine())}`);
  for (const text of wrong.slice(0, MOST_SHOWN)) console.log(text);
  failed += wrong.length;
}
console.log(`${2 * rows.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
