// Reads what pages and hosts hand over, with care: any of it may be missing, of another type, or throw. What it means is
// for the core to say; what is handed on is the glue's own plain data.
import type { Core, Utf8 } from './engine/bindings';
import {
  FIELDS,
  LONGEST_PAYLOAD,
  LONGEST_SIGN_STR,
  MISNAMED,
  OPTIONS,
  RESPONSE_SUFFIX,
  WHOLE_ARGUMENT,
  WRAPPERS,
} from './generated/tables';
import { hasTimers } from './host';

/** An object's own property, of the core's plain data: a page may have put properties of any name on every object. */
export function own<T extends object, K extends keyof T>(object: T, key: K): T[K] | undefined {
  return Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined;
}

/** Gives an object a property of its own, whatever its prototype has by that name. */
export function define(object: object, key: string, value: unknown, enumerable = true): void {
  const property = Object.create(null);
  property.value = value;
  property.enumerable = enumerable;
  property.configurable = true;
  property.writable = true;
  Object.defineProperty(object, key, property);
}

/** Gives an object a property that is computed when it is read, and shown nowhere on its own. */
export function defineGetter(object: object, key: string, get: () => unknown): void {
  const property = Object.create(null);
  property.configurable = true;
  property.get = get;
  Object.defineProperty(object, key, property);
}

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
  const text = textOf(signStr, core);
  return text ? { text, found: undefined } : { text, found: signStr === null ? 'null' : typeof signStr };
}

/** The signStr of a call's options; where there is none, where else a string stands that may be meant as one. */
export function givenOption(options: unknown, signStr: unknown, core: Core): Given {
  if (signStr !== undefined) return givenSignStr(signStr, core);
  const isString = (key: string) => typeof read(options, key) === 'string';
  const misplaced = typeof options === 'string' ? WHOLE_ARGUMENT : MISNAMED.filter(isString)[0];
  return misplaced ? { text: undefined, found: misplaced } : givenSignStr(signStr, core);
}

/** A string's bytes, if it is one that is not too long: memory that was needed once stays. */
export function textOf(value: unknown, core: Core): Utf8 {
  return typeof value === 'string' && value.length <= LONGEST_SIGN_STR ? core.encode(value) : undefined;
}

/** What can be read of a payload: its fields as JSON text, and the text in `result`. */
export interface PayloadFacts {
  readonly payload: string;
  readonly result: string | undefined;
}

/** Text that is not JSON: it stands for a payload that is too long, or that gives no JSON. Nothing is certain of it. */
const UNREADABLE: PayloadFacts = { payload: '', result: undefined };

export function payloadFacts(payload: unknown): PayloadFacts {
  const facts = typeof payload === 'string' ? { payload, result: undefined } : factsOf(payload);
  const length = facts.payload.length + (facts.result || '').length;
  return length <= LONGEST_PAYLOAD ? facts : UNREADABLE;
}

function factsOf(payload: unknown): PayloadFacts {
  // A status by itself, as in `fail(7002)`.
  if (isPlain(payload)) return { payload: jsonOf(payload) || UNREADABLE.payload, result: undefined };
  const { fields, result } = fieldsOf(payload);
  WRAPPERS.forEach((key) => {
    const inner = readInto(fields, payload, key);
    if (isPlain(inner)) define(fields, key, inner);
    else if (isObject(inner)) {
      const wrapped = fieldsOf(inner);
      if (wrapped.result !== undefined) define(wrapped.fields, 'result', wrapped.result);
      // What has none of a payload's fields may be the result itself.
      else if (keysOf(wrapped.fields).length === 0 && !isEmpty(inner as object)) carryObject(wrapped.fields, inner as object);
      define(fields, key, wrapped.fields);
    }
  });
  let json = jsonOf(fields);
  if (json === undefined) {
    // A getter that throws, a cycle, a proxy.
    keysOf(fields).forEach((key) => {
      if ((FIELDS as readonly string[]).indexOf(key) < 0) delete fields[key];
    });
    define(fields, 'unreadable', true);
    json = jsonOf(fields);
  }
  return { payload: json || UNREADABLE.payload, result };
}

