// The ways in which servers write one and the same JSON. Numbers and strings stay as they stand, but for escapes.

import { rewritingEscapes, withBareSlashes } from '../json_escapes';

type Value = string | { readonly brackets: '[]' | '{}'; readonly members: readonly (readonly [string, Value])[] };

interface Layout {
  readonly comma: string;
  readonly colon: string;
  /** What each level is indented by; null where everything stands in one line. */
  readonly indent: string | null;
}

/** JSON.stringify and most others; Python's json.dumps; older Java; the usual ones for people. */
const LAYOUTS: readonly Layout[] = [
  { comma: ',', colon: ':', indent: null },
  { comma: ', ', colon: ': ', indent: null },
  { comma: ',', colon: ': ', indent: null },
  ...['  ', '    ', '\t'].map((indent) => ({ comma: ',', colon: ': ', indent })),
];

type Rewrite = (text: string) => string;

const escapedAs =
  (write: (hex: string) => string): Rewrite =>
  (string) =>
    string.replace(/[^\x00-\x7f]/g, (unit) => `\\u${write(unit.charCodeAt(0).toString(16).padStart(4, '0'))}`);

const characterOf = (escaped: string) => (escaped[1] === 'u' ? String.fromCharCode(Number.parseInt(escaped.slice(2), 16)) : '');

const UNICODE: readonly Rewrite[] = [
  (string) => string,
  escapedAs((hex) => hex),
  escapedAs((hex) => hex.toUpperCase()),
  // An escape of an ASCII character stays: it may be needed, as for a quotation mark.
  rewritingEscapes((escaped) => (characterOf(escaped) > '\x7f' ? characterOf(escaped) : escaped)),
];

/** PHP escapes slashes; Go and Gson escaped what HTML has a meaning for. */
const PUNCTUATION: readonly Rewrite[] = [
  (string) => string,
  (string) => string.replace(/(?<!\\)\//g, '\\/'),
  withBareSlashes,
  (string) => string.replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`),
  (string) => string.replace(/[<>&='](?!$)/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`),
  rewritingEscapes((escaped) => (/^[<>&=']$/.test(characterOf(escaped)) ? characterOf(escaped) : escaped)),
];

/** An agreement has some hundred characters on two levels. What is longer, deeper, or grows more, is nobody's. */
const LONGEST = 20_000;
const DEEPEST = 32;
const MOST_MADE = 4_000_000;

/** Each other writing of a JSON text, once; none where it is no JSON, nested too deeply, or too long. */
export function writingsOf(text: string): readonly string[] {
  if (text.length > LONGEST) return [];
  try {
    JSON.parse(text);
    return [...limited(write(text))].filter((writing) => writing !== text);
  } catch {
    return [];
  }
}

function limited(writings: Iterable<string>): Set<string> {
  const found = new Set<string>();
  let made = 0;
  for (const writing of writings) {
    made += writing.length;
    if (made > MOST_MADE) break;
    found.add(writing);
  }
  return found;
}

function* write(text: string): Iterable<string> {
  const value = parse(text);
  for (const unicode of UNICODE) {
    for (const punctuation of PUNCTUATION) {
      const rewrite: Rewrite = (string) => unicode(punctuation(string));
      yield text.replace(STRING, rewrite);
      for (const given of [value, sorted(value)]) for (const layout of LAYOUTS) yield print(given, layout, rewrite);
    }
  }
}

const STRING = /"(?:[^"\\]|\\.)*"/g;
const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s[\]{}:,"]+/g;

/** Of a text that is known to be JSON. */
function parse(text: string): Value {
  const tokens = text.match(TOKEN) ?? [];
  let at = 0;
  const value = (depth: number): Value => {
    if (depth > DEEPEST) throw new RangeError('it is nested too deeply');
    const token = tokens[at++]!;
    if (token !== '{' && token !== '[') return token;
    const brackets = token === '{' ? '{}' : '[]';
    const members: (readonly [string, Value])[] = [];
    while (tokens[at] !== brackets[1]) {
      if (tokens[at] === ',') at += 1;
      const name = brackets === '{}' ? tokens[at]! : '';
      if (brackets === '{}') at += 2;
      members.push([name, value(depth + 1)]);
    }
    at += 1;
    return { brackets, members };
  };
  return value(0);
}

/** As Python's sort_keys, at every depth. */
function sorted(value: Value): Value {
  if (typeof value === 'string') return value;
  const members = value.members.map(([name, member]) => [name, sorted(member)] as const);
  if (value.brackets === '{}') members.sort(([one], [other]) => (one < other ? -1 : 1));
  return { ...value, members };
}

function print(value: Value, layout: Layout, rewrite: Rewrite, depth = 1): string {
  if (typeof value === 'string') return value.startsWith('"') ? rewrite(value) : value;
  const { brackets, members } = value;
  const { comma, colon, indent } = layout;
  const line = (level: number) => (indent === null || members.length === 0 ? '' : `\n${indent.repeat(level)}`);
  const printed = members.map(([name, member]) => {
    const label = brackets === '{}' ? rewrite(name) + colon : '';
    return line(depth) + label + print(member, layout, rewrite, depth + 1);
  });
  return brackets[0] + printed.join(comma) + line(depth - 1) + brackets[1];
}
