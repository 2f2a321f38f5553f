// Writes docs/findings.md and docs/codes.md from the built package's `./messages`, and docs/api.md from the types; each also in
// Chinese. By itself: node docs.mjs
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { apiDocuments } from './build/api.mjs';
import { codeDocuments } from './build/codes.mjs';
import { findingDocuments } from './build/findings.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The text of each file, by its name. */
export function documents(messages) {
  return { ...findingDocuments(messages), ...codeDocuments(messages), ...apiDocuments() };
}

/** The same of the messages in that file of a package. */
export const documentsOf = (file) => documents(createRequire(import.meta.url)(file));

/** Writes the files that say something else; a file that is right keeps its time. */
export function write(messages) {
  const folder = join(root, 'docs');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(documents(messages))) {
    if (textOf(join(folder, name)) !== text) writeFileSync(join(folder, name), text);
  }
}

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) write(createRequire(import.meta.url)(join(root, 'pkg/messages.js')));
