// Taps the button of page.js once against each host, and prints what came of it. `cargo xtask demo` builds and runs it.
const { checkSignStr, engine } = require('../../pkg');
const { SAMPLE_RESULT, makeHost } = require('./host');

let page;
globalThis.Page = (definition) => {
  page = definition;
};
require('./page');
const { signStr } = page.data;

const answer = (resultStatus, result = '') => ({ payload: { resultStatus, result } });

/** What the host does, the host, the signStr where it is another one, and what must come of it. */
const SCENES = [
  ["7000, the page's own sample", answer('7000', SAMPLE_RESULT), signStr, 'signed'],
  ['7001', answer('7001'), signStr, 'unknown'],
  ['7002', answer('7002'), signStr, 'failed'],
  ['6001', answer('6001'), signStr, 'cancelled'],
  ['6002', answer('6002'), signStr, 'network_error'],
  ['8000, not documented', answer('8000'), signStr, 'unrecognised'],
  ['fails with { error: 4 }', { via: 'fail', payload: { error: 4, errorMessage: '无权限调用' } }, signStr, 'host_error'],
  ['client 10.0.17', { version: '10.0.17', ...answer('7000') }, signStr, 'unsupported_client'],
  ['client 10.0.18', { version: '10.0.18', ...answer('7000') }, signStr, 'signed'],
  ['signStr not encoded', answer('7000'), decodeURIComponent(signStr), 'invalid_sign_str'],
  ['signStr empty', answer('7000'), '', 'invalid_sign_str'],
];

async function tap(host, signStr) {
  globalThis.my = host;
  const settled = await page.paySignCenter.call({ data: { signStr } }).then(
    (outcome) => ({ outcome, name: outcome.kind }),
    (error) => ({ error, name: error.code }),
  );
  // A refused call's `fail` runs soon after; every call ends with exactly one alert of the page's.
  while (host.alerts.length === 0) await new Promise(setImmediate);
  return { ...settled, host, alert: host.alerts.map((alert) => alert.title).join('+') };
}

const colour = (code) => (text) => (process.stdout.isTTY && !process.env.NO_COLOR ? `\x1b[${code}m${text}\x1b[0m` : text);
const [bold, dim, red, green, yellow] = [1, 2, 31, 32, 33].map(colour);

/** Columns on a terminal: Chinese characters take two. */
const width = (text) => [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
const pad = (text, columns) => text + ' '.repeat(Math.max(0, columns - width(text)));

/** Lines of that many columns at most, broken behind a space or a comma. */
function wrap(text, columns) {
  const lines = [''];
  for (const piece of text.match(/[^ ，]+[ ，]*/g)) {
    const last = lines[lines.length - 1];
    if (last && width(last + piece.trimEnd()) > columns) lines.push(piece);
    else lines[lines.length - 1] = last + piece;
  }
  return lines.map((line) => line.trimEnd());
}

function meaning({ outcome, error, host }) {
  if (error) return [error.message.replace(/^signStr refused: /, ''), `asked the host: ${host.asked ? 'yes' : 'no'}`];
  const { description, advice, note, agreement, issues } = outcome;
  const odd = issues.filter((issue) => issue !== 'no_result');
  return [
    [description.zh, agreement && `agreement ${agreement.agreementNo}`].filter(Boolean).join(' · '),
    // To query comes before any word of another try.
    (note || advice) && `→ ${(note || advice).zh}`,
    odd.length > 0 && `issues: ${odd.join(', ')}`,
  ].filter(Boolean);
}

function row(scene, result) {
  const { name, alert } = result;
  const signed = name === 'signed' ? 'yes' : (result.outcome || result.error).mayHaveSigned ? 'maybe' : 'no';
  const paint = { yes: green, maybe: yellow, no: red }[signed];
  const columns = process.stdout.columns || 124;
  const isWide = columns >= 110;
  const lines = meaning(result).flatMap((text, index) =>
    wrap(text, isWide ? Math.min(columns, 124) - 68 : columns - 8).map((line) => (index ? dim(line) : line)),
  );
  const head = `  ${pad(scene, 29)}${pad(alert, 9)}${bold(pad(name, 20))}${paint(pad(signed, 8))}`;
  console.log(isWide ? head + lines.shift() : head);
  for (const line of lines) console.log(' '.repeat(isWide ? 68 : 6) + line);
}

async function main() {
  console.log(`\n  ${bold('pay-sign-center')}  engine ${engine().name}, Node ${process.versions.node}`);
  console.log(`  ${dim("The official page's example, tapped once against each host:")}\n`);
  console.log(`  ${dim(`${pad('the host', 29)}${pad('alert', 9)}${pad('outcome or error', 20)}${pad('signed', 8)}what it means`)}`);
  const wrong = [];
  for (const [scene, options, signStr, expected] of SCENES) {
    const result = await tap(makeHost(options), signStr);
    row(scene, result);
    if (result.name !== expected) wrong.push(`${scene}: expected ${expected}, found ${result.name}`);
  }
  const findings = checkSignStr(signStr).findings.length;
  console.log(`\n  ${dim(`The page's own signStr: ${findings} findings. Query the agreement wherever the column says maybe.`)}\n`);
  for (const line of wrong) console.log(red(line));
  process.exitCode = wrong.length > 0 ? 1 : 0;
}

main();
