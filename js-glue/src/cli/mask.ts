// Hides secrets in a text of any layer, at any depth of encoding, character for character: the carets stay true.

const PERSONAL = [
  'external_logon_id',
  'user_name',
  'cert_no',
  'identity_hash',
  'sign_user_id',
  'alipay_user_id',
  'alipay_open_id',
  'alipay_logon_id',
  'zm_open_id',
];

/** A character as it stands there, or percent-encoded once or more. */
const encoded = (character: string, hex: string) => `(?:${character}|%(?:25)*${hex})`;
const EQUALS = encoded('=', '3[Dd]');
const AND = `(?:&|%(?:25)*26)`;
const QUOTE = `(?:&quot;|${encoded('["\']', '2[27]')})`;
const BACKSLASH = encoded('\\\\', '5[Cc]');
const COLON = encoded(':', '3[Aa]');
const SPACE = `(?:[\\s+]|%(?:25)*(?:20|2[Bb]|0[9AaDd]))*`;
const ANY = `(?:%(?:25)*[0-9A-Fa-f]{2}|[^])`;

const SIGN = new RegExp(`((?:^|${AND}|[^A-Za-z_])(?:sign|app_auth_token|auth_token)${EQUALS})((?:(?!${AND}|["'<]).)+)`, 'gs');
// A quotation mark may itself be escaped where the object stands in a string; the rest of that string is then hidden too.
const FIELD = new RegExp(
  `((?:${PERSONAL.join('|')})(?:${BACKSLASH})*${QUOTE}${SPACE}${COLON}${SPACE}(?:${BACKSLASH})*)(?:(${QUOTE})((?:${BACKSLASH}${ANY}|(?!${QUOTE})[^])*)|([0-9]+))`,
  'g',
);
// The digits before may be those of an escape.
const PHONE_OR_ID = /(%(?:25)*[0-9A-Fa-f]{2}|(?<!\d))(1[3-9]\d{9}|\d{17}[\dXx])(?!\d)/g;

const SHOWN = 4;

export function maskText(text: string): string {
  return text
    .replace(SIGN, (_, before: string, value: string) => before + value.slice(0, SHOWN) + stars(value.slice(SHOWN)))
    .replace(FIELD, (_, before: string, quote = '', value = '', number = '') => before + quote + stars(value) + stars(number))
    .replace(PHONE_OR_ID, (_, before: string, number: string) => before + stars(number));
}

const stars = (text: string) => '*'.repeat(text.length);

const NAMES = new Set(PERSONAL);

/** The same for a value that was read: strings under a personal key, at any depth and in either spelling of the key. */
export function maskValue(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => maskValue(item, key));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, maskValue(item, name)]));
  }
  const isPersonal = NAMES.has(key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  if (value === null || value === undefined || value === '') return value;
  if (isPersonal) return '***';
  return typeof value === 'string' ? maskText(value) : value;
}
