import { readFileSync } from 'node:fs';

const NAMES = JSON.parse(readFileSync(new URL('../../js-glue/preamble.json', import.meta.url), 'utf8'));

/** What the platform's compiler puts before every module. */
export const PREAMBLE = `var ${NAMES.map((name) => `${name}=undefined`).join(',')};`;
