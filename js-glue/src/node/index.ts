// `./node`: what a server checks with the keys, and the same check of a signStr as on the page.
import type { CheckedSignStr, CheckOptions, HostError, ParseOptions, SignOutcome } from '../types';
import { type Inspection, tools } from './core';

export { agreementStatus } from './agreement';
export { compareSignedText, signedTextOf } from './content';
export type { SignedText, TextDifference } from './content';
export type { AgreementStatus } from './agreement';
export { verifyNotify } from './notify';
export type { NotifyVerification } from './notify';
export { verifySignResult } from './result';
export type { ResultVerification, VerifyResultOptions } from './result';
export { simulatorKeys } from './simulator_keys';
export type { SimulatorKeys } from './simulator_keys';
export { verifySignStr } from './sign_str';
export type { SignStrVerification, VerifiedFinding, VerifySignStrOptions } from './sign_str';
export type { Diagnosis } from './diagnosis/diagnosis';
export type { SignedChange } from './diagnosis/texts';
export type { SignatureCause } from '../messages/causes';
export type { Verification, VerificationReason, VerificationStatus } from './verification';
export type { Inspection, Place } from './core';

/** Says what is wrong with a signStr. */
export const checkSignStr = (signStr: unknown, options?: CheckOptions): CheckedSignStr => tools().checkSignStr(signStr, options);

/** Makes the signStr of a server SDK's body; anything else comes back unchanged, a finished signStr too. */
export const toSignStr = (body: string): string => tools().toSignStr(body);

/** Reads a callback's payload: the object, or its JSON text. */
export const parseSignResult = (payload: unknown, options?: ParseOptions): SignOutcome | HostError =>
  tools().parseSignResult(payload, options);

/** The layers of a signStr in clear, with secrets and personal data: for tools, not for logs. Null where there is no body. */
export const inspectSignStr = (signStr: string): Inspection | null => tools().inspectSignStr(signStr);

/**
 * A text of any kind with stars for everything that may be personal or secret, for logs. A star stands for each UTF-16 unit,
 * so a place in the text is the same place in what is returned.
 */
export const maskText = (text: string): string => tools().maskText(text);

/** A JSON text as it may be logged; undefined where it is no JSON. */
export const maskJson = (text: string): string | undefined => tools().maskJson(text);

/** Whether a value of that name, a parameter's or a field's, has a form in which there is nothing personal. */
export const showsValue = (name: string, value: string): boolean => tools().showsValue(name, value);
