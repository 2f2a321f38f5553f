// The steps of calls as the package tells them, each with the time since its tap.
import type { ClientSupport, TraceEvent } from 'pay-sign-center';
import { explain } from 'pay-sign-center/messages';

export interface Step extends TraceEvent {
  /** Milliseconds since the call began. */
  readonly since: number;
  readonly errors: number;
  readonly warnings: number;
  /** Of `checked_client`: the client's version, where it was read. */
  readonly client: string | null;
  /** What was handed over in it; undefined where nothing was. */
  readonly object: unknown;
}

/** Which step: the only one of its kind in a call, or in a question to the server. */
export type StepName = Pick<TraceEvent, 'call' | 'what' | 'query'>;

export type Change =
  | { readonly is: 'step'; readonly event: TraceEvent; readonly object: unknown }
  | { readonly is: 'object'; readonly of: StepName; readonly object: unknown }
  | { readonly is: 'anew' };

/** A reducer of what the timeline shows: the steps of the last call, and what an earlier one still did. */
export function stepsAfter(steps: readonly Step[], change: Change): readonly Step[] {
  if (change.is === 'anew') return [];
  if (change.is === 'object') {
    const { call, what, query } = change.of;
    const isMeant = (step: Step) => step.call === call && step.what === what && step.query === query;
    return steps.map((step) => (isMeant(step) ? { ...step, object: change.object } : step));
  }
  const { event, object } = change;
  const began = steps.find(({ call }) => call === event.call)?.at ?? event.at;
  const bad = (event.findings ?? []).filter((code) => explain(code)?.severity === 'error').length;
  const client = event.what === 'checked_client' ? (object as ClientSupport).current : null;
  const step = { ...event, since: event.at - began, errors: bad, warnings: (event.findings?.length ?? 0) - bad, client, object };
  return event.what === 'called' ? [step] : [...steps, step];
}
