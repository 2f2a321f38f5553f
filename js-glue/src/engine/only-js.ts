import { js } from './js';

/** `./js`: without WebAssembly. */
export const makers = [js];
