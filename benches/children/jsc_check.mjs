// The script that runs in JavaScriptCore, for jsc.mjs, which bundles it with the package and puts the inputs in.
import * as js from '../../pkg/js.js';
import * as wasm from '../../pkg/wasm.js';
import { variants } from '../fresh.mjs';
import { each, measure } from '../pairs.mjs';
import { readReport } from '../read.mjs';
import { decodeAndRead } from '../rivals/handwritten.mjs';

const checked = ({ checkSignStr }) => each((signStr) => readReport(checkSignStr(signStr)));

async function run() {
  const running = [wasm, js].map(({ engine }) => engine().name);
  const rounds = await measure({
    contestants: { hand: each(decodeAndRead), wasm: checked(wasm), js: checked(js) },
    inputs: () => variants(globalThis.CUTS),
    rounds: globalThis.ROUNDS,
  });
  return { running, micros: rounds.micros };
}

// The shell says nothing of a rejection and exits with 0, so whoever runs this looks for the mark.
run().then(
  (answer) => globalThis.print(`ANSWER ${JSON.stringify(answer)}`),
  (error) => globalThis.print(`FAILED ${error}`),
);
