// The life of a call: the glue reads what happens, the core says what is to be done (src/call.rs), and the glue does it.
import type { Core } from './engine/bindings';
import { currentEngine, type Engine } from './engine/engine';
import { engineFailed, engineFailedPayload, type ErrorFields, SignCenterError } from './errors';
import { clientFacts, givenSignStr, payloadFacts, read, requestOf, systemInfo, tryTo } from './facts';
import { type CallbackName, OPTIONS } from './generated/tables';
import { hasPromise, later, quiet, runCallback } from './host';
import { addFields, finishOutcome } from './reports';
import type { FailPayload, SignStrReport } from './types';

/** What is to be done, as src/call/plan.rs has it. */
interface Plan {
  readonly settle: Settle | null;
  readonly waitATurn: boolean;
  readonly ask: { readonly repairedSignStr: string | null } | null;
}

interface Settle {
  /** One of the two. */
  readonly promised: { readonly resolve?: object; readonly reject?: ErrorFields };
  /** One of the two. */
  readonly callbacks: { readonly answer?: CallbackName; readonly refusal?: FailPayload };
  readonly report: SignStrReport;
  readonly repaired: boolean;
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
  /** The payload of each callback that the host ran. */
  readonly payloads: { [name in CallbackName]?: unknown };
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
  return { id: lastId, my, options, signStr: read(options, 'signStr'), callbacks, hasCallback, isClosed: false, payloads: {} };
}

/** Begins a call, which may be over when this returns. Throws where no engine could take it. */
export function begin(record: CallRecord): void {
  const engine = currentEngine();
  if (hasPromise()) givePromise(record, engine);
  const request = requestOf(record.options);
  const client = clientFacts(record.my);
  const info = engine.call((core) => core.bindings.needsSystemInfo(client)) ? systemInfo(record.my) : null;
  const plan = engine.call((core) => {
    const { text, found } = givenSignStr(record.signStr, core);
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
  // Nothing of an event is read where it changes nothing.
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

/** Does the parts of a plan in their order; none of them keeps the next one from being done. */
function carryOut(plan: Plan, record: CallRecord, engine: Engine): void {
  if (plan.settle) settle(plan.settle, record, engine);
  if (plan.waitATurn) later(() => tell(record, engine, (core) => core.bindings.turnEnded(record.id)), true);
  if (plan.ask) ask(plan.ask.repairedSignStr, record, engine);
}

function settle({ promised, callbacks, report, repaired }: Settle, record: CallRecord, engine: Engine): void {
  record.isClosed = true;
  engine.forget(record.id);
  addFields(report, record.signStr, false);
  const via = callbacks.answer;
  const payload = via && record.payloads[via];
  // The Promise first, so that no callback can come between.
  if (promised.resolve) {
    const outcome = finishOutcome(promised.resolve, report, payload) as { repaired?: boolean };
    if (repaired) outcome.repaired = true;
    settlePromise(record.resolve, outcome);
  } else {
    const fields = promised.reject!;
    fields.report = report;
    settlePromise(record.reject, new SignCenterError(fields, via ? undefined : record.thrown, payload));
  }
  if (via) runCallbacks(record, via, payload);
  else refuse(record, callbacks.refusal!);
}

/** Ends a call without the core. What is settled stays settled, and what has run does not run again. */
export function endWithout(record: CallRecord, error: SignCenterError): void {
  if (record.isClosed) return;
  record.isClosed = true;
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
function ask(repairedSignStr: string | null, record: CallRecord, engine: Engine): void {
  const request = copyForHost(record.options);
  request.signStr = repairedSignStr === null ? record.signStr : repairedSignStr;
  (['success', 'fail', 'complete'] as const).forEach((name) => {
    // Made here, for the record: a Rust closure for each would never be freed where `fail` never fires.
    request[name] = (payload: unknown) => answer(name, payload, record, engine);
  });
  engine.wait(record.id, (error) => endWithout(record, error));
  try {
    quiet((record.my as { paySignCenter(request: unknown): unknown }).paySignCenter(request));
  } catch (thrown) {
    record.thrown = thrown;
    tell(record, engine, (core) => core.bindings.hostThrew(record.id));
  }
}

function answer(name: CallbackName, payload: unknown, record: CallRecord, engine: Engine): void {
  tell(record, engine, (core) => {
    const facts = payloadFacts(payload, core);
    // A payload that is held is the first of its callback.
    if (!(name in record.payloads)) record.payloads[name] = payload;
    return core.bindings.hostAnswered(record.id, name, facts.payload, facts.result);
  });
}

/** The caller's properties that are not ours; those that cannot be read are left out. */
function copyForHost(options: unknown): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  const given = options as Record<string, unknown>;
  tryTo(() => {
    Object.keys(given).forEach((key) => {
      if ((OPTIONS as readonly string[]).indexOf(key) < 0) tryTo(() => (copy[key] = given[key]));
    });
  });
  return copy;
}
