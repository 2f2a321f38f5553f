import { makers } from 'virtual:engines';
import { engineFailed } from '../errors';
import type { EngineInfo } from '../types';
import type { Core, EngineMaker } from './bindings';

/** One instance of the core. After a trap its memory cannot be trusted: it is dropped, and the next call makes anew. */
export class Engine {
  constructor(
    readonly info: EngineInfo,
    private readonly core: Core,
  ) {}

  /** Asks the core. Nobody else's code runs in it, so whatever comes out is a trap; it is thrown on as `engine_failed`. */
  ask<T>(work: (core: Core) => T): T {
    try {
      return work(this.core);
    } catch (trap) {
      if (current === this) current = undefined;
      throw engineFailed(trap, false);
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

/** What the core says to a question; something else where no engine can be asked. */
export function askOr<T>(otherwise: T, work: (core: Core) => T): T {
  try {
    return currentEngine().ask(work);
  } catch {
    return otherwise;
  }
}

/** A realm may have a WebAssembly that makes something else than modules; one call tells. */
function makeWorking(maker: EngineMaker): Core {
  const core = maker.make();
  if (core.bindings.toSignStr(core.encode('sign=')) !== 'sign%3D') throw new Error('the engine does not answer');
  return core;
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
