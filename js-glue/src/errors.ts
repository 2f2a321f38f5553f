import { define, defineGetter, own } from './objects';
import { ENGINE_FAILED } from './generated/tables';
import type { ClientSupport, FailPayload, QueryStatus, SignCenterErrorCode, SignOutcome, SignStrReport, Text } from './types';
import { type UserMessageName, userMessageOf } from './words';
import { tryTo } from './try_to';

/** What an error carries besides `cause` and `raw`. */
export interface ErrorFields {
  /** The error's `code`. */
  code: SignCenterErrorCode;
  /** The error's `message`. */
  message: string;
  /** The error's `mayHaveSigned`. */
  mayHaveSigned: boolean;
  /** The name of a sentence for the user; without it, the one that goes with `mayHaveSigned`. */
  userMessage?: UserMessageName;
  /** The check of the signStr. */
  report?: SignStrReport;
  /** What the client lacks. */
  support?: ClientSupport;
  /** The number of a call that is open. */
  pending?: number;
}

/**
 * Why a call was refused or came to nothing. Branch on `code`; `message` is technical and may change. Neither it nor
 * the enumerable properties hold a secret or personal data.
 */
export interface SignCenterError extends Error {
  /** The name of the class. */
  readonly name: 'SignCenterError';
  /** What went wrong. Stable; branch on this. */
  readonly code: SignCenterErrorCode;
  /** False only where it is certain that nothing was signed: otherwise query before the user is asked again. */
  readonly mayHaveSigned: boolean;
  /** May be shown to the user as it is. */
  readonly userMessage: Text;
  /** The check of the signStr. */
  readonly report?: SignStrReport;
  /** Of `unsupported_client`: what the client lacks. */
  readonly support?: ClientSupport;
  /** What the caller's server said last, or null; there only if it was asked. */
  readonly query?: QueryStatus | null;
  /** Why the last query that failed did. Not enumerable. */
  readonly queryError?: unknown;
  /**
   * Of `timeout`, of `engine_failed` after the host was asked, and of a host that threw or whose Promise was rejected: what
   * the call comes to, should the host answer all the same. It may stay open for ever. Not enumerable.
   */
  readonly late?: Promise<SignOutcome>;
  /** Of `in_progress`: the Promise of the call that is open. Not enumerable. */
  readonly pending?: Promise<SignOutcome>;
  /** What the host threw, or what broke the engine. Not enumerable. */
  readonly cause?: unknown;
  /** The host's payload. Not enumerable. Personal data: do not log it. */
  readonly raw?: unknown;
}

/** Makes one, for tests and stand-ins. */
export interface SignCenterErrorConstructor {
  new (fields: ErrorFields, cause?: unknown, raw?: unknown): SignCenterError;
  /** What all of them inherit. */
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
  const { beforeTheHost, afterTheHost } = ENGINE_FAILED;
  give('code', fields.code, true);
  give('mayHaveSigned', fields.mayHaveSigned, true);
  give('userMessage', userMessageOf(own(fields, 'userMessage') || (fields.mayHaveSigned ? afterTheHost : beforeTheHost)), true);
  give('report', own(fields, 'report'), true);
  give('support', own(fields, 'support'), true);
  // Node prints an error's cause, enumerable or not, but runs no getter for it.
  if (cause !== undefined) defineGetter(error, 'cause', () => cause);
  give('raw', raw, false);
  return error;
}

const prototype = Object.create(Error.prototype);
create.prototype = prototype;

// Importing the package must not throw, whatever the realm has become: then errors lack a nicety.
tryTo(() => {
  define(prototype, 'constructor', create, false);
  define(prototype, 'name', 'SignCenterError', false);
  define(prototype, BRAND, true, false);
  // The minifier renames functions.
  define(create, 'name', 'SignCenterError', false);
});

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

/** What the caller's `fail` gets where the engine failed. */
export function engineFailedPayload(mayHaveSigned: boolean): FailPayload {
  const { error, beforeTheHost, afterTheHost } = ENGINE_FAILED;
  return { error, errorMessage: userMessageOf(mayHaveSigned ? afterTheHost : beforeTheHost).zh };
}
