let codes: Map<string, readonly [number, number]> | undefined;

/** Whether a charset is GBK or one that it covers. */
export function isGbk(charset: string): boolean {
  return /^gb(k|2312|18030)$/i.test(charset);
}

/** The text's bytes in GBK; null where it has other characters, or Node was built without that charset. */
export function gbkBytes(text: string): Uint8Array | null {
  try {
    codes ??= readTable();
  } catch {
    return null;
  }
  const bytes: number[] = [];
  for (const character of text) {
    const pair = codes.get(character);
    if (pair) bytes.push(...pair);
    else if (character <= '\x7f') bytes.push(character.charCodeAt(0));
    else return null;
  }
  return Uint8Array.from(bytes);
}

/** There is a decoder and no encoder: every pair of bytes is decoded once. */
function readTable(): Map<string, readonly [number, number]> {
  const decoder = new TextDecoder('gbk', { fatal: true });
  const table = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decode(decoder, lead, trail);
      if (character !== undefined && !table.has(character)) table.set(character, [lead, trail]);
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
