import type { Verdict } from './rsa';

/**
 * What a check with a key says.
 *
 * - `valid`: the signature is of this content and this key.
 * - `invalid`: it is not; `reason` says what else was learnt.
 * - `absent`: there is no signature to check.
 * - `refused`: readers would differ on what is signed, or the keys given cannot be right.
 * - `unsupported`: an algorithm other than RSA2 and RSA, such as SM2.
 */
export type VerificationStatus = 'valid' | 'invalid' | 'absent' | 'refused' | 'unsupported';

/** Stable; branch on this. */
export type VerificationReason =
  | 'mismatch'
  | 'other_hash'
  | 'not_base64'
  | 'signed_by_app'
  | 'no_sign'
  | 'not_a_sign_str'
  | 'not_a_notification'
  | 'duplicate_param'
  | 'ambiguous_param'
  | 'duplicate_key'
  | 'same_key'
  | 'sign_type';

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

const MESSAGES: { readonly [reason in VerificationReason]: string } = {
  mismatch: 'the signature is not of this content and this key',
  other_hash: 'the signature verifies with the other hash: sign_type names RSA2 (SHA-256) for RSA (SHA-1), or the reverse',
  not_base64: 'the signature is not standard base64',
  signed_by_app: 'the result was signed with the app’s own key and not by the platform',
  no_sign: 'there is no signature',
  not_a_sign_str: 'no parameters can be found',
  not_a_notification: 'expected the parameters of a notification, each of them text, or its body',
  duplicate_param: 'a parameter stands there twice, so that readers differ on what is signed',
  ambiguous_param: 'a name or a value holds what reads as another parameter: the signature would cover both readings',
  duplicate_key: 'a key stands in the result twice, so that readers differ on what is signed',
  same_key: 'the app’s public key was given as the platform’s',
  sign_type: 'only RSA2 and RSA can be checked',
};

export interface Verification {
  readonly status: VerificationStatus;
  /** `status` is `'valid'`. */
  readonly valid: boolean;
  /** Null where it is valid. */
  readonly reason: VerificationReason | null;
  /** One English sentence; the wording may change. */
  readonly message: string;
}

export const REASONS: { readonly [verdict in Exclude<Verdict, 'valid'>]: VerificationReason } = {
  invalid: 'mismatch',
  other_hash: 'other_hash',
  not_base64: 'not_base64',
  unsupported: 'sign_type',
};

export const VALID: Verification = { status: 'valid', valid: true, reason: null, message: 'the signature is right' };

export function not(reason: VerificationReason): Verification {
  return { status: STATUS[reason], valid: false, reason, message: MESSAGES[reason] };
}
