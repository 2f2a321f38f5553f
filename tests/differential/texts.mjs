// The texts of the vectors, and what may become of them.
import { readFileSync } from 'node:fs';
import { CHANGES, WRAPPINGS } from '../random/faults.mjs';

const FILES = ['accepted_sign_strs', 'documented_samples', 'faulty_sign_strs', 'odd_results', 'field/cases'];

/** Longer ones say the same in more time. */
const LONGEST = 4096;

const linesOf = (file) =>
  readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean);

/** The texts in a value, and each object as JSON. */
function textsIn(value) {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return [JSON.stringify(value), ...Object.values(value).flatMap(textsIn)];
}

const rows = FILES.flatMap((file) => linesOf(`tests/vectors/${file}.jsonl`)).map((line) => JSON.parse(line));
export const SEEDS = [...new Set(rows.flatMap(textsIn))].filter((text) => text.length <= LONGEST);

/** The dictionary of the fuzz targets, with the escapes that libFuzzer has. */
const entries = linesOf('fuzz/words.dict').filter((line) => line.startsWith('"'));
const bytesOf = (entry) => Buffer.from(JSON.parse(entry.replace(/\\x/g, '\\u00')), 'latin1');
const WORDS = entries.map((entry) => bytesOf(entry).toString());

const changes = Object.values(CHANGES);
const wrappings = Object.values(WRAPPINGS);

/** A seed with a few changes. By UTF-16 units, so that half a character may be left. */
export function mutated(random) {
  let text = random.pick(SEEDS);
  for (let left = random.below(4); left >= 0; left -= 1) text = changed(random, text);
  return text.slice(0, LONGEST);
}

function changed(random, text) {
  const at = random.below(text.length + 1);
  const end = Math.min(text.length, at + random.below(40));
  const [before, after] = [text.slice(0, at), text.slice(end)];
  const other = random.pick(SEEDS);
  const kinds = [
    () => before + after,
    () => before,
    () => text.slice(0, end) + text.slice(at),
    () => before + random.pick(WORDS) + after,
    () => before + random.pick(WORDS) + text.slice(at),
    () => before + String.fromCharCode(random.below(0x10000)) + after,
    () => before + other.slice(random.below(other.length + 1)),
    () => tryTo(encodeURIComponent, text),
    () => tryTo(decodeURIComponent, text),
    () => tryTo(random.pick(changes), text),
    () => tryTo(random.pick(wrappings), text),
  ];
  return random.pick(kinds)();
}

/** What cannot be changed so stays. */
function tryTo(change, text) {
  try {
    return change(text);
  } catch {
    return text;
  }
}
