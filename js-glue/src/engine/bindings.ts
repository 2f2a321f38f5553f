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
  begin(
    id: number,
    host: number,
    request: unknown,
    client: unknown,
    systemInfo: unknown,
    signStr: Utf8,
    found: string | undefined,
    now: number,
  ): unknown;
  hostAnswered(id: number, by: Channel, number: number, payload: Uint8Array, result: Utf8, now: number): unknown;
  hostAnsweredLate(
    id: number,
    late: unknown,
    signStr: Utf8,
    found: string | undefined,
    by: Channel,
    number: number,
    payload: Uint8Array,
    result: Utf8,
    now: number,
  ): unknown;
  hostReturned(id: number, now: number): unknown;
  hostThrew(id: number, wasCalled: boolean, now: number): unknown;
  turnEnded(id: number, now: number): unknown;
  timerFired(id: number, now: number): unknown;
  queryAnswered(id: number, number: number, reply: unknown, now: number): unknown;
  pageShown(id: number, now: number): unknown;
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
