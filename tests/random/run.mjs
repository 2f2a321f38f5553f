// node tests/random/run.mjs COUNT: strings that servers could have made, signed with real keys, by fixed seeds, and those
// that server SDKs did make. None may be blocked; and whatever is suggested for a fault made from one has the signature that
// was made. A random string gets faults by chance, one of the vectors every fault in every wrapping.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { CHANGES, leavesNoTrace, WRAPPINGS } from './faults.mjs';
import { Random } from './random.mjs';
import { signedString } from './strings.mjs';

const { checkSignStr, toSignStr, verifySignStr } = createRequire(import.meta.url)('../../pkg/node.js');

/** One for each thread. */
const SEEDS = [0x5eed1, 0x5eed2];
const FAULTS_EACH = 4;
const MOST_SHOWN = 10;

const changes = Object.entries(CHANGES);
const wrappings = Object.entries(WRAPPINGS);

const lines = readFileSync(new URL('../vectors/accepted_sign_strs.jsonl', import.meta.url), 'utf8').trim().split('\n');
const VECTORS = lines
  .map((line) => JSON.parse(line))
  .map((row) => ({ signStr: row.sign_str, body: row.body, pem: row.app_public_key_pem, encoder: row.name, isPlain: false }));

function verifies(signStr, pem) {
  return verifySignStr(signStr, pem).status === 'valid';
}

/**
 * Judges so many random strings, and the vectors whose turn it is; returns how many answers were right, how many suggestions
 * there were, and what was wrong.
 */
function run({ count, turn }) {
  const random = new Random(SEEDS[turn]);
  const sum = { passed: 0, suggestions: 0, wrong: [] };

  function judge(isRight, tell) {
    if (isRight) sum.passed += 1;
    else sum.wrong.push(tell());
  }

  function judgeSound({ signStr, body, pem, encoder, isPlain }) {
    const { ok, findings, suggestion } = checkSignStr(signStr);
    judge(verifies(signStr, pem), () => `${encoder}: the string does not verify\n${signStr}`);
    judge(ok, () => `${encoder}: blocked by ${findings.map(({ code }) => code)}\n${signStr}`);
    // What only warns may be mended too; the signature stays the same.
    judge(suggestion === null || verifies(suggestion, pem), () => `${encoder}: a suggestion does not verify\n${signStr}\n${suggestion}`);
    // By hand, a body may hold what an encoder never leaves: it is for the check to say.
    judge(isPlain || verifies(toSignStr(body), pem), () => `${encoder}: toSignStr does not verify\n${body}`);
  }

  function judgeFault({ body, pem }, [change, changed], [wrapping, wrap]) {
    const rest = changed(body);
    if (leavesNoTrace(change, wrapping, body, rest)) return;
    const given = wrap(rest);
    const { suggestion } = checkSignStr(given);
    if (suggestion === null) return;
    sum.suggestions += 1;
    judge(verifies(suggestion, pem), () => `${change}, ${wrapping}: a suggestion does not verify\n${given}\n${suggestion}\n${body}`);
  }

  for (let made = 0; made < count; made += 1) {
    const string = signedString(random);
    judgeSound(string);
    for (let fault = 0; fault < FAULTS_EACH; fault += 1) judgeFault(string, random.pick(changes), random.pick(wrappings));
  }
  for (const string of VECTORS.filter((_, index) => index % SEEDS.length === turn)) {
    judgeSound(string);
    for (const change of changes) for (const wrapping of wrappings) judgeFault(string, change, wrapping);
  }
  // A run that finds nothing to mend would show nothing.
  judge(sum.suggestions > count / 2, () => `only ${sum.suggestions} suggestions`);
  return sum;
}

function runInThread(workerData) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData });
    worker.once('message', resolve).once('error', reject);
  });
}

if (isMainThread) {
  const total = Number(process.argv[2]);
  const sums = await Promise.all(SEEDS.map((_, turn) => runInThread({ count: total / SEEDS.length, turn })));
  const of = (name) => sums.reduce((sum, each) => sum + each[name], 0);
  const wrong = sums.flatMap((each) => each.wrong);
  for (const line of wrong.slice(0, MOST_SHOWN)) console.log(line);
  console.log(`${total} random strings and ${VECTORS.length} vectors, ${of('suggestions')} suggestions`);
  console.log(`${of('passed')} passed, ${wrong.length} failed`);
  process.exitCode = wrong.length ? 1 : 0;
} else {
  parentPort.postMessage(run(workerData));
}
