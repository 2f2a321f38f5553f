import { js } from './js';
import { wasm } from './wasm';

/** `.`: JavaScript where WebAssembly is missing or refuses. */
export const makers = [wasm, js];
