// What the commands print, as text.
import { WORDS as OF_KINDS } from '../generated/tables';
import { explain, REASONS } from '../messages/index';
import type { Finding, HostError, SignOutcome, SignStrReport } from '../types';
import { type Inspection, maskText, type SignStrVerification, type Verification } from '../node/index';
import { renderOutcomeCodes, renderReason } from './explanations';
import type { Styles } from './style';
import { windowAt, visible } from './window';
import { type Lang, type Words, WORDS } from './words';

export interface Look {
  readonly lang: Lang;
  readonly styles: Styles;
  readonly showPersonalData: boolean;
}

/** A finding of the check, or `signature_mismatch`. */
export type AnyFinding = SignStrVerification['findings'][number];

const SDKS = { node: 'Node', java: 'Java', python: 'Python', php: 'PHP', go: 'Go' };

export function renderCheck(
  signStr: string,
  {
    findings,
    suggestion,
    inspection,
    verification,
  }: {
    findings: readonly AnyFinding[];
    suggestion: string | null;
    inspection: Inspection | null;
    verification: Verification | null;
  },
  look: Look,
): string {
  const words = WORDS[look.lang];
  const blocks = [renderLayers(signStr, findings, inspection, look), ...findings.map((finding) => renderFinding(finding, look))];
  if (suggestion !== null) blocks.push(`${look.styles.bold(words.repaired)}\n${suggestion}`);
  if (verification) blocks.push(renderVerification(verification, look));
  return `${[...blocks, summaryOf(findings, look)].join('\n\n')}\n`;
}

export function summaryOf(findings: readonly Pick<Finding, 'severity'>[], { lang, styles }: Look): string {
  const words = WORDS[lang];
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (findings.length === 0) return styles.good(`✓ ${words.noFinding}`);
  const text = words.found(errors, findings.length - errors);
  return errors ? styles.error(`✗ ${text}`) : styles.warning(`! ${text}`);
}

/** Each layer with its length, and a caret under each finding that is in it. */
export function renderLayers(signStr: string, findings: readonly AnyFinding[], inspection: Inspection | null, look: Look): string {
  const words = WORDS[look.lang];
  const outer = { layer: 'outer' as const, text: signStr, offsets: findings.map(({ offset }) => offset) };
  const layers = inspection ? inspection.layers : [outer];
  const blocks = layers.map(({ layer, text, offsets }) => {
    const head = `${look.styles.bold(words.layers[layer])}  ${look.styles.dim(words.characters(text.length.toLocaleString('en-US')))}`;
    const here = findings.map((finding, index) => ({ finding, offset: offsets[index] ?? null }));
    // With nothing but the string itself to look at, everything is shown there.
    return [
      head,
      ...renderPlaces(
        text,
        here.filter(({ finding }) => !inspection || finding.layer === layer),
        look,
      ),
    ].join('\n');
  });
  return inspection || signStr === '' ? blocks.join('\n\n') : `${blocks.join('\n\n')}\n  ${words.noBody}`;
}

function renderPlaces(text: string, places: { finding: AnyFinding; offset: number | null }[], look: Look): string[] {
  const shown = look.showPersonalData ? text : maskText(text);
  const offsets = [...new Set(places.flatMap(({ offset }) => (offset === null ? [] : [offset])))].sort((one, other) => one - other);
  if (offsets.length === 0) return text === '' ? [] : [`  ${look.styles.dim(windowAt(shown, 0).line)}`];
  return offsets.flatMap((offset) => {
    const { line, caret } = windowAt(shown, offset);
    const found = places.filter((place) => place.offset === offset).map(({ finding }) => finding);
    const colour = found.some(({ severity }) => severity === 'error') ? look.styles.error : look.styles.warning;
    return [`  ${line}`, `  ${colour(`${caret} ${found.map(({ code }) => code).join(', ')}`)}`];
  });
}

/** A finding, what it means and what to change. */
export function renderFinding({ code, severity, message }: AnyFinding, { lang, styles }: Look): string {
  const words = WORDS[lang];
  const head = `${styles[severity](words[severity])} ${styles.bold(code)}`;
  const explanation = explain(code, lang);
  if (!explanation) return `${head}\n  ${message}`;
  const { title, means, cause, fix, examples } = explanation;
  const calls = Object.entries(examples ?? {}).map(([sdk, line]) => `    ${SDKS[sdk as keyof typeof SDKS].padEnd(6)} ${line}`);
  return [
    `${head}  ${title}`,
    `  ${styles.dim(message)}`,
    `  ${means}`,
    `  ${words.cause}${words.colon}${cause}`,
    `  ${words.fix}${words.colon}${fix}`,
    ...calls,
  ].join('\n');
}

export function renderVerification({ status, valid, reason, message }: Verification, { lang, styles }: Look): string {
  const words = WORDS[lang];
  const why = lang === 'zh' ? (reason ? REASONS[reason].title.zh : '') : message;
  const colour = valid ? styles.good : styles.error;
  return `${styles.bold(words.signature)}${words.colon}${colour(words.status[status])}${why && `  ${styles.dim(why)}`}`;
}

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
  const blocks = [`${headOf(outcome, look)}\n${lines.join('\n')}`, ...renderOutcomeCodes(outcome, look)];
  if (outcome.kind !== 'host_error' && outcome.agreement) blocks.push(renderAgreement(outcome.agreement, look));
  if (verification) blocks.push([renderVerification(verification, look), ...renderReason(verification, look)].join('\n'));
  return `${blocks.join('\n\n')}\n`;
}

function headOf(outcome: SignOutcome | HostError, { styles }: Look): string {
  const status = outcome.kind === 'host_error' ? '' : ` ${visible(outcome.resultStatus ?? '')}`;
  const colour = outcome.kind === 'signed' ? styles.good : outcome.mayHaveSigned ? styles.warning : styles.error;
  return colour(`${outcome.kind}${status.trimEnd()}`);
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
  const { advice: query } = OF_KINDS.unknown;
  const first = outcome.kind === 'cancelled' ? outcome.note : outcome.kind === 'network_error' ? query : null;
  if (first) pairs.push([words.note, first[lang]]);
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

/** The report in JSON: everything of it, with the explanations. */
export function reportAsJson(
  report: Pick<SignStrReport, 'ok'>,
  findings: readonly AnyFinding[],
  suggestion: string | null,
  verification: Verification | null,
  lang: Lang,
): object {
  const explained = findings.map((finding) => ({ ...finding, explanation: explain(finding.code, lang) }));
  const signature = verification && { status: verification.status, reason: verification.reason, message: verification.message };
  return { ok: report.ok, findings: explained, suggestion, signature };
}
