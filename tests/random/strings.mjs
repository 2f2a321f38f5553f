// Bodies as servers make them, signed with real keys: every SDK's way of escaping, every order, legal oddities.
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('keys/', import.meta.url);

/** Of 1,024 to 4,096 bits. Short ones are used more often: to sign with a long one takes forty times as long. */
const KEYS = readdirSync(FOLDER).map((file) => {
  const key = createPrivateKey(readFileSync(new URL(file, FOLDER)));
  return { key, pem: createPublicKey(key).export({ type: 'spki', format: 'pem' }) };
});
const KEYS_BY_USE = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 4].map((at) => KEYS[at]);

/** Texts in the bytes of GBK, as this file can't write them. */
const GBK = { 张三: [0xd5, 0xc5, 0xc8, 0xfd], 会员: [0xbb, 0xe1, 0xd4, 0xb1], 誠: [0xd5, 0x5c], 鍾: [0xe5, 0x7c] };

/** What a merchant's own texts may hold, whatever it looks like. */
const PIECES = [
  'a',
  'VIP',
  ' ',
  '1',
  '.',
  '...',
  '-',
  '_',
  '~',
  "'",
  '(',
  ')',
  '*',
  '!',
  '张三',
  '会员',
  '😀',
  'é',
  '%',
  '%41',
  '%2B',
  '100%',
  '&',
  '=',
  '+',
  ',',
  ';',
  '|',
  '"',
  '\\',
  '/',
  '?',
  '#',
  '<b>',
  '</form>',
  '&amp;',
  '&quot;',
  '×tamp=',
  '¬ify_url=',
  '\\u0026method=',
  'alipays://x?sign_params=',
  'app_id=1',
  'signStr=',
  'service=alipay.dut',
  'sign=',
  '{"a":"b"}',
  'https://a.example.com/?b=1&c=2',
  '`',
  '“',
  '\n',
  '\t',
  '\u200b',
  '\ufeff',
];

/** Those that say the same bare as encoded, and end no value. */
const PLAIN_PIECES = PIECES.filter((piece) => !/[%&+]/.test(piece));

/** In GBK, a text is of ASCII and of the characters above. */
const GBK_PIECES = [...PIECES.filter((piece) => /^[\x20-\x7e]*$/.test(piece)), ...Object.keys(GBK)];

function textOf(random, pieces) {
  return Array.from({ length: 1 + random.below(4) }, () => random.pick(pieces)).join('');
}

function agreementOf(random, pieces) {
  const period = random.pick(['DAY', 'MONTH']);
  const optional = {
    external_logon_id: textOf(random, pieces),
    sign_validity_period: '2m',
    pass_params: textOf(random, pieces),
    promo_params: JSON.stringify({ text: textOf(random, pieces) }),
    merchant_process_url: 'https://m.example.com/a?id=1',
    sub_merchant: random.pick([null, '', { sub_merchant_id: textOf(random, pieces) }]),
    identity_params: { user_name: textOf(random, pieces), cert_no: random.digits(18) },
    prod_params: {},
  };
  const chosen = Object.entries(optional).filter(() => random.oneIn(4));
  const agreement = {
    product_code: random.pick(['GENERAL_WITHHOLDING', 'CYCLE_PAY_AUTH']),
    personal_product_code: 'CYCLE_PAY_AUTH_P',
    sign_scene: 'INDUSTRY|DIGITAL_MEDIA',
    external_agreement_no: random.digits(1 + random.below(32)),
    access_params: { channel: random.pick(['ALIPAYAPP', 'QRCODE']) },
    period_rule_params: {
      period_type: period,
      period: random.pick([7, '30']),
      execute_time: `2027-0${1 + random.below(9)}-1${random.below(10)}`,
      single_amount: random.pick([9.9, '30.00']),
    },
    ...Object.fromEntries(chosen),
  };
  return Object.fromEntries(random.shuffled(Object.entries(agreement)));
}

