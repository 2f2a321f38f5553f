import { bind } from '../api';
import type { Bindings } from '../engine/bindings';
import { currentEngine } from '../engine/engine';
import { utf8Of } from '../facts';
import type { Inspection, Tools } from './core';

/** What the module for Node exports besides; src/wasm/tools.rs says what it does. */
interface ToolsBindings extends Bindings {
  inspectSignStr(text: Uint8Array): unknown;
  maskText(text: Uint8Array): string;
  maskJson(text: Uint8Array): string | undefined;
  showsValue(name: string, value: Uint8Array): boolean;
  isUnambiguousJson(text: Uint8Array): boolean;
}

/** Asks about a text; what is no text, or too long a one, has the other answer. */
function askAbout<T>(text: unknown, otherwise: T, question: (bindings: ToolsBindings, text: Uint8Array) => unknown): T {
  return currentEngine().ask((core) => {
    const bytes = utf8Of(text, core);
    return bytes ? question(core.bindings as ToolsBindings, bytes) : otherwise;
  }) as T;
}

/** The page's functions, and those that only Node gets. There is no host to call. */
export function makeTools(): Tools {
  const { checkSignStr, parseSignResult, toSignStr } = bind(() => undefined);
  return {
    checkSignStr,
    parseSignResult,
    toSignStr,
    inspectSignStr: (signStr) => askAbout<Inspection | null>(signStr, null, (bindings, text) => bindings.inspectSignStr(text)),
    maskText: (text) =>
      askAbout(text, typeof text === 'string' ? '*'.repeat(text.length) : '', (bindings, bytes) => bindings.maskText(bytes)),
    maskJson: (text) => askAbout<string | undefined>(text, undefined, (bindings, bytes) => bindings.maskJson(bytes)),
    showsValue: (name, value) => askAbout(value, false, (bindings, bytes) => bindings.showsValue(name, bytes)),
    isUnambiguousJson: (text) => askAbout(text, false, (bindings, bytes) => bindings.isUnambiguousJson(bytes)),
  };
}
