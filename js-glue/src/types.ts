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
  QueryStatus,
  RequiredVersion,
  SignCenterErrorCode,
  SupportedVia,
  TraceActor,
  TraceStep,
  UnsupportedReason,
  ValidatePolicy,
} from './generated/tables';
import type { CheckedSignStr, CheckOptions, SignStrReport } from './report_types';

export type { Agreement, FindingCode, IssueCode, OutcomeKind, QueryStatus, SignCenterErrorCode, TraceActor, TraceStep };
export type * from './report_types';

/** One sentence in Chinese, in the official page's words where it has them, and in English. */
export interface Text {
  /** The sentence in Chinese. */
  readonly zh: string;
  /** The sentence in English. */
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
  /** The host's number or name of the error; a refused call has a code of {@link SignCenterErrorCode}. */
  error?: number | string;
  /** Chinese; that of a refused call may be shown to the user. */
  errorMessage?: string;
}

/** By these three, a server finds an agreement with `alipay.user.agreement.query`. Null is what the signStr does not say. */
export interface AgreementKey {
  /** The merchant's own number of the agreement (外部签约号). */
  readonly externalAgreementNo: string;
  /** `personal_product_code` of the signStr, such as `CYCLE_PAY_AUTH_P`. */
  readonly personalProductCode: string | null;
  /** `sign_scene` of the signStr, such as `INDUSTRY|DIGITAL_MEDIA`. */
  readonly signScene: string | null;
}

/** What a server was told of an agreement. */
export interface AgreementReply {
  /** `NORMAL`: signed. `TEMP`: begun. `STOP`: ended. `NONE`: there is no such agreement. */
  readonly status: QueryStatus;
  /** The platform's number of it. */
  readonly agreementNo?: string | null;
  /** An answer about another number does not count. */
  readonly externalAgreementNo?: string | null;
}

/** The options of `my.paySignCenter`, and ours. Any other property is passed to the host as it is. */
export interface PaySignCenterOptions {
  /** What the server made: `encodeURIComponent(sdkExecute's body)`. */
  signStr: string;
  /** Runs as the host runs it, with the host's own payload, once at most. Other codes than 7000 come here too. */
  success?: (payload: SignPayload) => void;
  /**
   * Runs as the host runs it, or, for a refused call, after `paySignCenter` has returned; not for `in_progress`. Never besides
   * `success`.
   */
  fail?: (payload: FailPayload) => void;
  /** Runs right after either of the others, with the same payload; alone for `in_progress`, and where the host runs it alone. */
  complete?: (payload: SignPayload | FailPayload) => void;
  /** Which findings block the call: those of severity error (the default), all (`'strict'`), none (`'report'`). */
  validate?: ValidatePolicy;
  /** Codes of findings that never block, say from your server's configuration: a release takes days. */
  ignore?: readonly (FindingCode | (string & {}))[];
  /** Whether a client that cannot open the signing page is refused (the default) or asked all the same. */
  gate?: GateMode;
  /** Milliseconds that the host may take to answer. None by default: a user may take minutes. */
  timeout?: number;
  /**
   * Asks your server for the agreement, after every answer that may have signed but is not `signed`, after `timeout`, and after
   * {@link PaySignCenter.notifyShow}. It can only find a signature; what is no {@link AgreementReply} is no answer.
   */
  queryAgreement?: (agreement: AgreementKey) => AgreementReply | null | undefined | PromiseLike<AgreementReply | null | undefined>;
  /** When it is asked, in milliseconds after that: below 15,000; by default `[0, 1000, 2000, 4000, 8000]`. */
  queryAt?: readonly number[];
  /** The number to ask by, where `biz_content` is encrypted. */
  externalAgreementNo?: string;
  /** Shows the user how to update a client that is too old. */
  promptUpgrade?: boolean;
}

