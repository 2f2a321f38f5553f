// UTF-8, by the realm's own codecs where it has them and by a library where it has not. Loose as the standard ones are:
// half a surrogate pair becomes U+FFFD, and nothing throws.
import { decode, encode } from 'virtual:utf8';
import type { RealmCodecs } from './realm';

/** What the generated bindings and the glue need of UTF-8. */
export interface Codecs {
  /** In the shape of `TextDecoder`, for the bindings. */
  Decoder: new () => { decode(bytes?: Uint8Array): string };
  /** In the shape of `TextEncoder`, for the bindings. */
  Encoder: new () => { encode(text: string): Uint8Array };
  encode(text: string): Uint8Array;
}

export function codecsOf({ decoder, encoder }: RealmCodecs): Codecs {
  const encodeText = encoder ? (text: string) => encodeInto(encoder, text) : (text: string) => encode(text, true);
  // A copy: views of WebAssembly memory are refused by some engines' string functions.
  const decodeLong = decoder
    ? (bytes: Uint8Array) => decoder.decode(bytes)
    : (bytes: Uint8Array) => longAscii(bytes) ?? decode(new Uint8Array(bytes), true);
  class Decoder {
    decode(bytes?: Uint8Array): string {
      if (!bytes) return '';
      // A decoder of the realm's takes longer to be called than a short text to be read.
      return (bytes.length <= SHORT ? shortAscii(bytes) : undefined) ?? decodeLong(bytes);
    }
  }
  class Encoder {
    encode(text: string): Uint8Array {
      return encodeText(text);
    }
  }
  return { Decoder, Encoder, encode: encodeText };
}

/** So many bytes are allocated at once for encoded texts. A text that needs more gets its own. */
const ROOM = 4 * 12288;
let room: Uint8Array | undefined;
let used = 0;

/** Each text has a part of the room for itself, and no later one is written over it. */
function encodeInto(encoder: NonNullable<RealmCodecs['encoder']>, text: string): Uint8Array {
  // A unit of UTF-16 takes three bytes at most.
  const needed = text.length * 3;
  if (!room || room.length - used < needed) {
    room = new Uint8Array(Math.max(ROOM, needed));
    used = 0;
  }
  const start = used;
  used += encoder.encodeInto(text, room.subarray(start)).written;
  return room.subarray(start, used);
}

/** Up to so many bytes, reading one by one is faster than the realm's decoder. */
const SHORT = 48;

function shortAscii(bytes: Uint8Array): string | undefined {
  let text = '';
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at]! > 0x7f) return undefined;
    text += String.fromCharCode(bytes[at]!);
  }
  return text;
}

// `apply` takes its arguments on the stack.
const CHUNK = 4096;

function longAscii(bytes: Uint8Array): string | undefined {
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! > 0x7f) return undefined;
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode.apply(null, bytes.subarray(at, at + CHUNK) as unknown as number[]);
  }
  return text;
}
