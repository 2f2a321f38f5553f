// What a server may have signed in place of what it sent: the same parameters, changed in the usual ways.
import { createHash } from 'node:crypto';
import { gbkBytes, isGbk } from '../gbk';
import type { SignatureCause } from '../../messages/causes';
import { writingsOf } from './json_writings';

/** How the text that was signed differs from the one that should have been. */
export interface SignedChange {
  /** What was done. */
  readonly cause: SignatureCause;
  /** The parameter that it is about; null where it is about all, or the name may not be shown. */
  readonly param: string | null;
}

/** A parameter as it was sent. */
export interface SentParam {
  readonly name: string;
  readonly value: string;
  /** The value as it stands in the body; null where that is not known. */
  readonly encoded: string | null;
}

type Pairs = readonly (readonly [name: string, value: string])[];

/** A text in the making. Each kind of change is about one of its parts. */
interface Draft {
  readonly params: readonly SentParam[];
  readonly form: (param: SentParam) => string;
  readonly join: (pairs: Pairs) => string;
  readonly finish: (text: string) => string;
  readonly encode: (text: string) => Uint8Array | null;
  readonly digest: (bytes: Uint8Array) => Uint8Array;
}

interface Step {
  readonly change: SignedChange;
  readonly apply: (draft: Draft) => Draft;
}

export interface Candidate {
  readonly changes: readonly SignedChange[];
  /** Null where the charset does not have its characters. */
  readonly bytes: Uint8Array | null;
  /** What it took to make, in bytes. */
  readonly work: number;
}

/** The parameters that were sent, and which of them the signature should cover. */
export interface Sent {
  /** In the order of the body, with `sign`. */
  readonly params: readonly SentParam[];
  readonly charset: string;
  readonly covers: (param: SentParam) => boolean;
}

const step = (cause: SignatureCause, apply: Step['apply'], param: string | null = null): Step => ({
  change: { cause, param: param !== null && /^[a-z_]{1,40}$/.test(param) ? param : null },
  apply,
});

const byName = (one: SentParam, other: SentParam) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0);
const isNamed = (name: string) => (param: SentParam) => param.name === name;

