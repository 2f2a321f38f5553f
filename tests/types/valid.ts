// What the author of a page writes; it must compile as it stands.
import {
  checkClient,
  checkSignStr,
  createPaySignCenter,
  engine,
  isSignCenterError,
  parseSignResult,
  paySignCenter,
  RESULT_STATUS,
  SignCenterError,
  toSignStr,
} from 'pay-sign-center';
import type {
  Agreement,
  BizContent,
  CheckedSignStr,
  CheckOptions,
  ClientSupport,
  EngineInfo,
  FailPayload,
  Finding,
  FindingCode,
  HostError,
  IssueCode,
  MyLike,
  PaySignCenter,
  PaySignCenterOptions,
  ResultStatus,
  Signature,
  SignCenterErrorCode,
  SignOutcome,
  SignPayload,
  SignStrFields,
  SignStrReport,
  Text,
} from 'pay-sign-center';

declare function toast(text: string): void;
declare function query(externalAgreementNo: string | null): Promise<boolean>;
declare const fromServer: { signStr: string; ignore: string[] };

// The drop-in: the options of my.paySignCenter, as they were.
void paySignCenter({
  signStr: 'app_id%3D1',
  success: (res) => {
    if (res.resultStatus === '7000') toast(res.result);
  },
  fail: (res) => toast(res.errorMessage || `失败 ${res.error}`),
  complete: () => toast('done'),
});

async function sign(): Promise<string> {
  try {
    const outcome = await paySignCenter({
      signStr: toSignStr(fromServer.signStr),
      validate: 'strict',
      ignore: fromServer.ignore,
      gate: 'report',
    });
    toast(outcome.report?.fields?.bizContent?.externalAgreementNo ?? '-');
    switch (outcome.kind) {
      case 'signed': {
        const none: null = outcome.advice;
        const agreementNo: string | null | undefined = outcome.agreement?.agreementNo;
        const by: 'query' | undefined = outcome.confirmedBy;
        if (by) return outcome.userMessage.zh;
        return agreementNo || String(none);
      }
      case 'cancelled':
        return outcome.note.zh;
      case 'failed': {
        const never: false = outcome.mayHaveSigned;
        return never || outcome.advice.zh;
      }
      case 'unknown':
      case 'network_error':
      case 'unrecognised':
        await query(outcome.externalAgreementNo);
        return `${outcome.advice.zh} ${outcome.resultStatus ?? '-'} ${outcome.description.en}`;
      default: {
        const all: never = outcome;
        return all;
      }
    }
  } catch (e) {
    if (!isSignCenterError(e)) throw e;
    if (e.mayHaveSigned) await query(null);
    return explain(e);
  }
}

function explain(error: SignCenterError): string {
  const known: Error = error;
  switch (error.code) {
    case 'invalid_sign_str':
      return error.report?.findings.map((finding) => `${finding.code} ${finding.offset ?? '?'}`).join() ?? known.message;
    case 'unsupported_client':
      return error.support && !error.support.supported ? error.support.reason : error.name;
    case 'in_progress':
      return error.userMessage.zh + String(error.pending);
    case 'host_error':
    case 'timeout':
    case 'engine_failed':
      void error.late?.then((outcome) => outcome.kind);
      return String(error.cause) + String(error.raw) + String(error.query) + String(error.queryError);
    default: {
      const all: never = error.code;
      return all;
    }
  }
}

function client(support: ClientSupport = checkClient()): string {
  if (support.supported) return support.via === 'version' ? `${support.current} ≥ ${support.required}` : 'api';
  const reason: 'not_a_mini_program' | 'ide_simulator' | 'client_too_old' | 'api_missing' = support.reason;
  return reason;
}

function parsed(answer: SignOutcome | HostError = parseSignResult('{"resultStatus":"7000"}', { signStr: '' })): string {
  if (answer.kind === 'host_error') return `${answer.error} ${answer.errorMessage} ${answer.mayHaveSigned}`;
  const signature: Signature | null = answer.signature;
  const issues: readonly IssueCode[] = answer.issues;
  return [signature?.signedContent, signature?.certSn, ...issues, answer.report?.ok].join();
}

function report({ ok, findings }: SignStrReport = checkSignStr(undefined)): string {
  const first: Finding | undefined = findings[0];
  const code: FindingCode | undefined = first?.code;
  const places: 'outer' | 'body' | 'biz_content' | undefined = first?.layer;
  return ok ? 'ok' : `${code} ${places} ${first?.param} ${first?.severity === 'error'} ${first?.message}`;
}

function checked(signStr: unknown, options?: CheckOptions): string {
  const { suggestion, fields }: CheckedSignStr = checkSignStr(signStr, options);
  const known: SignStrFields | null = fields;
  const asReport: SignStrReport = checkSignStr(signStr, { showPersonalData: true });
  const appId: string | undefined = known?.params.app_id;
  const content: BizContent | null | undefined = asReport.fields?.bizContent;
  const period: number | string | undefined = content?.periodRuleParams?.period;
  const other: unknown = content?.promoParams;
  return [suggestion?.length, appId, content?.accessParams?.channel, content?.signScene, period, other].join();
}

// A stand-in may have what the test needs and no more; `this` and other members are its own affair.
const standIn = {
  env: { clientName: 'ap', clientVersion: '10.5.60' },
  paySignCenter(options: { success(res: SignPayload): void }) {
    options.success({ resultStatus: '7000', result: '' });
  },
  alert: (options: { title: string }) => toast(options.title),
};
const center: PaySignCenter = createPaySignCenter({ my: standIn });
const hosts: MyLike[] = [standIn, {}, { isIDE: true }, { canIUse: (api: string) => api === 'paySignCenter' }];
const { paySignCenter: bound } = center;
const promise: Promise<SignOutcome> = bound({ signStr: '' });

// A property that is not ours is the host's; a variable's type says so.
interface HostOptions extends PaySignCenterOptions {
  bizScene: string;
}
const asking: PaySignCenterOptions = {
  signStr: '',
  timeout: 60_000,
  queryAgreement: async ({ externalAgreementNo, signScene }) => (signScene ? { status: 'NORMAL', externalAgreementNo } : null),
  queryAt: [0, 2000],
  externalAgreementNo: 'N1',
  promptUpgrade: true,
};
void center.paySignCenter(asking);
center.notifyShow();
createPaySignCenter({ my: {}, trace: ({ call, at, from, what }) => toast(`${call} ${at} ${from} ${what}`) });
const more: HostOptions = { signStr: '', bizScene: 'x' };
void center.paySignCenter(more);

const advice: string = RESULT_STATUS['7001'].advice.zh;
const rows: ResultStatus[] = Object.values(RESULT_STATUS);
const words: Text = RESULT_STATUS[7002].description;
const codes: Record<SignCenterErrorCode, number> = {
  invalid_sign_str: 0,
  unsupported_client: 0,
  host_error: 0,
  in_progress: 0,
  timeout: 0,
  engine_failed: 0,
};

const info: EngineInfo = engine();
const name: 'wasm' | 'js' = info.name;

const failing = (payload: FailPayload): boolean => payload.error === 'invalid_sign_str' || payload.error === 4;
const error = new SignCenterError({ code: 'host_error', message: 'a stand-in', mayHaveSigned: true }, new Error('why'), { error: 11 });
const agreementOf = (outcome: SignOutcome): Agreement | null => (outcome.kind === 'failed' ? null : outcome.agreement);

export { advice, agreementOf, checked, client, codes, error, failing, hosts, name, parsed, promise, report, rows, sign, words };
