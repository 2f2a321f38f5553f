import { parseArgs } from 'node:util';
import { checkSignStr, inspectSignStr, parseSignResult, toSignStr, verifySignResult, verifySignStr } from '../node/index';
import { type Command, helpOf } from './help';
import { inputOf, readText, type Stdin, UsageError } from './input';
import { maskText, maskValue } from './mask';
import { type Look, renderCheck, renderDecoded, renderResult, reportAsJson } from './render';
import { stylesFor } from './style';
import { type Lang, langOf, WORDS } from './words';

export interface Realm {
  readonly env: { readonly [name: string]: string | undefined };
  readonly stdin: Stdin;
  readonly isTerminal: boolean;
  readonly version: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
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
  check: { ...COMMON, ...OUTPUT, ...APP_KEY },
  encode: COMMON,
  decode: { ...COMMON, ...OUTPUT },
  result: { ...COMMON, ...OUTPUT, ...APP_KEY, 'platform-public-key': { type: 'string' } },
} as const;

type Values = { readonly [name: string]: string | boolean | undefined };

interface Task {
  readonly input: string;
  readonly values: Values;
  readonly look: Look;
  readonly realm: Realm;
}

const COMMANDS: { readonly [command in Command]: (task: Task) => number } = { check, encode, decode, result };

/** Runs a command line; gives the exit status. */
export function run(args: readonly string[], realm: Realm): number {
  try {
    return start(args, realm);
  } catch (error) {
    if (!isUsage(error)) throw error;
    realm.err(`pay-sign-center: ${error.message}\npay-sign-center --help\n`);
    return 2;
  }
}

/** Of ours, of parseArgs, and of a key that is none. */
function isUsage(error: unknown): error is Error {
  return error instanceof UsageError || /^(ERR_PARSE_ARGS_\w+|invalid_key)$/.test(String((error as NodeJS.ErrnoException).code));
}

function start(args: readonly string[], realm: Realm): number {
  const [name] = args;
  const command = name !== undefined && Object.hasOwn(OPTIONS, name) ? (name as Command) : undefined;
  const { values, positionals } = parseArgs({
    args: command ? args.slice(1) : [...args],
    options: command ? OPTIONS[command] : COMMON,
    allowPositionals: true,
  }) as { values: Values; positionals: string[] };
  const lang = langFrom(values.lang, realm);
  if (values.version || values.help) {
    realm.out(values.version ? `${realm.version}\n` : helpOf(command, lang));
    return 0;
  }
  if (!command)
    throw new UsageError(positionals[0] === undefined ? 'expected a command' : `no such command: ${maskText(positionals[0]).slice(0, 40)}`);
  if (positionals.length > 1) throw new UsageError(`expected one argument, found ${positionals.length}; put a string in quotation marks`);
  const look = {
    lang,
    styles: stylesFor(colourOf(values), realm.env, realm.isTerminal),
    showPersonalData: values['show-personal-data'] === true,
  };
  return COMMANDS[command]({ input: inputOf(positionals[0], realm.stdin), values, look, realm });
}

function langFrom(given: Values[string], { env }: Realm): Lang {
  if (given === undefined) return langOf(env);
  if (given === 'zh' || given === 'en') return given;
  throw new UsageError('--lang: expected zh or en');
}

function colourOf(values: Values): boolean | undefined {
  if (values['no-color']) return false;
  return values.color ? true : undefined;
}

function keyOf(values: Values, name: string): string | undefined {
  const file = values[name];
  return typeof file === 'string' ? readText(file) : undefined;
}

function check({ input, values, look, realm }: Task): number {
  const key = keyOf(values, 'app-public-key');
  const report = checkSignStr(input);
  const verification = key === undefined ? null : verifySignStr(input, key);
  const findings = verification ? verification.findings : report.findings;
  const { suggestion } = report;
  const text = values.json
    ? `${JSON.stringify(reportAsJson(report, findings, suggestion, verification, look.lang), null, 2)}\n`
    : renderCheck(input, { findings, suggestion, inspection: inspectSignStr(input), verification }, look);
  realm.out(text);
  return report.ok && verification?.valid !== false ? 0 : 1;
}

function encode({ input, look, realm }: Task): number {
  const signStr = toSignStr(input);
  realm.out(`${signStr}\n`);
  const { findings } = checkSignStr(signStr);
  const isSignStr = inspectSignStr(signStr) !== null && !findings.some(({ severity, layer }) => severity === 'error' && layer === 'outer');
  if (!isSignStr) realm.err(`${WORDS[look.lang].notASignStr}\n`);
  return isSignStr ? 0 : 1;
}

function decode({ input, values, look, realm }: Task): number {
  const inspection = inspectSignStr(input);
  const { fields } = checkSignStr(input, { showPersonalData: look.showPersonalData });
  if (!inspection || !fields) {
    realm.err(`${WORDS[look.lang].noBody}\n`);
    return 1;
  }
  const bizContent = bizContentOf(inspection.layers.find(({ layer }) => layer === 'biz_content')?.text ?? '', look);
  if (values.json) realm.out(`${JSON.stringify({ params: paramsOf(fields.params, look), bizContent }, null, 2)}\n`);
  else realm.out(renderDecoded(fields.params, bizContent, look));
  return 0;
}

function paramsOf(params: { readonly [name: string]: string | undefined }, { showPersonalData }: Look): object {
  const entries = Object.entries(params).filter(([name]) => name !== 'biz_content');
  const shown = ([name, value = '']: [string, string | undefined]) => [name, name === 'sign' ? value : maskText(value)];
  return Object.fromEntries(showPersonalData ? entries : entries.map(shown));
}

/** What is no JSON is shown as the text that it is. */
function bizContentOf(text: string, { showPersonalData }: Look): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return showPersonalData ? text : maskText(text);
  }
  return showPersonalData ? value : maskValue(value);
}

function result({ input, values, look, realm }: Task): number {
  const [platform, app] = [keyOf(values, 'platform-public-key'), keyOf(values, 'app-public-key')];
  if (app !== undefined && platform === undefined) throw new UsageError('--app-public-key needs --platform-public-key');
  const verification = platform === undefined ? null : verifySignResult(input, platform, { appPublicKey: app });
  const outcome = verification ? verification.outcome : parseSignResult(input);
  realm.out(
    values.json ? `${JSON.stringify(resultAsJson(outcome, verification, look), null, 2)}\n` : renderResult(outcome, verification, look),
  );
  const issues: readonly string[] = outcome.issues;
  const isUnreadable = issues.includes('no_status') && issues.includes('result_not_json');
  return outcome.kind === 'host_error' || isUnreadable || verification?.valid === false ? 1 : 0;
}

function resultAsJson(
  outcome: ReturnType<typeof parseSignResult>,
  verification: ReturnType<typeof verifySignResult> | null,
  look: Look,
): object {
  const { raw: _, ...rest } = outcome;
  const { signature: __, ...shown } = { signature: null, ...rest };
  const status = verification && { status: verification.status, reason: verification.reason, message: verification.message };
  return { ...(look.showPersonalData ? shown : (maskValue(shown) as object)), signature: status };
}
