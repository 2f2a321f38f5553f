import { wasm } from './wasm';

/** `./wasm`: the smallest, for clients that are known to have WebAssembly. */
export const makers = [wasm];
