// What `check` prints as text: of each finding what to change, then where it is, then what it means.
import { explain, SDKS } from '../messages/index';
import { type Inspection, maskText, type Place, type SignStrVerification } from '../node/index';
import { renderVerification } from './explanations';
import type { Look } from './look';
import { windowAt } from './window';
import { WORDS } from './words';
import { wrap } from './wrap';

/** A finding of the check, or `signature_mismatch`. */
export type AnyFinding = SignStrVerification['findings'][number];

interface Checked {
  readonly findings: readonly AnyFinding[];
  readonly suggestion: string | null;
  readonly inspection: Inspection | null;
  /** Null where no key was given. */
  readonly verification: SignStrVerification | null;
}

export function renderCheck(signStr: string, { findings, suggestion, inspection, verification }: Checked, look: Look): string {
  const words = WORDS[look.lang];
  const layers = layersOf(signStr, inspection);
  const places = findings.map((finding, index) => renderPlace(finding, index, layers, look));
  // What `signature_mismatch` says, the verification says better.
  const isTold = ({ code }: AnyFinding) => code !== 'signature_mismatch' || verification === null;
  const blocks = findings.flatMap((finding, index) =>
    isTold(finding) ? [[...renderFinding(finding, look), ...places[index]!].join('\n')] : [],
  );
  if (suggestion !== null) blocks.push(`${look.styles.bold(words.repaired)}\n${suggestion}`);
  if (verification) blocks.push(renderVerification(verification, look).join('\n'));
  const lengths = layers.map(({ layer, text }) => words.layer(layer, text.length.toLocaleString('en-US'))).join(words.and);
  const notes = [inspection ? lengths : `${lengths}; ${words.noBody}`];
  if (!verification && inspection) notes.push(words.notVerified);
  const end = [summaryOf(findings, look), ...notes.flatMap((note) => wrap(note, look.width)).map(look.styles.dim)];
  return `${[...blocks, end.join('\n')].join('\n\n')}\n`;
}

function summaryOf(findings: readonly AnyFinding[], { lang, styles }: Look): string {
  const words = WORDS[lang];
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (findings.length === 0) return styles.good(`✓ ${words.noFinding}`);
  const text = words.found(errors, findings.length - errors);
  return errors ? styles.error(`✗ ${text}`) : styles.warning(`! ${text}`);
}

/** Its title, what to change, with the line of code, and what it means. */
function renderFinding({ code, severity, param, message }: AnyFinding, look: Look): string[] {
  const { lang, styles, width } = look;
  const words = WORDS[lang];
  const mark = `${severity === 'error' ? '✗' : '!'} ${words[severity]}`;
  const name = `  ${param === null ? code : `${code}  ${param}`}`;
  const explanation = explain(code, lang, 'finding');
  if (!explanation) return [styles[severity](mark), name, `  ${message}`];
  const { title, means, cause, fix, examples } = explanation;
  const calls = Object.entries(examples ?? {}).flatMap(([sdk, line]) => renderCall(SDKS[sdk as keyof typeof SDKS], line, width));
  const labelled = (label: string, text = '') => wrap(`${label}${words.colon}${text}`, width, '  ');
  return [
    ...wrap(`${mark}  ${title}`, width).map(styles[severity]),
    styles.dim(name),
    ...labelled(`→ ${words.fix}`, fix).map(styles.bold),
    ...calls,
    // The message says what was found in English only.
    ...(lang === 'en' ? wrap(message, width, '  ') : []),
    ...wrap(means ?? '', width, '  ').map(styles.dim),
    ...labelled(words.cause, cause).map(styles.dim),
  ];
}

/** The line of code for an SDK; what does not fit stands below its beginning. */
function renderCall(sdk: string, line: string, width: number | null): string[] {
  const label = `    ${sdk.padEnd(6)} `;
  const [first = '', ...rest] = wrap(line, width, ' '.repeat(label.length));
  return [label + first.trimStart(), ...rest];
}

type Layer = Inspection['layers'][number];

/** With no body found, there is the string alone. */
function layersOf(signStr: string, inspection: Inspection | null): readonly Layer[] {
  return inspection?.layers ?? [{ layer: 'outer', text: signStr, places: [] }];
}

/** The place of a finding, in the layer where it is. */
function renderPlace(finding: AnyFinding, index: number, layers: readonly Layer[], look: Look): string[] {
  const layer = layers.find((each) => each.layer === finding.layer) ?? layers[0]!;
  const place = layers.length > 1 ? layer.places[index] : placeOf(finding);
  if (!place || layer.text === '') return [];
  const shown = look.showPersonalData ? layer.text : maskText(layer.text);
  const { line, carets } = windowAt(shown, place);
  const words = WORDS[look.lang];
  return [`  ${words.inLayer(layer.layer, place.offset)}`, `    ${line}`, `    ${look.styles[finding.severity](carets)}`];
}

function placeOf({ offset, length }: AnyFinding): Place | null {
  return offset === null || length === null ? null : { offset, length };
}
