// Reads what pages and clients hand over, with care: any of it may be missing, of another type, or throw. What it means is
// for the core to say; what is handed on is the glue's own plain data.
import type { Core, Utf8 } from './engine/bindings';
import { LONGEST_SIGN_STR, MISNAMED, OPTIONS, WHOLE_ARGUMENT } from './generated/tables';
import { hasTimers } from './host';
import { isObject, stringOr } from './objects';
import { tryTo } from './try_to';

/** A property of anything; undefined where it cannot be read. */
export function read(object: unknown, key: string): unknown {
  // To throw and to catch takes as long as a check does, and options are seldom given.
  if (object === undefined || object === null) return undefined;
  return tryTo(() => (object as Record<string, unknown>)[key]);
}

/** What was given as a signStr: its text, or the name of what it is. */
export interface Given {
  readonly text: Utf8;
  readonly found: string | undefined;
}

export function givenSignStr(signStr: unknown, core: Core): Given {
  const text = utf8Of(signStr, core);
  return text ? { text, found: undefined } : { text, found: signStr === null ? 'null' : typeof signStr };
}

/** Finds the signStr in a call's options. Where it is missing, `found` names the place where a string stands instead. */
export function givenInOptions(options: unknown, signStr: unknown, core: Core): Given {
  if (signStr !== undefined) return givenSignStr(signStr, core);
  const isString = (key: string) => typeof read(options, key) === 'string';
  const misplaced = typeof options === 'string' ? WHOLE_ARGUMENT : MISNAMED.filter(isString)[0];
  return misplaced ? { text: undefined, found: misplaced } : givenSignStr(signStr, core);
}

/** Encodes a string; undefined for anything else, and for one that is too long, since the engine's memory never shrinks. */
export function utf8Of(value: unknown, core: Core): Utf8 {
  return typeof value === 'string' && value.length <= LONGEST_SIGN_STR ? core.encode(value) : undefined;
}

/** What can be read of the host object without asking it for its system's information; null where there is none. */
export function clientFacts(my: unknown): object | null {
  if (!isObject(my) && typeof my !== 'function') return null;
  const env = read(my, 'env');
  const canIUse = tryTo(() => (my as { canIUse(api: string): unknown }).canIUse('paySignCenter'));
  return {
    api: apiOf(my),
    isIde: !!read(my, 'isIDE'),
    canIUse: typeof canIUse === 'boolean' ? canIUse : null,
    name: stringOr(read(env, 'clientName'), null),
    version: stringOr(read(env, 'clientVersion'), null),
  };
}

/** What `my.getSystemInfoSync` gives, which takes time and may time out. */
export function systemInfo(my: unknown): object {
  const info = tryTo(() => (my as { getSystemInfoSync(): unknown }).getSystemInfoSync());
  const text = (key: string) => stringOr(read(info, key), null);
  return { app: text('app'), clientVersion: text('clientVersion'), version: text('version') };
}

/** The caller's options and `trace`, each read once: those of the type that they must have, and the names of those of another. */
export interface GivenOptions {
  readonly values: { readonly [name in OptionName]?: unknown };
  readonly mistyped: readonly string[];
}

type OptionName = keyof typeof OPTIONS;

/** What a value is as an option of a type; undefined if it is none. A list keeps the members that are of its type. */
const READERS: { [type: string]: (value: unknown) => unknown } = {
  any: (value) => value,
  strings: (value) => listOf(value, 'string'),
  numbers: (value) => listOf(value, 'number'),
};

function listOf(value: unknown, type: string): unknown {
  return tryTo(() => (Array.isArray(value) ? value.slice().filter((member) => typeof member === type) : undefined));
}

export function givenOptions(options: unknown, trace: unknown): GivenOptions {
  const values = Object.create(null);
  const mistyped: string[] = trace === undefined || trace === null || typeof trace === 'function' ? [] : ['trace'];
  (Object.keys(OPTIONS) as OptionName[]).forEach((name) => {
    const given = read(options, name);
    if (given === undefined || given === null) return;
    const type = OPTIONS[name];
    const reader = READERS[type];
    const value = reader ? reader(given) : typeof given === type ? given : undefined;
    values[name] = value;
    const isWhole = !reader || type === 'any' || (value as unknown[] | undefined)?.length === read(given, 'length');
    if (value === undefined || !isWhole) mistyped[mistyped.length] = name;
  });
  return { values, mistyped };
}

/** The options as the core reads them, and what the realm offers. */
export function requestOf({ values, mistyped }: GivenOptions, isTraced: boolean): object {
  const orNull = (value: unknown) => (value === undefined ? null : value);
  return {
    validate: orNull(values.validate),
    ignore: values.ignore || [],
    gate: orNull(values.gate),
    timeout: orNull(values.timeout),
    canQuery: !!values.queryAgreement,
    queryAt: orNull(values.queryAt),
    externalAgreementNo: orNull(values.externalAgreementNo),
    promptUpgrade: values.promptUpgrade === true,
    hasSuccessAlone: !!values.success && !values.fail && !values.complete,
    lacksTimers: !hasTimers(),
    isTraced,
    mistyped,
  };
}

function apiOf(my: unknown): string {
  try {
    return typeof (my as { paySignCenter?: unknown }).paySignCenter === 'function' ? 'function' : 'missing';
  } catch {
    return 'unreadable';
  }
}
