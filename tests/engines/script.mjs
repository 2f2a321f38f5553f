// One script for one engine: the platform's preamble, the package, the vectors and the suite in one function.
import { readFileSync } from 'node:fs';
import { readSequences } from '../sequences/file.mjs';
import { PREAMBLE } from './preamble.mjs';

const HERE = new URL('./', import.meta.url);
const VECTORS = new URL('../vectors/', HERE);

/** Counts the instances of modules that are made: the proof of which engine ran, besides what the package says. */
const COUNTING = `
var wasmInstances = 0;
if (typeof WebAssembly === 'object') (function (Instance) {
  WebAssembly.Instance = function (module, imports) {
    wasmInstances += 1;
    return new Instance(module, imports);
  };
})(WebAssembly.Instance);`;

const SUITE = ['gate.js', 'settlement.js', 'sequences.js', 'field.js', 'suite.js']
  .map((name) => readFileSync(new URL(name, HERE), 'utf8'))
  .join('\n');

function rows(name, keys) {
  const lines = readFileSync(new URL(`${name}.jsonl`, VECTORS), 'utf8')
    .split('\n')
    .filter(Boolean);
  return lines.map((line) => {
    const row = JSON.parse(line);
    return Object.fromEntries(keys.map((key) => [key, row[key]]));
  });
}

/** As many as the slowest engine plays in a few seconds. */
const SEQUENCES = 1000;

const DATA = {
  sequences: readSequences(SEQUENCES),
  accepted: rows('accepted_sign_strs', ['name', 'body', 'sign_str', 'sign_str_alternatives', 'result']),
  documented: rows('documented_samples', ['name', 'sign_str']),
  faulty: rows('faulty_sign_strs', ['name', 'input']),
  odd: rows('odd_results', ['name', 'input', 'expect']),
  field: rows('field/cases', ['id', 'kind', 'what', 'input', 'right']),
  official: ['official_sample_2018', 'official_sample_2022'].map((name) => ({
    name,
    payload: readFileSync(new URL(`${name}.txt`, VECTORS), 'utf8'),
  })),
};

/** Engines of before 2019 take U+2028 for the end of a line, and not all read a file as UTF-8. */
const LITERAL = JSON.stringify(DATA).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * The script. `bundle` is the text of an entry of the package, `preamble` whether the platform's stands before
 * it, `hand` a function expression that takes the report, as JSON in ASCII.
 */
export function scriptFor({ bundle, preamble, hand }) {
  return `(function () {${COUNTING}
var began = Date.now();
var pkg = (function (exports) {${preamble ? PREAMBLE : ''}${bundle}
return exports; })({});
var data = ${LITERAL};
var done = ${hand};
${SUITE}
})();
`;
}
