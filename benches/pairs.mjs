// Measures contestants in turn, in many short rounds of one process, so that they share whatever the machine does.
import { now } from './clock.mjs';
import { median, medianRatio } from './statistics.mjs';

const WARM_UP_ROUNDS = 15;

/** What the rounds came to. The times are kept by round, so that a ratio is one of the same round. */
class Rounds {
  constructor(names) {
    this.names = names;
    this.micros = Object.fromEntries(names.map((name) => [name, []]));
    this.checksum = 0;
  }

  /** Microseconds a call. They depend on the machine; only ratios are judged. */
  time(name) {
    return median(this.micros[name]);
  }

  ratio(name, base) {
    return medianRatio(this.micros[name], this.micros[base]);
  }
}

/**
 * `contestants` maps names to functions that take a list of inputs, go through all of it, and return (or promise) a
 * number made of every answer. `inputs` gives such a list, which nobody has seen before; it is asked once for each
 * contestant and round, before the clock of that round starts.
 */
export async function measure({ contestants, inputs, rounds }) {
  const names = Object.keys(contestants);
  const result = new Rounds(names);
  for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
    const lists = names.map(() => inputs());
    moveOutOfTheWay();
    for (let turn = 0; turn < names.length; turn += 1) {
      // Each goes first in some rounds and last in others: the one before may leave its garbage behind.
      const index = (turn + round + WARM_UP_ROUNDS) % names.length;
      const began = now();
      const sum = await contestants[names[index]](lists[index]);
      const millis = now() - began;
      result.checksum += sum;
      if (round >= 0) result.micros[names[index]].push((millis * 1000) / lists[index].length);
    }
  }
  if (!Number.isFinite(result.checksum)) throw new Error('a contestant gave something else than a number');
  return result;
}

/** A contestant that hands one input after the other to a function that returns a number. */
export function each(run) {
  return (inputs) => {
    let sum = 0;
    for (const input of inputs) sum += run(input);
    return sum;
  };
}

/** Has the new inputs moved to the old generation. Else a collection would copy them while somebody's clock runs. */
function moveOutOfTheWay() {
  if (typeof globalThis.gc !== 'function') return;
  globalThis.gc({ type: 'minor' });
  globalThis.gc({ type: 'minor' });
}
