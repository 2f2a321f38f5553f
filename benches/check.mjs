// checkSignStr on both engines beside a decode by hand and the rivals, on ordinary and on faulty strings.
import { engines } from './engines.mjs';
import { variants } from './fresh.mjs';
import { each, measure } from './pairs.mjs';
import { readFields, readReport, readSuggestion } from './read.mjs';
import { decodeAndRead } from './rivals/handwritten.mjs';
import * as valibot from './rivals/qs-valibot.mjs';
import * as zod from './rivals/qs-zod.mjs';
import { faulty, ordinary } from './vectors.mjs';

const ROUNDS = 80;

const checked = ({ checkSignStr }) => each((signStr) => readReport(checkSignStr(signStr)));

/** The report, and what it makes only when it is asked. */
function checkedAnd(readMore) {
  return ({ checkSignStr }) =>
    each((signStr) => {
      const report = checkSignStr(signStr);
      return readReport(report) + readMore(report);
    });
}

const tolerant = each((signStr) => {
  try {
    return decodeAndRead(signStr);
  } catch {
    return 1;
  }
});

const onBothEngines = (contestant) => ({ wasm: contestant(engines.wasm), js: contestant(engines.js) });
const rivals = { zod: checked(zod), valibot: checked(valibot) };

export async function measureChecks() {
  sameFindings();
  const run = (cuts, contestants) => measure({ contestants, inputs: () => variants(cuts), rounds: ROUNDS });
  const hand = each(decodeAndRead);
  return {
    ordinary: await run(ordinary, { hand, ...onBothEngines(checked), ...rivals }),
    ordinaryFields: await run(ordinary, { hand, ...onBothEngines(checkedAnd(readFields)) }),
    ordinarySuggestion: await run(ordinary, { hand, ...onBothEngines(checkedAnd(readSuggestion)) }),
    faulty: await run(faulty, { hand: tolerant, ...onBothEngines(checked), ...rivals }),
    faultyFields: await run(faulty, { hand: tolerant, ...onBothEngines(checkedAnd(readFields)) }),
    faultySuggestion: await run(faulty, { hand: tolerant, ...onBothEngines(checkedAnd(readSuggestion)) }),
  };
}

/** How many of the faulty strings each rival objects to: what it is measured for must be work of the same kind. */
export function faultsFound() {
  const texts = variants(faulty);
  const found = ({ checkSignStr }) => texts.filter((text) => checkSignStr(text).findings.length > 0).length;
  return {
    of: texts.length,
    wasm: found(engines.wasm),
    js: found(engines.js),
    zod: found(zod),
    valibot: found(valibot),
  };
}

/** A variant must be as clean or as faulty as what it was made of, else other work is measured than was meant. */
function sameFindings() {
  for (const cuts of [ordinary, faulty]) {
    const [some, others] = [variants(cuts), variants(cuts)].map((texts) => texts.map(codes));
    some.forEach((text, index) => {
      if (text !== others[index]) throw new Error(`variants differ: ${text} and ${others[index]}`);
    });
  }
}

function codes(signStr) {
  return engines.wasm
    .checkSignStr(signStr)
    .findings.map(({ code }) => code)
    .join(' ');
}
