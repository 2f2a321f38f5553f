import type { CallRecord, Glue } from './glue';

/** What the generated bindings export; src/wasm.rs says what each does. */
export interface Bindings {
  paySignCenter(my: unknown, options: unknown, signStr: unknown, glue: Glue, record: CallRecord, hasPromise: boolean): unknown;
  hostEvent(id: number, event: number, payload: unknown): void;
  checkSignStr(signStr: unknown): unknown;
  toSignStr(body: unknown): unknown;
  repairSignStr(signStr: unknown): unknown;
  signStrFields(signStr: unknown, showPersonalData: boolean): unknown;
  parseSignResult(payload: unknown, signStr: unknown, glue: Glue): unknown;
  checkClient(my: unknown, glue: Glue): unknown;
  __wbg_set_wasm(exports: unknown): void;
}

/** One way to make the core; throws where the realm does not let it. */
export interface EngineMaker {
  readonly name: 'wasm' | 'js';
  make(): Bindings;
}
