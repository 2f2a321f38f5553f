// What the codes of an outcome and of a verification mean, and what to do.
import { type Explanation, explain, explainOutcome } from '../messages/index';
import type { Verification } from '../node/index';
import type { HostError, SignOutcome } from '../types';
import type { Look } from './look';
import { WORDS } from './words';
import { wrap } from './wrap';

/** What the platform says, and each issue. */
export function explanationsOf(outcome: SignOutcome | HostError, lang: Look['lang']): Explanation[] {
  const issues = outcome.issues.map((issue) => explain(issue, lang, 'issue'));
  return [explainOutcome(outcome, lang), ...issues].filter((each) => each !== null);
}

export function renderOutcomeCodes(outcome: SignOutcome | HostError, look: Look): string[] {
  return explanationsOf(outcome, look.lang).map((explanation) => renderExplanation(explanation, look));
}

/** Whether the signature is right; if not, why, as far as the key can tell. */
export function renderVerification({ status, valid, reason, cause, fits }: Verification, look: Look): string[] {
  const { lang, styles } = look;
  const words = WORDS[lang];
  const colour = valid ? styles.good : styles.error;
  const verdict = `${styles.bold(words.signature)}${words.colon}${colour(words.status[status])}`;
  // The cause is what is to be mended; the reason alone stands for it where no key can tell.
  const explanation = cause ? explain(cause, lang, 'cause') : reason && explain(reason, lang, 'signature');
  if (!explanation) return [verdict];
  const [only, ...more] = fits;
  const about = only?.param && more.length === 0 ? `: ${only.param}` : '';
  const all = more.length
    ? wrap(`${words.fits}${words.colon}${fits.map((fit) => fitOf(fit, lang)).join(words.and)}`, look.width, '  ')
    : [];
  return [`${verdict}  ${styles.bold(explanation.title + about)}`, ...textsOf(explanation, look), ...all];
}

function fitOf({ cause, param }: Verification['fits'][number], lang: Look['lang']): string {
  const title = explain(cause, lang, 'cause')?.title ?? cause;
  return param === null ? title : `${title} (${param})`;
}

function renderExplanation(explanation: Explanation, look: Look): string {
  return [`${look.styles.bold(explanation.code)}  ${explanation.title}`, ...textsOf(explanation, look)].join('\n');
}

/** What to do stands first. */
function textsOf({ means, cause, fix, sources = [] }: Explanation, { lang, styles, width }: Look): string[] {
  const words = WORDS[lang];
  const texts = [...wrap(`→ ${words.todo}${words.colon}${fix}`, width, '  ').map(styles.bold)];
  if (means !== undefined) texts.push(...wrap(means, width, '  '));
  if (cause !== undefined) texts.push(...wrap(`${words.cause}${words.colon}${cause}`, width, '  '));
  return [...texts, ...sources.map(({ url }) => `  ${styles.dim(url)}`)];
}
