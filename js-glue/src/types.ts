/**
 * The types of the package. All of them are structural: nothing here refers to the DOM or to another package's types.
 *
 * @see https://opendocs.alipay.com/mini/api/pay-sign-center the official page of `my.paySignCenter`
 */
import type {
  Agreement,
  FindingCode,
  GateMode,
  IssueCode,
  OutcomeKind,
  RequiredVersion,
  SignCenterErrorCode,
  SupportedVia,
  UnsupportedReason,
  ValidatePolicy,
} from './generated/tables';
import type { CheckedSignStr, CheckOptions, SignStrReport } from './report_types';

export type { Agreement, FindingCode, IssueCode, OutcomeKind, SignCenterErrorCode };
export type * from './report_types';

/** One sentence in Chinese, in the official page's words where it has them, and in English. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** What the host hands to `success`. Documented as strings; hosts differ, so read {@link SignOutcome} instead. */
export interface SignPayload {
  /** The result document: JSON in a string. */
  result: string;
  /** `'7000'`, `'7001'`, `'7002'`, `'6001'`, `'6002'` or another. */
  resultStatus: string;
}

/** What the host hands to `fail`; also what a refused call's `fail` gets, with a {@link SignCenterErrorCode}. */
export interface FailPayload {
  error?: number | string;
  /** Chinese; that of a refused call may be shown to the user. */
  errorMessage?: string;
}

/**
 * The options of `my.paySignCenter`, and ours. Any other property is passed to the host as it is, but for `timeout`,
 * `queryAgreement` and `promptUpgrade`, which are kept for options to come.
 */
export interface PaySignCenterOptions {
  /** What the server made: `encodeURIComponent(sdkExecute's body)`. */
  signStr: string;
  /** Runs as the host runs it, with the host's own payload, once at most. Other codes than 7000 come here too. */
  success?: (payload: SignPayload) => void;
  /** Runs as the host runs it, or for a refused call after `paySignCenter` has returned. Never besides `success`. */
  fail?: (payload: FailPayload) => void;
  /** Runs right after either of the others, with the same payload. */
  complete?: (payload: SignPayload | FailPayload) => void;
  /** Which findings block the call: those of severity error (the default), all (`'strict'`), none (`'report'`). */
  validate?: ValidatePolicy;
  /** Codes of findings that never block, say from your server's configuration: a release takes days. */
  ignore?: readonly (FindingCode | (string & {}))[];
  /** Whether a client that cannot open the page is refused (the default) or asked all the same. */
  gate?: GateMode;
}

interface Client {
  /** The first client that has the API. */
  readonly required: RequiredVersion;
  /** The client's version as it was read, or null. */
  readonly current: string | null;
  /** The host app's name as it was read (`ap` or `alipay` in Alipay), or null. */
  readonly app: string | null;
  /** What `my.canIUse('paySignCenter')` answered, or null. */
  readonly canIUse: boolean | null;
}

/** The client can open the page: by its version, or because the function is there. */
export interface SupportedClient extends Client {
  readonly supported: true;
  readonly via: SupportedVia;
}

/** The client cannot open the page. */
export interface UnsupportedClient extends Client {
  readonly supported: false;
  readonly reason: UnsupportedReason;
}

/** Whether the client can open the page. */
export type ClientSupport = SupportedClient | UnsupportedClient;

/** What a server needs to check the platform's signature. */
export interface Signature {
  /** The exact text that `sign` covers. */
  readonly signedContent: string;
  /** Base64. */
  readonly sign: string;
  /** `'RSA2'` (SHA-256) or `'RSA'` (SHA-1). */
  readonly signType: string | null;
  /** The serial number of the platform's certificate, in certificate mode. */
  readonly certSn: string | null;
}

interface Outcome {
  /** The host's status, documented or not; null where it gave none. */
  readonly resultStatus: string | null;
  /** What the kind means. */
  readonly description: Text;
  /** The signStr's external agreement number (外部签约号), else the result's. */
  readonly externalAgreementNo: string | null;
  /** The response in `result`, where it could be read. */
  readonly agreement: Agreement | null;
  /** Null where the response is not signed or its bytes are lost. */
  readonly signature: Signature | null;
  /** What was odd about the answer. */
  readonly issues: readonly IssueCode[];
  /** The check of the signStr; null where there was none. */
  readonly report: SignStrReport | null;
  /** The host's payload itself. Personal data: do not log it. */
  readonly raw: unknown;
}

