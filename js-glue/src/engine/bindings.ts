import type { Channel } from '../generated/tables';

/** Text as its UTF-8 bytes; undefined where there is none. */
export type Utf8 = Uint8Array | undefined;

/** What the generated bindings export; src/wasm.rs and src/wasm/calls.rs say what each does. */
export interface Bindings {
  checkSignStr(text: Utf8, found: string | undefined): unknown;
  toSignStr(body: Uint8Array): string | undefined;
  repairSignStr(text: Uint8Array): string | undefined;
  signStrFields(text: Uint8Array, showPersonalData: boolean): unknown;
  parseSignResult(payload: Uint8Array, result: Utf8, signStr: Utf8, found: string | undefined): unknown;
  needsSystemInfo(client: unknown): boolean;
  checkClient(client: unknown, systemInfo: unknown): unknown;
  newPromise(): [unknown, ((value: unknown) => void)?, ((reason: unknown) => void)?];
  begin(id: number, request: unknown, client: unknown, systemInfo: unknown, signStr: Utf8, found: string | undefined): unknown;
  hostAnswered(id: number, by: Channel, payload: Uint8Array, result: Utf8): unknown;
  hostThrew(id: number): unknown;
  turnEnded(id: number): unknown;
  __wbg_set_wasm(exports: unknown): void;
}

/** The bindings, and the encoder for the text that goes to them. */
export interface Core {
  readonly bindings: Bindings;
  encode(text: string): Uint8Array;
}

/** One way to make the core; throws where the realm does not let it. */
export interface EngineMaker {
  readonly name: 'wasm' | 'js';
  make(): Core;
}
