import { createHash } from 'node:crypto';
import type { Hash } from './opened';

/** A signature that is padded as PSS: what it compares a text with. */
export interface Pss {
  readonly hash: Hash;
  /** The digest of the text's digest and the salt. */
  readonly digest: Buffer;
  readonly salt: Buffer;
  /** True where so many zeros stand before the salt that it is no chance. Otherwise only a text that fits proves the padding. */
  readonly isCertain: boolean;
}

/** The hashes that are used with PSS. */
const HASHES: readonly Hash[] = ['sha256', 'sha1', 'sha384', 'sha512'];

/** The last byte of every such padding. */
const END = 0xbc;

/** With so many zeros before the salt, the padding is no chance. */
const CERTAIN_ZEROS = 8;

/** What a block, opened with the key, can be as PSS (RFC 8017, section 9.1.2, with MGF1 of the same hash). */
export function readPss(opened: Buffer, keyBits: number): readonly Pss[] {
  // The padding has one bit less than the key, and then perhaps a byte less.
  const block = opened.subarray(opened.length - Math.ceil((keyBits - 1) / 8));
  if (block.at(-1) !== END) return [];
  return HASHES.flatMap((hash) => readAs(hash, block, keyBits) ?? []);
}

function readAs(hash: Hash, block: Buffer, keyBits: number): Pss | undefined {
  const size = createHash(hash).digest().length;
  const length = block.length - size - 1;
  if (length <= 0) return undefined;
  const digest = block.subarray(length, length + size);
  const mask = maskOf(hash, digest, length);
  const data = Buffer.from(block.subarray(0, length).map((byte, at) => byte ^ mask[at]!));
  // The bits that the key does not have.
  data[0]! &= 0xff >> (8 * block.length - (keyBits - 1));
  const zeros = data.findIndex((byte) => byte !== 0);
  if (zeros < 0 || data[zeros] !== 1) return undefined;
  return { hash, digest, salt: data.subarray(zeros + 1), isCertain: zeros >= CERTAIN_ZEROS };
}

/** MGF1. */
function maskOf(hash: Hash, seed: Buffer, length: number): Buffer {
  const blocks: Buffer[] = [];
  for (let made = 0, counter = 0; made < length; counter += 1) {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(counter);
    const block = createHash(hash)
      .update(Buffer.concat([seed, number]))
      .digest();
    blocks.push(block);
    made += block.length;
  }
  return Buffer.concat(blocks);
}

/** Whether it is the signature of that text. */
export function isPssOf({ hash, digest, salt }: Pss, text: Uint8Array): boolean {
  const hashed = createHash(hash).update(text).digest();
  return createHash(hash)
    .update(Buffer.concat([Buffer.alloc(8), hashed, salt]))
    .digest()
    .equals(digest);
}
