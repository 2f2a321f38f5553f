import type { Engine } from '../engine/engine';
import { type GivenOptions, givenOptions, read } from '../facts';
import type { CallbackName } from '../generated/tables';
import type { TraceEvent } from '../types';
import type { Deferred } from './deferred';
import type { Late } from './plan';

/** One call: the caller's options, each read once; its Promise; and what the host handed over. */
export interface CallRecord {
  /** Never used again, so that a late callback cannot answer another call. */
  readonly id: number;
  /** The number of `my`: that of the first open call on it. */
  readonly host: number;
  readonly my: unknown;
  readonly options: unknown;
  readonly given: GivenOptions;
  readonly signStr: unknown;
  /** Each is taken out before it is run. */
  readonly callbacks: { [name in CallbackName]?: unknown };
  readonly hasCallback: boolean;
  readonly trace: ((event: TraceEvent) => void) | undefined;
  engine?: Engine;
  /** What the caller has. */
  promise?: unknown;
  /** What is to be settled next: the call's Promise, and once the call is over that of `late`. */
  deferred?: Deferred;
  /** What becomes of the events that are still to come: a late call has its end, and the host may answer all the same. */
  stage: 'open' | 'late' | 'closed';
  late?: Late;
  /** The host was asked, so the user may have signed. */
  wasAsked: boolean;
  /** The server was asked. What it said is lost with an engine that breaks: it may have been that the user has signed. */
  wasQueried: boolean;
  /** The host's, by their numbers. */
  payloads: unknown[];
  thrown?: unknown;
  /** What the last query that failed threw, or was rejected with. */
  queryFailure?: unknown;
  timer?: { readonly timer: unknown };
  /** How many have been set. */
  timers: number;
}

let lastId = 0;

/** The calls that are not over. */
let open: readonly CallRecord[] = [];

export function openCalls(): readonly CallRecord[] {
  return open;
}

export function recordOf(my: unknown, options: unknown, trace: unknown): CallRecord {
  lastId += 1;
  const id = lastId;
  const given = givenOptions(options, trace);
  const { success, fail, complete } = given.values;
  const record: CallRecord = {
    id,
    host: hostNumber(my, id),
    my,
    options,
    given,
    signStr: read(options, 'signStr'),
    callbacks: { success, fail, complete },
    hasCallback: !!(success || fail || complete),
    trace: typeof trace === 'function' ? (trace as CallRecord['trace']) : undefined,
    stage: 'open',
    wasAsked: false,
    wasQueried: false,
    payloads: [],
    timers: 0,
  };
  open = open.concat([record]);
  return record;
}

function hostNumber(my: unknown, otherwise: number): number {
  for (let at = 0; at < open.length; at++) if (open[at]!.my === my) return open[at]!.host;
  return otherwise;
}

/** Nothing that happens to the call from now on changes its end. Needs no function of the realm. */
export function close(record: CallRecord, late: Late | null): void {
  record.stage = late ? 'late' : 'closed';
  record.late = late || undefined;
  const others: CallRecord[] = [];
  for (let at = 0; at < open.length; at++) if (open[at] !== record) others[others.length] = open[at]!;
  open = others;
}
