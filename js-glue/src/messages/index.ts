// `./messages`: what each finding means and what to change. Apart from the check itself, so that pages do not carry it.
import { FINDINGS } from '../generated/tables';
import type { Finding } from '../types';
import { BIZ_CONTENT_MESSAGES } from './biz_content';
import { ENCODING } from './encoding';
import { FIELDS } from './fields';
import { OUTER } from './outer';
import { PARAMS } from './params';
import { PERIOD } from './period';
import { SHAPES } from './shapes';
import { SIGN } from './sign';
import type { Explanation, Message } from './types';

export type { Examples, Explanation, Message } from './types';
export type { Text } from '../types';
export { ISSUES, REASONS } from './results';

/** Every finding explained, by its code, in Chinese and English. */
export const MESSAGES: { readonly [code: string]: Message } = {
  ...OUTER,
  ...SHAPES,
  ...ENCODING,
  ...PARAMS,
  ...SIGN,
  ...BIZ_CONTENT_MESSAGES,
  ...FIELDS,
  ...PERIOD,
};

/** The check's own table says how bad a finding is. Only a check with the key, in `./node`, finds a mismatch. */
const SEVERITIES: { readonly [code: string]: { readonly severity: Finding['severity'] } } = {
  ...FINDINGS,
  signature_mismatch: { severity: 'error' },
};

/** Explains a finding's code; null for a code that is not in the table. */
export function explain(code: string, lang: 'zh' | 'en' = 'zh'): Explanation | null {
  if (!Object.prototype.hasOwnProperty.call(MESSAGES, code)) return null;
  const { title, means, cause, fix, examples } = MESSAGES[code]!;
  const { severity } = SEVERITIES[code]!;
  const explanation = { code, severity, title: title[lang], means: means[lang], cause: cause[lang], fix: fix[lang] };
  return examples ? { ...explanation, examples } : explanation;
}