/** 7000 协议签约成功 */
export interface SignedOutcome extends Outcome {
  readonly kind: 'signed';
  readonly advice: null;
  readonly mayHaveSigned: true;
}

/** 7001 签约结果未知（有可能已经签约成功）, or evidence that contradicts itself: query before anything else. */
export interface UnknownOutcome extends Outcome {
  readonly kind: 'unknown';
  readonly advice: Text;
  readonly mayHaveSigned: true;
}

/** 7002 协议签约失败 */
export interface FailedOutcome extends Outcome {
  readonly kind: 'failed';
  readonly advice: Text;
  readonly mayHaveSigned: false;
}

/** 6001 用户中途取消. The user may also have signed and left. */
export interface CancelledOutcome extends Outcome {
  readonly kind: 'cancelled';
  readonly advice: Text;
  /** Read it: query before the user is asked to sign again. */
  readonly note: Text;
  readonly mayHaveSigned: true;
}

/** 6002 网络连接错误 */
export interface NetworkErrorOutcome extends Outcome {
  readonly kind: 'network_error';
  readonly advice: Text;
  readonly mayHaveSigned: true;
}

/** A status that is not documented; sister APIs have codes for "may have succeeded". */
export interface UnrecognisedOutcome extends Outcome {
  readonly kind: 'unrecognised';
  readonly advice: Text;
  readonly mayHaveSigned: true;
}

/** What became of a call; narrow it by `kind`. */
export type SignOutcome = SignedOutcome | UnknownOutcome | FailedOutcome | CancelledOutcome | NetworkErrorOutcome | UnrecognisedOutcome;

/** A payload without a status: the host failed the call. From `parseSignResult` only; a call rejects. */
export interface HostError {
  readonly kind: 'host_error';
  readonly error: number | string | null;
  readonly errorMessage: string | null;
  readonly mayHaveSigned: boolean;
  readonly issues: readonly IssueCode[];
  readonly raw: unknown;
}

/** What the package reads of `my`; the real `typeof my` fits, and so does a stand-in with some of it. */
export interface MyLike {
  readonly paySignCenter?: unknown;
  readonly canIUse?: unknown;
  readonly getSystemInfoSync?: unknown;
  readonly env?: unknown;
  readonly isIDE?: unknown;
}

/** A documented result code. */
export interface ResultStatus {
  readonly code: '7000' | '7001' | '7002' | '6001' | '6002';
  readonly kind: 'signed' | 'unknown' | 'failed' | 'cancelled' | 'network_error';
  readonly description: Text;
  readonly advice: Text | null;
  readonly note?: Text;
}

/** The documented result codes. */
export type ResultStatusTable = {
  readonly [code in ResultStatus['code']]: ResultStatus & {
    readonly code: code;
    readonly advice: code extends '7000' ? null : Text;
  };
};

/** Which build of the core runs. */
export interface EngineInfo {
  readonly name: 'wasm' | 'js';
  /** Why it is not `'wasm'`. */
  readonly fallbackReason?: string;
}

/** The functions of the package, bound to one host object. */
export interface PaySignCenter {
  /**
   * Checks the signStr and the client, calls `my.paySignCenter`, and settles exactly once: with the typed outcome of any
   * answer that has a status, or with a {@link SignCenterError}.
   *
   * @see https://opendocs.alipay.com/mini/api/pay-sign-center
   */
  paySignCenter(options: PaySignCenterOptions): Promise<SignOutcome>;
  /**
   * Says what is wrong with a signStr. Whatever is given, there is a report; this and the functions below throw only
   * where no engine can be made, a {@link SignCenterError} `engine_failed`.
   */
  checkSignStr(signStr: unknown, options?: CheckOptions): CheckedSignStr;
  /** Makes the signStr of a server SDK's body; anything else comes back unchanged, a finished signStr too. */
  toSignStr(body: string): string;
  /** Reads a callback's payload: the object, or its JSON text. Whatever is given, there is an answer. */
  parseSignResult(payload: unknown, options?: { signStr?: string }): SignOutcome | HostError;
  /** Says whether the client can open the page. */
  checkClient(my?: MyLike): ClientSupport;
  /** Says which build of the core runs; starts it if no call has. */
  engine(): EngineInfo;
}
