// No secret comes out of the command, wherever it stands and however the string is broken.
const { generateKeyPairSync } = require('node:crypto');
const { accepted, named } = require('./package');
const { tolerantlyDecoded } = require('../support/escapes');
const { Random } = require('../support/random');
const { run } = require('../../pkg/bin/pay-sign-center.js');
const { maskText } = require('../../pkg/node.js');

const SECRETS = {
  name: 'Wilhelmina Zhang',
  'Chinese name': '欧阳小明',
  phone: '13852852877',
  identity: '11010519491231002X',
  logon: 'wilhelmina@example.com',
  sign: 'uwgQzb3pHc2CKqV0lDxZ8sTjYfN5aR7mE1oXiLkJtWv4BnGy6UeSdPhAr9MFOI/+Qx8VYzT2bLw5KcHjN7fRg3aSpXmD1eUoJ0iWvBkZ6tCqEyGl4MnOuAhF/KzQx',
};

/** The command with its output, without the repair, which is to be copied and of no use masked. */
async function told(command, args, input) {
  const printed = [];
  const put = async (text) => printed.push(text);
  await run([command, ...args, '--', input], { env: {}, isTerminal: false, version: '1', stdin: { isTTY: true }, out: put, err: put });
  return printed
    .join('')
    .replace(/The repaired signStr\n.*\n/, '')
    .replace(/^ {2}"suggestion": .*$/m, '');
}

const COMMANDS = ['check', 'decode', 'result'].flatMap((command) => [
  [command, []],
  [command, ['--json']],
]);

/** What of the secret a text has: all of it, or a run of eight characters. */
function leakOf(text, secret) {
  const run = Math.min(8, secret.length);
  for (let at = 0; at + run <= secret.length; at += 1) if (text.includes(secret.slice(at, at + run))) return secret.slice(at, at + run);
  return null;
}

async function leaks(input, secret, commands = COMMANDS) {
  const found = [];
  for (const [command, args] of commands) {
    const text = await told(command, args, input);
    for (const layer of [text, tolerantlyDecoded(text), tolerantlyDecoded(tolerantlyDecoded(text))]) {
      const leak = leakOf(layer, secret);
      if (leak !== null) found.push(`${command} ${args}: ${leak} of ${input} in ${text}`);
    }
  }
  return found;
}

const E = encodeURIComponent;
const bodyOf = (params) =>
  Object.entries(params)
    .map(([name, value]) => `${name}=${E(value)}`)
    .join('&');
const PARAMS = { app_id: '2021000000000001', method: 'alipay.user.agreement.page.sign', sign_type: 'RSA2', version: '1.0' };
const biz = (content) => bodyOf({ ...PARAMS, biz_content: JSON.stringify(content) });
const response = (fields, rest = {}) =>
  JSON.stringify({ resultStatus: '7000', result: JSON.stringify({ alipay_user_agreement_page_sign_response: fields, ...rest }) });

/** What holds the secret, in every place. */
const PLACES = [
  (secret) => E(biz({ user_name: secret })),
  (secret) => E(biz({ identity_params: { cert_no: secret, more: [secret] } })),
  (secret) => E(biz({ external_logon_id: secret, [secret]: 'x' })),
  (secret) => E(biz({ prod_params: JSON.stringify({ user_name: secret }), pass_params: JSON.stringify({ a: { b: secret } }) })),
  (secret) => E(biz({ promo_params: `x&${secret}` })),
  (secret) => decodeURIComponent(biz({ promo_params: `x&${secret}` })),
  (secret) => E(bodyOf({ ...PARAMS, sign_type: secret })),
  (secret) => E(bodyOf({ ...PARAMS, charset: secret, timestamp: secret })),
  (secret) => E(`${bodyOf(PARAMS)}&${secret}`),
  (secret) => E(`${bodyOf(PARAMS)}&a=x&${secret}=y`),
  (secret) => `${E(bodyOf({ ...PARAMS, sign: secret }))}&sign_type=RSA2`,
  (secret) => E(`${bodyOf(PARAMS)}sign=${E(secret)}`),
  (secret) => `\u200b${E(bodyOf(PARAMS))}${E(`&sign=\ufeff${secret}`)}`,
  (secret) => E(`${bodyOf(PARAMS)}&s\u200bign=${secret}`),
  (secret) => JSON.stringify({ sign: secret, ...PARAMS }),
  (secret) => JSON.stringify({ signStr: `${bodyOf(PARAMS)}&sign=${secret}` }),
  (secret) => secret,
  (secret) => `"${E(E(bodyOf({ ...PARAMS, sign: secret })))}"`,
  (secret) => response({ code: '10000', msg: secret, sub_msg: secret, sub_code: secret, status: secret, agreement_no: secret }),
  (secret) => response({ external_logon_id: secret, alipay_user_id: secret, [secret]: secret }, { sign: secret, sign_type: secret }),
  (secret) => JSON.stringify({ resultStatus: secret, result: secret, memo: secret }),
  (secret) => JSON.stringify({ resultStatus: '6001', result: { alipay_user_agreement_page_sign_response: { msg: secret } } }),
  (secret) => JSON.stringify({ error: secret, errorMessage: `call ${secret}` }),
  (secret) => JSON.stringify({ error: 4, errorMessage: secret, resultCode: secret }),
  (secret) => `resultStatus={7001};memo={${secret}};result={${secret}}`,
];

