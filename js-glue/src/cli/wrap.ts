// Lines that fit a terminal.
import { columns } from './window';

/** A Chinese character with the punctuation that may not begin a line, white space, or a word; of code, up to what it calls. */
const PIECE = /[\u2e80-\ua4cf\uff00-\uffef][，。；：、）》”’！？]*|\s+|\(*[^\s(\u2e80-\ua4cf\uff00-\uffef]+\(*|\(+/gu;

/**
 * Breaks a text at words, and between Chinese characters, into lines of so many columns, each behind the margin; null: one
 * line. A word that is longer than a line stands in one of its own.
 */
export function wrap(text: string, width: number | null, margin = ''): string[] {
  if (width === null) return [margin + text];
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECE) ?? []) {
    const isFull = columns(margin + line + piece.trimEnd()) > width;
    if (isFull && line.trim() !== '') {
      lines.push(margin + line.trimEnd());
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
  }
  return [...lines, margin + line.trimEnd()];
}
