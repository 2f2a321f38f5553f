// How the time of a call grows with the length of its string, from 1,000 to 1,000,000 characters.
import { now } from './clock.mjs';
import { ENGINES, engines } from './engines.mjs';
import { readFields, readOutcome, readReport, readSuggestion } from './read.mjs';
import { TEXTS_OF_A_SIZE } from './shapes/grow.mjs';
import { series as results } from './shapes/results.mjs';
import { series as signStrs } from './shapes/sign_strs.mjs';
import { median } from './statistics.mjs';

export const SIZES = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000];
/** The sizes whose times per character are compared. */
export const FROM = 10_000;
export const TO = 1_000_000;

/** A series ends before a size at which one call would take longer than this, growing as it did. */
export const LONGEST_CALL_MS = 4_000;
/** At each size there are this many calls at least, and more while the time below is not used up. */
const FEWEST_CALLS = 3;
const TIME_PER_SIZE_MS = 60;
const WARM_UP_SIZE = 3_000;
const WARM_UP_ROUNDS = 3;

/** What is timed on one string, in this order. The first gives a report; the others read what it makes when asked. */
const OF_SIGN_STR = [
  { name: 'checkSignStr', run: (engine, signStr) => withRead(engine.checkSignStr(signStr), readReport) },
  { name: 'fields', run: (_engine, _signStr, report) => withRead(report, readFields) },
  { name: 'suggestion', run: (_engine, _signStr, report) => withRead(report, readSuggestion) },
];
const OF_RESULT = [
  {
    name: 'parseSignResult',
    run: (engine, result) => withRead(engine.parseSignResult({ resultStatus: '7000', result }), readOutcome),
  },
];

function withRead(answer, read) {
  read(answer);
  return answer;
}

export function measureGrowth() {
  const jobs = [...signStrs.map((shape) => [OF_SIGN_STR, shape]), ...results.map((shape) => [OF_RESULT, shape])];
  return jobs.flatMap(([steps, shape]) =>
    ENGINES.flatMap((engine) => {
      const series = steps.map(({ name, run }) => ({
        function: name,
        run,
        engine,
        group: shape.group,
        shape: shape.shape,
        points: [],
        stopped: null,
      }));
      warmUp(series, shape);
      for (const [index, size] of SIZES.entries()) measureSize(series, shape, size, SIZES[index + 1]);
      measureAgain(series, shape);
      return series;
    }),
  );
}

/** Adds a point to each series that goes on, and stops those that cannot go on to the next size. */
function measureSize(all, shape, size, next) {
  const series = all.filter(({ stopped }) => !stopped);
  // Without the first there is no report to read from.
  if (series[0] !== all[0]) return stop(series, size, `so did ${all[0].function}`);
  const { lengths, nanos, failure } = callsOf(series, shape, size);
  if (failure) return stop(series, size, failure);
  series.forEach((one, index) => {
    one.points.push({ size, length: median(lengths), nanos: median(nanos[index]) });
    const millis = nextMillis(one);
    if (next && millis > LONGEST_CALL_MS) stop([one], next, `a call would take ${Math.round(millis / 1000)} s`);
  });
}

/**
 * Measures the short texts once more. An engine improves its code while it runs, so that what came first was slowest,
 * and a growth would not be seen.
 */
function measureAgain(all, shape) {
  const series = all.filter(({ stopped }) => !stopped);
  if (series[0] !== all[0]) return;
  for (const size of SIZES.filter((one) => one <= FROM)) {
    const { nanos, failure } = callsOf(series, shape, size, TEXTS_OF_A_SIZE);
    if (failure) return stop(series, size, failure);
    series.forEach(({ points }, index) => {
      const point = points.find((one) => one.size === size);
      point.nanos = Math.min(point.nanos, median(nanos[index]));
    });
  }
}

function stop(series, at, why) {
  for (const one of series) one.stopped = { at, why };
}

/** What a call would take at the next size, if from here it grows as it did on the way here. */
function nextMillis({ points }) {
  if (points.length < 2) return 0;
  const [before, last] = points.slice(-2).map(({ length, nanos }) => (length * nanos) / 1e6);
  return last * Math.max(1, last / before);
}

/** The times per character of some calls, by series; `more` parts make other texts than an earlier time. */
function callsOf(series, shape, size, more = 0) {
  const engine = engines[series[0].engine];
  const nanos = series.map(() => []);
  const lengths = [];
  const first = shape.countFor(size) + more;
  let spent = 0;
  for (let call = 0; call < TEXTS_OF_A_SIZE && (call < FEWEST_CALLS || spent < TIME_PER_SIZE_MS); call += 1) {
    const text = shape.text(first + call);
    lengths.push(text.length);
    let answer;
    try {
      series.forEach(({ run }, index) => {
        const began = now();
        answer = run(engine, text, answer);
        const millis = now() - began;
        spent += millis;
        nanos[index].push((millis * 1e6) / text.length);
      });
    } catch (error) {
      return { failure: `it throws ${error.code ?? error.message}` };
    }
  }
  return { nanos, lengths };
}

/** A cold start would be counted at the small sizes, and hide a growth. */
function warmUp(series, shape) {
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) callsOf(series, shape, WARM_UP_SIZE);
}

/** Time per character at the longest string over that at 10,000; null for a series that ended before. */
export function growthOf({ points, stopped }) {
  const at = (size) => points.find((point) => point.size === size)?.nanos;
  return stopped || at(FROM) === undefined ? null : at(TO) / at(FROM);
}
