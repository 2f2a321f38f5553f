import { type KeyObject, verify } from 'node:crypto';

/** The hash that a `sign_type` names. */
export const HASHES: { readonly [signType: string]: 'sha256' | 'sha1' } = { RSA2: 'sha256', RSA: 'sha1' };

export type Verdict = 'valid' | 'invalid' | 'other_hash' | 'not_base64' | 'unsupported';

/**
 * Whether `sign` is of one of these texts. `signType` null stands for either. Where only the other hash fits, the label
 * is wrong and the signature with it; `relabelled` are texts that may have been signed before the label was changed.
 */
export function verdictOf(
  texts: readonly Uint8Array[],
  sign: string,
  signType: string | null,
  key: KeyObject,
  relabelled: readonly Uint8Array[] = [],
): Verdict {
  const types = signType === null ? Object.keys(HASHES) : [signType];
  if (!types.every((type) => Object.hasOwn(HASHES, type))) return 'unsupported';
  const signature = decodeSign(sign);
  if (!signature) return 'not_base64';
  const fits = (candidates: readonly Uint8Array[], type: string) => candidates.some((text) => verify(HASHES[type], text, key, signature));
  if (types.some((type) => fits(texts, type))) return 'valid';
  const others = Object.keys(HASHES).filter((type) => !types.includes(type));
  return others.some((type) => fits([...texts, ...relabelled], type)) ? 'other_hash' : 'invalid';
}

/** Standard base64. Line breaks are skipped as MIME readers do; Node itself would take the URL-safe kind and spaces too. */
export function decodeSign(sign: string): Buffer | undefined {
  const base64 = sign.replace(/[\r\n]/g, '');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(base64) ? Buffer.from(base64, 'base64') : undefined;
}
