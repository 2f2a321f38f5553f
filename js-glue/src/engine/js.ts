import makeBody from 'virtual:body';
import makeModule from 'virtual:js-module';
import type { EngineMaker } from './bindings';
import { realmCodecs } from './realm';

/** The module through wasm2js: for clients from before WebAssembly, and those in which it refuses. */
export const js: EngineMaker = {
  name: 'js',
  make() {
    const core = makeBody({}).makeCore(realmCodecs());
    core.bindings.__wbg_set_wasm(makeModule(() => core.bindings));
    return core;
  },
};
