// What `pay-sign-center/node` uses of `node:crypto`, by node-forge: so the page checks a signature by the package's own rules,
// also where a browser has no Web Crypto, as on a page that came without TLS.
import { Buffer } from 'buffer';
import forge from 'node-forge/lib/forge.js';
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

  constructor(given: string | Uint8Array) {
    const certificate = typeof given === 'string' ? forge.pki.certificateFromPem(given) : forge.pki.certificateFromAsn1(asn1Of(given));
    this.publicKey = new KeyObject(certificate.publicKey as PublicKey);
  }
}

/** Whether it is the signature of that text (PKCS #1 v1.5). */
export function verify(hash: 'RSA-SHA256' | 'RSA-SHA1', text: Uint8Array, { key }: KeyObject, signature: Uint8Array): boolean {
  const digest = hash === 'RSA-SHA1' ? forge.md.sha1.create() : forge.md.sha256.create();
  digest.update(binary(text));
  try {
    return key.verify(digest.digest().bytes(), binary(signature));
  } catch {
    // It does not open with this key.
    return false;
  }
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
