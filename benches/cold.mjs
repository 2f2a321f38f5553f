// What a cold start costs: a process of its own for each `require` and first answer, over that of an empty module.
import { variants } from './fresh.mjs';
import { askNode, fileOf, inTurn } from './processes.mjs';
import { median } from './statistics.mjs';
import { ordinary, results } from './vectors.mjs';

const ROUNDS = 21;

const job = (file, question) => () => {
  const [signStr] = variants(ordinary.slice(0, 1));
  const [result] = variants(results.slice(0, 1));
  return askNode('children/cold.cjs', [file, question, signStr, JSON.stringify({ resultStatus: '7000', result })]);
};

/** `bundles` maps the rivals' names to files that hold them whole. */
export function measureCold(bundles) {
  const entries = ['index', 'wasm', 'js'].map((name) => [name, fileOf(`../pkg/${name}.js`)]);
  const checks = [...entries, ...Object.entries(bundles)].map(([name, file]) => [`${name}, check`, job(file, 'check')]);
  const calls = entries.map(([name, file]) => [`${name}, call`, job(file, 'call')]);
  const empty = job(fileOf('children/empty.cjs'), 'nothing');
  return overEmpty(inTurn({ empty, ...Object.fromEntries([...checks, ...calls]) }, ROUNDS));
}

/** Milliseconds: the medians of what each took more than the empty module of the same round. */
export function overEmpty({ empty, ...others }) {
  const rows = Object.entries(others).map(([name, answers]) => ({
    name,
    load: median(answers.map(({ load }, round) => load - empty[round].load)),
    first: median(answers.map(({ first }) => first)),
    both: median(answers.map(({ load, first }, round) => load + first - empty[round].load)),
  }));
  return { empty: median(empty.map(({ load }) => load)), rows };
}
