// build/sources.mjs bundles this as the body of a function, with the parameters `globalThis`, `TextDecoder` and the like:
// nothing in it, and in the libraries that it brings, runs or looks for a name of the realm before the first call.
import makeBindings from 'virtual:bindings';
import { Decoder, Encoder } from './text';

export const bindings = () => makeBindings(Decoder, Encoder);
