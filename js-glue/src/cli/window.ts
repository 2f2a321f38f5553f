// A piece of a long text with carets under a place in it.
import type { Place } from '../node/index';

const BEFORE = 28;
const AFTER = 44;

/** The line of text around a place, and the line with carets under as much of the place as is shown, one at least. */
export function windowAt(text: string, { offset, length }: Place): { line: string; carets: string } {
  const at = Math.min(Math.max(offset, 0), text.length);
  const start = startOf(text, at);
  const end = endOf(text, at);
  const before = (start > 0 ? '…' : '') + visible(text.slice(start, at));
  const after = visible(text.slice(at, end)) + (end < text.length ? '…' : '');
  const width = columns(visible(text.slice(at, Math.min(at + length, end))));
  return { line: before + after, carets: ' '.repeat(columns(before)) + '^'.repeat(Math.max(width, 1)) };
}

// A pair of surrogates is not cut.
function startOf(text: string, at: number): number {
  const start = Math.max(0, at - BEFORE);
  return isLow(text, start) ? start - 1 : start;
}

function endOf(text: string, at: number): number {
  const end = Math.min(text.length, Math.max(at, BEFORE) + AFTER);
  return isLow(text, end) ? end + 1 : end;
}

function isLow(text: string, at: number): boolean {
  return at > 0 && at < text.length && (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}

/** Of what is no control character of ASCII: what cannot be seen, or would drive a terminal. */
export const UNSEEN = /[\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** What cannot be seen, or would move the caret or drive the terminal, as one visible character each. */
export function visible(text: string): string {
  return text
    .replace(/[\x00-\x1f]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))
    .replace(/\x7f/g, '\u2421')
    .replace(UNSEEN, '\u00a4')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\u00a4');
}

/** The columns that a text takes in a terminal: Chinese characters take two. */
export function columns(text: string): number {
  let count = 0;
  for (const character of text)
    count +=
      /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character) ||
      character.length > 1
        ? 2
        : 1;
  return count;
}
