// What Node gets of the core besides what pages get: the engine that is made for `./node` alone.
import { makeTools } from 'virtual:tools';
import type { Finding, PaySignCenter, SignStrReport } from '../types';

export type Layer = Finding['layer'];

/** A report with what only whoever asked for it may see. */
export interface FullReport extends SignStrReport {
  /** The repaired signStr, where the repair loses nothing. */
  readonly suggestion: string | null;
  /** The decoded parameters and the known fields of biz_content; personal data masked unless asked for. */
  readonly fields: {
    readonly params: { readonly [name: string]: string };
    readonly bizContent: { readonly [name: string]: unknown };
  } | null;
}

/** The layers of a signStr, decoded, and what its signature covers. */
export interface Inspection {
  readonly layers: readonly {
    readonly layer: Layer;
    readonly text: string;
    /** Where the report's findings are in this text, in UTF-16 units; null where one is not. */
    readonly offsets: readonly (number | null)[];
  }[];
  readonly signed: {
    /** The exact bytes that `sign` covers. */
    readonly content: readonly number[];
    readonly sign: string | null;
    readonly signType: string | null;
    readonly charset: string | null;
    /** A parameter stands there twice, so that readers differ on what is signed. */
    readonly duplicate: boolean;
  };
}

export interface Tools extends Pick<PaySignCenter, 'toSignStr' | 'parseSignResult'> {
  checkSignStr(signStr: unknown, options?: { showPersonalData?: boolean }): FullReport;
  /** Null where no body can be found. */
  inspectSignStr(signStr: string): Inspection | null;
}

let made: Tools | undefined;

/** The engine, made by the first call. */
export function tools(): Tools {
  made ??= makeTools();
  return made;
}
