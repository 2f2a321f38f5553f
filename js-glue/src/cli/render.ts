// What `decode` and `result` print as text, and what `check` and `result` print as JSON.
import { explain } from '../messages/index';
import type { SignStrVerification, Verification } from '../node/index';
import type { HostError, SignOutcome } from '../types';
import type { AnyFinding } from './check';
import { explanationsOf, renderOutcomeCodes, renderVerification } from './explanations';
import type { Look } from './look';
import { visible } from './window';
import { type Lang, type Words, WORDS } from './words';

/** Of everything that is printed as JSON: docs/command.md says what is in it. A field that goes or changes makes it 2. */
export const SCHEMA = 1;

/** The parameters, one a line, and biz_content as JSON. */
export function renderDecoded(params: { readonly [name: string]: string | undefined }, bizContent: unknown, look: Look): string {
  const { styles } = look;
  const names = Object.keys(params);
  const width = Math.max(0, ...names.map((name) => name.length));
  const lines = names.map((name) => `${styles.bold(visible(name).padEnd(width))}  ${visible(params[name] ?? '')}`);
  const json = typeof bizContent === 'string' ? visible(bizContent) : JSON.stringify(bizContent, null, 2);
  return `${[...lines, '', styles.bold('biz_content'), json].join('\n')}\n`;
}

/** What a callback's payload means; what is secret of it was masked before. */
export function renderResult(outcome: SignOutcome | HostError, verification: Verification | null, look: Look): string {
  const words = WORDS[look.lang];
  const pairs = outcome.kind === 'host_error' ? pairsOfHostError(outcome, words) : pairsOfOutcome(outcome, look.lang);
  const lines = pairs.map(([name, value]) => `${look.styles.bold(name)}${words.colon}${value}`);
  const blocks = [`${headOf(outcome, verification, look)}\n${lines.join('\n')}`, ...renderOutcomeCodes(outcome, look)];
  if (outcome.kind !== 'host_error' && outcome.agreement) blocks.push(renderAgreement(outcome.agreement, look));
  if (verification) blocks.push(renderVerification(verification, look).join('\n'));
  return `${blocks.join('\n\n')}\n`;
}

/** The first line. Where the signature is missing or wrong, the warning comes before what the payload claims. */
function headOf(outcome: SignOutcome | HostError, verification: Verification | null, { lang, styles }: Look): string {
  const status = outcome.kind === 'host_error' ? '' : ` ${visible(outcome.resultStatus ?? '')}`;
  const colour = outcome.kind === 'signed' ? styles.good : outcome.mayHaveSigned ? styles.warning : styles.error;
  const said = `${outcome.kind}${status.trimEnd()}`;
  const words = WORDS[lang];
  if (!verification || verification.valid) return colour(said);
  if (verification.status === 'invalid') return styles.error(words.doNotTrust(said));
  // A cancellation comes without a signature; what says signed should have one.
  const needsNone = verification.status === 'absent' && outcome.kind !== 'signed';
  return needsNone ? colour(said) : styles.warning(words.notChecked(said));
}

function pairsOfHostError({ error, errorMessage, mayHaveSigned, issues }: HostError, words: Words): [string, string][] {
  const pairs: [string, string][] = [[words.description, words.hostError]];
  if (error !== null) pairs.push(['error', visible(String(error))]);
  if (errorMessage !== null) pairs.push(['errorMessage', visible(errorMessage)]);
  pairs.push([words.mayHaveSigned, mayHaveSigned ? words.yes : words.no]);
  if (issues.length) pairs.push([words.issues, issues.join(', ')]);
  return pairs;
}

function pairsOfOutcome(outcome: SignOutcome, lang: Lang): [string, string][] {
  const words = WORDS[lang];
  const pairs: [string, string][] = [[words.description, outcome.description[lang]]];
  // Where something may have been signed, to query comes before any word of another try.
  if ('note' in outcome) pairs.push([words.note, outcome.note[lang]]);
  if (outcome.advice) pairs.push([words.advice, outcome.advice[lang]]);
  const may = outcome.kind === 'signed' ? words.yesSigned : words.yes;
  pairs.push([words.mayHaveSigned, outcome.mayHaveSigned ? may : words.no]);
  if (outcome.issues.length) pairs.push([words.issues, outcome.issues.join(', ')]);
  return pairs;
}

function renderAgreement(agreement: object, { lang, styles }: Look): string {
  const there = Object.entries(agreement).filter(([, value]) => value !== null && value !== undefined);
  const width = Math.max(0, ...there.map(([name]) => name.length));
  const lines = there.map(([name, value]) => `  ${name.padEnd(width)}  ${visible(String(value))}`);
  return [styles.bold(WORDS[lang].agreement), ...lines].join('\n');
}

/** The report in JSON: everything of it, with the explanations. `ok` says the same as the exit status. */
export function reportAsJson(
  ok: boolean,
  {
    findings,
    suggestion,
    verification,
  }: {
    findings: readonly AnyFinding[];
    suggestion: string | null;
    verification: SignStrVerification | null;
  },
  lang: Lang,
): object {
  const explained = findings.map((finding) => ({ ...finding, explanation: explain(finding.code, lang, 'finding') }));
  return { schema: SCHEMA, ok, findings: explained, suggestion, signature: signatureAsJson(verification, lang) };
}

export function resultAsJson(ok: boolean, outcome: SignOutcome | HostError, verification: Verification | null, lang: Lang): object {
  const { raw: _, ...rest } = outcome;
  return { schema: SCHEMA, ok, ...rest, explanations: explanationsOf(outcome, lang), signature: signatureAsJson(verification, lang) };
}

export function decodedAsJson(params: object, bizContent: unknown): object {
  return { schema: SCHEMA, ok: true, params, bizContent };
}

/** Null where no key was given. */
function signatureAsJson(verification: Verification | null, lang: Lang): object | null {
  if (!verification) return null;
  const { status, reason, message, cause, fits } = verification;
  const code = cause ?? reason;
  const explanation = code && explain(code, lang, cause ? 'cause' : 'signature');
  return { status, reason, message, cause, fits, explanation };
}
