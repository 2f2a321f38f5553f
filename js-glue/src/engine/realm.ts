// The realm's own codecs, read as free variables when the first call makes the engine: some hosts lack them, and what is
// there is taken only if it reads and writes a sample as it must.
import { tryTo } from '../try_to';

interface NativeDecoder {
  decode(bytes: Uint8Array): string;
}
interface NativeEncoder {
  encodeInto(text: string, bytes: Uint8Array): { readonly written: number };
}
declare const TextDecoder: new (label: string, options: { ignoreBOM: boolean }) => NativeDecoder;
declare const TextEncoder: new () => NativeEncoder;

export interface RealmCodecs {
  readonly decoder?: NativeDecoder;
  readonly encoder?: NativeEncoder;
}

/** A byte order mark, two and four bytes to a character, and half a pair of surrogates. */
const TEXT = '\ufeffé张\u{1f600}\ufffd';
const BYTES = [0xef, 0xbb, 0xbf, 0xc3, 0xa9, 0xe5, 0xbc, 0xa0, 0xf0, 0x9f, 0x98, 0x80, 0xef, 0xbf, 0xbd];

export function realmCodecs(): RealmCodecs {
  return { decoder: tryTo(makeDecoder), encoder: tryTo(makeEncoder) };
}

function makeDecoder(): NativeDecoder | undefined {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return decoder.decode(new Uint8Array(BYTES)) === TEXT ? decoder : undefined;
}

function makeEncoder(): NativeEncoder | undefined {
  const encoder = new TextEncoder();
  const bytes = new Uint8Array(BYTES.length);
  const { written } = encoder.encodeInto(TEXT.replace('\ufffd', '\ud83d'), bytes);
  const isRight = written === BYTES.length && Array.prototype.join.call(bytes, ' ') === BYTES.join(' ');
  return isRight ? encoder : undefined;
}
