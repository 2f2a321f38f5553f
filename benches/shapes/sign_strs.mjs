// Long strings for checkSignStr: what a server may send, what goes wrong on the way, and what an attacker would send.
import { usual } from '../vectors.mjs';
import { sameFnv1a, sameHash31, samePrefix } from './collisions.mjs';
import { numbered, seriesOf } from './grow.mjs';

const params = usual.body.split('&').map((pair) => pair.split('='));
const bizContent = JSON.parse(decodeURIComponent(params.find(([name]) => name === 'biz_content')[1]));
const sign = decodeURIComponent(params.find(([name]) => name === 'sign')[1]);

/** The usual body with some values in place of its own, and more behind it. */
function body(values, more = '') {
  const pairs = params.map(([name, value]) => `${name}=${name in values ? encodeURIComponent(values[name]) : value}`);
  return pairs.join('&') + more;
}

const signStr = (values, more) => encodeURIComponent(body(values, more));
const withBiz = (members) => signStr({ biz_content: JSON.stringify({ ...bizContent, ...members }) });
const withBizText = (text) => signStr({ biz_content: text });
const longBody = (count) =>
  body(
    {},
    numbered(count, (number) => `&p${number}=value`),
  );

const names = (name) => (count) => signStr({}, Array.from({ length: count }, (_, index) => `&${name(index)}=1`).join(''));
const keys = (name) => (count) => withBizText(`{${Array.from({ length: count }, (_, index) => `"${name(index)}":1`).join(',')}}`);
const alone = (unit) => (count) => unit.repeat(count);

const SIGN_STRS = {
  ordinary: {
    'a long text in `biz_content`': (count) => withBiz({ pass_params: 'abcdefgh'.repeat(count) }),
    'a long Chinese text in `biz_content`': (count) => withBiz({ pass_params: '长'.repeat(count) }),
    'many parameters': (count) => encodeURIComponent(longBody(count)),
    'many members of `biz_content`': (count) => withBizText(`{${numbered(count, (number) => `"m${number}":"value",`)}"a":1}`),
  },
  faulty: {
    'many parameters, not encoded': longBody,
    'a long Chinese text, not encoded': (count) => decodeURIComponent(decodeURIComponent(withBiz({ pass_params: '长'.repeat(count) }))),
    'many parameters, encoded twice more': (count) => encodeURIComponent(encodeURIComponent(encodeURIComponent(longBody(count)))),
    'many parameters, `&` as `&amp;`': (count) => encodeURIComponent(longBody(count).replaceAll('&', '&amp;')),
    'many parameters, in a JSON object': (count) => JSON.stringify({ signStr: encodeURIComponent(longBody(count)) }),
    'many parameters, a line break after each': (count) => encodeURIComponent(longBody(count).replaceAll('&p', '\n&p')),
    'spaces in `sign`': (count) => encodeURIComponent(body({}).replace(/&sign=.*/, `&sign=${sign.slice(0, -9)}${'+A'.repeat(count)}`)),
  },
  hostile: {
    '`&`': alone('&'),
    '`&a`': alone('&a'),
    '`=`': alone('='),
    '`%`': alone('%'),
    '`%25`': alone('%25'),
    '`%2525…`': (count) => `%${'25'.repeat(count)}`,
    '`%26`': alone('%26'),
    '`;`': alone(';'),
    '`&amp;`': alone('&amp;'),
    '`"`': alone('"'),
    '`\\`': alone('\\'),
    '`\\"`': alone('\\"'),
    '`{"a":`': alone('{"a":'),
    '`<`': alone('<'),
    spaces: alone(' '),
    '`&` after a signStr': (count) => signStr({}, '&'.repeat(count)),
    '`%` after a signStr': (count) => signStr({}) + '%'.repeat(count),
    '`=` after a signStr': (count) => signStr({}, '='.repeat(count)),
    '`!` after a signStr': (count) => signStr({}) + '!'.repeat(count),
    '`.` after a signStr': (count) => signStr({}) + '.'.repeat(count),
    'a signStr before a bare body': (count) => `${signStr({})}&x=${'app_id%3D'.repeat(count)}`,
    'line breaks in quotes': (count) => `"${'\n'.repeat(count)}"`,
    'words before `app_id=`': (count) => `${'a-a '.repeat(count)}app_id=1`,
    'escapes of JSON': (count) => body({}) + '\\u0026'.repeat(count),
    'deep JSON, closed': (count) => withBizText(`${'{"a":'.repeat(count)}1${'}'.repeat(count)}`),
    'deep JSON, open': (count) => withBizText('['.repeat(count)),
    'quotes and backslashes in JSON': (count) => withBiz({ pass_params: '\\"'.repeat(count) }),
    'one parameter many times': names(() => 'name'),
    'one JSON key many times': keys(() => 'name'),
    'parameters that collide (FNV-1a)': names(sameFnv1a),
    'parameters that collide (31)': names(sameHash31),
    'parameters of one beginning': names(samePrefix),
    'JSON keys that collide (FNV-1a)': keys(sameFnv1a),
    'JSON keys that collide (31)': keys(sameHash31),
    'JSON keys of one beginning': keys(samePrefix),
  },
};

export const series = seriesOf(SIGN_STRS);
