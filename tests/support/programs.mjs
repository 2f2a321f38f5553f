// The programs that tests and benchmarks look for in PATH.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The names of browsers that are Chromium, the one with the least around it first. */
export const CHROMIUM = ['chromium-headless-shell', 'chromium', 'google-chrome'];

/** The first file in PATH of one of these names; undefined where there is none. */
export function programOf(names) {
  const files = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return files.find((file) => existsSync(file));
}
