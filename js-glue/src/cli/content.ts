// `content`: the text that was signed, and where the gateway's differs from it.
import { compareSignedText, type SignedText } from '../node/index';
import type { Look } from './look';
import { visible, windowAt } from './window';
import { WORDS } from './words';

/** Whole and in clear: it is made to be compared. */
export function renderContent({ text, hex }: SignedText, { lang, styles, width }: Look): string {
  const shown = onScreen(text, width);
  return hex === null ? `${shown}\n` : `${shown}\n\n${styles.dim(WORDS[lang].bytes)}\n${hex}\n`;
}

/** Exact for a file or another program; on a terminal without what would drive it. */
export function onScreen(text: string, width: Look['width']): string {
  return width === null ? text : visible(text);
}

/** Null where the two are the same. */
export function renderDifference({ text }: SignedText, printed: string, { lang, styles }: Look): string | null {
  const words = WORDS[lang];
  const difference = compareSignedText(text, printed);
  if (!difference) return null;
  const { offset, param, other } = difference;
  const windowIn = (each: string) => windowAt(each, { offset, length: 1 });
  const [here, there] = [windowIn(text), windowIn(other)];
  const where = words.differs(offset, param === null ? '' : visible(param));
  return [
    styles.error(`✗ ${where}`),
    `  ${words.here}`,
    `    ${here.line}`,
    `    ${styles.error(here.carets)}`,
    `  ${words.there}`,
    `    ${there.line}`,
    `    ${styles.error(there.carets)}`,
    '',
  ].join('\n');
}
