// Why a signature is wrong. RSA tells: a key opens a signature of its own, whatever was signed.
import { createHash, type KeyObject } from 'node:crypto';
import type { SignatureCause } from '../../messages/causes';
import { HASHES } from '../rsa';
import { bitsOf, type Hash, open } from './opened';
import { isPssOf, readPss } from './pss';
import type { Candidate, SignedChange } from './texts';

/** Why a signature is not valid. */
export interface Diagnosis {
  /** What to mend first; null where nothing is wrong, or no key can tell. Stable; `explain(cause, lang, 'cause')` says how. */
  readonly cause: SignatureCause | null;
  /** All that was done to the text: signed so, it gives this very signature. Empty where nothing that was tried fits. */
  readonly fits: readonly SignedChange[];
}

/** Where nothing is wrong, or nothing can be told. */
export const NO_DIAGNOSIS: Diagnosis = { cause: null, fits: [] };

/** So much is tried at most, in bytes: a quarter of a second's work. All texts of a usual string are half of it. */
const MOST_WORK = 50_000_000;

const OTHER_HASH: SignedChange = { cause: 'other_hash', param: 'sign_type' };

/**
 * Says why a signature does not verify. `signType` is the label, null where there is none; `texts` are what may have been signed,
 * the right one first.
 */
export function diagnose(signature: Buffer, key: KeyObject, signType: string | null, texts: Iterable<Candidate>): Diagnosis {
  const opened = open(signature, key);
  if (opened.kind === 'other_length') return { cause: 'other_key_length', fits: [] };
  if (opened.kind === 'closed') return diagnosePss(opened.block, bitsOf(key), texts);
  if (opened.kind === 'bare') return { cause: 'not_hashed', fits: [] };
  if (opened.kind === 'other_hash') return { cause: 'other_hash', fits: [] };
  const { hash, digest } = opened;
  const hashes: readonly (Hash | undefined)[] = signType === null ? Object.values(HASHES) : [HASHES[signType]];
  const isOther = !hashes.includes(hash);
  const fitting = search(texts, (bytes) => createHash(hash).update(bytes).digest().equals(digest));
  if (!fitting) return { cause: isOther ? 'other_hash' : 'other_content', fits: [] };
  // Where the hash is not the one of `sign_type`, `other_hash` already names the changed label.
  const changes = fitting.filter(({ param }) => param !== 'sign_type' || !isOther);
  const fits = isOther ? [OTHER_HASH, ...changes] : changes;
  return { cause: fits[0]?.cause ?? 'other_content', fits };
}

function diagnosePss(block: Buffer | undefined, keyBits: number, texts: Iterable<Candidate>): Diagnosis {
  const readings = block ? readPss(block, keyBits) : [];
  const fitting = readings.length ? search(texts, (bytes) => readings.some((pss) => isPssOf(pss, bytes))) : undefined;
  if (fitting) return { cause: 'pss', fits: [{ cause: 'pss', param: null }, ...fitting] };
  return { cause: readings.some(({ isCertain }) => isCertain) ? 'pss' : 'other_key', fits: [] };
}

/** The changes of the text that is signed, if it is among them. */
function search(texts: Iterable<Candidate>, isSigned: (bytes: Uint8Array) => boolean): readonly SignedChange[] | undefined {
  let done = 0;
  for (const { changes, bytes, work } of texts) {
    done += work;
    if (done > MOST_WORK) return undefined;
    if (bytes && isSigned(bytes)) return changes;
  }
  return undefined;
}
