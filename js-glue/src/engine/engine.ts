import { makers } from 'virtual:engines';
import { engineFailed, type SignCenterError } from '../errors';
import type { EngineInfo } from '../types';
import type { Core, EngineMaker } from './bindings';

/** One instance of the core. After a trap its memory cannot be trusted: it is dropped, and the next call makes anew. */
export class Engine {
  /** What ends the calls that the host was asked about and has not answered, by their numbers. */
  private readonly waiting: { [id: number]: (error: SignCenterError) => void } = {};

  constructor(
    readonly info: EngineInfo,
    private readonly core: Core,
  ) {}

  /** Runs a part of a call in the core. A trap ends every call that waits for the host. */
  call<T>(work: (core: Core) => T): T {
    return this.run(work, (trap) => this.giveUp(trap));
  }

  /** Asks the core what is no part of a call. A trap there does not touch the calls: they are not given up for it. */
  ask<T>(work: (core: Core) => T): T {
    return this.run(work, () => {});
  }

  /** Remembers a call that waits for the host: `giveUp` ends it if the core cannot. */
  wait(id: number, giveUp: (error: SignCenterError) => void): void {
    this.waiting[id] = giveUp;
  }

  forget(id: number): void {
    delete this.waiting[id];
  }

  /** Nobody else's code runs in the core, so whatever comes out of it is a trap. */
  private run<T>(work: (core: Core) => T, onTrap: (trap: unknown) => void): T {
    try {
      return work(this.core);
    } catch (trap) {
      if (current === this) current = undefined;
      onTrap(trap);
      throw engineFailed(trap, false);
    }
  }

  /** The host had been asked, so the user may have signed. */
  private giveUp(trap: unknown): void {
    Object.keys(this.waiting).forEach((id) => {
      const giveUp = this.waiting[Number(id)]!;
      this.forget(Number(id));
      giveUp(engineFailed(trap, true));
    });
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
