// Makes strings that no call has seen before, without making a clean one faulty or a faulty one clean.

const DIGITS = 7;
const SHORTEST_RUN = 16;

/** Counts through the whole process: no number, so no string, comes twice. */
let made = 0;

/**
 * Cuts a text around seven of its letters or digits that no rule looks at, or gives null where there are none. They
 * stand in the longest run without any other character: a signature's, or a long number's. The run's first characters
 * are left alone, since they may be the end of a percent escape.
 */
export function cut(text) {
  const runs = text.match(/[A-Za-z0-9]+/g) ?? [];
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  if (longest.length < SHORTEST_RUN) return null;
  const at = text.indexOf(longest) + 8;
  return { head: text.slice(0, at), tail: text.slice(at + DIGITS) };
}

/**
 * A new variant of each text that was cut. They go through JSON, since a string that was joined of parts is a tree to
 * the engine, which whoever reads it first would pay for, and one from JSON is flat, as those of a server's answer are.
 */
export function variants(cuts) {
  return JSON.parse(JSON.stringify(cuts.map(variant)));
}

function variant({ head, tail }) {
  made += 1;
  return head + String(made).padStart(DIGITS, '0') + tail;
}
