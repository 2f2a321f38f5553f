// A text cut at the places of findings, so that each can be underlined.
import type { Finding } from 'pay-sign-center';

/** A finding's place in a text, in UTF-16 units, and its number in the list. */
export interface Place {
  readonly offset: number;
  readonly length: number;
  readonly number: number;
  readonly severity: Finding['severity'];
}

export interface Piece {
  readonly text: string;
  /** The findings whose place it is a part of. */
  readonly places: readonly Place[];
  /** Those among them that begin here. */
  readonly begins: readonly Place[];
}

/** All of the text, in order, cut where a place begins or ends. A place of nothing has an empty piece. */
export function piecesOf(text: string, places: readonly Place[]): Piece[] {
  const startOf = ({ offset }: Place) => Math.min(offset, text.length);
  const endOf = ({ offset, length }: Place) => Math.min(offset + length, text.length);
  const cuts = [0, text.length, ...places.map(startOf), ...places.map(endOf)];
  const ends = [...new Set(cuts)].sort((one, other) => one - other);
  const pieces = ends.flatMap((start, index): Piece[] => {
    const end = ends[index + 1] ?? start;
    const isOfNothing = (place: Place) => startOf(place) === endOf(place);
    const empty = places.filter((place) => isOfNothing(place) && startOf(place) === start);
    const here = places.filter((place) => !isOfNothing(place) && startOf(place) <= start && endOf(place) >= end);
    return [
      { text: '', places: empty, begins: empty },
      { text: text.slice(start, end), places: here, begins: here.filter((place) => startOf(place) === start) },
    ];
  });
  return pieces.filter((piece) => piece.text !== '' || piece.begins.length > 0);
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
  const move = (place: Place): Place => {
    const offset = movedTo[place.offset] ?? text.length;
    const last = movedTo[place.offset + place.length - 1] ?? text.length - 1;
    return { ...place, offset, length: place.length && last + 1 - offset };
  };
  return { text, places: places.map(move) };
}
