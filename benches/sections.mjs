// The sections of the report, each from what was measured for it.
import { ENGINES } from './engines.mjs';
import { FROM, LONGEST_CALL_MS, TO, growthOf } from './growth.mjs';
import { count, figure, table } from './markdown.mjs';

const LABELS = {
  hand: 'decode by hand',
  zod: 'qs and zod',
  valibot: 'qs and valibot',
};

/** One table of rounds: a row for each contestant, a column for each base. */
function roundsTable(rounds, bases) {
  const heads = bases.map((base) => `/ ${LABELS[base] ?? base}`);
  const rows = rounds.names.map((name) => [
    LABELS[name] ?? name,
    figure(rounds.time(name)),
    ...bases.map((base) => figure(rounds.ratio(name, base))),
  ]);
  return table(['', 'µs a call', ...heads], rows);
}

export function checkSection({ checks, found }) {
  return `The decode by hand (decodeURIComponent, split, JSON.parse) checks nothing. The rivals check what a page
author would check, with qs and a schema library. Of ${found.of} faulty signStr the package objects to ${found.wasm}, zod to
${found.zod}, valibot to ${found.valibot}. Here zod compiles its schemas with \`new Function\`, which
mini-programs forbid; there it is slower.

### Ordinary strings

${roundsTable(checks.ordinary, ['hand', 'zod', 'valibot'])}

With \`report.fields\` read as well:

${roundsTable(checks.ordinaryFields, ['hand'])}

With \`report.suggestion\` read as well:

${roundsTable(checks.ordinarySuggestion, ['hand'])}

### Faulty strings

The decode by hand gives up where something cannot be decoded.

${roundsTable(checks.faulty, ['hand', 'zod', 'valibot'])}

With \`report.fields\` read as well:

${roundsTable(checks.faultyFields, ['hand'])}

With \`report.suggestion\` read as well:

${roundsTable(checks.faultySuggestion, ['hand'])}`;
}

export function resultSection(rounds) {
  return `By hand: \`JSON.parse\` of \`result\`, and five members read. The rivals parse the same way and hold the document
to a schema.

${roundsTable(rounds, ['hand', 'zod', 'valibot'])}`;
}

export function callSection(calls) {
  const bare = calls.time('bare');
  const rows = calls.names.map((name) => [name, figure(calls.time(name)), figure(calls.time(name) - bare)]);
  return `With a host that answers at once. The bare call of such a host takes next to no time, so no ratio is given.

${table(['', 'µs a call', 'more than the bare call'], rows)}`;
}

export function coldSection({ empty, rows }) {
  return `Milliseconds in a new process: the \`require\` over that of an empty module (${figure(empty)} ms), the first
answer after it, and both. \`check\` asks \`checkSignStr\`, \`call\` awaits the outcome of \`paySignCenter\`. The rivals are
bundled into a file each. An engine compiles on other cores, so the first answer takes up to twice as long on a busy
machine: compare rows of one run.

${coldTable(rows)}`;
}

function coldTable(rows) {
  return table(
    ['entry', 'load', 'first answer', 'both'],
    rows.map(({ name, load, first, both }) => [name, figure(load), figure(first), figure(both)]),
  );
}

export function sizeSection({ sizes, memory }) {
  const rows = sizes.map(({ name, minified, gzip }) => [name, count(minified), count(gzip)]);
  return `Bytes of a page's script, minified.
The module within \`index\` and \`wasm\` has ${count(memory.module)} bytes.

${table(['', 'minified', 'gzip'], rows)}`;
}

export function growthSection(growth) {
  const functions = [...new Set(growth.map((series) => series.function))];
  const tables = functions.map((name) => `### ${name}\n\n${growthTable(growth.filter((series) => series.function === name))}`);
  return `Nanoseconds per character at ${count(FROM)} and at ${count(TO)} characters, and the ratio of the
two; the plot has the other lengths. The time of \`fields\` and of \`suggestion\` is that of reading them from
a report. A series is stopped where one call would take more than ${LONGEST_CALL_MS / 1000} s.

![Time per character by length](performance.svg)

${tables.join('\n\n')}`;
}

function growthTable(growth) {
  const columns = [`at ${count(FROM)}`, `at ${count(TO)}`, 'ratio'];
  const head = ['string', ...ENGINES.flatMap((engine) => columns.map((column) => `${engine}, ${column}`))];
  const shapes = [...new Set(growth.map(nameOf))];
  const rows = shapes.map((shape) => [
    shape,
    ...ENGINES.flatMap((engine) => growthCells(growth.find((series) => nameOf(series) === shape && series.engine === engine))),
  ]);
  return table(head, rows);
}

function nameOf({ group, shape }) {
  return `${group}: ${shape}`;
}

function growthCells(series) {
  const [from, to] = [FROM, TO].map((size) => figure(series.points.find((point) => point.size === size)?.nanos));
  const { stopped } = series;
  return [from, to, stopped ? `stopped before ${count(stopped.at)}: ${stopped.why}` : figure(growthOf(series))];
}

export function memorySection({ before, afterCheck, afterAll }) {
  const megabytes = (bytes) => figure(bytes / 1_000_000);
  return `MB of the module's memory: ${megabytes(before)} after a check of two characters, ${megabytes(afterCheck)} after one of 1,048,576
units of \`&a\`, and ${megabytes(afterAll)} after \`fields\` and \`suggestion\` of it were read.`;
}

export function jscSection(jsc) {
  if (jsc === null) return 'Not measured: this machine has no `jsc` (Debian: `apt-get install libjavascriptcoregtk-4.0-bin`).';
  const rows = jsc.check.map(({ name, time, ratio }) => [LABELS[name] ?? name, figure(time), figure(ratio)]);
  return `\`checkSignStr\` on ordinary strings:

${table(['', 'µs a call', '/ decode by hand'], rows)}

Cold start, as above; an empty script takes ${figure(jsc.cold.empty)} ms.

${coldTable(jsc.cold.rows)}`;
}
