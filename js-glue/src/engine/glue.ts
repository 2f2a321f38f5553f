import { engineFailed, engineFailedPayload, type ErrorFields, SignCenterError } from '../errors';
import { OPTIONS } from '../generated/tables';
import { later, quiet, rethrow, runCallback } from '../host';

/** The numbers of the events in src/wasm.rs. */
const enum HostEvent {
  Success,
  Fail,
  Complete,
  Turn,
}

/** A call that the host has not answered, as far as it must be ended without the engine. */
interface Pending {
  promise?: unknown;
  reject?: unknown;
  fail?: unknown;
  complete?: unknown;
}

/** A call that the engine's trap ended. */
export interface Abandoned {
  id: number;
  promise: unknown;
}

/** What the engine needs of JavaScript for its calls; src/wasm/js.rs says what each method does. */
export class Glue {
  /** The number of the newest call that the host was asked about; numbers grow. */
  newest = -1;
  private readonly pending: Record<number, Pending> = {};

  constructor(private readonly send: (id: number, event: number, payload: unknown) => void) {}

  listen(id: number, options: unknown, signStr: unknown, call: Pending) {
    this.pending[id] = call;
    this.newest = id;
    const request = copyForHost(options);
    request.signStr = signStr;
    // Made here of the call's number: a Rust closure for each callback would never be freed where `fail` never fires.
    request.success = (payload: unknown) => this.send(id, HostEvent.Success, payload);
    request.fail = (payload: unknown) => this.send(id, HostEvent.Fail, payload);
    request.complete = (payload: unknown) => this.send(id, HostEvent.Complete, payload);
    return request;
  }

  forget(id: number): void {
    delete this.pending[id];
  }

  error(fields: ErrorFields, cause: unknown, raw: unknown): Error {
    return new SignCenterError(fields, cause, raw);
  }

  later(id: number, byTimer: boolean): void {
    later(() => this.send(id, HostEvent.Turn, undefined), byTimer);
  }

  quiet(value: unknown): void {
    quiet(value);
  }

  rethrow(error: unknown): void {
    rethrow(error);
  }

  /** Ends what is pending when the engine broke: the host was asked, so the user may have signed. */
  abandon(trap: unknown): Abandoned[] {
    return Object.keys(this.pending).map((key) => {
      const id = Number(key);
      const call = this.pending[id]!;
      this.forget(id);
      if (typeof call.reject === 'function') call.reject(engineFailed(trap, true));
      later(() => refuseCallbacks(call.fail, call.complete), false);
      return { id, promise: call.promise };
    });
  }
}

/** The caller's properties that are not ours; those that cannot be read are left out. */
function copyForHost(options: unknown): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  try {
    const given = options as Record<string, unknown>;
    Object.keys(given).forEach((key) => {
      if (OPTIONS.indexOf(key) < 0) tryTo(() => (copy[key] = given[key]));
    });
  } catch {
    // No object, or a proxy that refuses: there is nothing to pass on.
  }
  return copy;
}

function tryTo(work: () => void): void {
  try {
    work();
  } catch {
    // A getter that throws has no value.
  }
}

/** Runs the callbacks of a call that no engine ends. */
export function refuseCallbacks(fail: unknown, complete: unknown): void {
  const payload = engineFailedPayload();
  runCallback(fail, payload);
  runCallback(complete, payload);
}
