// Names of the realm are read as free variables, and only when needed: the platform's `globalThis` is missing or
// another realm's, and importing the package must cost nothing.

declare const my: unknown;
declare const setTimeout: undefined | ((run: () => void, ms: number) => unknown);
declare const clearTimeout: undefined | ((timer: unknown) => void);
declare const console: undefined | { warn(text: string): void };

/** The host object `my`, or undefined outside a mini-program's page layer. */
export function currentHost(): unknown {
  try {
    return typeof my === 'undefined' ? undefined : my;
  } catch {
    return undefined;
  }
}

export function hasPromise(): boolean {
  try {
    return typeof Promise === 'function';
  } catch {
    return false;
  }
}

export function hasTimers(): boolean {
  try {
    return typeof setTimeout === 'function';
  } catch {
    return false;
  }
}

/** The clock, in milliseconds; NaN where it cannot be read. */
export function now(): number {
  try {
    return Date.now();
  } catch {
    return Number.NaN;
  }
}

/** Says something on the console, where there is one. */
export function warn(text: string): void {
  try {
    console!.warn(`pay-sign-center: ${text}`);
  } catch {}
}

/** Runs something soon, or at once where nothing can run it later. */
export function later(run: () => void, byTimer: boolean): void {
  if (!soon(run, byTimer)) run();
}

/** Runs something soon: by a timer's turn or a microtask, whichever is preferred and works. False where neither does. */
export function soon(run: () => void, byTimer: boolean): boolean {
  const [first, second] = byTimer ? [inATimer, inAMicrotask] : [inAMicrotask, inATimer];
  return first!(run) || second!(run);
}

function inATimer(run: () => void): boolean {
  return setTimer(run, 0) !== undefined;
}

function inAMicrotask(run: () => void): boolean {
  try {
    void new Promise<void>((resolve) => resolve()).then(run);
    return true;
  } catch {
    // There is no Promise, or the page has put something else in its place.
    return false;
  }
}

/** What clears the timer again; undefined where there is no timer. */
export function setTimer(run: () => void, ms: number): { readonly timer: unknown } | undefined {
  try {
    return { timer: setTimeout!(run, ms) };
  } catch {
    return undefined;
  }
}

export function clearTimer(set: { readonly timer: unknown } | undefined): void {
  try {
    if (set) clearTimeout!(set.timer);
  } catch {}
}

function ignore(): void {}

/** Swallows the rejection of anything thenable. */
export function quiet(value: unknown): void {
  subscribe(value, undefined, ignore);
}

/**
 * Hears what a value comes to, if it is thenable; `threw` where its `then` cannot be read or throws. False if there is none.
 * The three may not throw.
 */
export function subscribe(
  value: unknown,
  fulfilled: ((value: unknown) => void) | undefined,
  rejected: (reason: unknown) => void,
  threw: (error: unknown) => void = ignore,
): boolean {
  try {
    const then = (value as PromiseLike<unknown> | null | undefined)?.then;
    if (typeof then !== 'function') return false;
    then.call(value, fulfilled, rejected);
  } catch (error) {
    threw(error);
  }
  return true;
}

/** Calls a caller's callback, if it is one. What it throws surfaces in a timer, where it harms nothing. */
export function runCallback(callback: unknown, self: unknown, payload: unknown): void {
  if (typeof callback !== 'function') return;
  try {
    callback.call(self, payload);
  } catch (error) {
    setTimer(() => {
      throw error;
    }, 0);
  }
}
