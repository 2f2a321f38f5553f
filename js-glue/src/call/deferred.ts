import type { Engine } from '../engine/engine';
import { quiet } from '../host';

/** A Promise and what settles it. */
export interface Deferred {
  readonly promise: unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** Throws where the realm's Promise cannot be settled. */
export function newDeferred(engine: Engine): Deferred {
  const [promise, resolve, reject] = engine.ask((core) => core.bindings.newPromise());
  if (resolve && reject) return { promise, resolve, reject };
  // `Promise` keeps to itself what its executor throws: nobody could ever settle this one.
  quiet(promise);
  throw new TypeError('the Promise of this realm cannot be settled');
}

/** The same where there is no engine; undefined where the realm has no Promise, or another thing in its place. */
export function plainDeferred(): Deferred | undefined {
  let deferred: Deferred | undefined;
  try {
    let settlers: Omit<Deferred, 'promise'> | undefined;
    const promise = new Promise((resolve, reject) => {
      settlers = { resolve, reject };
    });
    if (settlers) deferred = { promise, ...(settlers as Omit<Deferred, 'promise'>) };
  } catch {}
  return deferred;
}
