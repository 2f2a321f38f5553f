import { bind } from '../api';
import type { Bindings } from '../engine/bindings';
import { currentEngine } from '../engine/engine';
import { textOf } from '../facts';
import type { Inspection, Tools } from './core';

/** What the module for Node exports besides; src/wasm/tools.rs says what it does. */
interface ToolsBindings extends Bindings {
  inspectSignStr(text: Uint8Array): unknown;
}

/** The page's functions, and the one that only Node gets. There is no host to call. */
export function makeTools(): Tools {
  const { checkSignStr, parseSignResult, toSignStr } = bind(() => undefined);
  const inspectSignStr = (signStr: string) =>
    currentEngine().ask((core) => {
      const text = textOf(signStr, core);
      return text ? (core.bindings as ToolsBindings).inspectSignStr(text) : null;
    }) as Inspection | null;
  return { checkSignStr, parseSignResult, toSignStr, inspectSignStr };
}
