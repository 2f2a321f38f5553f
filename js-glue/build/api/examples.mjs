// The examples of docs/api.md: a file for each function, which tests/js/api.test.js runs. `start.js` of an entry comes before
// each of its examples.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'examples');

/** The examples of an entry by name, of which one is `start`. */
export function examplesOf(entry) {
  const files = readdirSync(join(FOLDER, entry));
  return Object.fromEntries(files.map((file) => [file.replace('.js', ''), readFileSync(join(FOLDER, entry, file), 'utf8').trim()]));
}