/** What may have been signed in place of a body's or a notification's parameters. */
export function textsOfParams(sent: Sent): Iterable<Candidate> {
  const right: Draft = {
    params: sent.params.filter((param) => sent.covers(param)).sort(byName),
    form: ({ value }) => value,
    join: (pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'),
    ...AS_IT_IS,
    encode: encoderOf(sent.charset),
  };
  const bizContent = sent.params.find(isNamed(BIZ_CONTENT));
  const kinds = [
    labels(sent),
    selections(sent),
    bizContent ? writings(bizContent) : [],
    forms(),
    joins(),
    finishes(),
    charsets(sent.charset),
    digests(),
  ];
  return candidatesOf(right, kinds);
}

/** What may have been signed in place of a response, which is one JSON text. */
export function textsOfResponse(text: string, charset: string): Iterable<Candidate> {
  const response: SentParam = { name: '', value: text, encoded: null };
  const right: Draft = {
    params: [response],
    form: ({ value }) => value,
    join: ([pair]) => pair![1],
    ...AS_IT_IS,
    encode: encoderOf(charset),
  };
  return candidatesOf(right, [writings(response), finishes(), charsets(charset), digests()]);
}

const BIZ_CONTENT = 'biz_content';

const AS_IT_IS: Pick<Draft, 'finish' | 'digest'> = { finish: (text) => text, digest: (bytes) => bytes };

/**
 * The right text, each change of it, and each two changes of different kinds. Made one by one, since most signatures fit an
 * early one.
 */
function* candidatesOf(right: Draft, kinds: readonly (readonly Step[])[]): Iterable<Candidate> {
  yield made(right, []);
  for (const steps of kinds) for (const one of steps) yield made(one.apply(right), [one.change]);
  for (const [index, steps] of kinds.entries()) {
    for (const other of kinds.slice(index + 1).flat()) {
      for (const one of steps) yield made(other.apply(one.apply(right)), [one.change, other.change]);
    }
  }
}

/** A parameter takes about as long as so many bytes: it is chosen, sorted and joined. */
const WORK_OF_A_PARAM = 100;

function made({ params, form, join, finish, encode, digest }: Draft, changes: readonly SignedChange[]): Candidate {
  const text = finish(join(params.map((param) => [param.name, form(param)] as const)));
  const bytes = encode(text);
  return { changes, bytes: bytes && digest(bytes), work: text.length + WORK_OF_A_PARAM * params.length };
}

type Choice = (params: readonly SentParam[]) => readonly SentParam[];

const choose = (cause: SignatureCause, choice: Choice, param: string | null = null) =>
  step(cause, (draft) => ({ ...draft, params: choice(draft.params) }), param);

/** Whether the label was signed: it is in a request, and is not in a notification. */
function labels({ params, covers }: Sent): readonly Step[] {
  const label = params.find(isNamed('sign_type'));
  if (!label) return [];
  const withLabel = (signed: readonly SentParam[]) => [...signed, label].sort(byName);
  if (!covers(label)) return [choose('sign_type_signed', withLabel)];
  return [choose('sign_type_left_out', (signed) => signed.filter((param) => !isNamed('sign_type')(param)))];
}

/** Which parameters were signed, in which order. What the label became stays. */
function selections(sent: Sent): readonly Step[] {
  const positions = new Map(sent.params.map((param, index) => [param, index]));
  const asSent = (params: readonly SentParam[]) => [...params].sort((one, other) => positions.get(one)! - positions.get(other)!);
  const empty = sent.params.filter((param) => param.value === '' && param.name !== 'sign' && !sent.covers(param));
  const unsorted = sent.params.filter((param) => sent.covers(param));
  const set = (name: string, value: string) => (params: readonly SentParam[]) =>
    [...params.filter((param) => param.name !== name), { name, value, encoded: null }].sort(byName);
  const isSigned = new Set(unsorted.map(({ name }) => name));
  return [
    choose('not_sorted', asSent),
    ...(empty.length ? [choose('empty_values_signed', (params) => [...params, ...empty].sort(byName))] : []),
    ...unsorted.map(({ name }) => choose('param_added', (params) => params.filter((param) => param.name !== name), name)),
    ...SDK_PARAMS.filter(([name]) => !isSigned.has(name)).map(([name, value]) => choose('param_removed', set(name, value), name)),
    ...SDK_PARAMS.filter(([name]) => isSigned.has(name)).map(([name, value]) => choose('value_changed', set(name, value), name)),
    ...timestampsNear(sent).map((value) => choose('value_changed', set('timestamp', value), 'timestamp')),
  ];
}

/** Parameters whose values are few, as the SDKs write them. */
const SDK_PARAMS: readonly (readonly [string, string])[] = [
  ...['RSA2', 'RSA'].map((value) => ['sign_type', value] as const),
  ...['utf-8', 'UTF-8', 'utf8', 'UTF8', 'GBK', 'gbk'].map((value) => ['charset', value] as const),
  ...['json', 'JSON'].map((value) => ['format', value] as const),
  ['version', '1.0'],
  ['method', 'alipay.user.agreement.page.sign'],
];

const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** A timestamp is often made anew for sending: up to a minute later, or in another time zone. */
function timestampsNear({ params }: Sent): readonly string[] {
  const sent = params.find(isNamed('timestamp'))?.value ?? '';
  const time = Date.parse(`${sent.replace(' ', 'T')}Z`);
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(sent) || Number.isNaN(time)) return [];
  const seconds = Array.from({ length: 61 }, (_, index) => -index * SECOND);
  const hours = Array.from({ length: 25 }, (_, index) => (index - 12) * HOUR);
  const written = (shift: number) => new Date(time + shift).toISOString().slice(0, 19).replace('T', ' ');
  return [...seconds, ...hours].filter((shift) => shift !== 0).map(written);
}

/** How a JSON text was written: that parameter's value. */
function writings({ name, value }: SentParam): readonly Step[] {
  const rewrite = (cause: SignatureCause) => (text: string) => {
    const rewritten = (param: SentParam) => (param.name === name ? { ...param, value: text } : param);
    return step(cause, (draft) => ({ ...draft, params: draft.params.map(rewritten) }), name);
  };
  const spaced = [`${value}\n`, `${value}\r\n`, ` ${value}`, `${value} `, value.trim()];
  const broken = [value.replaceAll('\r\n', '\n'), value.replace(/\r?\n/g, '\r\n')];
  return [
    ...[...spaced, ...broken].filter((text) => text !== value).map(rewrite('white_space_changed')),
    ...writingsOf(value).map(rewrite('json_rewritten')),
  ];
}

