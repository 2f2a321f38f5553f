// What a call asks of others: the host, the caller's server, and the client for its own update.
import { replyFacts } from '../answers';
import { read } from '../facts';
import { define, isObject } from '../objects';
import { type Channel, OPTIONS } from '../generated/tables';
import { subscribe } from '../host';
import { mustDo } from '../must';
import type { AgreementKey } from '../types';
import type { Upgrade } from './plan';
import type { CallRecord } from './record';
import { tryTo } from '../try_to';

type Hear = (by: Channel, payload: unknown) => void;

/** How the host's function ended: null where it returned. */
export type Thrown = { readonly thrown: unknown; readonly wasCalled: boolean } | null;

/** Calls the host as a method of `my`. It may answer before it returns. */
export function askHost(record: CallRecord, hear: Hear, ended: (thrown: Thrown) => void): void {
  if (record.wasAsked) return;
  let returned: unknown;
  try {
    const api = (record.my as { paySignCenter: (request: unknown) => unknown }).paySignCenter;
    if (typeof api !== 'function') throw new TypeError('my.paySignCenter is not a function');
    const request = requestFor(record, hear);
    record.wasAsked = true;
    returned = api.call(record.my, request);
  } catch (thrown) {
    ended({ thrown, wasCalled: record.wasAsked });
    return;
  }
  ended(null);
  follow(returned, hear);
}

/** What the host gets: the caller's properties that are not ours, the signStr, and callbacks that answer the call. */
function requestFor(record: CallRecord, hear: Hear): object {
  const request = copyForHost(record.options);
  define(request, 'signStr', record.signStr);
  (['success', 'fail', 'complete'] as const).forEach((name) => {
    // Made here, for the record: a Rust closure for each would never be freed where `fail` never fires.
    define(request, name, (payload: unknown) => hear(name, payload));
  });
  return request;
}

/** Hears what becomes of the Promise that some hosts, and pages' own mocks, return. */
function follow(returned: unknown, hear: Hear): void {
  const once = firstOnly();
  const fulfilled = once((value) => {
    if (isObject(value)) hear('fulfilled', value);
  });
  const rejected = once((reason) => hear('rejected', reason));
  // Should its `then` throw, the callbacks still answer.
  subscribe(returned, fulfilled, rejected);
}

/** A Promise comes to one thing only; what is merely like one may not. */
function firstOnly(): (hear: (value: unknown) => void) => (value: unknown) => void {
  let isOver = false;
  return (hear) => (value) => {
    if (isOver) return;
    isOver = true;
    hear(value);
  };
}

/** The caller's properties that are not ours; those that cannot be read are left out. */
function copyForHost(options: unknown): object {
  const copy = {};
  const given = options as Record<string, unknown>;
  tryTo(() => {
    Object.keys(given).forEach((key) => {
      if (!Object.prototype.hasOwnProperty.call(OPTIONS, key)) tryTo(() => define(copy, key, given[key]));
    });
  });
  return copy;
}

/** Asks the caller's server. `hear` gets the facts of its answer, or null where there was a failure. */
export function askServer(record: CallRecord, agreement: AgreementKey, hear: (reply: object | null) => void): void {
  const once = firstOnly();
  const answered = once((value) => mustDo(() => hear(replyFacts(value))));
  const failed = once((reason) => {
    record.queryFailure = reason;
    hear(null);
  });
  try {
    const ask = record.given.values.queryAgreement as (agreement: AgreementKey) => unknown;
    // What is merely like a Promise may come to one.
    const inner = (answer: unknown) => {
      if (!subscribe(answer, answered, failed, failed)) answered(answer);
    };
    const answer = ask.call(record.options, agreement);
    if (!subscribe(answer, inner, failed, failed)) answered(answer);
  } catch (thrown) {
    failed(thrown);
  }
}

/** Opens the page on which the client is updated; clients that have none say it in an alert. */
export function showUpgrade(my: unknown, { title, content }: Upgrade): void {
  const ap = read(my, 'ap') as { updateAlipayClient?: () => void } | undefined;
  if (typeof read(ap, 'updateAlipayClient') === 'function') {
    try {
      ap!.updateAlipayClient!();
      return;
    } catch {}
  }
  tryTo(() => (my as { alert(options: object): void }).alert({ title, content }));
}
