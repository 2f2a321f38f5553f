// What goes wrong between a server's body and the page, and around it.
import { tolerantlyDecoded } from '../support/escapes.js';

const encode = encodeURIComponent;
const inParam = (name, change) => (body) =>
  body.replace(new RegExp(`(^|&)${name}=([^&]*)`), (_, before, value) => `${before}${name}=${change(value)}`);
const base64 = (text) => Buffer.from(text).toString('base64');

/** The text without so many units at its end, and without half a character. */
const cut = (text, units) => text.slice(0, -Math.ceil(units)).replace(/[\ud800-\udbff]$/, '');

/** What is done to a body. */
export const CHANGES = {
  nothing: (body) => body,
  'every + as %20': (body) => body.replace(/%2B/gi, '%20'),
  'every + as a space': (body) => body.replace(/%2B/gi, ' '),
  'an encoder that spares +': (body) => body.replace(/%2B/gi, '+'),
  'a form on the way': (body) => new URLSearchParams(tolerantlyDecoded(body.replace(/\+/g, '%20'))).toString(),
  'a form on the way, read once': (body) => new URLSearchParams(body.replace(/%2B/gi, '+')).toString(),
  'decoded once': (body) => tolerantlyDecoded(body),
  'decoded once, as a form': (body) => tolerantlyDecoded(body.replace(/\+/g, ' ')),
  'the + of sign': inParam('sign', (value) => value.replace(/%2B/gi, '%20')),
  'a sign that is not encoded': inParam('sign', tolerantlyDecoded),
  'a sign with line breaks': inParam('sign', (value) => encode(tolerantlyDecoded(value).replace(/.{76}/g, '$&\n'))),
  'a sign whose line breaks became spaces': inParam('sign', (value) => encode(tolerantlyDecoded(value).replace(/.{76}/g, '$& '))),
  'a sign of base64 for URLs': inParam('sign', (value) =>
    encode(tolerantlyDecoded(value).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')),
  ),
  'a sign that is encoded twice': inParam('sign', encode),
  'a biz_content that is encoded twice': inParam('biz_content', encode),
  'a biz_content that is not encoded': inParam('biz_content', (value) => tolerantlyDecoded(value.replace(/\+/g, '%20'))),
  'a notify_url that is not encoded': inParam('notify_url', tolerantlyDecoded),
  'a line break in the last value': (body) => `${body}%0A`,
  'a line break at the end': (body) => `${body}\r\n`,
  'a fragment at the end': (body) => `${body}#/`,
  'a quotation mark at the end': (body) => `${body}"`,
  'a full stop at the end': (body) => `${body}。`,
  'another full stop at the end': (body) => `${body}.`,
  'the end cut off': (body) => cut(body, 9),
  'a third cut off': (body) => cut(body, body.length / 3),
  'dots where it was cut': (body) => `${cut(body, body.length / 3)}...`,
  'a value without its name': (body) => body.replace('&', '&x&'),
};

const LINK = 'alipays://platformapi/startapp?appId=60000157&sign_params=';

/** What is put around it. */
export const WRAPPINGS = {
  'a body': (body) => body,
  'encoded once': encode,
  'encoded twice': (body) => encode(encode(body)),
  encodeURI: (body) => encodeURI(body),
  'a URL': (body) => `https://openapi.alipay.com/gateway.do?${body}`,
  'a URL, encoded': (body) => encode(`https://openapi.alipay.com/gateway.do?${body}`),
  'HTML entities': (body) => encode(body.replace(/&/g, '&amp;')),
  'HTML entities, not encoded': (body) => body.replace(/&/g, '&amp;').replace(/'/g, '&#39;').replace(/"/g, '&quot;').replace(/</g, '&lt;'),
  'names as entities': (body) => encode(body.replace('&timestamp', '×tamp').replace('&notify_url', '¬ify_url')),
  'names as entities, not encoded': (body) => body.replace('&timestamp', '×tamp').replace('&notify_url', '¬ify_url'),
  quotes: (body) => `"${encode(body)}"`,
  'quotes around a body': (body) => `'${body}'`,
  backticks: (body) => `\`${encode(body)}\``,
  JSON: (body) => JSON.stringify({ data: { signStr: encode(body) } }),
  'JSON with a body': (body) => JSON.stringify({ body }),
  'a piece of JSON': (body) => `"signStr":"${encode(body)}",`,
  'escapes of JSON': (body) => encode(body.replace(/&/g, '\\u0026')),
  'escapes of JSON, not encoded': (body) => body.replace(/&/g, '\\u0026'),
  'a question mark': (body) => encode(`?${body}`),
  'a link': (body) => LINK + encode(body),
  'a link with a body': (body) => LINK + body,
  'a page that opens a link': (body) => `https://ds.alipay.com/?scheme=${encode(LINK + encode(body))}`,
  'an intent': (body) => `intent://platformapi/startapp?orderStr=${encode(body)}#Intent;scheme=alipays;end`,
  'a byte order mark': (body) => `\ufeff${encode(body)}`,
  'a line break inside': (body) => encode(body).replace('%26', '\n%26'),
  'a break and an indent': (body) => body.replace(/&/g, '\n    &'),
  'white space': (body) => ` ${encode(body)}\n`,
  'white space, encoded': (body) => encode(` ${body}\n`),
  'a label': (body) => `signStr=${encode(body)}`,
  'a label, encoded': (body) => encode(`signStr=${body}`),
  'a label before a body': (body) => `orderStr=${body}`,
  'a line of a log': (body) => `2027-03-01 09:00:00 INFO body: ${body}`,
  'a path': (body) => `/pages/sign?from=list&signStr=${encode(body)}`,
  'a response as text': (body) => `SignResponse(body=${body}, code=null)`,
  'a tag': (body) => `<html><body><pre>${encode(body)}</pre></body></html>`,
  commas: (body) => encode(body.replace(/&/g, ',')),
  lines: (body) => body.replace(/&/g, '\n'),
  base64: (body) => base64(body),
  'base64 of a signStr': (body) => base64(encode(body)),
};

/** Whether nothing in what is left of a body can tell that something is missing. */
export function leavesNoTrace(change, wrapping, body, rest) {
  // Cut between two parameters, it may be the body of a server that sends no more; a long signature may end as a short one.
  const isShorter = body.startsWith(rest) && (body[rest.length] === '&' || /(?:^|&)sign=[^&]*$/.test(rest));
  // Where the signature has no plus sign, none shows what became of those of other values.
  const [, sign] = /(?:^|&)sign=([^&]*)/.exec(body);
  const isOfPlus = /\+|form/.test(change);
  // A line break at the end is nobody's.
  const isTrimmed = wrapping === 'lines' && rest.endsWith('&');
  return isShorter || isTrimmed || (isOfPlus && !/%2B/i.test(sign));
}