const PIECES = ['%', '%25', '&', '=', '"', '{', '\\', ' ', '\u200b', '\ufeff', '+', 'sign=', '&amp;', '\n', 'x', '?'];

function broken(text, random) {
  let made = text;
  for (let times = random.below(3); times >= 0; times -= 1) {
    const at = random.below(made.length + 1);
    made = made.slice(0, at) + random.pick(PIECES) + made.slice(at + random.below(4));
  }
  return random.below(3) ? made : made.slice(0, random.below(made.length + 1));
}

const rows = Object.entries(SECRETS);

test.each(rows)('%s is shown by no command, wherever it stands', async (_, secret) => {
  for (const place of PLACES) expect(await leaks(place(secret), secret)).toEqual([]);
});

test.each(rows)('%s is shown of no string that is broken', async (_, secret) => {
  const random = new Random(0x5eed);
  for (let made = 0; made < 100; made += 1) expect(await leaks(broken(random.pick(PLACES)(secret), random), secret)).toEqual([]);
});

test('a leak is told from none', async () => {
  for (const secret of Object.values(SECRETS)) {
    const shown = PLACES[0](secret);
    const found = await leaks(shown, secret, [['decode', ['--show-personal-data']]]);
    expect(found).not.toEqual([]);
  }
});

test.each([
  ['an option', ['--13852852877']],
  ['an option with a value', ['check', '--json=13852852877']],
  ['an option in quotation marks', ["--a'13852852877'. 13852852877"]],
  ['a command', ['13852852877']],
  ['a name for a command', ['Wilhelmina Zhang']],
  ['a string for a command', [`${bodyOf(PARAMS)}&sign=${SECRETS.sign}`]],
])('wrong usage quotes nothing: %s', async (_, args) => {
  const printed = [];
  const put = async (text) => printed.push(text);
  expect(await run(args, { env: {}, isTerminal: false, version: '1', stdin: { isTTY: true }, out: put, err: put })).toBe(2);
  for (const secret of Object.values(SECRETS)) expect(leakOf(printed.join(''), secret)).toBe(null);
});

test.each(named(accepted.slice(0, 20)))('%s: what is known of it is shown', async (_, { sign_str: signStr }) => {
  const text = await told('decode', [], signStr);
  expect(text).toMatch(/\nsign_type +RSA2?\n/);
  expect(text).toMatch(/alipay\.user\.agreement\.page\.sign/);
});

test.each([
  ['sign=AbCdEf&version=1.0', 'sign=******&version=1.0'],
  ['x'.repeat(1 << 21), '*'.repeat(1 << 21)],
])('maskText: %.20s', (text, masked) => {
  expect(maskText(text)).toBe(masked);
});

describe('what is given in the place of a file is not quoted', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const base64 = key.replace(/-----[^-]+-----|\s/g, '');
  const [{ sign_str: signStr, body }] = accepted;
  const texts = {
    'a key': key,
    base64,
    'base64 that begins with a slash': `/${base64.slice(1, 190)}`,
    'a signStr': signStr,
    'a body': body,
    'a path before it': `./${body}`,
  };
  const lines = {
    'check --app-public-key': (text) => ['check', '--app-public-key', text, signStr],
    'check --lines': (text) => ['check', '--lines', text],
    'content --compare': (text) => ['content', '--compare', text, signStr],
    'result --platform-public-key': (text) => ['result', '--platform-public-key', text, '{}'],
  };
  const cases = Object.keys(lines).flatMap((line) => Object.keys(texts).map((name) => [line, name]));

  test.each(cases)('%s, %s', async (line, name) => {
    const printed = [];
    const write = async (out) => printed.push(out);
    const status = await run(lines[line](texts[name]), { env: {}, isTerminal: false, version: '', stdin: {}, out: write, err: write });
    expect(status).toBe(2);
    // What begins with a dash is read as an option.
    expect(printed.join('')).toMatch(/expected the name of a file, not its text|expected a value|no such option/);
    const text = texts[name];
    for (let at = 0; at + 16 <= text.length; at += 8) expect(printed.join('')).not.toContain(text.slice(at, at + 16));
  });
});
