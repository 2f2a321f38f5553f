// The figures that the package is held to, and how those that were measured compare.
import { BUDGETS } from '../js-glue/sizes.mjs';
import { ENGINES } from './engines.mjs';
import { growthOf } from './growth.mjs';

const KB = 1000;
const MB = 1_000_000;
/** Time per character may grow so much from a short text to a long one. */
export const GROWTH = 3;
const ENTRIES = ['index', 'wasm', 'js'];

/** Rows `{ figure, value, most, aim, unit }`. A value of null could not be measured and does not hold. */
export function limits({ checks, results, growth, memory, sizes }) {
  const { ordinary } = checks;
  return [
    row('`checkSignStr` / decode by hand, `wasm`', ordinary.ratio('wasm', 'hand'), 1.6, 1.2),
    row('`checkSignStr` / decode by hand, `js`', ordinary.ratio('js', 'hand'), 4, 3),
    row('`parseSignResult` / `JSON.parse`, `wasm`', results.ratio('wasm', 'hand'), 12, 8),
    row('`parseSignResult` / `JSON.parse`, `js`', results.ratio('js', 'hand'), 22, 14),
    row('`checkSignStr` / qs and zod, `wasm`', ordinary.ratio('wasm', 'zod'), 1, 1),
    row('`checkSignStr` / qs and valibot, `wasm`', ordinary.ratio('wasm', 'valibot'), 1, 1),
    row('`checkSignStr` / qs and zod, `js`', ordinary.ratio('js', 'zod'), null, 1),
    row('`checkSignStr` / qs and valibot, `js`', ordinary.ratio('js', 'valibot'), null, 1),
    ...growthRows(growth),
    row('linear memory after 1 Mi units of `&a`, MB', memory.afterCheck / MB, 60),
    row('size of the module, kB', memory.module / KB, BUDGETS.module.bytes / KB),
    ...sizeRows(sizes),
  ];
}

function row(figure, value, most, aim = null) {
  return { figure, value, most, aim };
}

/** Of each function the series that grows most. One that was stopped has no ratio, and counts as the worst. */
function growthRows(growth) {
  const functions = [...new Set(growth.map((series) => series.function))];
  return functions.flatMap((name) =>
    ENGINES.map((engine) => {
      const own = growth.filter((series) => series.function === name && series.engine === engine);
      const worst = own.reduce((one, other) => (rank(other) > rank(one) ? other : one));
      return row(`time per character at 1 MB / at 10 kB, \`${name}\`, \`${engine}\`: ${worst.shape}`, growthOf(worst), GROWTH);
    }),
  );
}

function rank(series) {
  return growthOf(series) ?? Infinity;
}

function sizeRows(sizes) {
  return ENTRIES.flatMap((entry) => {
    const size = sizes.find(({ name }) => name === entry);
    const { bytes, gzip } = BUDGETS[entry];
    return [
      row(`size of \`${entry}\`, kB`, size.minified / KB, bytes / KB),
      row(`size of \`${entry}\` with gzip, kB`, size.gzip / KB, gzip / KB),
    ];
  });
}

export function holds({ value, most, aim }) {
  const limit = most ?? aim;
  return value !== null && value <= limit;
}

export function reachesAim({ value, aim }) {
  return value !== null && aim !== null && value <= aim;
}
