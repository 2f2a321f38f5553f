// One misuse each; a line that compiles is an error here.
import {
  checkClient,
  checkSignStr,
  createPaySignCenter,
  engine,
  isSignCenterError,
  parseSignResult,
  paySignCenter,
  RESULT_STATUS,
  toSignStr,
} from 'pay-sign-center';
import type { Finding, PaySignCenterOptions, SignOutcome } from 'pay-sign-center';

declare const outcome: SignOutcome;
declare const caught: unknown;
declare const options: PaySignCenterOptions;

// @ts-expect-error the options are needed
void paySignCenter();
// @ts-expect-error signStr is missing
void paySignCenter({});
// @ts-expect-error signStr is a string
void paySignCenter({ signStr: 1 });
// @ts-expect-error a server's answer may lack it
void paySignCenter({ signStr: undefined });
// @ts-expect-error `report` is the word
void paySignCenter({ signStr: '', validate: 'off' });
// @ts-expect-error a word, no boolean
void paySignCenter({ signStr: '', validate: false });
// @ts-expect-error `report` is the word
void paySignCenter({ signStr: '', gate: 'off' });
// @ts-expect-error a list of codes
void paySignCenter({ signStr: '', ignore: 'not_encoded' });
// @ts-expect-error codes are strings
void paySignCenter({ signStr: '', ignore: [1] });
// @ts-expect-error a word
void paySignCenter({ signStr: '', gate: true });
// @ts-expect-error a callback is a function
void paySignCenter({ signStr: '', success: true });
// @ts-expect-error the host's payload has no kind
void paySignCenter({ signStr: '', success: (res) => res.kind });
// @ts-expect-error fail's payload has no status
void paySignCenter({ signStr: '', fail: (res) => res.resultStatus });
// @ts-expect-error misspelt
void paySignCenter({ signStr: '', succes: () => {} });
// @ts-expect-error milliseconds
void paySignCenter({ signStr: '', timeout: '5000' });
// @ts-expect-error a function
void paySignCenter({ signStr: '', queryAgreement: true });
// @ts-expect-error no such status
void paySignCenter({ signStr: '', queryAgreement: () => ({ status: 'SIGNED' }) });
// @ts-expect-error it resolves with an outcome, not with the host's payload
void paySignCenter(options).then((res) => res.result);

// @ts-expect-error the kind is `signed`
export const success = outcome.kind === 'success';
// @ts-expect-error a call rejects with it
export const hostError = outcome.kind === 'host_error';
// @ts-expect-error the status is text
export const number = outcome.resultStatus === 7000;
// @ts-expect-error only `cancelled` has a note
export const note = outcome.note;
// @ts-expect-error `signed` has no note
if (outcome.kind === 'signed') outcome.note;
// @ts-expect-error only a signature is confirmed
export const confirmed = outcome.confirmedBy;
// @ts-expect-error there is no advice where signed
if (outcome.kind === 'signed') outcome.advice.zh;
// @ts-expect-error the agreement may not have been read
export const agreementNo = outcome.agreement.agreementNo;
// @ts-expect-error camelCase
export const snake = outcome.agreement?.agreement_no;
// @ts-expect-error no such issue
export const issue = outcome.issues.includes('not_json');
// @ts-expect-error an outcome's report suggests nothing
export const suggested = outcome.report?.suggestion;
// @ts-expect-error read-only
outcome.kind = 'signed';
// @ts-expect-error read-only
outcome.mayHaveSigned = false;
// @ts-expect-error a list that is not to be changed
outcome.issues.push('no_result');

// @ts-expect-error what is caught is unknown until it is asked
export const code = caught.code;
if (isSignCenterError(caught)) {
  // @ts-expect-error no such code
  export_(caught.code === 'user_cancelled');
  // @ts-expect-error read-only
  caught.code = 'host_error';
  // @ts-expect-error only some have a report
  export_(caught.report.ok);
  // @ts-expect-error the reason is there where it is not supported
  export_(caught.support?.reason);
}
declare function export_(value: unknown): void;

const answer = parseSignResult('');
// @ts-expect-error it may be the host's error
export const description = answer.description;
// @ts-expect-error the signStr is text
parseSignResult('', { signStr: 1 });

// @ts-expect-error a body is text
toSignStr(null);
// @ts-expect-error a report is no boolean
export const ok: boolean = checkSignStr('');
const [first] = checkSignStr('').findings;
// @ts-expect-error there may be none
export const firstCode = first.code;
// @ts-expect-error what is missing has no offset
export const offset: number = (first as Finding).offset;
// @ts-expect-error no such finding
export const finding = (first as Finding).code === 'notEncoded';

// @ts-expect-error there may be nothing to suggest
export const suggestion: string = checkSignStr('').suggestion;
// @ts-expect-error there may be no body to read
export const params = checkSignStr('').fields.params;
// @ts-expect-error a parameter may be missing
export const appId: string = checkSignStr('').fields!.params.app_id;
// @ts-expect-error camelCase
checkSignStr('').fields?.bizContent?.access_params.channel;
// @ts-expect-error a number may have been given as a string
export const amount: number | undefined = checkSignStr('').fields?.bizContent?.periodRuleParams?.singleAmount;
// @ts-expect-error true or false
checkSignStr('', { showPersonalData: 1 });
// @ts-expect-error misspelt
checkSignStr('', { showPersonal: true });
// @ts-expect-error read-only
checkSignStr('').suggestion = '';

// @ts-expect-error no such engine
export const native = engine().name === 'native';
// @ts-expect-error 4000 is not documented
export const row = RESULT_STATUS['4000'];
// @ts-expect-error the table is read-only
RESULT_STATUS['7000'] = RESULT_STATUS['7001'];
// @ts-expect-error there is no advice for 7000
export const advice = RESULT_STATUS['7000'].advice.zh;

// @ts-expect-error a host is an object
checkClient('my');
// @ts-expect-error the host is needed
createPaySignCenter({});
// @ts-expect-error a host has at least one member that is known
createPaySignCenter({ my: { paySigncenter() {} } });
// @ts-expect-error `via` is there where it is supported
export const via = checkClient().via;
