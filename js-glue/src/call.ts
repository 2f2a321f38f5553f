// The life of a call: the glue reads what happens, the core says what is to be done (src/call.rs), and the glue does it.
import type { Core } from './engine/bindings';
import { currentEngine, type Engine } from './engine/engine';
import { engineFailed, engineFailedPayload, type ErrorFields, isSignCenterError, SignCenterError } from './errors';
import { clientFacts, define, givenOption, isObject, own, payloadFacts, read, requestOf, systemInfo, tryTo } from './facts';
import { type CallbackName, type Channel, OPTIONS } from './generated/tables';
import { hasPromise, later, quiet, runCallback, subscribe } from './host';
import { addFields, finishOutcome } from './reports';
import type { FailPayload, SignStrReport } from './types';

/** What is to be done, as src/call/plan.rs has it. */
interface Plan {
  readonly settle: Settle | null;
  readonly waitATurn: boolean;
  readonly ask: boolean;
}

interface Settle {
  /** One of the two. */
  readonly promised: { readonly resolve?: object; readonly reject?: ErrorFields };
  /** One of the two. */
  readonly callbacks: { readonly answer?: Answered; readonly refusal?: FailPayload };
  readonly report: SignStrReport;
}

/** The callback that runs, and the way by which its payload came. */
interface Answered {
  readonly run: CallbackName;
  readonly by: Channel;
}

/** One call: the caller's options, each read once; its Promise; and what the host handed over. */
export interface CallRecord {
  /** Never used again, so that a late callback cannot answer another call. */
  readonly id: number;
  readonly my: unknown;
  readonly options: unknown;
  readonly signStr: unknown;
  readonly callbacks: { readonly [name in CallbackName]: unknown };
  readonly hasCallback: boolean;
  promise?: unknown;
  resolve?: (outcome: unknown) => void;
  reject?: (error: unknown) => void;
  /** Whatever happens now changes nothing. */
  isClosed: boolean;
  /** The host was asked, so the user may have signed. */
  wasAsked: boolean;
  /** The first payload that came by each way. */
  readonly payloads: { [by in Channel]?: unknown };
  thrown?: unknown;
}

let lastId = 0;

export function recordOf(my: unknown, options: unknown): CallRecord {
  lastId += 1;
  const callback = (name: CallbackName) => {
    const value = read(options, name);
    return typeof value === 'function' ? value : undefined;
  };
  const callbacks = { success: callback('success'), fail: callback('fail'), complete: callback('complete') };
  const hasCallback = !!(callbacks.success || callbacks.fail || callbacks.complete);
  return {
    id: lastId,
    my,
    options,
    signStr: read(options, 'signStr'),
    callbacks,
    hasCallback,
    isClosed: false,
    wasAsked: false,
    payloads: Object.create(null),
  };
}

/** Begins a call, which may be over when this returns. Throws where no engine could take it. */
export function begin(record: CallRecord): void {
  const engine = currentEngine();
  if (hasPromise()) givePromise(record, engine);
  const request = requestOf(record.options);
  const client = clientFacts(record.my);
  const info = engine.call((core) => core.bindings.needsSystemInfo(client)) ? systemInfo(record.my) : null;
  const plan = engine.call((core) => {
    const { text, found } = givenOption(record.options, record.signStr, core);
    return core.bindings.begin(record.id, request, client, info, text, found);
  });
  carryOut(plan as Plan, record, engine);
}

/** Before the call begins: whatever breaks later, the caller has the Promise, and it can be settled. */
function givePromise(record: CallRecord, engine: Engine): void {
  const [promise, resolve, reject] = engine.call((core) => core.bindings.newPromise());
  if (!resolve || !reject) {
    // `Promise` keeps to itself what its executor throws: nobody could ever settle this one.
    quiet(promise);
    throw engineFailed(new TypeError('the Promise of this realm cannot be settled'), false);
  }
  record.promise = promise;
  record.resolve = resolve;
  record.reject = reject;
  if (record.hasCallback) quiet(promise);
}

/** Tells the core what happened to a call, and does what it says. */
function tell(record: CallRecord, engine: Engine, event: (core: Core) => unknown): void {
  if (record.isClosed) return;
  let plan: Plan;
  try {
    plan = engine.call(event) as Plan;
  } catch {
    // The engine broke, and has ended the call.
    return;
  }
  carryOut(plan, record, engine);
}

/** Does the parts of a plan in their order. None of them throws, so that each keeps no other from being done. */
function carryOut(plan: Plan, record: CallRecord, engine: Engine): void {
  if (plan.settle) settle(plan.settle, record, engine);
  if (plan.waitATurn) later(() => tell(record, engine, (core) => core.bindings.turnEnded(record.id)), true);
  if (plan.ask) ask(record, engine);
}

