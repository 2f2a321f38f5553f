// Long strings for parseSignResult: documents, and what an attacker or a broken host would hand over as `result`.
import { usual } from '../vectors.mjs';
import { sameFnv1a, sameHash31, samePrefix } from './collisions.mjs';
import { numbered, seriesOf } from './grow.mjs';

/** The usual document with more members in its response. */
function withMembers(members) {
  return usual.result.replace('"code":', `${members}"code":`);
}

const withText = (text) => withMembers(`"zm_open_id":${JSON.stringify(text)},`);
const members = (name) => (count) => withMembers(Array.from({ length: count }, (_, index) => `"${name(index)}":1,`).join(''));
const alone = (unit) => (count) => unit.repeat(count);

const RESULTS = {
  ordinary: {
    'a long text': (count) => withText('abcdefgh'.repeat(count)),
    'a long Chinese text': (count) => withText('长'.repeat(count)),
    'many members': (count) => withMembers(numbered(count, (number) => `"m${number}":"value",`)),
  },
  faulty: {
    'raw line breaks in a text': (count) => withMembers(`"zm_open_id":"${'abcdefg\n'.repeat(count)}",`),
    'percent-encoded': (count) => encodeURIComponent(withText('abcd "'.repeat(count))),
    'a string of JSON in JSON': (count) => JSON.stringify(withText('abcd "'.repeat(count))),
    'cut off': (count) => withText('abcdefgh'.repeat(count)).slice(0, -300),
  },
  hostile: {
    '`"`': alone('"'),
    '`\\`': alone('\\'),
    '`{`': alone('{'),
    '`{"a":`': alone('{"a":'),
    '`,`': alone(','),
    '`%`': alone('%'),
    '`%25`': alone('%25'),
    spaces: alone(' '),
    'deep JSON, closed': (count) => withMembers(`"a":${'['.repeat(count)}${']'.repeat(count)},`),
    'deep JSON, open': (count) => `{"alipay_user_agreement_page_sign_response":${'['.repeat(count)}`,
    'quotes and backslashes': (count) => withText('\\"'.repeat(count)),
    'braces and `"sign"` in a text': (count) => withText('}"sign":'.repeat(count)),
    'many commas': (count) => withMembers(`"a":[${','.repeat(count)}],`),
    'one key many times': members(() => 'name'),
    'keys that collide (FNV-1a)': members(sameFnv1a),
    'keys that collide (31)': members(sameHash31),
    'keys of one beginning': members(samePrefix),
  },
};

export const series = seriesOf(RESULTS);
