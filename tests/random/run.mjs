// node tests/random/run.mjs COUNT: strings that servers could have made, signed with real keys, by fixed seeds, and those
// that server SDKs did make. None may be blocked; and whatever is suggested for a fault made from one has the signature that
// was made. A random string gets faults by chance, one of the vectors every fault in every wrapping.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { CHANGES, leavesNoTrace, WRAPPINGS } from './faults.mjs';
import { signedString } from './strings.mjs';
import { judgeInThreads } from './threads.mjs';

const { checkSignStr, toSignStr, verifySignStr } = createRequire(import.meta.url)('../../pkg/node.js');

const FAULTS_EACH = 4;

const changes = Object.entries(CHANGES);
const wrappings = Object.entries(WRAPPINGS);

const lines = readFileSync(new URL('../vectors/accepted_sign_strs.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const VECTORS = lines
  .map((line) => JSON.parse(line))
  .map((row) => ({ signStr: row.sign_str, body: row.body, pem: row.app_public_key_pem, encoder: row.name, isPlain: false }));

function verifies(signStr, pem) {
  return verifySignStr(signStr, pem).status === 'valid';
}

/**
 * Judges so many random strings, and the vectors whose turn it is; returns how many answers that were, how many suggestions
 * there were, and what was wrong.
 */
function run({ random, count, isMine }) {
  const sum = { judged: 0, suggestions: 0, wrong: [] };

  function judge(isRight, tell) {
    sum.judged += 1;
    if (!isRight) sum.wrong.push(tell());
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
  for (const string of VECTORS.filter(isMine)) {
    judgeSound(string);
    for (const change of changes) for (const wrapping of wrappings) judgeFault(string, change, wrapping);
  }
  // A run that finds nothing to mend would show nothing.
  judge(sum.suggestions > count / 2, () => `only ${sum.suggestions} suggestions`);
  return sum;
}

const tell = (of, total) => `${total} random strings and ${VECTORS.length} vectors, ${of('suggestions')} suggestions`;
await judgeInThreads(import.meta.url, run, tell);
