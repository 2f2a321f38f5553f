import { createReadStream, readFileSync, statSync } from 'node:fs';
import { UsageError, type UsageWords } from './usage';

export interface Stdin {
  readonly isTTY?: boolean;
  read(): Promise<Buffer>;
  /** The same, piece by piece. */
  pieces(): AsyncIterable<Buffer>;
}

/** The text of an argument: itself, the file that it names, or standard input. */
export async function inputOf(argument: string | undefined, stdin: Stdin): Promise<string> {
  if (argument !== undefined && argument !== '-') {
    if (isPath(argument)) return withoutEnd(readText(argument));
    if (LOOKS_LIKE_A_FILE.test(argument)) throw new UsageError((words) => words.noFile(argument));
    return argument;
  }
  if (argument === undefined && stdin.isTTY) throw new UsageError((words) => words.noInput);
  try {
    return withoutEnd(textOf(await stdin.read()));
  } catch (error) {
    throw new UsageError((words) => words.unreadable(words.standardInput, reasonOf(error, words)));
  }
}

/**
 * Written as a path, or with the ending of a file, and nothing that a string of parameters has. No piece of it is as long as
 * a key in base64, which may begin with a slash.
 */
const LOOKS_LIKE_A_FILE =
  /^(?!.*[A-Za-z0-9+]{40})(?:(?:(?:\.{1,2}|~)?[\\/]|[A-Za-z]:[\\/])[^=&%?\s]{0,200}|[^=&%?\s]{1,200}\.(?:txt|json|log|csv|pem|crt|cer|key))$/i;

/** The same, piece by piece. What cannot be read is told when it is read. */
export function piecesOf(argument: string | undefined, stdin: Stdin): AsyncIterable<Buffer> {
  return argument === undefined || argument === '-' ? stdin.pieces() : telling(argument);
}

async function* telling(file: string): AsyncIterable<Buffer> {
  try {
    yield* createReadStream(file, { highWaterMark: 1 << 20 });
  } catch (error) {
    throw unreadable(file, '--lines', error);
  }
}

/** A file that was named: a key's by its option, or one with the text to look at. */
export function readText(file: string, option?: string): string {
  try {
    return textOf(readFileSync(file));
  } catch (error) {
    throw unreadable(file, option, error);
  }
}

/** A key or a string that was given in the place of a file's name is not quoted. */
function unreadable(file: string, option: string | undefined, error: unknown): UsageError {
  const isName = isPath(file) || LOOKS_LIKE_A_FILE.test(file);
  return new UsageError((words) => {
    const role = option === undefined ? words.file : words.fileOf(option);
    return words.unreadable(isName ? file : role, reasonOf(error, words)) + (isName ? '' : words.notAName);
  });
}

/** Why the system refused, in a word: its code, such as ENOENT. */
function reasonOf(error: unknown, words: UsageWords): string {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EISDIR' ? words.isFolder : String(code ?? words.failed);
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

// A signStr is too long for a name of a file, which makes statSync throw as a missing file does. What is there and is no
// file, such as a pipe of the shell's, is read all the same.
function isPath(argument: string): boolean {
  try {
    return statSync(argument, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** Editors and shells end a text with a line break of their own. */
function withoutEnd(text: string): string {
  return text.replace(/\r?\n$/, '');
}
