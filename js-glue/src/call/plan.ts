import type { ErrorFields } from '../errors';
import type { CallbackName, OutcomeKind, QUERY_ERRORS, QueryStatus, TraceActor, TraceStep } from '../generated/tables';
import type { AgreementKey, FailPayload, SignStrReport } from '../types';
import type { UserMessageName } from '../words';

/** What is to be done, as src/call/plan.rs has it. Parts that there is nothing of are missing. */
export interface Plan {
  readonly trace?: readonly Step[];
  readonly settle?: Settle;
  readonly callbacks?: Callbacks;
  readonly warnings?: readonly string[];
  readonly waitATurn?: boolean;
  readonly timer?: { readonly after: number | null };
  readonly query?: Query;
  readonly upgrade?: Upgrade;
  readonly ask?: boolean;
}

export interface Query {
  readonly number: number;
  readonly agreement: AgreementKey;
}

export interface Step {
  readonly from: TraceActor;
  readonly what: TraceStep;
  readonly code?: string;
  readonly mayHaveSigned?: boolean;
}

export interface Settle {
  /** One of the two. */
  readonly promised: { readonly resolve?: { readonly kind: OutcomeKind; readonly mayHaveSigned: boolean }; readonly reject?: ErrorFields };
  /** The number of the host's payload. */
  readonly payload: number | null;
  readonly userMessage: UserMessageName;
  readonly query: { readonly status: QueryStatus | null; readonly error: keyof typeof QUERY_ERRORS | null } | null;
  readonly report: SignStrReport;
  readonly late: Late | null;
}

/** What the core wants to know again of a call that is over, should the host answer all the same. */
export interface Late {
  readonly runsCallbacks: boolean;
  readonly spokeFor: boolean;
  readonly isTraced: boolean;
}

/** One of the three. */
export interface Callbacks {
  readonly answer?: { readonly run: CallbackName; readonly payload: number };
  readonly refusal?: FailPayload;
  readonly inProgress?: FailPayload;
}

export interface Upgrade {
  readonly title: string;
  readonly content: string;
}
