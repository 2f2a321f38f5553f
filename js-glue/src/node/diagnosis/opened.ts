import { constants, type KeyObject, publicDecrypt } from 'node:crypto';

/** What comes out of a signature when a public key opens it. */
export type Opened =
  /** The digest that was signed, and by which hash. */
  | { readonly kind: 'digest'; readonly hash: Hash; readonly digest: Buffer }
  /** A digest by a hash that neither the platform nor this package knows. */
  | { readonly kind: 'other_hash' }
  /** Bytes without the name of a hash: somebody encrypted with the private key and did not sign. */
  | { readonly kind: 'bare'; readonly bytes: Buffer }
  /** Nothing: the signature is of a key of another length. */
  | { readonly kind: 'other_length' }
  /** Nothing in the usual padding: it is of another key, was changed, or is padded in another way. `block` is what comes out. */
  | { readonly kind: 'closed'; readonly block: Buffer | undefined };

export type Hash = 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

/** How RFC 8017, section 9.2, names the hash before the digest: DigestInfo in DER. */
const DIGEST_INFOS: readonly (readonly [Hash, string])[] = [
  ['md5', '3020300c06082a864886f70d020505000410'],
  ['sha1', '3021300906052b0e03021a05000414'],
  ['sha224', '302d300d06096086480165030402040500041c'],
  ['sha256', '3031300d060960864801650304020105000420'],
  ['sha384', '3041300d060960864801650304020205000430'],
  ['sha512', '3051300d060960864801650304020305000440'],
];

/** Opens a signature with the public key. RSA says more than right or wrong: what was signed comes out, as a digest. */
export function open(signature: Buffer, key: KeyObject): Opened {
  if (signature.length !== Math.ceil(bitsOf(key) / 8)) return { kind: 'other_length' };
  const bytes = decrypted(signature, key, constants.RSA_PKCS1_PADDING);
  if (bytes) return read(bytes);
  return { kind: 'closed', block: decrypted(signature, key, constants.RSA_NO_PADDING) };
}

export function bitsOf(key: KeyObject): number {
  return key.asymmetricKeyDetails?.modulusLength ?? 0;
}

function decrypted(signature: Buffer, key: KeyObject, padding: number): Buffer | undefined {
  try {
    return publicDecrypt({ key, padding }, signature);
  } catch {
    return undefined;
  }
}

function read(bytes: Buffer): Opened {
  for (const [hash, info] of DIGEST_INFOS) {
    const prefix = Buffer.from(info, 'hex');
    // The last byte of the prefix is the digest's length.
    const isThis = bytes.length === prefix.length + prefix.at(-1)! && bytes.subarray(0, prefix.length).equals(prefix);
    if (isThis) return { kind: 'digest', hash, digest: bytes.subarray(prefix.length) };
  }
  return isDigestInfo(bytes) ? { kind: 'other_hash' } : { kind: 'bare', bytes };
}

/** A sequence that fills the bytes and begins with another one, of the hash's name. */
function isDigestInfo(bytes: Buffer): boolean {
  const SEQUENCE = 0x30;
  return bytes[0] === SEQUENCE && bytes[1] === bytes.length - 2 && bytes[2] === SEQUENCE;
}
