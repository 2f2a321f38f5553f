import { readFileSync, statSync } from 'node:fs';

/** What a command is told wrongly: shown without a stack, with the exit status 2. */
export class UsageError extends Error {}

export interface Stdin {
  readonly isTTY?: boolean;
  read(): string;
}

/** The text of an argument: itself, the file that it names, or standard input. */
export function inputOf(argument: string | undefined, stdin: Stdin): string {
  if (argument !== undefined && argument !== '-') return isFile(argument) ? withoutEnd(readText(argument)) : argument;
  if (argument === undefined && stdin.isTTY) throw new UsageError('expected a string, a file, or text on standard input');
  return withoutEnd(stdin.read());
}

/** A key's file. */
export function readText(file: string): string {
  try {
    return textOf(readFileSync(file));
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
}

/** A file's text, in UTF-8 or in UTF-16: PowerShell's `>` writes the latter. */
export function textOf(bytes: Buffer): string {
  const [first, second] = bytes;
  const isReversed = first === 0xfe && second === 0xff;
  const isUtf16 = isReversed || (first === 0xff && second === 0xfe);
  // The mark at the beginning is none of the text's.
  return isUtf16 ? (isReversed ? swapped(bytes) : bytes).toString('utf16le').slice(1) : bytes.toString('utf8');
}

/** The bytes of each unit the other way round; half a unit at the end is dropped. */
function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16();
}

// A signStr is too long for a name of a file, which makes statSync throw as a missing file does.
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Editors and shells end a text with a line break of their own. */
function withoutEnd(text: string): string {
  return text.replace(/\r?\n$/, '');
}
