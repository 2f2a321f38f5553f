import { REASONS } from '../messages/reasons';
import { type Diagnosis, NO_DIAGNOSIS } from './diagnosis/diagnosis';
import type { Verdict } from './rsa';

/** What a check with a key says. */
export type VerificationStatus =
  /** The signature is of this content and this key. */
  | 'valid'
  /** It is not; `reason` says what else was learnt. */
  | 'invalid'
  /** There is no signature to check. */
  | 'absent'
  /** Readers would differ on what is signed, or the keys given cannot be right. */
  | 'refused'
  /** An algorithm other than RSA2 and RSA, such as SM2. */
  | 'unsupported';

/** Why a signature is not valid. */
export type VerificationReason = keyof typeof REASONS;

const STATUS: { readonly [reason in VerificationReason]: Exclude<VerificationStatus, 'valid'> } = {
  mismatch: 'invalid',
  other_hash: 'invalid',
  not_base64: 'invalid',
  signed_by_app: 'invalid',
  no_sign: 'absent',
  not_a_sign_str: 'refused',
  not_a_notification: 'refused',
  duplicate_param: 'refused',
  ambiguous_param: 'refused',
  duplicate_key: 'refused',
  same_key: 'refused',
  sign_type: 'unsupported',
};

/** What every check with a key says. */
export interface Verification extends Checked, Diagnosis {}

/** What a check alone says, without a look for the cause. */
export interface Checked {
  /** What came of the check. Stable; branch on this. */
  readonly status: VerificationStatus;
  /** `status` is `'valid'`. */
  readonly valid: boolean;
  /** Why it is not valid; null where it is. Stable. */
  readonly reason: VerificationReason | null;
  /** One English sentence; the wording may change. */
  readonly message: string;
}

/** What is said of a verdict of `verdictOf`. */
export const REASON_OF: { readonly [verdict in Exclude<Verdict, 'valid'>]: VerificationReason } = {
  invalid: 'mismatch',
  other_hash: 'other_hash',
  not_base64: 'not_base64',
  unsupported: 'sign_type',
};

export const VALID: Checked = { status: 'valid', valid: true, reason: null, message: 'the signature is right' };

export function notValid(reason: VerificationReason): Checked {
  return { status: STATUS[reason], valid: false, reason, message: REASONS[reason].title.en };
}

/**
 * A verification whose cause is looked for when it is first read: that may take as long as `MOST_WORK` of diagnosis.ts allows, and
 * strangers send notifications.
 */
export function withDiagnosis<T extends Checked>(checked: T, diagnose: () => Diagnosis = () => NO_DIAGNOSIS): T & Diagnosis {
  let made: Diagnosis | undefined;
  const diagnosis = () => {
    made ??= checked.status === 'invalid' ? diagnose() : NO_DIAGNOSIS;
    return made;
  };
  return Object.defineProperties(checked, {
    cause: { enumerable: true, get: () => diagnosis().cause },
    fits: { enumerable: true, get: () => diagnosis().fits },
  }) as T & Diagnosis;
}
