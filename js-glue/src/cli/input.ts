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
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
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
