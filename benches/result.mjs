// parseSignResult on both engines beside JSON.parse and the rivals.
import { engines } from './engines.mjs';
import { variants } from './fresh.mjs';
import { each, measure } from './pairs.mjs';
import { readOutcome } from './read.mjs';
import { parseAndRead } from './rivals/handwritten.mjs';
import * as valibot from './rivals/qs-valibot.mjs';
import * as zod from './rivals/qs-zod.mjs';
import { results } from './vectors.mjs';

const ROUNDS = 80;
/** How often each of the results comes in a round: JSON.parse alone takes too short a time for the clock. */
const TIMES = 4;

const parsed = ({ parseSignResult }) => each((payload) => readOutcome(parseSignResult(payload)));
const repeated = Array.from({ length: TIMES }, () => results).flat();

export function measureResults() {
  const hand = each(({ result }) => parseAndRead(result));
  return measure({
    contestants: {
      hand,
      wasm: parsed(engines.wasm),
      js: parsed(engines.js),
      zod: parsed(zod),
      valibot: parsed(valibot),
    },
    inputs: () => variants(repeated).map((result) => ({ resultStatus: '7000', result })),
    rounds: ROUNDS,
  });
}
