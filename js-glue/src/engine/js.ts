import makeBody from 'virtual:body';
import dataText from 'virtual:js-data';
import makeModule from 'virtual:js-module';
import makeUnpack from 'virtual:unpack';
import type { Bindings, EngineMaker } from './bindings';

/** The module through wasm2js: for clients from before WebAssembly, and those in which it refuses. */
export const js: EngineMaker = {
  name: 'js',
  make() {
    const bindings = makeBody({}).bindings() as Bindings;
    bindings.__wbg_set_wasm(makeModule(bindings, makeUnpack({}).unpack(dataText)));
    return bindings;
  },
};
