// The mini-programs of examples/, built by their real compilers and used on a simulated phone:
//   node tests/e2e/mini_programs/run.mjs
// prints a line for each case and, last, `N passed, N failed`.
import assert from 'node:assert/strict';
import { test, tellSum } from '../../support/cases.mjs';
import { buildAll } from './build.mjs';
import { Phone } from './phone.mjs';
import { SCENES } from './scenes.mjs';

const either = [true, false];
/** The built-ins that some clients have and others lack. */
const CLIENTS = either.flatMap((hasWebAssembly) =>
  either.map((hasGlobalThis) => ({ WebAssembly: hasWebAssembly, globalThis: hasGlobalThis })),
);

const nameOf = (has) =>
  Object.entries(has)
    .map(([name, isThere]) => `${isThere ? '' : 'no '}${name}`)
    .join(', ');

async function play(folder, has, { client, act }) {
  const phone = new Phone(folder, { has, client });
  await phone.launch();
  await act(phone);
  assert.equal(phone.wasmInstances > 0, has.WebAssembly, 'the engine that ran');
}

try {
  for (const { name, folder } of await buildAll()) {
    for (const has of CLIENTS) {
      for (const scene of SCENES) await test(`${name}, ${nameOf(has)}: ${scene.name}`, () => play(folder, has, scene));
    }
  }
} catch (error) {
  await test('the builds', () => Promise.reject(error));
}
tellSum();
