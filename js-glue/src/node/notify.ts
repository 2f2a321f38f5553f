import { types } from 'node:util';
import { isObject } from '../objects';
import { type Diagnosis, diagnose, NO_DIAGNOSIS } from './diagnosis/diagnosis';
import { asReceived } from './diagnosis/received';
import { textsOfParams } from './diagnosis/texts';
import { decoderOf, gbkBytes, isGbk } from './gbk';
import { readPublicKey } from './key';
import { decodeSign, verdictOf } from './rsa';
import { type Checked, notValid, REASON_OF, VALID, type Verification, withDiagnosis } from './verification';
import { tryTo } from '../try_to';

/** What {@link verifyNotify} says. */
export interface NotifyVerification extends Verification {
  /** The notification's parameters, decoded; null unless the signature is right. */
  readonly params: { readonly [name: string]: string } | null;
}

/** A parameter, decoded: its bytes are what was signed. */
interface Param {
  readonly name: string;
  readonly value: string;
  readonly bytes: Uint8Array;
}

/** Of these a notification has one each; `sign` covers neither of the two. */
const NOT_SIGNED = ['sign', 'sign_type'];

/**
 * Checks that a notification, the POST to `notify_url`, was signed by the platform, with the platform's public key (支付宝公钥)
 * or its certificate. Takes the decoded parameters, as an object or URLSearchParams, or the body as it came, which is best:
 * nothing has been lost of it. The signature covers the text that the parameters make, one behind the other: parameters that
 * could be cut out of it in another way are refused.
 *
 * @throws TypeError of code `invalid_key` where the key is none, a private one, or not RSA.
 */
export function verifyNotify(params: unknown, platformPublicKeyPem: string): NotifyVerification {
  const key = readPublicKey(platformPublicKeyPem, 'platformPublicKeyPem');
  const given = tryTo(() => paramsOf(params));
  const verification = given ? verify(given, key) : notValid('not_a_notification');
  const decoded = () => Object.fromEntries((given ?? []).map(({ name, value }) => [name, value]));
  return withDiagnosis({ ...verification, params: verification.valid ? decoded() : null }, () => diagnosisOf(given ?? [], key));
}

function diagnosisOf(params: readonly Param[], key: ReturnType<typeof readPublicKey>): Diagnosis {
  const signature = decodeSign(textOf(params, 'sign'));
  if (!signature) return NO_DIAGNOSIS;
  const texts = textsOfParams({
    params: params.map(({ name, value }) => ({ name, value, encoded: null })),
    charset: textOf(params, 'charset'),
    covers: ({ name }) => !NOT_SIGNED.includes(name),
  });
  return asReceived(diagnose(signature, key, signTypeOf(params), texts));
}

function textOf(params: readonly Param[], wanted: string): string {
  return params.find(({ name }) => name === wanted)?.value ?? '';
}

/** The SDKs take RSA2 where nothing is said. */
function signTypeOf(params: readonly Param[]): string {
  return textOf(params, 'sign_type') || 'RSA2';
}

function verify(params: readonly Param[], key: ReturnType<typeof readPublicKey>): Checked {
  if (params.length === 0) return notValid('not_a_notification');
  if (new Set(params.map(({ name }) => name)).size < params.length) return notValid('duplicate_param');
  const sign = textOf(params, 'sign');
  if (!sign) return notValid('no_sign');
  const covered = coveredOf(params);
  if (isAmbiguous(covered)) return notValid('ambiguous_param');
  const verdict = verdictOf([signedContent(covered)], sign, signTypeOf(params), key);
  return verdict === 'valid' ? VALID : notValid(REASON_OF[verdict]);
}

/**
 * Whether the text that is signed could be cut into other parameters: then the signature says nothing of these. A value that
 * looks like parameters may have swallowed some, or may be what became of others; the order of the names does not tell which.
 */
function isAmbiguous(covered: readonly Param[]): boolean {
  return covered.some(({ name, value }) => !/^[\w.-]+$/.test(name) || /&[\w.-]+=/.test(value));
}

/** The parameters that are signed, sorted by name. What is empty is signed too, as the SDKs check it. */
function coveredOf(params: readonly Param[]): Param[] {
  const covered = params.filter(({ name }) => !NOT_SIGNED.includes(name));
  return covered.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** `k=v&k=v…` */
function signedContent(covered: readonly Param[]): Uint8Array {
  const pairs = covered.flatMap(({ name, bytes }, index) => [Buffer.from(`${index ? '&' : ''}${name}=`), bytes]);
  return Buffer.concat(pairs);
}

function paramsOf(given: unknown): Param[] | undefined {
  if (typeof given === 'string') return paramsOfBody(Buffer.from(given));
  if (types.isUint8Array(given)) return paramsOfBody(Buffer.from(given));
  if (!isObject(given) || Array.isArray(given)) return undefined;
  return paramsOfEntries(given instanceof URLSearchParams ? [...given] : Object.entries(given as object));
}

/** What a server has decoded is encoded again; a list stands for a parameter that came more than once. */
function paramsOfEntries(entries: readonly (readonly [string, unknown])[]): Param[] | undefined {
  const flat = entries.flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one: unknown) => [name, one] as const));
  if (!flat.every((entry): entry is readonly [string, string] => typeof entry[1] === 'string')) return undefined;
  const charset = flat.find(([name]) => name === 'charset')?.[1] ?? '';
  const encode = (value: string) => (isGbk(charset) && gbkBytes(value)) || Buffer.from(value);
  return flat.map(([name, value]) => ({ name, value, bytes: encode(value) }));
}

/** A form-encoded body, decoded as bytes: its charset is one of its parameters. */
function paramsOfBody(body: Buffer): Param[] {
  const pairs = body
    .toString('latin1')
    .replace(/[\r\n]+$/, '')
    .split('&')
    .filter(Boolean);
  const decoded = pairs.map((pair) => {
    const equals = pair.indexOf('=');
    const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
    return { name: formDecoded(name).toString('utf8'), bytes: formDecoded(value) };
  });
  const charset = decoded.find(({ name }) => name === 'charset')?.bytes.toString('latin1') ?? '';
  const decoder = decoderOf(charset);
  return decoded.map(({ name, bytes }) => ({ name, value: decoder.decode(bytes), bytes }));
}

/** A `%` without two hex digits stands for itself, as in URLSearchParams. */
function formDecoded(text: string): Buffer {
  const spaced = text.replaceAll('+', ' ');
  return Buffer.from(
    spaced.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}
