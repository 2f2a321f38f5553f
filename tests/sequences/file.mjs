// What tests/call/sampled.rs wrote down.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Cargo's CARGO_TARGET_TMPDIR is the folder `tmp` in the target folder, wherever that is. */
const FOLDER = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL('../../target', import.meta.url));
const FILE = `${FOLDER}/tmp/call_sequences.jsonl`;

/** What all sequences begin with, then the first of them; all where no number is given. */
export function readSequences(count = Number.POSITIVE_INFINITY) {
  if (!existsSync(FILE)) throw new Error(`no sequences in ${FILE}: cargo test --test call sampled`);
  const lines = readFileSync(FILE, 'utf8').split('\n').filter(Boolean);
  const [head, ...rows] = lines.slice(0, count + 1).map((line) => JSON.parse(line));
  return { head, rows };
}
