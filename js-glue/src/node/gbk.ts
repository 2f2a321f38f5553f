/** Each character's two bytes, by its code; 0 where GBK does not have it. */
let codes: Uint16Array | undefined;

/** Whether a charset is GBK or one that it covers. */
export function isGbk(charset: string): boolean {
  return /^gb(k|2312|18030)$/i.test(charset);
}

/** Reads bytes in that charset, in UTF-8 where it is not GBK; a mark at the beginning is kept. */
export function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
  return new TextDecoder(isGbk(charset) ? 'gbk' : 'utf-8', { ignoreBOM: true });
}

/** The text's bytes in GBK; null where it has other characters, or Node was built without that charset. */
export function gbkBytes(text: string): Uint8Array | null {
  try {
    codes ??= readTable();
  } catch {
    return null;
  }
  const bytes = new Uint8Array(2 * text.length);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const pair = code < 0x80 ? code : codes[code]!;
    if (pair === 0 && code !== 0) return null;
    if (pair > 0xff) bytes[length++] = pair >> 8;
    bytes[length++] = pair & 0xff;
  }
  return bytes.subarray(0, length);
}

/** There is a decoder and no encoder: every pair of bytes is decoded once. */
function readTable(): Uint16Array {
  const decoder = new TextDecoder('gbk', { fatal: true });
  const table = new Uint16Array(0x10000);
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decode(decoder, lead, trail);
      // It has none that takes two units.
      if (character?.length === 1) table[character.charCodeAt(0)] ||= (lead << 8) | trail;
    }
  }
  return table;
}

function decode(decoder: InstanceType<typeof TextDecoder>, lead: number, trail: number): string | undefined {
  try {
    return decoder.decode(Uint8Array.of(lead, trail));
  } catch {
    return undefined;
  }
}
