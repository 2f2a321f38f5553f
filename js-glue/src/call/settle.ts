// How a call ends. None of it may fail: each work can be begun anew, and the last way to do it needs nothing of the realm.
import { currentEngine } from '../engine/engine';
import { engineFailed, engineFailedPayload, isSignCenterError, SignCenterError } from '../errors';
import { define, own } from '../objects';
import { type CallbackName, ENGINE_FAILED, QUERY_ERRORS } from '../generated/tables';
import { clearTimer, hasPromise, later, quiet, runCallback } from '../host';
import { mustDo } from '../must';
import { addFields, checkOwn, finishOutcome } from '../reports';
import { type Deferred, newDeferred, plainDeferred } from './deferred';
import type { Callbacks, Settle } from './plan';
import { type CallRecord, close, openCalls } from './record';
import { tellStep } from './trace';
import { tryTo } from '../try_to';

/** Ends a call as the core says. Should that fail in a realm that was tampered with, it ends as if the engine had broken. */
export function settle(end: Settle, record: CallRecord): void {
  const { deferred } = record;
  stop(record);
  close(record, end.late);
  mustDo(() => {
    const isRejected = own(end.promised, 'resolve') === undefined;
    const value = firstOf(
      () => (isRejected ? errorOf(end, record) : outcomeOf(end, record)),
      (cause) => engineFailed(cause, record.wasAsked),
      () => ({ code: ENGINE_FAILED.error, mayHaveSigned: record.wasAsked }),
    );
    // What could not be made is no outcome.
    settlePromise(deferred, value, isRejected || isSignCenterError(value));
  });
}

function outcomeOf(end: Settle, record: CallRecord): object {
  addFields(end.report, record.signStr, false);
  const outcome = finishOutcome(end.promised.resolve!, end.userMessage, end.report, payloadOf(record, end.payload));
  return addQuery(outcome, end, record);
}

function errorOf(end: Settle, record: CallRecord): object {
  const fields = own(end.promised, 'reject')!;
  checkOwn(fields, ['code', 'mayHaveSigned']);
  addFields(end.report, record.signStr, false);
  define(fields, 'report', end.report);
  define(fields, 'userMessage', end.userMessage);
  const pending = own(fields, 'pending');
  // A host that has answered before it threw has answered.
  const cause = end.payload === null ? record.thrown : undefined;
  const error = new SignCenterError(fields, cause, payloadOf(record, end.payload));
  if (pending !== undefined) define(error, 'pending', promiseOf(pending), false);
  addLate(error, record);
  return addQuery(error, end, record);
}

function payloadOf(record: CallRecord, number: number | null): unknown {
  return number === null ? undefined : record.payloads[number];
}

function promiseOf(id: number): unknown {
  const calls = openCalls();
  for (let at = 0; at < calls.length; at++) if (calls[at]!.id === id) return calls[at]!.promise;
  return undefined;
}

/** Gives an error the Promise of what the host may still answer. */
function addLate(error: object, record: CallRecord): void {
  if (record.stage !== 'late') return;
  record.deferred = tryTo(() => newDeferred(currentEngine()));
  if (!record.deferred) return;
  quiet(record.deferred.promise);
  define(error, 'late', record.deferred.promise, false);
}

/** Adds what the caller's server said, where it was asked. */
function addQuery(end: object, { query }: Settle, record: CallRecord): object {
  if (!query) return end;
  define(end, 'query', query.status);
  if (query.error === null) return end;
  const error = query.error === 'failed' ? record.queryFailure : new Error(QUERY_ERRORS[query.error]);
  define(end, 'queryError', error, false);
  return end;
}

/** What the first of these ways gives that does not throw. */
function firstOf(first: () => unknown, second: (cause: unknown) => unknown, last: () => unknown): unknown {
  try {
    return first();
  } catch (cause) {
    try {
      return second(cause);
    } catch {
      return last();
    }
  }
}

/** Ends a call without the core. */
export function endWithout(record: CallRecord, failure: unknown): void {
  if (record.stage === 'closed') return;
  // Whether this call's user may have signed is not what the failure says.
  const cause = isSignCenterError(failure) ? failure.cause : failure;
  const { deferred } = record;
  stop(record);
  const late = { runsCallbacks: false, spokeFor: record.payloads.length > 0 || record.wasQueried, isTraced: !!record.trace };
  close(record, record.wasAsked ? late : null);
  tellStep({ from: 'package', what: 'settled', code: ENGINE_FAILED.error, mayHaveSigned: record.wasAsked }, record);
  mustDo(() => {
    const error = firstOf(
      () => {
        const failed = engineFailed(cause, record.wasAsked);
        addLate(failed, record);
        return failed;
      },
      (other) => engineFailed(other, record.wasAsked),
      () => ({ code: ENGINE_FAILED.error, mayHaveSigned: record.wasAsked }),
    );
    settlePromise(deferred || promiseWithout(record), error, true);
  });
  callBack({ refusal: engineFailedPayload(record.wasAsked) }, record);
}

/** The Promise of a call for which the core could make none. */
function promiseWithout(record: CallRecord): Deferred | undefined {
  if (record.promise || !hasPromise()) return undefined;
  const deferred = plainDeferred();
  record.promise = deferred?.promise;
  if (record.hasCallback) quiet(record.promise);
  return deferred;
}

function settlePromise(deferred: Deferred | undefined, value: unknown, isRejected: boolean): void {
  if (!deferred) return;
  if (isRejected) deferred.reject(value);
  else deferred.resolve(value);
}

function stop(record: CallRecord): void {
  clearTimer(record.timer);
  record.timer = undefined;
}

/** Runs the caller's callbacks, each once in a call's life. */
export function callBack(callbacks: Callbacks, record: CallRecord): void {
  if (!record.hasCallback) return;
  const [answer, refusal, inProgress] = [own(callbacks, 'answer'), own(callbacks, 'refusal'), own(callbacks, 'inProgress')];
  if (answer) mustDo(() => run(record, answer.run, payloadOf(record, answer.payload)));
  // Those of a refused call run once `paySignCenter` has returned.
  const payload = refusal || inProgress;
  if (payload) later(() => mustDo(() => run(record, refusal ? 'fail' : 'complete', payload)), false);
}

/** The callback of that name, then `complete`, with the same payload. */
function run(record: CallRecord, name: CallbackName, payload: unknown): void {
  const { callbacks, options } = record;
  const take = (which: CallbackName) => {
    const callback = callbacks[which];
    callbacks[which] = undefined;
    return callback;
  };
  if (name !== 'complete') runCallback(take(name), options, payload);
  const complete = take('complete');
  // Neither of the two runs a second time.
  callbacks.success = undefined;
  callbacks.fail = undefined;
  runCallback(complete, options, payload);
}
