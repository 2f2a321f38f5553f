import { toByteArray } from 'base64-js';
import makeBindings from 'virtual:bindings';
import moduleText from 'virtual:module';
import type { Bindings } from './bindings';
import { Decoder, Encoder } from './text';

interface WebAssemblyLike {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: unknown };
}
declare const WebAssembly: WebAssemblyLike;

/** Makes the engine at once: what is synchronous cannot hang. Throws where WebAssembly is missing or refuses. */
export function makeWasmBindings(): Bindings {
  const bindings = makeBindings(Decoder, Encoder) as Bindings;
  const module = new WebAssembly.Module(toByteArray(moduleText));
  const instance = new WebAssembly.Instance(module, { './pay_sign_center_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  return bindings;
}
