// A server that checks with its keys; it must compile as it stands, without the types of Node.
import { inspectSignStr, verifySignResult, verifySignStr } from 'pay-sign-center/node';
import type { SignStrVerification, Verification, VerificationReason } from 'pay-sign-center/node';

declare const [signStr, key, payload]: [string, string, { result: string; resultStatus: string }];

const made: SignStrVerification = verifySignStr(signStr, key);
const codes: string[] = made.findings.map(({ code }) => code);
const answer: Verification = verifySignResult(payload, key, { appPublicKey: key });
const reason: VerificationReason | null = answer.reason;
const agreementNo: string | null | undefined = answer.valid ? codes[0] : reason;
const text: string | undefined = inspectSignStr(signStr)?.layers[0]?.text;
void [agreementNo, text];

// @ts-expect-error a key is needed
verifySignStr(signStr);
