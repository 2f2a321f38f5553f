// Whatever was done to a signed string, a suggestion has the signature that was made: checked with the key.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { checkSignStr, verifySignStr } = require('../../pkg/node');

const ROWS = readFileSync(join(__dirname, '../vectors/accepted_sign_strs.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const inParam = (name, change) => (body) =>
  body.replace(new RegExp(`(^|&)${name}=([^&]*)`), (_, before, value) => `${before}${name}=${change(value)}`);
const decodedTwice = (value) => value.replace(/%2B/g, '+');

/** What is done to a body. */
const CHANGES = {
  nothing: (body) => body,
  'a form on the way': (body) => new URLSearchParams(decodeURIComponent(body.replace(/\+/g, '%20'))).toString(),
  'a form on the way, read once': (body) => new URLSearchParams(body.replace(/%2B/g, '+')).toString(),
  'every + as %20': (body) => body.replace(/%2B/g, '%20'),
  'every + as a space': (body) => body.replace(/%2B/g, ' '),
  'an encoder that spares +': decodedTwice,
  'the + of sign': inParam('sign', (value) => value.replace(/%2B/g, '%20')),
  'a sign that is not encoded': inParam('sign', decodeURIComponent),
  'a sign with line breaks': inParam('sign', (value) => encodeURIComponent(decodeURIComponent(value).replace(/.{76}/g, '$&\n'))),
  'a sign that is encoded twice': inParam('sign', encodeURIComponent),
  'a biz_content that is encoded twice': inParam('biz_content', encodeURIComponent),
  'a biz_content that is not encoded': inParam('biz_content', (value) => decodeURIComponent(value.replace(/\+/g, '%20'))),
  'a line break at the end': (body) => `${body}%0A`,
  'a quotation mark at the end': (body) => `${body}"`,
  'a full stop at the end': (body) => `${body}。`,
  'the end cut off': (body) => body.slice(0, -9),
};

const GATEWAY = 'https://openapi.alipay.com/gateway.do?';
const encode = encodeURIComponent;

/** What is put around it. */
const WRAPPINGS = {
  'a body': (body) => body,
  'encoded once': encode,
  'encoded twice': (body) => encode(encode(body)),
  encodeURI: (body) => encodeURI(body),
  'a URL': (body) => GATEWAY + body,
  'a URL, encoded': (body) => encode(GATEWAY + body),
  'HTML entities': (body) => encode(body.replace(/&/g, '&amp;')),
  quotes: (body) => `"${encode(body)}"`,
  JSON: (body) => JSON.stringify({ data: { signStr: encode(body) } }),
  'JSON with a body': (body) => JSON.stringify({ body }),
  'a question mark': (body) => encode(`?${body}`),
  'a scheme': (body) => `alipays://platformapi/startapp?appId=60000157&sign_params=${encode(body)}`,
  'a byte order mark': (body) => `\ufeff${encode(body)}`,
  'a line break inside': (body) => encode(body).replace('%26', '\n%26'),
  'white space': (body) => ` ${encode(body)}\n`,
};

test.each(Object.entries(CHANGES))('%s', (name, change) => {
  let suggestions = 0;
  for (const { name: row, body, app_public_key_pem: key } of ROWS) {
    for (const [wrapping, wrap] of Object.entries(WRAPPINGS)) {
      const { suggestion } = checkSignStr(wrap(change(body)));
      if (suggestion === null) continue;
      suggestions += 1;
      const { valid, reason } = verifySignStr(suggestion, key);
      expect([row, wrapping, valid, reason]).toEqual([row, wrapping, true, null]);
    }
  }
  // The wrappings come off where nothing was done to the body, or what can be undone.
  if (['nothing', 'the + of sign', 'a sign with line breaks'].includes(name)) expect(suggestions).toBeGreaterThan(500);
});