/** The JSON as libraries write it: with spaces, over lines, with escapes. */
function jsonOf(random, agreement, isPlain) {
  const json = random.oneIn(8) ? JSON.stringify(agreement, null, 2) : JSON.stringify(agreement);
  // What stands bare in a body ends with no line break of its own.
  if (isPlain) return JSON.stringify(agreement);
  const escaped = random.oneIn(8)
    ? json.replace(/[^\x20-\x7e\n]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : json;
  return random.oneIn(8) ? escaped.replace(/\//g, '\\/') : escaped;
}

function paramsOf(random, pieces, { isPlain, charset }) {
  const isEncrypted = !isPlain && random.oneIn(12);
  const base64 = Buffer.from(random.digits(16 * (4 + random.below(20)))).toString('base64');
  const url = `https://m.example.com/notify${isPlain ? '' : random.pick(['', '?a=1&b=2', '/#/', '.', '...', '?x=%41+b', '?q=张三'])}`;
  const optional = {
    format: random.pick(['JSON', 'json']),
    notify_url: charset === 'gbk' ? url.replace(/[^\x20-\x7e]/g, '') : url,
    alipay_sdk: 'alipay-sdk-java-4.9.5.ALL',
    app_auth_token: random.pick(['', '202104BB']),
    app_cert_sn: random.digits(32),
    ws_service_url: `${textOf(random, pieces)}`,
    // Bare, it could not be told from a label before the string.
    orderStr: isPlain ? '1' : 'app_id=1',
    service: 'alipay.dut.customer.agreement.page.sign',
    'x-y': textOf(random, pieces),
    'ext.info': textOf(random, pieces),
    pass: textOf(random, pieces),
    empty: '',
  };
  const chosen = Object.entries(optional).filter(() => random.oneIn(4));
  return {
    app_id: `2021${random.digits(12)}`,
    method: 'alipay.user.agreement.page.sign',
    charset: random.oneIn(3) ? charset.toUpperCase() : charset,
    sign_type: random.pick(['RSA2', 'RSA2', 'RSA']),
    timestamp: `2027-0${1 + random.below(9)}-1${random.below(10)} ${random.pick(['00', '09', '24'])}:0${random.below(10)}:5${random.below(10)}`,
    version: '1.0',
    biz_content: isEncrypted ? base64 : jsonOf(random, agreementOf(random, pieces), isPlain),
    ...(isEncrypted ? { encrypt_type: 'AES' } : {}),
    ...Object.fromEntries(chosen.filter(([, value]) => !isPlain || !/[%&+]/.test(value))),
  };
}

/** The bytes of a text, in GBK if the body says so. */
function bytesOf(text, charset) {
  if (charset !== 'gbk') return Buffer.from(text);
  return Buffer.concat([...text].map((letter) => Buffer.from(letter)).map((bytes, at) => GBK_LETTERS.get([...text][at]) ?? bytes));
}

const GBK_LETTERS = new Map(
  Object.entries(GBK).flatMap(([text, bytes]) => {
    const letters = [...text];
    const size = bytes.length / letters.length;
    return letters.map((letter, at) => [letter, Buffer.from(bytes.slice(at * size, (at + 1) * size))]);
  }),
);

/** Escapes every byte but those that may stand bare. */
function escaper(bare, space = '%20', hex = (byte) => byte.toString(16).toUpperCase()) {
  const isBare = new RegExp(`^[A-Za-z0-9${bare}]$`);
  return (bytes) =>
    Array.from(bytes, (byte) => {
      const letter = String.fromCharCode(byte);
      if (isBare.test(letter)) return letter;
      return byte === 0x20 ? space : `%${hex(byte).padStart(2, '0')}`;
    }).join('');
}

const component = escaper("\\-_.!~*'()");

/** How SDKs and languages escape a value. */
const ENCODERS = {
  encodeURIComponent: component,
  'Java, form-encoded': escaper('\\-_.*', '+'),
  'PHP, raw': escaper('\\-_.~'),
  'Python, quote': escaper('\\-_.~/'),
  'Go, form-encoded': escaper('\\-_.~', '+'),
  'lower-case escapes': escaper('\\-_.', '%20', (byte) => byte.toString(16)),
  'every byte': escaper(''),
};

/** The same for what a value says bare: the Rust SDK escapes up to the first `=`, and by hand nobody escapes. */
const PLAIN_ENCODERS = {
  'up to the first equals sign': (bytes) => {
    const at = bytes.indexOf('=');
    return at < 0 ? component(bytes) : component(bytes.subarray(0, at)) + bytes.subarray(at).toString();
  },
  nothing: (bytes) => bytes.toString(),
};

const OUTER = [component, escaper('\\-_.*'), escaper('\\-_.~'), escaper('\\-_.~/'), escaper('\\-_.', '%20', (byte) => byte.toString(16))];

/** What is signed: every parameter but `sign`, sorted, without what is empty. */
function contentOf(params, charset) {
  const covered = Object.keys(params)
    .filter((name) => params[name] !== '')
    .sort();
  return bytesOf(covered.map((name) => `${name}=${params[name]}`).join('&'), charset);
}

function ordered(random, params, signature) {
  const names = Object.keys(params);
  const others = random.pick([() => names, () => [...names].sort(), () => random.shuffled(names)])();
  const at = random.pick([others.length, 0, random.below(others.length)]);
  return [...others.slice(0, at), 'sign', ...others.slice(at)].map((name) => [name, name === 'sign' ? signature : params[name]]);
}

/** A string that a server could have made, its body, and the key by which it verifies. */
export function signedString(random) {
  const isPlain = random.oneIn(8);
  const charset = !isPlain && random.oneIn(8) ? 'gbk' : 'utf-8';
  const pieces = isPlain ? PLAIN_PIECES : charset === 'gbk' ? GBK_PIECES : PIECES;
  const { key, pem } = random.pick(KEYS_BY_USE);
  const params = paramsOf(random, pieces, { isPlain, charset });
  const hash = params.sign_type === 'RSA2' ? 'RSA-SHA256' : 'RSA-SHA1';
  const signature = sign(hash, contentOf(params, charset), key).toString('base64');
  const encoders = isPlain ? PLAIN_ENCODERS : ENCODERS;
  const encoder = random.pick(Object.keys(encoders));
  // Whoever escapes nothing else escapes the signature, or the gateway reads its plus signs as spaces.
  const encodeSign = isPlain ? component : encoders[encoder];
  const pairs = ordered(random, params, signature).map(([name, value]) => {
    const encode = name === 'sign' ? encodeSign : encoders[encoder];
    return `${name}=${encode(bytesOf(value, charset))}`;
  });
  const body = pairs.join('&');
  return { signStr: random.pick(OUTER)(Buffer.from(body)), body, pem, encoder, isPlain };
}
