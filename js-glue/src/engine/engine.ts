import { engineFailed, isSignCenterError } from '../errors';
import type { EngineInfo } from '../types';
import { makers } from 'virtual:engines';
import type { Bindings, EngineMaker } from './bindings';
import { Glue } from './glue';

/** One instance of the core. After a trap its memory cannot be trusted: it is dropped, and the next call makes anew. */
export class Engine {
  readonly glue = new Glue(
    (id, event, payload) => this.send(id, event, payload),
    (signStr) => fieldsOf(signStr, false),
  );
  private broken = false;

  constructor(
    readonly info: EngineInfo,
    private readonly bindings: Bindings,
  ) {}

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
  let reason: unknown;
  for (let index = 0; !current && index < makers.length; index++) {
    const maker = makers[index]!;
    try {
      current = new Engine(infoOf(maker, index, reason), makeWorking(maker));
    } catch (error) {
      reason = error;
    }
  }
  if (!current) throw engineFailed(reason, false);
  return current;
}

/** What a signStr says; null where there is none, and where no engine can be asked. */
export function fieldsOf(signStr: unknown, showPersonalData: boolean): unknown {
  return askOr(null, (core) => core.signStrFields(signStr, showPersonalData));
}

/** The signStr without its faults; null where there is no way to that. */
export function suggestionFor(signStr: unknown): unknown {
  return askOr(null, (core) => core.repairSignStr(signStr));
}

function askOr<T>(otherwise: T, work: (bindings: Bindings) => unknown): unknown {
  try {
    return currentEngine().ask(work);
  } catch {
    return otherwise;
  }
}

/** A realm may have a WebAssembly that makes something else than modules; one call tells. */
function makeWorking(maker: EngineMaker): Bindings {
  const bindings = maker.make();
  if (bindings.toSignStr('') !== '') throw new Error('the engine does not answer');
  return bindings;
}

function infoOf(maker: EngineMaker, index: number, reason: unknown): EngineInfo {
  return index === 0 ? { name: maker.name } : { name: maker.name, fallbackReason: textOf(reason) };
}

function textOf(reason: unknown): string {
  try {
    return String(reason);
  } catch {
    return 'it threw what cannot be shown';
  }
}
