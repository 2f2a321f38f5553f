import makeBody from 'virtual:body';
import makeModule from 'virtual:js-module';
import type { Bindings, EngineMaker } from './bindings';

/** The module through wasm2js: for clients from before WebAssembly, and those in which it refuses. */
export const js: EngineMaker = {
  name: 'js',
  make() {
    const bindings = makeBody({}).bindings() as Bindings;
    bindings.__wbg_set_wasm(makeModule(() => bindings));
    return bindings;
  },
};
