// The inputs: the signStr and results that server SDKs made, and what goes wrong with them in the field.
import { readFileSync } from 'node:fs';
import { cut } from './fresh.mjs';

function rows(name) {
  const file = new URL(`../tests/vectors/${name}.jsonl`, import.meta.url);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

const accepted = rows('accepted_sign_strs');

/** A body and a biz_content of the usual kind, from which long strings are grown. */
export const usual = { body: accepted[0].body, result: accepted[0].result.result };

const field = rows('faulty_sign_strs').filter(({ input }) => typeof input === 'string');
const hasFault = ({ expect }) => ['error', 'warning'].includes(expect.severity);

/** signStr without a fault that shows, in each encoding that SDKs use; the signature of some belongs to another key. */
export const ordinary = cuts([
  ...accepted.flatMap((row) => [row.sign_str, ...Object.values(row.sign_str_alternatives ?? {})]),
  ...rows('documented_samples').map((row) => row.sign_str),
  ...field.filter((row) => !hasFault(row)).map((row) => row.input),
]);

/** signStr with a fault that shows. Those too short to vary, such as "undefined", are left out. */
export const faulty = cuts(field.filter(hasFault).map((row) => row.input));

/** The `result` of each accepted signStr. */
export const results = cuts(accepted.map((row) => row.result.result));

function cuts(texts) {
  return texts.map(cut).filter((parts) => parts !== null);
}

/** The mean length of texts that were cut, in UTF-16 units. */
export function meanLength(list) {
  const total = list.reduce((sum, { head, tail }) => sum + head.length + 7 + tail.length, 0);
  return Math.round(total / list.length);
}
