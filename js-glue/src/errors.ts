import { define, own } from './facts';
import { ENGINE_FAILED, USER_MESSAGES } from './generated/tables';
import type { ClientSupport, FailPayload, SignCenterErrorCode, SignStrReport } from './types';

/** What an error carries besides `cause` and `raw`. */
export interface ErrorFields {
  code: SignCenterErrorCode;
  message: string;
  mayHaveSigned: boolean;
  report?: SignStrReport;
  support?: ClientSupport;
}

/**
 * Why a call was refused or came to nothing. Branch on `code`; `message` is technical and may change. Neither it nor
 * the enumerable properties hold a secret or personal data.
 */
export interface SignCenterError extends Error {
  readonly name: 'SignCenterError';
  readonly code: SignCenterErrorCode;
  /** False only where it is certain that nothing was signed: otherwise query before the user is asked again. */
  readonly mayHaveSigned: boolean;
  /** The check of the signStr. */
  readonly report?: SignStrReport;
  /** Of `unsupported_client`: what the client lacks. */
  readonly support?: ClientSupport;
  /** What the host threw, or what broke the engine. Not enumerable. */
  readonly cause?: unknown;
  /** The host's payload. Not enumerable. Personal data: do not log it. */
  readonly raw?: unknown;
}

/** Makes one, for tests and stand-ins. */
export interface SignCenterErrorConstructor {
  new (fields: ErrorFields, cause?: unknown, raw?: unknown): SignCenterError;
  readonly prototype: SignCenterError;
}

// Two copies of the package, or two of its entries, know each other's errors by this.
const BRAND = '__paySignCenterError';

// A real Error with another prototype: `class extends Error` in ES5 needs helpers of a kilobyte.
function create(fields: ErrorFields, cause?: unknown, raw?: unknown): SignCenterError {
  const error = new Error(fields.message) as SignCenterError;
  Object.setPrototypeOf(error, prototype);
  const give = (key: string, value: unknown, enumerable: boolean) => {
    if (value !== undefined) define(error, key, value, enumerable);
  };
  give('code', fields.code, true);
  give('mayHaveSigned', fields.mayHaveSigned, true);
  give('report', own(fields, 'report'), true);
  give('support', own(fields, 'support'), true);
  give('cause', cause, false);
  give('raw', raw, false);
  return error;
}

const prototype = Object.create(Error.prototype, {
  constructor: { value: create, configurable: true, writable: true },
  name: { value: 'SignCenterError', configurable: true, writable: true },
  [BRAND]: { value: true },
});
create.prototype = prototype;

// The minifier renames functions; a name that cannot be set is a nicety lost.
try {
  Object.defineProperty(create, 'name', { value: 'SignCenterError', configurable: true });
} catch {}

/** The class of the errors; {@link isSignCenterError} also knows those of another copy of the package. */
export const SignCenterError = create as unknown as SignCenterErrorConstructor;

/** Whether a value is a SignCenterError, of this copy of the package or another. */
export function isSignCenterError(value: unknown): value is SignCenterError {
  try {
    return typeof value === 'object' && value !== null && (value as Record<string, unknown>)[BRAND] === true;
  } catch {
    return false;
  }
}

/** The error where there is no Rust to make it. `cause` is what the engine threw. */
export function engineFailed(cause: unknown, mayHaveSigned: boolean): SignCenterError {
  return create({ code: ENGINE_FAILED.error, message: ENGINE_FAILED.message, mayHaveSigned }, cause);
}

/** The error where there is neither a Promise nor a callback to give it to. */
export function noWayToAnswer(): SignCenterError {
  return create({ code: ENGINE_FAILED.error, message: ENGINE_FAILED.noPromise, mayHaveSigned: false });
}

/** What the caller's `fail` gets then. */
export function engineFailedPayload(mayHaveSigned: boolean): FailPayload {
  return { error: ENGINE_FAILED.error, errorMessage: mayHaveSigned ? ENGINE_FAILED.resultUnknown : USER_MESSAGES[ENGINE_FAILED.error] };
}
