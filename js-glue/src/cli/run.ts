import { parseArgs } from 'node:util';
import {
  checkSignStr,
  inspectSignStr,
  maskJson,
  maskText,
  parseSignResult,
  showsValue,
  signedTextOf,
  toSignStr,
  verifySignResult,
  verifySignStr,
} from '../node/index';
import { type Command, helpOf } from './help';
import { onScreen, renderContent, renderDifference } from './content';
import { inputOf, piecesOf, readText, type Stdin } from './input';
import { checkLines } from './lines';
import { renderCheck } from './check';
import type { Look } from './look';
import { decodedAsJson, renderDecoded, renderResult, reportAsJson, resultAsJson } from './render';
import { stylesFor } from './style';
import { UsageError, usageOf } from './usage';
import { UNSEEN } from './window';
import { type Lang, langOf, WORDS } from './words';

export interface Realm {
  readonly env: { readonly [name: string]: string | undefined };
  readonly stdin: Stdin;
  readonly isTerminal: boolean;
  /** The columns of the terminal. */
  readonly columns?: number;
  readonly version: string;
  /** Ends when the text is written; rejects where it cannot be. */
  readonly out: (text: string) => Promise<void>;
  readonly err: (text: string) => Promise<void>;
}

const COMMON = {
  lang: { type: 'string' },
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;
const OUTPUT = { json: { type: 'boolean' }, 'show-personal-data': { type: 'boolean' } } as const;
const APP_KEY = { 'app-public-key': { type: 'string' } } as const;

const OPTIONS = {
  check: { ...COMMON, ...OUTPUT, ...APP_KEY, lines: { type: 'boolean' } },
  content: { ...COMMON, compare: { type: 'string' } },
  encode: COMMON,
  decode: { ...COMMON, ...OUTPUT },
  result: { ...COMMON, ...OUTPUT, ...APP_KEY, 'platform-public-key': { type: 'string' } },
} as const;

type Values = { readonly [name: string]: string | boolean | undefined };

interface Task {
  readonly input: string;
  readonly values: Values;
  readonly look: Look;
}

/** What a command prints, and the exit status. */
interface Done {
  readonly status: number;
  readonly out?: string;
  readonly err?: string;
}

const COMMANDS: { readonly [command in Command]: (task: Task) => Done } = { check, content, encode, decode, result };

/** Runs a command line; gives the exit status. Rejects where its output cannot be written. */
export async function run(args: readonly string[], realm: Realm): Promise<number> {
  const { status, out, err } = await start(args, realm).catch((error: unknown): Done => {
    const usage = usageOf(error, askedLang(args) ?? langOf(realm.env));
    if (usage === undefined) throw error;
    return { status: 2, err: `pay-sign-center: ${usage}\npay-sign-center --help\n` };
  });
  if (out !== undefined) await realm.out(out);
  if (err !== undefined) await realm.err(err);
  return status;
}

/** The language of an error, also where the arguments cannot be read. */
function askedLang(args: readonly string[]): Lang | undefined {
  return (['zh', 'en'] as const).find((lang) =>
    args.some((arg, at) => arg === `--lang=${lang}` || (arg === '--lang' && args[at + 1] === lang)),
  );
}

async function start(args: readonly string[], realm: Realm): Promise<Done> {
  const [name] = args;
  const command = name !== undefined && Object.hasOwn(OPTIONS, name) ? (name as Command) : undefined;
  const { values, positionals } = parseArgs({
    args: command ? args.slice(1) : [...args],
    options: command ? OPTIONS[command] : COMMON,
    allowPositionals: true,
  }) as { values: Values; positionals: string[] };
  const lang = langFrom(values.lang, realm);
  if (values.version || values.help) return { status: 0, out: values.version ? `${realm.version}\n` : helpOf(command, lang) };
  if (!command)
    throw new UsageError((words) => (positionals[0] === undefined ? words.noCommand : words.otherCommand(commandLike(positionals[0]))));
  if (positionals.length > 1) throw new UsageError((words) => words.manyArguments(positionals.length));
  const look = {
    lang,
    styles: stylesFor(colourOf(values), realm.env, realm.isTerminal),
    showPersonalData: values['show-personal-data'] === true,
    width: realm.isTerminal ? Math.max(realm.columns ?? 80, 40) : null,
  };
  if (values.lines) return { status: await checkEachLine(positionals[0], values, look, realm) };
  return COMMANDS[command]({ input: await inputOf(positionals[0], realm.stdin), values, look });
}

/** A slip of the pen as it is; a string that was given without a command, masked. */
function commandLike(text: string): string {
  return /^[a-z]{1,10}$/.test(text) ? text : maskText(text).slice(0, 40);
}

function langFrom(given: Values[string], { env }: Realm): Lang {
  if (given === undefined) return langOf(env);
  if (given === 'zh' || given === 'en') return given;
  throw new UsageError((words) => words.badLang);
}

function colourOf(values: Values): boolean | undefined {
  if (values['no-color']) return false;
  return values.color ? true : undefined;
}

function keyOf(values: Values, name: string): string | undefined {
  const file = values[name];
  return typeof file === 'string' ? readText(file, `--${name}`) : undefined;
}

function check({ input, values, look }: Task): Done {
  const key = keyOf(values, 'app-public-key');
  const report = checkSignStr(input);
  const verification = key === undefined ? null : verifySignStr(input, key);
  const findings = verification ? verification.findings : report.findings;
  const ok = report.ok && verification?.valid !== false;
  const checked = { findings, suggestion: report.suggestion, verification };
  const out = values.json
    ? jsonOf(reportAsJson(ok, checked, look.lang))
    : renderCheck(input, { ...checked, inspection: inspectSignStr(input) }, look);
  return { status: ok ? 0 : 1, out };
}

/** Prints while it reads. */
function checkEachLine(argument: string | undefined, values: Values, look: Look, realm: Realm): Promise<number> {
  if (values['app-public-key'] !== undefined) throw new UsageError((words) => words.linesWithKey);
  return checkLines(piecesOf(argument, realm.stdin), { isJson: values.json === true, look, out: realm.out });
}

function content({ input, values, look }: Task): Done {
  const signed = signedTextOf(input);
  const words = WORDS[look.lang];
  if (!signed) return { status: 1, err: `${words.noBody}\n` };
  if (typeof values.compare !== 'string') return { status: 0, out: renderContent(signed, look) };
  const difference = renderDifference(signed, readText(values.compare, '--compare'), look);
  return difference === null ? { status: 0, out: `${words.same}\n` } : { status: 1, out: difference };
}

function encode({ input, look }: Task): Done {
  const signStr = toSignStr(input);
  const { findings } = checkSignStr(signStr);
  const isSignStr = inspectSignStr(signStr) !== null && !findings.some(({ severity, layer }) => severity === 'error' && layer === 'outer');
  const out = `${onScreen(signStr, look.width)}\n`;
  return isSignStr ? { status: 0, out } : { status: 1, out, err: `${WORDS[look.lang].notASignStr}\n` };
}

function decode({ input, values, look }: Task): Done {
  const inspection = inspectSignStr(input);
  const { fields } = checkSignStr(input, { showPersonalData: look.showPersonalData });
  if (!inspection || !fields) return { status: 1, err: `${WORDS[look.lang].noBody}\n` };
  const { biz_content: _, ...params } = fields.params;
  const bizContent = bizContentOf(inspection.layers.find(({ layer }) => layer === 'biz_content')?.text ?? '', look);
  return { status: 0, out: values.json ? jsonOf(decodedAsJson(params, bizContent)) : renderDecoded(params, bizContent, look) };
}

/** What is no JSON is shown as the text that it is. */
function bizContentOf(text: string, { showPersonalData }: Look): unknown {
  const shown = showPersonalData ? text : (maskJson(text) ?? maskText(text));
  try {
    return JSON.parse(shown);
  } catch {
    return shown;
  }
}

function result({ input, values, look }: Task): Done {
  const [platform, app] = [keyOf(values, 'platform-public-key'), keyOf(values, 'app-public-key')];
  if (app !== undefined && platform === undefined) throw new UsageError((words) => words.appKeyAlone);
  const verification = platform === undefined ? null : verifySignResult(input, platform, { appPublicKey: app });
  const outcome = shownOf(verification ? verification.outcome : parseSignResult(input), look);
  const issues: readonly string[] = outcome.issues;
  const isUnreadable = issues.includes('no_status') && issues.includes('result_not_json');
  const ok = outcome.kind !== 'host_error' && !isUnreadable && verification?.valid !== false;
  const out = values.json ? jsonOf(resultAsJson(ok, outcome, verification, look.lang)) : renderResult(outcome, verification, look);
  return { status: ok ? 0 : 1, out };
}

/** An answer as it may be printed: whatever of it is the host's or the platform's is masked, unless asked for. */
function shownOf(outcome: ReturnType<typeof parseSignResult>, { showPersonalData }: Look): ReturnType<typeof parseSignResult> {
  if (showPersonalData) return outcome;
  const shown = <T>(name: string, value: T) => (value === null || showsValue(name, String(value)) ? value : '****');
  if (outcome.kind === 'host_error') {
    const errorMessage = outcome.errorMessage === null ? null : maskText(outcome.errorMessage);
    return { ...outcome, error: shown('error', outcome.error), errorMessage };
  }
  return {
    ...outcome,
    resultStatus: shown('result_status', outcome.resultStatus),
    externalAgreementNo: shown('external_agreement_no', outcome.externalAgreementNo),
    agreement: outcome.agreement && JSON.parse(maskJson(JSON.stringify(outcome.agreement)) ?? 'null'),
  };
}

/** With escapes for what a terminal would obey, or would not show. */
function jsonOf(value: object): string {
  return `${JSON.stringify(value, null, 2).replace(UNSEEN, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