/** A step of a call, for logs. It holds no secret and no personal data. */
export interface TraceEvent {
  /** The number of the call. */
  readonly call: number;
  /** When, in milliseconds as `Date.now()` gives them. */
  readonly at: number;
  /** Who did it. */
  readonly from: TraceActor;
  /** What was done. */
  readonly what: TraceStep;
  /** Of `checked_client` and `checked_sign_str`: whether the call may go on. */
  readonly ok?: boolean;
  /** A stable code: a client's reason, a status, an error, a kind. */
  readonly code?: string;
  /** Of `checked_sign_str`: the codes that were found. */
  readonly findings?: readonly FindingCode[];
  /** Of `answered` and `called_back`: which callback, or what the host's Promise came to. */
  readonly by?: string;
  /** Of `queried` and `replied`: the number of the query. */
  readonly query?: number;
  /** Of `timer_set`: in how many milliseconds it fires. */
  readonly after?: number;
  /** Of `settled` and `settled_late`: as the outcome or the error has it. */
  readonly mayHaveSigned?: boolean;
}

interface Client {
  /** Whether the client can open the signing page; narrow the type by it. */
  readonly supported: boolean;
  /** The first client that has the API. */
  readonly required: RequiredVersion;
  /** The client's version as it was read, or null. */
  readonly current: string | null;
  /** The host app's name as it was read (`ap` or `alipay` in Alipay), or null. */
  readonly app: string | null;
  /** What `my.canIUse('paySignCenter')` answered, or null. */
  readonly canIUse: boolean | null;
}

/** The client can open the signing page: by its version, or because the function is there. */
export interface SupportedClient extends Client {
  readonly supported: true;
  /** How that is known: by the client's version, or because the API is there. */
  readonly via: SupportedVia;
}

/** The client cannot open the signing page. */
export interface UnsupportedClient extends Client {
  readonly supported: false;
  /** Why not. Stable; branch on this. */
  readonly reason: UnsupportedReason;
}

/** Whether the client can open the signing page. */
export type ClientSupport = SupportedClient | UnsupportedClient;

/** What a server needs to check the platform's signature. */
export interface Signature {
  /** The exact text that `sign` covers. */
  readonly signedContent: string;
  /** The signature itself, base64. */
  readonly sign: string;
  /** `'RSA2'` (SHA-256) or `'RSA'` (SHA-1). */
  readonly signType: string | null;
  /** The serial number of the platform's certificate, in certificate mode. */
  readonly certSn: string | null;
}

interface Outcome {
  /** What became of the call. Stable; branch on this. */
  readonly kind: OutcomeKind;
  /** False only where it is certain that nothing was signed: otherwise query before the user is asked again. */
  readonly mayHaveSigned: boolean;
  /** The host's status, documented or not; null where it gave none. */
  readonly resultStatus: string | null;
  /** What the kind means. */
  readonly description: Text;
  /** What to do next; null for `signed`. */
  readonly advice: Text | null;
  /** May be shown to the user as it is. */
  readonly userMessage: Text;
  /** What your server said last, or null; there only if `queryAgreement` was to be asked. */
  readonly query?: QueryStatus | null;
  /** Why the last query that failed did: what it threw, or an Error. Not enumerable. */
  readonly queryError?: unknown;
  /** The signStr's external agreement number (外部签约号), else the result's. */
  readonly externalAgreementNo: string | null;
  /** The response in `result`, where it could be read. */
  readonly agreement: Agreement | null;
  /** What your server needs to check the response; null where it is not signed or its bytes are lost. */
  readonly signature: Signature | null;
  /** What was odd about the answer. */
  readonly issues: readonly IssueCode[];
  /** The check of the signStr; null where there was none. */
  readonly report: SignStrReport | null;
  /** The host's payload itself. Personal data: do not log it. */
  readonly raw: unknown;
}

/** 7000 协议签约成功, or your server knows of the agreement. */
export interface SignedOutcome extends Outcome {
  readonly kind: 'signed';
  /** Set where it was `queryAgreement` that found it. */
  readonly confirmedBy?: 'query';
  readonly advice: null;
  readonly mayHaveSigned: true;
}

