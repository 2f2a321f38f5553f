export type Style = (text: string) => string;

export interface Styles {
  readonly bold: Style;
  readonly dim: Style;
  readonly error: Style;
  readonly warning: Style;
  readonly good: Style;
}

const ansi =
  (open: number, close: number): Style =>
  (text) =>
    `\x1b[${open}m${text}\x1b[${close}m`;
const plain: Style = (text) => text;

export const COLOURED: Styles = { bold: ansi(1, 22), dim: ansi(2, 22), error: ansi(31, 39), warning: ansi(33, 39), good: ansi(32, 39) };
export const PLAIN: Styles = { bold: plain, dim: plain, error: plain, warning: plain, good: plain };

/** The option counts most, then FORCE_COLOR as in Node itself, then NO_COLOR; else a terminal is coloured. */
export function stylesFor(option: boolean | undefined, env: { readonly [name: string]: string | undefined }, isTerminal: boolean): Styles {
  const { FORCE_COLOR: force, NO_COLOR: no } = env;
  if (option !== undefined) return option ? COLOURED : PLAIN;
  if (force !== undefined) return force === '0' || force === 'false' ? PLAIN : COLOURED;
  return isTerminal && !no && env.TERM !== 'dumb' ? COLOURED : PLAIN;
}
