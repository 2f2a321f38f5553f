// build/sources.mjs bundles this as the body of a function, with the parameters `globalThis`, `TextDecoder` and the like:
// nothing in it, and in the libraries that it brings, runs or looks for a name of the realm before the first call.
import makeBindings from 'virtual:bindings';
import type { Bindings, Core } from './bindings';
import type { RealmCodecs } from './realm';
import { codecsOf } from './text';

/** The bindings without their module, and the encoder for what goes to it. */
export function makeCore(realm: RealmCodecs): Core {
  const { Decoder, Encoder, encode } = codecsOf(realm);
  return { bindings: makeBindings(Decoder, Encoder) as Bindings, encode };
}
