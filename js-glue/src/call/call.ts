// The life of a call: the glue reads what happens, the core says what is to be done (src/call.rs), and the glue does it.
import { type PayloadFacts, payloadFacts } from '../answers';
import type { Core, Utf8 } from '../engine/bindings';
import { currentEngine, type Engine } from '../engine/engine';
import { clientFacts, givenInOptions, requestOf, systemInfo } from '../facts';
import { own } from '../objects';
import type { Channel } from '../generated/tables';
import { clearTimer, hasPromise, later, now, quiet, setTimer, warn } from '../host';
import { doWhatIsLeft, mustDo } from '../must';
import { checkOwn } from '../reports';
import { askHost, askServer, showUpgrade, type Thrown } from './ask';
import { newDeferred } from './deferred';
import type { Plan, Query } from './plan';
import { type CallRecord, openCalls } from './record';
import { callBack, endWithout, settle } from './settle';
import { tellStep } from './trace';

/** Begins a call, which may be over when this returns. Throws where no engine could take it. */
export function begin(record: CallRecord): void {
  doWhatIsLeft();
  const engine = currentEngine();
  record.engine = engine;
  checkRealm();
  if (hasPromise()) givePromise(record, engine);
  const client = clientFacts(record.my);
  const info = engine.ask((core) => core.bindings.needsSystemInfo(client)) ? systemInfo(record.my) : null;
  const request = requestOf(record.given, !!record.trace);
  tell(record, (core) => {
    const { text, found } = givenInOptions(record.options, record.signStr, core);
    return core.bindings.begin(record.id, record.host, request, client, info, text, found, now());
  });
}

/** Before the call begins: whatever breaks later, the caller has the Promise, and it can be settled. */
function givePromise(record: CallRecord, engine: Engine): void {
  record.deferred = newDeferred(engine);
  record.promise = record.deferred.promise;
  if (record.hasCallback) quiet(record.promise);
}

/** The page is shown again: every open call on that host hears of it. */
export function pageShown(my: unknown): void {
  doWhatIsLeft();
  openCalls().forEach((record) => {
    if (record.my === my) tell(record, (core) => core.bindings.pageShown(record.id, now()));
  });
}

/** Tells the core what happened to a call, and does what it says. */
function tell(record: CallRecord, event: (core: Core) => unknown): void {
  if (record.stage === 'closed') return;
  let plan: unknown;
  try {
    plan = record.engine!.ask(event);
  } catch (trap) {
    giveUp(record.engine!, trap);
    return;
  }
  carryOut(plan as Plan | undefined, record);
}

/** Ends every call on an engine that broke. */
function giveUp(engine: Engine, trap: unknown): void {
  mustDo(() => {
    const calls = openCalls();
    for (let at = 0; at < calls.length; at++) {
      const record = calls[at]!;
      if (record.engine === engine) mustDo(() => endWithout(record, trap));
    }
  });
}

/** What the host has answered, as the core is told of it. */
interface Answer {
  readonly by: Channel;
  readonly number: number;
  readonly facts: PayloadFacts;
}

/** The host has answered, in time or late. */
function hear(record: CallRecord, by: Channel, payload: unknown): void {
  doWhatIsLeft();
  // Nothing of a payload is read where it changes nothing. Reading it may run code of the host's, which may end the call.
  if (record.stage === 'closed') return;
  const facts = payloadFacts(payload);
  const answer = { by, number: record.payloads.length, facts };
  record.payloads[answer.number] = payload;
  if (record.stage === 'open') tellAnswer(record, answer);
  else readLate(record, answer);
}

function tellAnswer(record: CallRecord, answer: Answer): void {
  const engine = record.engine!;
  let plan: unknown;
  try {
    plan = engine.ask((core) => {
      const { payload, result } = encoded(answer.facts, core);
      return core.bindings.hostAnswered(record.id, answer.by, answer.number, payload, result, now());
    });
  } catch (trap) {
    // The engine is gone. What the host has said is not: another engine reads it as it reads a late answer.
    record.late = { runsCallbacks: true, spokeFor: answer.number > 0 || record.wasQueried, isTraced: !!record.trace };
    readLate(record, answer);
    giveUp(engine, trap);
    return;
  }
  carryOut(plan as Plan | undefined, record);
}

