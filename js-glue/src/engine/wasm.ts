import makeBody from 'virtual:body';
import moduleText from 'virtual:module';
import makeUnpack from 'virtual:unpack';
import type { EngineMaker } from './bindings';
import { realmCodecs } from './realm';

interface WebAssemblyLike {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: unknown };
}
declare const WebAssembly: WebAssemblyLike;

/** Made at once: what is synchronous cannot hang. Throws where WebAssembly is missing or refuses. */
export const wasm: EngineMaker = {
  name: 'wasm',
  make() {
    const core = makeBody({}).makeCore(realmCodecs());
    const module = new WebAssembly.Module(makeUnpack({}).unpack(moduleText));
    core.bindings.__wbg_set_wasm(new WebAssembly.Instance(module, { './pay_sign_center_bg.js': core.bindings }).exports);
    return core;
  },
};
