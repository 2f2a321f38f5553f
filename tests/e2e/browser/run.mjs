// The playground in a real browser, as a person uses it:
//   node tests/e2e/browser/run.mjs
// prints a line for each case and, last, `N passed, N failed`.
import assert from 'node:assert/strict';
import { test, tellSum } from '../../support/cases.mjs';
import { looks } from './looks.mjs';
import { phone } from './phone.mjs';
import { launch, openPage, serveSite } from './site.mjs';
import { strings } from './strings.mjs';

/** So many pages at a time: most of the time goes by between two questions of a page to its server. */
const AT_ONCE = 12;

/** On a page of its own, which says nothing in its console. */
async function play(browser, address, { options, act }) {
  const { page, context, faults } = await openPage(browser, address, options);
  try {
    await act(page, { context });
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
}

const { server, address } = await serveSite();
const browser = await launch();
const cases = [...phone(), ...strings(), ...looks()];
const queue = cases.values();
const worker = async () => {
  for (const each of queue) await test(each.name, () => play(browser, address, each));
};
await Promise.all(Array.from({ length: AT_ONCE }, worker));
await browser.close();
server.close();
tellSum();
