// The numbers in the READMEs: how large the entries are, and how many faults the check knows.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { NEEDS_A_KEY } from './findings.mjs';

/** A number stands as `<!--name-->123<!--/-->`, which nobody sees when it is rendered. */
const NUMBER = /<!--([a-z]+)-->[^<]*<!--\/-->/g;

/** A row of the table of entries, up to its sizes. */
const ENTRY = /^(\| `pay-sign-center(?:\/(\w+))?` \| [^|]+ \| ).*$/gm;

/** Writes the numbers of the package in that folder into a README. A file that is right keeps its time. */
export function writeNumbers(readme, folder, { moduleSize, messages }) {
  const numbers = { module: moduleSize, ...countsOf(messages) };
  const text = readFileSync(readme, 'utf8');
  const filled = text.replace(NUMBER, (_, name) => {
    if (!(name in numbers)) throw new Error(`${readme}: js-glue/build/numbers.mjs knows no number ${name}`);
    return `<!--${name}-->${numbers[name].toLocaleString('en-US')}<!--/-->`;
  });
  const changed = filled.replace(ENTRY, (_, start, entry = 'index') => `${start}${sizesOf(folder, entry)}`);
  if (changed !== text) writeFileSync(readme, changed);
}

/** Of the findings of a page: that of a key is a server's. */
function countsOf({ MESSAGES, explain }) {
  const findings = Object.keys(MESSAGES).filter((code) => code !== NEEDS_A_KEY);
  const count = (severity) => findings.filter((code) => explain(code, 'en', 'finding').severity === severity).length;
  return { errors: count('error'), warnings: count('warning') };
}

/** Minified and compressed, in kB. Of the CommonJS and the ES module file the larger one counts. */
function sizesOf(folder, entry) {
  const files = [`${entry}.js`, `esm/${entry}.js`].map((file) => readFileSync(join(folder, file)));
  const largest = (sizeOf) => (Math.max(...files.map(sizeOf)) / 1000).toFixed(1);
  return `${largest((file) => file.length)} | ${largest((file) => gzipSync(file, { level: 9 }).length)} |`;
}