/** Ends a call as the core says. Should that fail in a realm that was tampered with, it ends as if the engine had broken. */
function settle(end: Settle, record: CallRecord, engine: Engine): void {
  record.isClosed = true;
  engine.forget(record.id);
  const answered = own(end.callbacks, 'answer');
  const payload = answered && record.payloads[answered.by];
  try {
    // The Promise first, so that no callback can come between.
    settleWith(end, record, answered, payload);
  } catch (error) {
    record.isClosed = false;
    endWithout(record, error);
    return;
  }
  if (answered) runCallbacks(record, answered.run, payload);
  else refuse(record, own(end.callbacks, 'refusal')!);
}

function settleWith({ promised, report }: Settle, record: CallRecord, answered: Answered | undefined, payload: unknown): void {
  addFields(report, record.signStr, false);
  const resolved = own(promised, 'resolve');
  if (resolved) {
    settlePromise(record.resolve, finishOutcome(resolved, report, payload));
  } else {
    const fields = own(promised, 'reject')!;
    define(fields, 'report', report);
    settlePromise(record.reject, new SignCenterError(fields, answered ? undefined : record.thrown, payload));
  }
}

/** Ends a call without the core. What is settled stays settled, and what has run does not run again. */
export function endWithout(record: CallRecord, cause: unknown): void {
  if (record.isClosed) return;
  record.isClosed = true;
  const error = isSignCenterError(cause) ? cause : engineFailed(cause, record.wasAsked);
  if (!record.promise && hasPromise()) {
    record.promise = Promise.reject(error);
    if (record.hasCallback) quiet(record.promise);
  }
  settlePromise(record.reject, error);
  refuse(record, engineFailedPayload(error.mayHaveSigned));
}

function settlePromise(how: ((value: unknown) => void) | undefined, value: unknown): void {
  tryTo(() => how?.(value));
}

/** Runs the callbacks of a refused call once `paySignCenter` has returned. */
function refuse(record: CallRecord, payload: FailPayload): void {
  if (record.hasCallback) later(() => runCallbacks(record, 'fail', payload), false);
}

/** The callback of that name, then `complete`, with the same payload. */
function runCallbacks({ callbacks, options }: CallRecord, name: CallbackName, payload: unknown): void {
  if (name !== 'complete') runCallback(callbacks[name], options, payload);
  runCallback(callbacks.complete, options, payload);
}

/** Calls the host as a method of `my`. It may answer before it returns. */
function ask(record: CallRecord, engine: Engine): void {
  engine.wait(record.id, (error) => endWithout(record, error));
  try {
    const request = requestFor(record, engine);
    record.wasAsked = true;
    follow((record.my as { paySignCenter(request: unknown): unknown }).paySignCenter(request), record, engine);
  } catch (thrown) {
    record.thrown = thrown;
    tell(record, engine, (core) => core.bindings.hostThrew(record.id));
  }
}

/** What the host gets: the caller's properties that are not ours, the signStr, and callbacks that answer the call. */
function requestFor(record: CallRecord, engine: Engine): object {
  const request = copyForHost(record.options);
  define(request, 'signStr', record.signStr);
  (['success', 'fail', 'complete'] as const).forEach((name) => {
    // Made here, for the record: a Rust closure for each would never be freed where `fail` never fires.
    define(request, name, (payload: unknown) => answer(name, payload, record, engine));
  });
  return request;
}

/** Hears what becomes of the Promise that some hosts, and pages' own mocks, return. */
function follow(returned: unknown, record: CallRecord, engine: Engine): void {
  let isOver = false;
  // A Promise comes to one thing only; what is merely like one may not.
  const once = (hear: (value: unknown) => void) => (value: unknown) => {
    if (!isOver) hear(value);
    isOver = true;
  };
  const fulfilled = once((value) => {
    if (isObject(value)) answer('fulfilled', value, record, engine);
  });
  const rejected = once((reason) => answer('rejected', reason, record, engine));
  subscribe(returned, fulfilled, rejected);
}

function answer(by: Channel, payload: unknown, record: CallRecord, engine: Engine): void {
  // Nothing of a payload is read where it changes nothing. Reading it may run code of the host's, which may end the call.
  if (record.isClosed) return;
  const facts = payloadFacts(payload);
  // A payload that is held is the first of its way.
  if (!(by in record.payloads)) record.payloads[by] = payload;
  tell(record, engine, (core) => {
    const result = facts.result === undefined ? undefined : core.encode(facts.result);
    return core.bindings.hostAnswered(record.id, by, core.encode(facts.payload), result);
  });
}

/** The caller's properties that are not ours; those that cannot be read are left out. */
function copyForHost(options: unknown): object {
  const copy = {};
  const given = options as Record<string, unknown>;
  tryTo(() => {
    Object.keys(given).forEach((key) => {
      if ((OPTIONS as readonly string[]).indexOf(key) < 0) tryTo(() => define(copy, key, given[key]));
    });
  });
  return copy;
}
