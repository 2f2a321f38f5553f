// What `pay-sign-center/node` uses of `node:crypto`, by node-forge: so the page checks a signature by the package's own rules,
// also where a browser has no Web Crypto, as on a page that came without TLS.
import { Buffer } from 'buffer';
import forge from 'node-forge/lib/forge.js';
import 'node-forge/lib/md5.js';
import 'node-forge/lib/sha512.js';
import 'node-forge/lib/x509.js';

// The package finds it as a global, as in Node.
(globalThis as { Buffer?: typeof Buffer }).Buffer ??= Buffer;

/** node-forge sees by itself which kind it is. */
interface Der {
  readonly key: Uint8Array;
}

type PublicKey = forge.pki.rsa.PublicKey;

class KeyObject {
  readonly asymmetricKeyType = 'rsa';

  constructor(readonly key: PublicKey) {}

  get asymmetricKeyDetails(): { readonly modulusLength: number } {
    return { modulusLength: this.key.n.bitLength() };
  }

  /** As SPKI, by which the package compares keys. */
  export(): Buffer {
    return Buffer.from(forge.asn1.toDer(forge.pki.publicKeyToAsn1(this.key)).getBytes(), 'binary');
  }
}

/** Of PEM or DER; throws where it is no public key of RSA. */
export function createPublicKey(given: string | Der): KeyObject {
  return new KeyObject(
    typeof given === 'string' ? forge.pki.publicKeyFromPem(given) : (forge.pki.publicKeyFromAsn1(asn1Of(given.key)) as PublicKey),
  );
}

/** Throws where it is no private key of RSA. Nothing is done with one: the package refuses it. */
export function createPrivateKey(given: string | Der): { readonly asymmetricKeyType: 'rsa' } {
  if (typeof given === 'string') forge.pki.privateKeyFromPem(given);
  else forge.pki.privateKeyFromAsn1(asn1Of(given.key));
  return { asymmetricKeyType: 'rsa' };
}

export class X509Certificate {
  readonly publicKey: KeyObject;
  /** The attributes, one a line. */
  readonly issuer: string;
  readonly serialNumber: string;

  constructor(given: string | Uint8Array) {
    const certificate = typeof given === 'string' ? forge.pki.certificateFromPem(given) : forge.pki.certificateFromAsn1(asn1Of(given));
    this.publicKey = new KeyObject(certificate.publicKey as PublicKey);
    this.issuer = certificate.issuer.attributes.map(({ shortName, value }) => `${shortName}=${value}`).join('\n');
    this.serialNumber = certificate.serialNumber;
  }
}

/** Of these the package has use; the numbers are this file's own. */
export const constants = { RSA_PKCS1_PADDING: 1, RSA_NO_PADDING: 3 };

interface Padded {
  readonly key: KeyObject;
  readonly padding: number;
}

/** Whether it is the signature of that text (PKCS #1 v1.5). */
export function verify(hash: 'sha256' | 'sha1', text: Uint8Array, { key }: KeyObject, signature: Uint8Array): boolean {
  const digest = digestOf(hash, binary(text));
  try {
    return key.verify(digest, binary(signature));
  } catch {
    // It does not open with this key.
    return false;
  }
}

/** What the key makes of a signature, without its padding where there is one; throws where it is not padded so. */
export function publicDecrypt({ key: { key }, padding }: Padded, signature: Uint8Array): Buffer {
  const modulus = BigInt(`0x${key.n.toString(16)}`);
  const value = BigInt(`0x${Buffer.from(signature).toString('hex')}`);
  if (value >= modulus) throw new Error('the signature is larger than the key');
  const block = powerOf(value, BigInt(`0x${key.e.toString(16)}`), modulus).toString(16);
  const bytes = Buffer.from(block.padStart(signature.length * 2, '0'), 'hex');
  if (padding === constants.RSA_NO_PADDING) return bytes;
  const [whole] = /^\0\x01\xff{8,}\0/.exec(binary(bytes)) ?? [];
  if (whole === undefined) throw new Error('it is padded in another way');
  return bytes.subarray(whole.length);
}

function powerOf(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let power = 1n;
  for (const bit of exponent.toString(2)) {
    power = (power * power) % modulus;
    if (bit === '1') power = (power * base) % modulus;
  }
  return power;
}

export function createHash(hash: string) {
  const pieces: Uint8Array[] = [];
  return {
    update(text: Uint8Array | string) {
      pieces.push(Buffer.from(text as Uint8Array));
      return this;
    },
    digest(encoding?: 'hex') {
      const digest = Buffer.from(digestOf(hash, binary(Buffer.concat(pieces))), 'binary');
      return encoding ? digest.toString(encoding) : digest;
    },
  };
}

/** Of SHA-224, which nobody signs with, there is none: no text fits then. */
function digestOf(hash: string, text: string): string {
  const known = { md5: forge.md.md5, sha1: forge.md.sha1, sha256: forge.md.sha256, sha384: forge.md.sha384, sha512: forge.md.sha512 };
  return known[hash as keyof typeof known]?.create().update(text).digest().bytes() ?? '';
}

export const createSign = ofTheSimulatorAlone;
export const createDecipheriv = ofTheSimulatorAlone;

function ofTheSimulatorAlone(): never {
  throw new Error('the playground signs nothing');
}

function asn1Of(der: Uint8Array): forge.asn1.Asn1 {
  return forge.asn1.fromDer(binary(der));
}

const binary = (bytes: Uint8Array) => Buffer.from(bytes).toString('binary');
