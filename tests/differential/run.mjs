// node tests/differential/run.mjs COUNT: the two engines of the built package give the same answers, of the vectors and of
// so many texts made from them by fixed seeds. Whatever the texts are, each question is asked of each.
import { createRequire } from 'node:module';
import { judgeInThreads } from '../random/threads.mjs';
import { mutated, SEEDS as TEXTS } from './texts.mjs';

const require = createRequire(import.meta.url);
const ENGINES = ['wasm', 'js'].map((name) => ({ name, pkg: require(`../../pkg/${name}.js`) }));

/** What a caller can ask about a text. */
const QUESTIONS = {
  checkSignStr: (pkg, text) => {
    const report = pkg.checkSignStr(text);
    const shown = pkg.checkSignStr(text, { showPersonalData: true });
    // The first two are not enumerable.
    return [report, report.suggestion, report.fields, shown.fields];
  },
  toSignStr: (pkg, text) => pkg.toSignStr(text),
  parsePayload: (pkg, text) => pkg.parseSignResult(text),
  parseResult: (pkg, text) => pkg.parseSignResult({ resultStatus: '7002', result: text }, { signStr: text }),
  parseError: (pkg, text) => pkg.parseSignResult({ error: 4, errorMessage: text, detail: { result: text } }),
  parseObject: (pkg, text) => {
    const object = objectOf(text);
    const [asObject, asText] = [object, JSON.stringify(object)].map((payload) => {
      const { kind, mayHaveSigned } = pkg.parseSignResult(payload);
      return `${kind} ${mayHaveSigned}`;
    });
    if (asObject !== asText) throw new Error(`an object says ${asObject}, and its own JSON text ${asText}`);
    return asObject;
  },
  checkClient: (pkg, text) => pkg.checkClient(hostOf(text)),
};

/** What the text says, or a failure around it. */
function objectOf(text) {
  try {
    const value = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {}
  return { resultStatus: '7002', error: '4', data: { resultStatus: '7002', res: text } };
}

/** A host that says the lines of the text of itself. */
function hostOf(text) {
  const [clientVersion, clientName, app, version] = text.split('\n');
  return { paySignCenter() {}, env: { clientVersion, clientName }, getSystemInfoSync: () => ({ app, version }) };
}

function answerOf({ pkg }, ask, text) {
  try {
    return JSON.stringify(ask(pkg, text));
  } catch (error) {
    return `throws ${error}`;
  }
}

/** The questions whose answers differ, or throw. */
function differences(text) {
  const answers = Object.entries(QUESTIONS).map(([name, ask]) => [name, ...ENGINES.map((engine) => answerOf(engine, ask, text))]);
  const different = answers.filter(([, wasm, js]) => wasm !== js || wasm.startsWith('throws'));
  return different.map(([name, wasm, js]) => `${name} of ${JSON.stringify(text)}\n  wasm: ${wasm}\n  js:   ${js}`);
}

function run({ random, count, isMine }) {
  const sum = { asked: 0, judged: 0, wrong: [] };
  const judge = (text) => {
    sum.asked += 1;
    sum.judged += Object.keys(QUESTIONS).length;
    sum.wrong.push(...differences(text));
  };
  // A package that fell back to the other engine would agree with itself.
  for (const { name, pkg } of ENGINES) if (pkg.engine().name !== name) sum.wrong.push(`${name}: ${JSON.stringify(pkg.engine())}`);
  TEXTS.filter(isMine).forEach(judge);
  for (let made = 0; made < count; made += 1) judge(mutated(random));
  return sum;
}

const tell = (of) => `${of('asked')} texts, ${Object.keys(QUESTIONS).length} questions of each engine`;
await judgeInThreads(import.meta.url, run, tell);
