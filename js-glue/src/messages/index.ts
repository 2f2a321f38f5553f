// `./messages`: what each code means and what to do. Apart from the check itself, so that pages do not carry it.
import { FINDINGS } from '../generated/tables';
import type { Finding, FindingCode, HostError, SignOutcome } from '../types';
import { AROUND_SIGN_STR } from './around_sign_str';
import { BIZ_CONTENT_MESSAGES } from './biz_content';
import { CAUSES } from './causes';
import { CLIENT_REASONS } from './clients';
import { ENCODING } from './encoding';
import { ERRORS } from './errors';
import { SDKS } from './examples';
import { INSTEAD_OF_SIGN_STR } from './instead_of_sign_str';
import { ISSUES } from './issues';
import { PARAMS } from './params';
import { PERIOD } from './period';
import { canonicalOf, PLATFORM } from './platform';
import { PRODUCT_CODES_MESSAGES } from './product_codes';
import { REASONS } from './reasons';
import { SIGN } from './sign';
import type { Explanation, Kind, Message, Row } from './types';

export type { Examples, Explanation, Kind, Message, Row, Source, WholeRow } from './types';
export type { Text } from '../types';
export { CAUSES, CLIENT_REASONS, ERRORS, ISSUES, PLATFORM, REASONS, SDKS };

/** Every finding explained, by its code, in Chinese and English. */
export const MESSAGES: { readonly [code in FindingCode | 'signature_mismatch']: Message } = {
  ...INSTEAD_OF_SIGN_STR,
  ...AROUND_SIGN_STR,
  ...ENCODING,
  ...PARAMS,
  ...SIGN,
  ...BIZ_CONTENT_MESSAGES,
  ...PRODUCT_CODES_MESSAGES,
  ...PERIOD,
};

/** Every table, by the kind of its codes, in the order in which a code is looked up. */
export const TABLES: { readonly [kind in Kind]: { readonly [code: string]: Row } } = {
  finding: MESSAGES,
  issue: ISSUES,
  client: CLIENT_REASONS,
  signature: REASONS,
  cause: CAUSES,
  error: ERRORS,
  platform: PLATFORM,
};

/** The check's own table says how bad a finding is. Only a check with the key, in `./node`, finds a mismatch. */
const SEVERITIES: { readonly [code: string]: { readonly severity: Finding['severity'] } } = {
  ...FINDINGS,
  signature_mismatch: { severity: 'error' },
};

/**
 * Explains a code of any kind; null for one that is in no table. Where two kinds share a code and none is given, the first of
 * {@link TABLES} counts: findings, issues, and so on. What the platform says is known with and without `ACQ.` before it.
 */
export function explain(code: string, lang: 'zh' | 'en' = 'zh', kind?: Kind): Explanation | null {
  const nameIn = (each: Kind) => (each === 'platform' ? canonicalOf(String(code)) : code);
  const kinds = (Object.keys(TABLES) as Kind[]).filter((each) => kind === undefined || each === kind);
  const [first] = kinds.filter((each) => Object.prototype.hasOwnProperty.call(TABLES[each], nameIn(each)));
  return first === undefined ? null : explanationOf(first, nameIn(first), lang);
}

/** Explains what the platform says in an outcome: its sub-code, or the client's error; null where nothing of it is known. */
export function explainOutcome(outcome: SignOutcome | HostError, lang: 'zh' | 'en' = 'zh'): Explanation | null {
  const said = outcome.kind === 'host_error' ? outcome.error : (outcome.agreement?.subCode ?? null);
  return said === null ? null : explain(String(said), lang, 'platform');
}

function explanationOf(kind: Kind, code: string, lang: 'zh' | 'en'): Explanation {
  const { title, means, cause, fix, examples, sources } = TABLES[kind][code]!;
  return {
    kind,
    code,
    ...(kind === 'finding' && { severity: SEVERITIES[code]!.severity }),
    title: title[lang],
    ...(means && { means: means[lang] }),
    ...(cause && { cause: cause[lang] }),
    fix: fix[lang],
    ...(examples && { examples }),
    ...(sources && { sources }),
  };
}
