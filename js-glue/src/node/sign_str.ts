import { read } from '../facts';
import type { Finding } from '../types';
import { type SignedText, signedTextOf } from './content';
import { type Inspection, tools } from './core';
import { type Diagnosis, diagnose, NO_DIAGNOSIS } from './diagnosis/diagnosis';
import { type Sent, textsOfParams } from './diagnosis/texts';
import { decoderOf } from './gbk';
import { certificateSnOf, isSameKey, readPublicKey } from './key';
import { decodeSign, verdictOf } from './rsa';
import { type Checked, notValid, REASON_OF, VALID, type Verification, withDiagnosis } from './verification';

/** A finding, or the one that only a check with the key makes. */
export type VerifiedFinding = Omit<Finding, 'code'> & { readonly code: Finding['code'] | 'signature_mismatch' };

/** What {@link verifySignStr} may be given besides. */
export interface VerifySignStrOptions {
  /** The platform's public key (支付宝公钥), to tell a mix-up of the two. */
  readonly platformPublicKey?: string;
}

/** What {@link verifySignStr} says. */
export interface SignStrVerification extends Verification {
  /** Those of `checkSignStr`, and `signature_mismatch` where the signature does not verify. */
  readonly findings: readonly VerifiedFinding[];
  /** The text that `sign` should cover, as `signedTextOf` gives it. Not enumerable: it holds personal data. */
  readonly content: SignedText | null;
}

/**
 * Checks the signature of a signStr with the app's public key, the one that belongs to the private key which signs: PEM, a
 * certificate or base64. `valid` is about the signature alone; whether the string works, `findings` says. A signStr that
 * cannot be read has no signature: mend it first. Where it does not verify, `cause` says why, as far as the key can tell.
 *
 * @throws TypeError of code `invalid_key` where a key is none, a private one, or not RSA.
 */
export function verifySignStr(signStr: string, appPublicKeyPem: string, options: VerifySignStrOptions = {}): SignStrVerification {
  const key = readPublicKey(appPublicKeyPem, 'appPublicKeyPem');
  const platformPublicKey = read(options, 'platformPublicKey');
  const platform = platformPublicKey === undefined ? undefined : readPublicKey(platformPublicKey, 'platformPublicKey');
  const { findings } = tools().checkSignStr(signStr);
  const inspection = tools().inspectSignStr(signStr);
  const checked = platform && isSameKey(platform, key) ? notValid('same_key') : verify(inspection, key);
  const all = checked.status === 'invalid' ? [...findings, mismatch(checked)] : findings;
  const verification = { ...checked, findings: all, content: null };
  Object.defineProperty(verification, 'content', { enumerable: false, get: () => signedTextOf(signStr) });
  return withDiagnosis(verification, () => diagnosisOf(inspection!, appPublicKeyPem, key));
}

function verify(inspection: Inspection | null, key: ReturnType<typeof readPublicKey>): Checked {
  if (!inspection) return notValid('not_a_sign_str');
  const { content, sign, signType, duplicate } = inspection.signed;
  if (duplicate) return notValid('duplicate_param');
  if (!sign) return notValid('no_sign');
  const bytes = Buffer.from(content);
  const verdict = verdictOf([bytes], sign, signType || null, key, [withOtherLabel(bytes)]);
  return verdict === 'valid' ? VALID : notValid(REASON_OF[verdict]);
}

function diagnosisOf({ signed }: Inspection, given: string, key: ReturnType<typeof readPublicKey>): Diagnosis {
  const signature = decodeSign(signed.sign ?? '');
  if (!signature) return NO_DIAGNOSIS;
  const diagnosis = diagnose(signature, key, signed.signType, textsOfParams(sentOf(signed)));
  const wanted = signed.params.find(({ name }) => name === 'app_cert_sn')?.encoded;
  const number = certificateSnOf(given);
  const isOther = !!wanted && number !== undefined && number !== wanted.toLowerCase();
  return diagnosis.cause === 'other_key' && isOther ? { cause: 'other_certificate', fits: [] } : diagnosis;
}

function sentOf({ params, charset }: Inspection['signed']): Sent {
  const decoder = decoderOf(charset ?? '');
  return {
    params: params.map(({ name, encoded, value }) => ({ name, encoded, value: decoder.decode(Uint8Array.from(value)) })),
    charset: charset ?? '',
    covers: ({ name, value }) => name !== 'sign' && value !== '',
  };
}

/** sign_type is signed too: as it was if it was changed after signing. */
function withOtherLabel(content: Buffer): Buffer {
  const text = content.toString('latin1');
  return Buffer.from(
    text.replace(/(?<=^|&)sign_type=RSA(2?)(?=&|$)/, (_, two) => `sign_type=RSA${two ? '' : '2'}`),
    'latin1',
  );
}

function mismatch({ message }: Checked): VerifiedFinding {
  return { code: 'signature_mismatch', severity: 'error', layer: 'body', param: 'sign', offset: null, length: null, message };
}