/** The fields of a payload that say anything, and the text in `result`. */
function fieldsOf(payload: unknown): { fields: Record<string, unknown>; result: string | undefined } {
  const fields: Record<string, unknown> = {};
  FIELDS.forEach((key) => {
    const value = readInto(fields, payload, key);
    // What is there and cannot be carried is an object.
    if (value !== undefined && value !== null) define(fields, key, isPlain(value) ? value : {});
  });
  // A document may stand there itself, in the place of what should hold it.
  keysOf(payload).forEach((key) => {
    if (key.slice(-RESPONSE_SUFFIX.length) === RESPONSE_SUFFIX) define(fields, key, readInto(fields, payload, key));
  });
  const result = readInto(fields, payload, 'result');
  if (typeof result === 'string') return { fields, result };
  if (result === undefined || result === null) return { fields, result: undefined };
  if (isObject(result)) carryObject(fields, result as object);
  else define(fields, 'result', true);
  return { fields, result: undefined };
}

function isEmpty(value: object): boolean {
  return keysOf(value).length === 0 && !isOpaque(value);
}

/** Carries what an object shows as the result, or that it shows nothing of what it may hold. */
function carryObject(fields: Record<string, unknown>, result: object): void {
  if (isOpaque(result)) define(fields, 'unreadable', true);
  else define(fields, 'result', result);
}

function keysOf(value: unknown): string[] {
  return (tryTo(() => Object.keys(value as object)) as string[] | undefined) || [];
}

/** Whether JSON shows nothing of an object, and it may hold something all the same: a class's getters, a Map. */
function isOpaque(value: object): boolean {
  const json = jsonOf(value);
  if (json !== '{}') return json === undefined;
  // The prototype of a plain object has none itself, whichever window it is from.
  const prototype = tryTo(() => Object.getPrototypeOf(Object.getPrototypeOf(value) || Object.create(null)));
  return prototype !== null;
}

/** A property of a payload; that it cannot be read becomes one of the fields. */
function readInto(fields: Record<string, unknown>, payload: unknown, key: string): unknown {
  if (!isObject(payload)) return undefined;
  try {
    return (payload as Record<string, unknown>)[key];
  } catch {
    define(fields, 'unreadable', true);
    return undefined;
  }
}

function jsonOf(value: unknown): string | undefined {
  const json = tryTo(() => JSON.stringify(value));
  return typeof json === 'string' ? json : undefined;
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

/** The caller's options, each read once: those of the type that they must have, and the names of those of another. */
export interface GivenOptions {
  readonly values: { readonly [name in OptionName]?: unknown };
  readonly mistyped: readonly OptionName[];
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

export function givenOptions(options: unknown): GivenOptions {
  const values = Object.create(null);
  const mistyped: OptionName[] = [];
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

/** What `queryAgreement` gave. A number that is not a text is taken as one; what is neither matches no number. */
export function replyFacts(reply: unknown): object {
  const textOr = <T>(key: string, otherwise: T) => {
    const value = read(reply, key);
    if (value === undefined || value === null) return null;
    return typeof value === 'number' && Math.abs(value) < TWO_TO_THE_53 ? String(value) : stringOr(value, otherwise);
  };
  return {
    status: stringOr(read(reply, 'status'), null),
    agreementNo: textOr('agreementNo', null),
    externalAgreementNo: textOr('externalAgreementNo', ''),
  };
}

/** From there on, numbers have lost digits. */
const TWO_TO_THE_53 = 9007199254740992;

function apiOf(my: unknown): string {
  try {
    return typeof (my as { paySignCenter?: unknown }).paySignCenter === 'function' ? 'function' : 'missing';
  } catch {
    return 'unreadable';
  }
}

function stringOr<T>(value: unknown, otherwise: T): string | T {
  return typeof value === 'string' ? value : otherwise;
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && isFinite(value));
}

export function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

export function tryTo(work: () => unknown): unknown {
  try {
    return work();
  } catch {
    return undefined;
  }
}