/** 7001 签约结果未知（有可能已经签约成功）, or evidence that contradicts itself: query before anything else. */
export interface UnknownOutcome extends Outcome {
  readonly kind: 'unknown';
  readonly advice: Text;
  readonly mayHaveSigned: true;
}

/** 7002 协议签约失败: the platform says that the signing failed. */
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
  /**
   * False where your server has said `NONE` or `STOP` at least twice, the last time to a query made two seconds or more after the
   * answer: the user may be asked again.
   */
  readonly mayHaveSigned: boolean;
}

/** 6002 网络连接错误. The answer may be what was lost. */
export interface NetworkErrorOutcome extends Outcome {
  readonly kind: 'network_error';
  readonly advice: Text;
  /** Read it: query before the user is asked to sign again. */
  readonly note: Text;
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

/** A payload without a status: the client failed the call. From `parseSignResult` only; a call rejects. */
export interface HostError {
  /** Tells it from an outcome. */
  readonly kind: 'host_error';
  /** The payload's `error`, or null. */
  readonly error: number | string | null;
  /** The payload's `errorMessage`, or null. */
  readonly errorMessage: string | null;
  /** False for `error` 1, 2 and 4 where nothing speaks for a signature: only then ask the user again without a query. */
  readonly mayHaveSigned: boolean;
  /** May be shown to the user as it is. */
  readonly userMessage: Text;
  /** What was odd about the payload. */
  readonly issues: readonly IssueCode[];
  /** The payload itself. Personal data: do not log it. */
  readonly raw: unknown;
}

/** What the package reads of `my`; the real `typeof my` fits, and so does a stand-in with some of it. */
export interface MyLike {
  /** The API itself. */
  readonly paySignCenter?: unknown;
  /** Asked whether the client has the API. */
  readonly canIUse?: unknown;
  /** Asked for the client's name and version where `env` does not say them. */
  readonly getSystemInfoSync?: unknown;
  /** Holds `clientName` and `clientVersion`. */
  readonly env?: unknown;
  /** True in the platform's developer tool. */
  readonly isIDE?: unknown;
  /** Holds `updateAlipayClient`, which `promptUpgrade` calls. */
  readonly ap?: unknown;
  /** Says, for `promptUpgrade`, that the client is too old. */
  readonly alert?: unknown;
}

/** A documented result code. */
export interface ResultStatus {
  /** The `resultStatus` of the payload. */
  readonly code: '7000' | '7001' | '7002' | '6001' | '6002';
  /** The `kind` of the outcome. */
  readonly kind: 'signed' | 'unknown' | 'failed' | 'cancelled' | 'network_error';
  /** What the code means. */
  readonly description: Text;
  /** What to do next; null for 7000. */
  readonly advice: Text | null;
  /** Of 6001 and 6002: that the user may have signed all the same. */
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
  /** WebAssembly, or the same module as JavaScript. */
  readonly name: 'wasm' | 'js';
  /** Why it is not `'wasm'`. */
  readonly fallbackReason?: string;
}

/** What {@link PaySignCenter.parseSignResult} may be given besides. */
export interface ParseOptions {
  /** The signStr of the call: its agreement is compared with the result's, and its check is the outcome's `report`. */
  signStr?: string;
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
  parseSignResult(payload: unknown, options?: ParseOptions): SignOutcome | HostError;
  /** Says whether the client can open the signing page: the host's `my`, or the one that is given. */
  checkClient(my?: MyLike): ClientSupport;
  /**
   * Call it in the page's `onShow`: the user is back. A call that is still open asks your server two seconds later, and a
   * second tap is no longer taken for a double one.
   */
  notifyShow(): void;
  /** Says which build of the core runs; starts it if no call has. */
  engine(): EngineInfo;
}
