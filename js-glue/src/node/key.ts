import { createHash, createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { types } from 'node:util';
import { tryTo } from '../try_to';

/**
 * Reads an RSA public key: PEM (SPKI or PKCS#1), a certificate, or the base64 text that the open platform shows. Throws a
 * TypeError of code `invalid_key` that says what was given instead; it quotes nothing of it.
 */
export function readPublicKey(given: unknown, name: string): KeyObject {
  const text = textOf(given);
  if (!text) throw invalid(name, 'expected a public key as text');
  if (/PRIVATE KEY-----/.test(text)) throw privateKeyError(name);
  const key = text.includes('-----BEGIN') ? fromPem(text) : fromBase64(text, name);
  if (!key) throw invalid(name, 'neither PEM, a certificate, nor the base64 text of a public key');
  if (key.asymmetricKeyType !== 'rsa') throw invalid(name, `expected an RSA key, found ${key.asymmetricKeyType}`);
  return key;
}

/** Reads an RSA private key: PEM (PKCS#8 or PKCS#1), or the base64 text that the platform's tool makes. Throws as above. */
export function readPrivateKey(given: unknown, name: string): KeyObject {
  const text = textOf(given);
  if (text === undefined) throw invalid(name, 'expected a private key as text');
  const key = text.includes('-----BEGIN') ? tryTo(() => createPrivateKey(text)) : privateFromBase64(text);
  if (!key) throw invalid(name, 'neither PEM nor the base64 text of a private key');
  if (key.asymmetricKeyType !== 'rsa') throw invalid(name, `expected an RSA key, found ${key.asymmetricKeyType}`);
  return key;
}

/**
 * The number by which the platform names a certificate, as in `app_cert_sn`: MD5 of its issuer, last attribute first, and its
 * serial number. Undefined where a key was given and no certificate.
 */
export function certificateSnOf(given: unknown): string | undefined {
  const text = textOf(given) ?? '';
  const der = () => new X509Certificate(Buffer.from(text.replace(/\s+/g, ''), 'base64'));
  const certificate = tryTo(() => (text.includes('-----BEGIN') ? new X509Certificate(text) : der()));
  if (!certificate) return undefined;
  const issuer = certificate.issuer.split('\n').reverse().join(',');
  return createHash('md5')
    .update(`${issuer}${BigInt(`0x${certificate.serialNumber}`)}`)
    .digest('hex');
}

/** In environment variables the line breaks of PEM are often written as \n. */
function textOf(given: unknown): string | undefined {
  const text = types.isUint8Array(given) ? Buffer.from(given).toString('utf8') : given;
  return typeof text === 'string' ? text.replace(/\\n/g, '\n').trim() : undefined;
}

export function isSameKey(one: KeyObject, other: KeyObject): boolean {
  const [left, right] = [one, other].map((key) => key.export({ type: 'spki', format: 'der' }));
  return left!.equals(right!);
}

function privateKeyError(name: string): TypeError {
  return invalid(name, 'this is a private key, which belongs nowhere but where it signs; a public key is what is needed');
}

function invalid(name: string, what: string): TypeError {
  return Object.assign(new TypeError(`${name}: ${what}`), { code: 'invalid_key' });
}

function fromPem(text: string): KeyObject | undefined {
  return tryTo(() => (text.includes('BEGIN CERTIFICATE') ? new X509Certificate(text).publicKey : createPublicKey(text)));
}

function fromBase64(text: string, name: string): KeyObject | undefined {
  const base64 = text.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return undefined;
  if (privateFromBase64(base64)) throw privateKeyError(name);
  const key = Buffer.from(base64, 'base64');
  const asKey = (type: 'spki' | 'pkcs1') => tryTo(() => createPublicKey({ key, format: 'der', type }));
  return asKey('spki') ?? asKey('pkcs1') ?? tryTo(() => new X509Certificate(key).publicKey);
}

function privateFromBase64(base64: string): KeyObject | undefined {
  const key = Buffer.from(base64, 'base64');
  const asKey = (type: 'pkcs8' | 'pkcs1') => tryTo(() => createPrivateKey({ key, format: 'der', type }));
  return asKey('pkcs8') ?? asKey('pkcs1');
}
