import { define } from '../objects';
import { now } from '../host';
import type { TraceEvent } from '../types';
import type { Step } from './plan';
import type { CallRecord } from './record';
import { tryTo } from '../try_to';

/** Tells a step to whoever follows the call. What comes of that harms nothing. */
export function tellStep(step: Step, { trace, id }: CallRecord): void {
  if (!trace) return;
  tryTo(() => {
    define(step, 'call', id);
    define(step, 'at', now());
    trace(step as TraceEvent);
  });
}