/** How each value was written. */
function forms(): readonly Step[] {
  const write = (cause: SignatureCause, form: (param: SentParam) => string) => step(cause, (draft) => ({ ...draft, form }));
  const asForm = (value: string) => new URLSearchParams([['', value]]).toString().slice(1);
  return [
    write('values_encoded', ({ value, encoded: sent }) => sent ?? encoded(value)),
    write('values_encoded', ({ value }) => encoded(value)),
    write('values_encoded', ({ value }) => asForm(value)),
    write('values_encoded', ({ value }) => asForm(value).replace(/%../g, (hex) => hex.toLowerCase())),
    write('values_encoded', ({ name, value }) => (name === BIZ_CONTENT ? encoded(value) : value)),
    write('values_sent_encoded_twice', ({ value }) => decoded(value)),
    write('white_space_changed', ({ value }) => value.trim()),
  ];
}

/** Half a character cannot be encoded. */
function encoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', '%20'));
  } catch {
    return value;
  }
}

/** How the text was made of the pairs. */
function joins(): readonly Step[] {
  const join = (cause: SignatureCause, write: Draft['join']) => step(cause, (draft) => ({ ...draft, join: write }));
  const pairs =
    (write: (name: string, value: string) => string, separator: string): Draft['join'] =>
    (all) =>
      all.map(([name, value]) => write(name, value)).join(separator);
  const plain = pairs((name, value) => `${name}=${value}`, '&');
  return [
    join(
      'values_quoted',
      pairs((name, value) => `${name}="${value}"`, '&'),
    ),
    join(
      'no_separators',
      pairs((name, value) => name + value, ''),
    ),
    join(
      'no_separators',
      pairs((name, value) => `${name}=${value}`, ''),
    ),
    join('only_biz_content', (all) => all.find(([name]) => name === BIZ_CONTENT)?.[1] ?? ''),
    ...['https://openapi.alipay.com/gateway.do?', 'https://openapi-sandbox.dl.alipaydev.com/gateway.do?'].map((gateway) =>
      join('gateway_url_signed', (all) => gateway + plain(all)),
    ),
  ];
}

/** What was done to the whole text. */
function finishes(): readonly Step[] {
  const finish = (cause: SignatureCause, write: Draft['finish']) => step(cause, (draft) => ({ ...draft, finish: write }));
  return [
    ...['\n', '\r\n', ' '].map((end) => finish('white_space_changed', (text) => text + end)),
    finish('stray_separator', (text) => `${text}&`),
    finish('stray_separator', (text) => `&${text}`),
    finish('stray_separator', (text) => `?${text}`),
    finish('html_escaped', (text) => text.replaceAll('&', '&amp;')),
    finish('html_escaped', (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')),
    finish('html_escaped', (text) => text.replaceAll('"', '&quot;')),
    finish('html_escaped', (text) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')),
    finish('values_encoded', (text) => encoded(text)),
  ];
}

/** In which charset the text became bytes. */
function charsets(charset: string): readonly Step[] {
  const write = (encode: Draft['encode']) => step('other_charset', (draft) => ({ ...draft, encode }));
  return [
    write(encoderOf(isGbk(charset) ? 'utf-8' : 'gbk')),
    write((text) => (/[^\x00-\xff]/.test(text) ? null : Buffer.from(text, 'latin1'))),
    // What Java's and Windows' defaults make of a character that they do not have.
    step('characters_lost', (draft) => ({ ...draft, encode: (text) => Buffer.from(text.replace(/[^\x00-\x7f]/gu, '?')) })),
    // UTF-8 that was read as Latin-1 on the way.
    write((text) => Buffer.from(Buffer.from(text).toString('latin1'))),
  ];
}

function encoderOf(charset: string): Draft['encode'] {
  return isGbk(charset) ? gbkBytes : (text) => Buffer.from(text);
}

/** A digest, made first, that was signed in place of the text. */
function digests(): readonly Step[] {
  const hashed = (hash: string, write: (digest: Buffer) => Uint8Array) =>
    step('digest_signed', (draft) => ({ ...draft, digest: (bytes) => write(createHash(hash).update(bytes).digest()) }));
  return ['sha256', 'sha1', 'md5'].flatMap((hash) => [
    hashed(hash, (digest) => digest),
    hashed(hash, (digest) => Buffer.from(digest.toString('hex'))),
    hashed(hash, (digest) => Buffer.from(digest.toString('hex').toUpperCase())),
    hashed(hash, (digest) => Buffer.from(digest.toString('base64'))),
  ]);
}
