import { engineFailed, isSignCenterError } from '../errors';
import type { EngineInfo } from '../types';
import type { Bindings } from './bindings';
import { Glue } from './glue';
import { makeWasmBindings } from './wasm';

/** One instance of the core. After a trap its memory cannot be trusted: it is dropped, and the next call makes anew. */
export class Engine {
  readonly info: EngineInfo = { name: 'wasm' };
  readonly glue = new Glue((id, event, payload) => this.send(id, event, payload));
  private broken = false;

  constructor(private readonly bindings: Bindings) {}

  /** Runs a part of a call in the core. A trap ends every call that waits for the host. */
  call<T>(work: (bindings: Bindings) => T): T {
    return this.run(work, (trap) => {
      this.broken = true;
      this.glue.abandon(trap);
    });
  }

  /** Asks the core what is no part of a call. A trap there does not touch the calls: they are not given up for it. */
  ask<T>(work: (bindings: Bindings, glue: Glue) => T): T {
    return this.run((bindings) => work(bindings, this.glue), () => {});
  }

  /** The core catches whatever others throw, so what comes out of it is an error of ours, or a trap. */
  private run<T>(work: (bindings: Bindings) => T, onTrap: (trap: unknown) => void): T {
    try {
      return work(this.bindings);
    } catch (error) {
      if (isSignCenterError(error)) throw error;
      if (current === this) current = undefined;
      onTrap(error);
      throw engineFailed(error, false);
    }
  }

  private send(id: number, event: number, payload: unknown): void {
    if (this.broken) return;
    try {
      this.call((bindings) => bindings.hostEvent(id, event, payload));
    } catch {
      // The host must not see it; the call is over.
    }
  }
}

let current: Engine | undefined;

/** The engine, made by the first call; throws `engine_failed` where none can be made, and tries again the next time. */
export function currentEngine(): Engine {
  if (!current) {
    try {
      current = new Engine(makeWasmBindings());
    } catch (error) {
      throw engineFailed(error, false);
    }
  }
  return current;
}
