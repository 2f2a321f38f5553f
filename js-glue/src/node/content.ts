import { tools } from './core';

/** The text that was signed (待签名字符串). It holds personal data: not for logs. */
export interface SignedText {
  /** The text; bytes that are no UTF-8 are shown as U+FFFD. */
  readonly text: string;
  /** Its bytes, where they are no UTF-8; else null. */
  readonly hex: string | null;
}

/** Where two texts differ first. */
export interface TextDifference {
  /** Where, in UTF-16 units from the start of the signed text. */
  readonly offset: number;
  /** The parameter in which it is; null where no name can be told. */
  readonly param: string | null;
  /** The other text, without the gateway's sentence around it. */
  readonly other: string;
}

/** The text that the signature of a signStr should cover, as the gateway shows it; null where there is no body. */
export function signedTextOf(signStr: string): SignedText | null {
  const inspection = tools().inspectSignStr(signStr);
  if (!inspection) return null;
  const bytes = Buffer.from(inspection.signed.content);
  const text = bytes.toString('utf8');
  return { text, hex: Buffer.from(text).equals(bytes) ? null : bytes.toString('hex') };
}

/** The words behind which the gateway quotes the text that it made. */
const GATEWAY_SAYS = '验签字符串为';

/**
 * Where the text that the gateway printed differs first from the signed text of a signStr; null where they are the same. Takes
 * the gateway's whole sentence too.
 */
export function compareSignedText(signed: string, printed: string): TextDifference | null {
  const said = printed.lastIndexOf(GATEWAY_SAYS);
  const quoted = said < 0 ? printed : printed.slice(said + GATEWAY_SAYS.length).replace(/^[：:]\s*/, '');
  // Editors and shells end a text with a line break of their own; any other white space may be the very difference.
  const other = quoted === signed ? quoted : quoted.replace(/\r?\n$/, '');
  if (signed === other) return null;
  let offset = 0;
  while (offset < signed.length && signed[offset] === other[offset]) offset += 1;
  return { offset, param: paramAt(signed, offset), other };
}

/**
 * The parameter in which that place is; null where that cannot be told. Names stand in order, so what looks like a name in a
 * value most often is none; where a name stands twice, one of the two is.
 */
function paramAt(signed: string, offset: number): string | null {
  const pairs = [...signed.matchAll(/(?:^|&)([^&=]*)=/g)].map(({ 1: name = '', index }) => ({ name, index }));
  let name: string | undefined;
  for (const pair of pairs) if ((pair.index < offset || pair.index === 0) && pair.name > (name ?? '')) name = pair.name;
  const isOnce = pairs.filter((pair) => pair.name === name).length === 1;
  return name !== undefined && isOnce && /^[a-z_]{1,40}$/.test(name) ? name : null;
}
