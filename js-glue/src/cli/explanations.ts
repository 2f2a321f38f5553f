// What the codes of an outcome and of a verification mean, and what to do.
import { type Explanation, explain, explainOutcome } from '../messages/index';
import type { Verification } from '../node/index';
import type { HostError, SignOutcome } from '../types';
import type { Look } from './render';
import { WORDS } from './words';

/** What the platform says, and each issue. */
export function renderOutcomeCodes(outcome: SignOutcome | HostError, look: Look): string[] {
  const issues = outcome.issues.map((issue) => explain(issue, look.lang, 'issue'));
  const explained = [explainOutcome(outcome, look.lang), ...issues].filter((each) => each !== null);
  return explained.map((explanation) => renderExplanation(explanation, look));
}

/** Why a signature is not valid: what stands below the verdict, which has the title. */
export function renderReason({ reason }: Verification, look: Look): string[] {
  const explanation = reason && explain(reason, look.lang, 'signature');
  return explanation ? textsOf(explanation, look) : [];
}

function renderExplanation(explanation: Explanation, look: Look): string {
  return [`${look.styles.bold(explanation.code)}  ${explanation.title}`, ...textsOf(explanation, look)].join('\n');
}

function textsOf({ kind, means, cause, fix, sources = [] }: Explanation, { lang, styles }: Look): string[] {
  const words = WORDS[lang];
  const texts = means === undefined ? [] : [`  ${means}`];
  if (cause !== undefined) texts.push(`  ${words.cause}${words.colon}${cause}`);
  texts.push(`  ${kind === 'finding' ? words.fix : words.todo}${words.colon}${fix}`);
  return [...texts, ...sources.map(({ url }) => `  ${styles.dim(url)}`)];
}
