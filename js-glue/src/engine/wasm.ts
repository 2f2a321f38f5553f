import makeBody from 'virtual:body';
import moduleText from 'virtual:module';
import type { Bindings } from './bindings';

interface WebAssemblyLike {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: unknown };
}
declare const WebAssembly: WebAssemblyLike;

/** Makes the engine at once: what is synchronous cannot hang. Throws where WebAssembly is missing or refuses. */
export function makeWasmBindings(): Bindings {
  const body = makeBody({});
  const bindings = body.bindings() as Bindings;
  const module = new WebAssembly.Module(body.toByteArray(moduleText));
  const instance = new WebAssembly.Instance(module, { b: bindings });
  bindings.__wbg_set_wasm(instance.exports);
  return bindings;
}
