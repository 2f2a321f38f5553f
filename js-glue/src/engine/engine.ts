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

  /** Runs something in the core. It catches whatever others throw, so what comes out is an error of ours, or a trap. */
  run<T>(work: (bindings: Bindings) => T): T {
    try {
      return work(this.bindings);
    } catch (error) {
      if (isSignCenterError(error)) throw error;
      this.retire(error);
      throw engineFailed(error, false);
    }
  }

  private send(id: number, event: number, payload: unknown): void {
    if (this.broken) return;
    try {
      this.run((bindings) => bindings.hostEvent(id, event, payload));
    } catch {
      // The host must not see it; the call was ended by `retire`.
    }
  }

  private retire(trap: unknown): void {
    this.broken = true;
    if (current === this) current = undefined;
    this.glue.abandon(trap);
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
