// What Node gets of the core besides what pages get: the engine that is made for `./node` alone.
import type { Finding, PaySignCenter } from '../types';
import { makeTools } from './tools';

export type Layer = Finding['layer'];

/** A part of a text, in UTF-16 units; of length 0 where something is missing. */
export interface Place {
  /** Where it begins. */
  readonly offset: number;
  /** How long it is. */
  readonly length: number;
}

/** The layers of a signStr, decoded, and what its signature covers. */
export interface Inspection {
  /** From the outside to the inside. */
  readonly layers: readonly {
    /** Which one it is. */
    readonly layer: Layer;
    /** What stands in it, decoded. */
    readonly text: string;
    /** Where the report's findings are in this text; null where one is not. */
    readonly places: readonly (Place | null)[];
  }[];
  /** What the signature is about. */
  readonly signed: {
    /** The exact bytes that `sign` covers. */
    readonly content: readonly number[];
    /** The parameters in the order of the body. */
    readonly params: readonly {
      /** Its name. */
      readonly name: string;
      /** Its value as it stands in the body. */
      readonly encoded: string;
      /** The bytes of its value, decoded. */
      readonly value: readonly number[];
    }[];
    /** The signature, base64. */
    readonly sign: string | null;
    /** `sign_type`: `RSA2` or `RSA`. */
    readonly signType: string | null;
    /** `charset`, such as `utf-8`. */
    readonly charset: string | null;
    /** A parameter stands there twice, so that readers differ on what is signed. */
    readonly duplicate: boolean;
  };
}

export interface Tools extends Pick<PaySignCenter, 'checkSignStr' | 'toSignStr' | 'parseSignResult'> {
  /** Null where no body can be found. */
  inspectSignStr(signStr: unknown): Inspection | null;
  maskText(text: string): string;
  /** Undefined where it is no JSON. */
  maskJson(text: string): string | undefined;
  showsValue(name: string, value: string): boolean;
  isUnambiguousJson(text: string): boolean;
}

let made: Tools | undefined;

/** The engine, made by the first call. */
export function tools(): Tools {
  made ??= makeTools();
  return made;
}