/** Reads an answer of a call that the core knows nothing more of. */
function readLate(record: CallRecord, { by, number, facts }: Answer): void {
  const { late } = record;
  if (!late) return;
  let plan: unknown;
  try {
    const engine = currentEngine();
    record.engine = engine;
    plan = engine.ask((core) => {
      const { text, found } = givenInOptions(record.options, record.signStr, core);
      const { payload, result } = encoded(facts, core);
      return core.bindings.hostAnsweredLate(record.id, late, text, found, by, number, payload, result, now());
    });
  } catch (trap) {
    endWithout(record, trap);
    return;
  }
  carryOut(plan as Plan | undefined, record);
}

/** How each part of a plan is done, in this order; each can be begun anew. */
const PARTS: { readonly [name in keyof Plan]-?: (part: NonNullable<Plan[name]>, record: CallRecord) => void } = {
  trace(steps, record) {
    for (let at = 0; at < steps.length; at++) tellStep(steps[at]!, record);
  },
  settle,
  callbacks: callBack,
  warnings: (texts) => texts.forEach(warn),
  waitATurn: (_, record) => later(() => tell(record, (core) => core.bindings.turnEnded(record.id, now())), true),
  timer: ({ after }, record) => setTimerOf(record, after),
  query: (query, record) => askTheServer(record, query),
  upgrade: (upgrade, record) => showUpgrade(record.my, upgrade),
  ask: (_, record) => askTheHost(record),
};
const NAMES = Object.keys(PARTS) as (keyof Plan)[];

/** Does the parts of a plan. Where one fails, it and those after it are done later. */
function carryOut(plan: Plan | undefined, record: CallRecord): void {
  if (!plan) return;
  let next = 0;
  mustDo(() => {
    for (; next < NAMES.length; next += 1) {
      const name = NAMES[next]!;
      const part = own(plan, name);
      if (part) (PARTS[name] as (part: unknown, record: CallRecord) => void)(part, record);
    }
  });
}

/** Where every object has a setter of a part's name, plans come without that part: no call is begun there. */
function checkRealm(): void {
  NAMES.forEach((name) => {
    const plan: { -readonly [name in keyof Plan]?: unknown } = {};
    plan[name] = name;
    checkOwn(plan, [name]);
  });
}

function askTheHost(record: CallRecord): void {
  askHost(
    record,
    (by, payload) => mustDo(() => hear(record, by, payload)),
    (end) => hostEnded(record, end),
  );
}

function setTimerOf(record: CallRecord, after: number | null): void {
  clearTimer(record.timer);
  record.timer = undefined;
  if (after === null || record.stage !== 'open') return;
  // Where timers cannot be cleared, those of before still fire.
  const number = record.timers + 1;
  record.timers = number;
  record.timer = setTimer(() => {
    if (number !== record.timers) return;
    record.timer = undefined;
    doWhatIsLeft();
    tell(record, (core) => core.bindings.timerFired(record.id, now()));
  }, after);
}

function askTheServer(record: CallRecord, { number, agreement }: Query): void {
  record.wasQueried = true;
  askServer(record, agreement, (reply) => tell(record, (core) => core.bindings.queryAnswered(record.id, number, reply, now())));
}

function hostEnded(record: CallRecord, end: Thrown): void {
  if (end) record.thrown = end.thrown;
  tell(record, (core) => (end ? core.bindings.hostThrew(record.id, end.wasCalled, now()) : core.bindings.hostReturned(record.id, now())));
}

function encoded(facts: PayloadFacts, core: Core): { payload: Uint8Array; result: Utf8 } {
  const result = facts.result === undefined ? undefined : core.encode(facts.result);
  return { payload: core.encode(facts.payload), result };
}
