// A text cut at the places of findings, so that each can be underlined.
import type { Finding } from 'pay-sign-center';

/** A finding's place in a text, in UTF-16 units, and its number in the list. */
export interface Place {
  readonly offset: number;
  readonly number: number;
  readonly severity: Finding['severity'];
}

export interface Piece {
  readonly text: string;
  /** The findings that are here. */
  readonly places: readonly Place[];
}

/** From a place to the end of the word that stands there. */
const WORD = /^(?:%25(?:25)*[0-9A-Fa-f]{2}|%[0-9A-Fa-f]{2}|&\w+;|"[^"\\]*"?|[\w.-]+|[\s\S])/;

/** All of the text, in order. A place behind its end has an empty piece. */
export function piecesOf(text: string, places: readonly Place[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const offset of [...new Set(places.map((place) => place.offset))].sort((one, other) => one - other)) {
    const start = Math.min(Math.max(offset, at), text.length);
    if (start > at) pieces.push({ text: text.slice(at, start), places: [] });
    const word = WORD.exec(text.slice(start, start + 80))?.[0] ?? '';
    pieces.push({ text: word, places: places.filter((place) => place.offset === offset) });
    at = start + word.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), places: [] });
  return pieces;
}

/** A string as a whole, one that is not ended too, or any other character. */
const TOKEN = /"(?:[^"\\]|\\[\s\S])*"?|[\s\S]/g;

/** JSON with line breaks and indents, and where each place is then. What is no JSON keeps what is wrong with it. */
export function formatted(json: string, places: readonly Place[]): { readonly text: string; readonly places: readonly Place[] } {
  let text = '';
  let depth = 0;
  const movedTo: number[] = [];
  const newLine = () => `\n${'  '.repeat(Math.max(depth, 0))}`;
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === '}' || token === ']') {
      depth -= 1;
      text += newLine();
    }
    for (let index = 0; index < token.length; index += 1) movedTo.push(text.length + index);
    text += token;
    if (token === '{' || token === '[') {
      depth += 1;
      text += newLine();
    } else if (token === ',') text += newLine();
    else if (token === ':') text += ' ';
  }
  return { text, places: places.map((place) => ({ ...place, offset: movedTo[place.offset] ?? text.length })) };
}
