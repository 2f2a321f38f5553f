// UTF-8 for the generated bindings, on engines without TextDecoder and TextEncoder as well: loose as the standard ones
// are, so that half a surrogate pair becomes U+FFFD and nothing throws.
import { decode, encode } from 'virtual:utf8';

// `apply` takes its arguments on the stack.
const CHUNK = 4096;

function ascii(bytes: Uint8Array): string | undefined {
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! > 0x7f) return undefined;
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode.apply(null, bytes.subarray(at, at + CHUNK) as unknown as number[]);
  }
  return text;
}

export class Decoder {
  decode(bytes?: Uint8Array): string {
    if (!bytes) return '';
    const text = ascii(bytes);
    // A copy: views of WebAssembly memory are refused by some engines' string functions.
    return text === undefined ? decode(new Uint8Array(bytes), true) : text;
  }
}

export class Encoder {
  encode(text: string): Uint8Array {
    return encode(text, true);
  }
}
