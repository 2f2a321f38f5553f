import type { Finding } from '../types';
import { tools } from './core';
import { readPublicKey } from './key';
import { verdictOf } from './rsa';
import { not, REASONS, VALID, type Verification } from './verification';

/** A finding, or the one that only a check with the key makes. */
export type VerifiedFinding = Omit<Finding, 'code'> & { readonly code: Finding['code'] | 'signature_mismatch' };

export interface SignStrVerification extends Verification {
  /** Those of `checkSignStr`, and `signature_mismatch` where the signature does not verify. */
  readonly findings: readonly VerifiedFinding[];
}

/**
 * Checks the signature of a signStr with the app's public key, the one that belongs to the private key which signs: PEM, a
 * certificate or base64. `valid` is about the signature alone; whether the string works, `findings` says. A signStr that
 * cannot be read has no signature: mend it first.
 *
 * @throws TypeError of code `invalid_key` where the key is none, a private one, or not RSA.
 */
export function verifySignStr(signStr: string, appPublicKeyPem: string): SignStrVerification {
  const key = readPublicKey(appPublicKeyPem, 'appPublicKeyPem');
  const { findings } = tools().checkSignStr(signStr);
  const verification = verify(signStr, key);
  return { ...verification, findings: verification.status === 'invalid' ? [...findings, mismatch(verification)] : findings };
}

function verify(signStr: string, key: ReturnType<typeof readPublicKey>): Verification {
  const inspection = tools().inspectSignStr(signStr);
  if (!inspection) return not('not_a_sign_str');
  const { content, sign, signType, duplicate } = inspection.signed;
  if (duplicate) return not('duplicate_param');
  if (!sign) return not('no_sign');
  const bytes = Buffer.from(content);
  const verdict = verdictOf([bytes], sign, signType || null, key, [withOtherLabel(bytes)]);
  return verdict === 'valid' ? VALID : not(REASONS[verdict]);
}

/** sign_type is signed too: as it was if it was changed after signing. */
function withOtherLabel(content: Buffer): Buffer {
  const text = content.toString('latin1');
  return Buffer.from(
    text.replace(/(?<=^|&)sign_type=RSA(2?)(?=&|$)/, (_, two) => `sign_type=RSA${two ? '' : '2'}`),
    'latin1',
  );
}

function mismatch({ message }: Verification): VerifiedFinding {
  return { code: 'signature_mismatch', severity: 'error', layer: 'body', param: 'sign', offset: null, message };
}
