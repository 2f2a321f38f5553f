// node tests/random/run.mjs COUNT: strings that servers could have made, signed with real keys, by a fixed seed. None may be
// blocked; and whatever is suggested for a fault made from one has the signature that was made.
import { createRequire } from 'node:module';
import { CHANGES, WRAPPINGS } from './faults.mjs';
import { Random } from './random.mjs';
import { signedString } from './strings.mjs';

const { checkSignStr, toSignStr, verifySignStr } = createRequire(import.meta.url)('../../pkg/node.js');

const SEED = 0x5eed1;
const FAULTS_EACH = 4;
const MOST_SHOWN = 10;

const count = Number(process.argv[2]);
const random = new Random(SEED);
const changes = Object.entries(CHANGES);
const wrappings = Object.entries(WRAPPINGS);
let [passed, failed, suggestions] = [0, 0, 0];

function judge(isRight, tell) {
  if (isRight) {
    passed += 1;
    return;
  }
  failed += 1;
  if (failed <= MOST_SHOWN) console.log(tell());
}

function verifies(signStr, pem) {
  return verifySignStr(signStr, pem).status === 'valid';
}

function judgeSound({ signStr, body, pem, encoder, isPlain }) {
  const report = checkSignStr(signStr);
  const codes = report.findings.map(({ code }) => code);
  judge(verifies(signStr, pem), () => `${encoder}: the string does not verify\n${signStr}`);
  judge(report.ok, () => `${encoder}: blocked by ${codes}\n${signStr}`);
  // A warning that can be mended may have a suggestion; of a sound string, it has the same signature.
  const { suggestion } = report;
  judge(suggestion === null || verifies(suggestion, pem), () => `${encoder}: the suggestion does not verify\n${signStr}\n${suggestion}`);
  // By hand, a body may hold what an encoder never leaves: it is for the check to say.
  judge(isPlain || verifies(toSignStr(body), pem), () => `${encoder}: toSignStr\n${body}`);
}

/** Whether nothing in what is left can tell that something is missing. */
function leavesNoTrace(change, body, rest) {
  // Cut between two parameters, it may be the body of a server that sends no more; and a long signature may end as a short one.
  const isShorter = body.startsWith(rest) && (body[rest.length] === '&' || /(?:^|&)sign=[^&]*$/.test(rest));
  // Where the signature has no plus sign, none shows what became of those of other values.
  const [, sign] = /(?:^|&)sign=([^&]*)/.exec(body);
  return isShorter || (/\+|form/.test(change) && !/%2B/i.test(sign));
}

function judgeFault({ body, pem }) {
  const [change, changed] = random.pick(changes);
  const [wrapping, wrap] = random.pick(wrappings);
  const rest = changed(body);
  if (leavesNoTrace(change, body, rest)) return;
  const given = wrap(rest);
  const { suggestion } = checkSignStr(given);
  if (suggestion === null) return;
  suggestions += 1;
  judge(verifies(suggestion, pem), () => `${change}, ${wrapping}: the suggestion does not verify\n${given}\n${suggestion}\n${body}`);
}

for (let made = 0; made < count; made += 1) {
  const string = signedString(random);
  judgeSound(string);
  for (let fault = 0; fault < FAULTS_EACH; fault += 1) judgeFault(string);
}
// A run that finds nothing to mend would show nothing.
judge(suggestions > count, () => `only ${suggestions} suggestions`);
console.log(`${count} strings, ${suggestions} suggestions`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
