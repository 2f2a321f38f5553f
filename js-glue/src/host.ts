// Names of the realm are read as free variables, and only when needed: the platform's `globalThis` is missing or
// another realm's, and importing the package must cost nothing.

declare const my: unknown;
declare const setTimeout: undefined | ((run: () => void, ms: number) => unknown);

/** The host object `my`, or undefined outside a mini-program's page layer. */
export function currentHost(): unknown {
  try {
    return typeof my === 'undefined' ? undefined : my;
  } catch {
    return undefined;
  }
}

export function hasPromise(): boolean {
  return typeof Promise === 'function';
}

/** Runs something soon: by a timer's turn or a microtask, whichever is preferred and works; else at once. */
export function later(run: () => void, byTimer: boolean): void {
  if ((byTimer || !hasPromise()) && setTimer(run)) return;
  try {
    void Promise.resolve().then(run);
  } catch {
    // There is no Promise, or the page has put something else in its place.
    run();
  }
}

/** Whether there is a timer, which then runs it. */
function setTimer(run: () => void): boolean {
  try {
    setTimeout!(run, 0);
    return true;
  } catch {
    return false;
  }
}

function ignore(): void {}

/** Swallows the rejection of anything thenable. */
export function quiet(value: unknown): void {
  subscribe(value, undefined, ignore);
}

/** Hears what anything thenable comes to. Neither of the two may throw. */
export function subscribe(value: unknown, fulfilled: ((value: unknown) => void) | undefined, rejected: (reason: unknown) => void): void {
  try {
    const then = (value as PromiseLike<unknown> | null | undefined)?.then;
    if (typeof then === 'function') then.call(value, fulfilled, rejected);
  } catch {
    // A host's odd return value is none of the caller's business.
  }
}

/** Calls a caller's callback, if it is one. What it throws surfaces in a timer, where it harms nothing. */
export function runCallback(callback: unknown, self: unknown, payload: unknown): void {
  if (typeof callback !== 'function') return;
  try {
    callback.call(self, payload);
  } catch (error) {
    setTimer(() => {
      throw error;
    });
  }
}
