// A server that checks with its keys; it must compile as it stands, without the types of Node.
import { agreementStatus, inspectSignStr, maskText, verifyNotify, verifySignResult, verifySignStr } from 'pay-sign-center/node';
import type { AgreementStatus, NotifyVerification, SignStrVerification, Verification, VerificationReason } from 'pay-sign-center/node';

declare const [signStr, key, payload]: [string, string, { result: string; resultStatus: string }];

const made: SignStrVerification = verifySignStr(signStr, key);
const codes: string[] = made.findings.map(({ code }) => code);
const answer: Verification = verifySignResult(payload, key, { appPublicKey: key });
const reason: VerificationReason | null = answer.reason;
const agreementNo: string | null | undefined = answer.valid ? codes[0] : reason;
const text: string | undefined = inspectSignStr(signStr)?.layers[0]?.text;
const notified: NotifyVerification = verifyNotify({ notify_type: 'dut_user_sign' }, key);
const kind: string | undefined = notified.params?.notify_type;
const status: AgreementStatus = agreementStatus(JSON.parse(text ?? '{}'));
void [agreementNo, text, kind, status === 'NONE', maskText(signStr).length];

// @ts-expect-error a key is needed
verifySignStr(signStr);

// @ts-expect-error the platform's key is needed
verifyNotify('notify_type=dut_user_sign');

// @ts-expect-error there is no such status
const none: AgreementStatus = 'UNSIGN';
void none;
