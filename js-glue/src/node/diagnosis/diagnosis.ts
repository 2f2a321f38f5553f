// Why a signature is wrong. RSA tells: a key opens a signature of its own, whatever was signed.
import { createHash, type KeyObject, constants, verify } from 'node:crypto';
import type { SignatureCause } from '../../messages/causes';
import { type Hash, open } from './opened';
import type { Candidate, SignedChange } from './texts';

/** Why a signature is not valid. */
export interface Diagnosis {
  /** What to mend first; null where nothing is wrong, or no key can tell. Stable; `explain(cause, lang, 'cause')` says how. */
  readonly cause: SignatureCause | null;
  /** All that was done to the text: signed so, it gives this very signature. Empty where nothing that was tried fits. */
  readonly fits: readonly SignedChange[];
}

/** So many bytes are hashed at most, a quarter of a second's work; all texts of a usual string are half of it. */
const MOST_BYTES = 50_000_000;

const HASHES: { readonly [signType: string]: Hash } = { RSA2: 'sha256', RSA: 'sha1' };
const OTHER_HASH: SignedChange = { cause: 'other_hash', param: 'sign_type' };

/**
 * Of a signature that does not verify. `signType` is the label, null where there is none; `texts` are what may have been signed,
 * the right one first.
 */
export function diagnose(signature: Buffer, key: KeyObject, signType: string | null, texts: Iterable<Candidate>): Diagnosis {
  const opened = open(signature, key);
  if (opened.kind === 'other_length') return { cause: 'other_key_length', fits: [] };
  if (opened.kind === 'closed') return opened.mayBePss ? diagnosePss(signature, key, texts) : { cause: 'other_key', fits: [] };
  if (opened.kind === 'bare') return { cause: 'not_hashed', fits: [] };
  if (opened.kind === 'other_hash') return { cause: 'other_hash', fits: [] };
  const { hash, digest } = opened;
  const isOther = signType !== null && hash !== HASHES[signType];
  const fitting = search(texts, ({ bytes }) => createHash(hash).update(bytes).digest().equals(digest));
  if (!fitting) return { cause: isOther ? 'other_hash' : 'other_content', fits: [] };
  // A label that was changed after signing is the label that is wrong.
  const changes = fitting.changes.filter(({ param }) => param !== 'sign_type' || !isOther);
  const fits = isOther ? [OTHER_HASH, ...changes] : changes;
  return { cause: fits[0]?.cause ?? 'other_content', fits };
}

/** PSS hides what it signed: only a try tells. */
function diagnosePss(signature: Buffer, key: KeyObject, texts: Iterable<Candidate>): Diagnosis {
  const pss = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO };
  const isOf = ({ bytes }: Candidate) => ['RSA-SHA256', 'RSA-SHA1'].some((hash) => verify(hash, bytes, pss, signature));
  const fitting = search(texts, isOf, MOST_PSS_TRIES);
  return fitting ? { cause: 'pss', fits: [{ cause: 'pss', param: null }, ...fitting.changes] } : { cause: 'other_key', fits: [] };
}

/** A try of PSS takes the public key each time. */
const MOST_PSS_TRIES = 500;

function search(
  texts: Iterable<Candidate>,
  isSigned: (candidate: Candidate) => boolean,
  mostTries = Number.POSITIVE_INFINITY,
): Candidate | undefined {
  let [bytes, tries] = [0, 0];
  for (const candidate of texts) {
    bytes += candidate.bytes.length;
    tries += 1;
    if (bytes > MOST_BYTES || tries > mostTries) return undefined;
    if (isSigned(candidate)) return candidate;
  }
  return undefined;
}
