// Reads what hosts and servers answer, with the care of facts.ts. What a page has put on every object answers nothing.
import { define, isObject, isPlain, own, stringOr } from './objects';
import { FIELDS, LONGEST_PAYLOAD, RESPONSE_MEMBERS, RESPONSE_SUFFIX, UNREADABLE, WRAPPERS } from './generated/tables';
import { tryTo } from './try_to';

/** What can be read of a payload: its fields as JSON text, and the text in `result`. */
export interface PayloadFacts {
  readonly payload: string;
  readonly result: string | undefined;
}

/** Text that is not JSON: it stands for a payload that is too long, or that gives no JSON. Nothing is certain of it. */
const NO_PAYLOAD: PayloadFacts = { payload: '', result: undefined };

export function payloadFacts(payload: unknown): PayloadFacts {
  const facts = typeof payload === 'string' ? { payload, result: undefined } : factsOf(payload);
  const length = facts.payload.length + (facts.result || '').length;
  return length <= LONGEST_PAYLOAD ? facts : NO_PAYLOAD;
}

function factsOf(payload: unknown): PayloadFacts {
  // A status by itself, as in `fail(7002)`.
  if (isPlain(payload)) return { payload: jsonOf(payload) || NO_PAYLOAD.payload, result: undefined };
  const { fields, result } = fieldsOf(payload);
  carry(RESPONSE_MEMBERS, payload, fields);
  WRAPPERS.forEach((key) => {
    const inner = readInto(fields, payload, key);
    if (isPlain(inner)) define(fields, key, inner);
    else if (isObject(inner)) define(fields, key, wrapperOf(inner as object));
  });
  return { payload: jsonOf(fields) || jsonOf(plainOf(fields)) || NO_PAYLOAD.payload, result };
}

/** The fields that are no objects. Each object became JSON by itself, and all together did not: the realm is at fault. */
function plainOf(fields: Record<string, unknown>): Record<string, unknown> {
  const plain: Record<string, unknown> = { [UNREADABLE]: true };
  FIELDS.forEach((key) => {
    if (isPlain(own(fields, key))) define(plain, key, fields[key]);
  });
  return plain;
}

/** What wraps a payload, whole, where JSON shows all of it; else the fields that it has by name. */
function wrapperOf(inner: object): object {
  if (!hidesSomething(inner)) return inner;
  const { fields, result } = fieldsOf(inner);
  carry(RESPONSE_MEMBERS, inner, fields);
  if (result !== undefined) define(fields, 'result', result);
  define(fields, UNREADABLE, true);
  return fields;
}

/** The fields of a payload that say anything, and the text in `result`. */
function fieldsOf(payload: unknown): { fields: Record<string, unknown>; result: string | undefined } {
  const fields: Record<string, unknown> = {};
  carry(FIELDS, payload, fields);
  // A document may stand there itself, in the place of what should hold it.
  namesIn(payload).forEach((key) => {
    if (key.slice(-RESPONSE_SUFFIX.length) === RESPONSE_SUFFIX) carryObject(fields, key, readInto(fields, payload, key));
  });
  const result = readInto(fields, payload, 'result');
  if (typeof result === 'string') return { fields, result };
  if (isObject(result)) carryObject(fields, 'result', result);
  else if (result !== undefined && result !== null) define(fields, 'result', true);
  return { fields, result: undefined };
}

/** Carries these fields of a payload, each if it is there. */
function carry(keys: readonly string[], payload: unknown, fields: Record<string, unknown>): void {
  keys.forEach((key) => {
    const value = readInto(fields, payload, key);
    // What is there and cannot be carried is an object.
    if (value !== undefined && value !== null) define(fields, key, isPlain(value) ? value : {});
  });
}

/** Carries what JSON shows of a value, if it shows anything, and that it hides something. */
function carryObject(fields: Record<string, unknown>, key: string, value: unknown): void {
  const hides = isObject(value) && hidesSomething(value as object);
  if (hides) define(fields, UNREADABLE, true);
  const json = jsonOf(value);
  if (json !== undefined && !(hides && json === '{}')) define(fields, key, value);
}

/** Whether JSON does not show all that an object holds, at any depth: a class's getters, a Map, a cycle, a proxy that throws. */
function hidesSomething(value: object): boolean {
  let hides = false;
  const json = tryTo(() =>
    JSON.stringify(value, (_, inner) => {
      if (isObject(inner) && !Array.isArray(inner) && !showsAll(inner)) hides = true;
      return inner;
    }),
  );
  return hides || json === undefined;
}

/** Whether an object is a plain one, all of whose properties are enumerable. */
function showsAll(object: object): boolean {
  const prototype = Object.getPrototypeOf(object);
  // The prototype of a plain object has none itself, whichever window it is from.
  const isPlainObject = prototype === null || Object.getPrototypeOf(prototype) === null;
  return isPlainObject && Object.getOwnPropertyNames(object).length === Object.keys(object).length;
}

/** The names of all that an object shows, its class's too, but not of what a page has put on every object. */
function namesIn(value: unknown): string[] {
  const names: string[] = [];
  tryTo(() => {
    for (const name in value as object) if (!isOnEveryObject(value as object, name)) names[names.length] = name;
  });
  return names;
}

/** Whether the object has a property by that name only as every object has it: a page may have put it there. */
function isOnEveryObject(value: object, key: string): boolean {
  let holder: object | null = value;
  while (!Object.prototype.hasOwnProperty.call(holder, key)) {
    holder = Object.getPrototypeOf(holder) as object | null;
    if (holder === null) return false;
  }
  return holder !== value && Object.getPrototypeOf(holder) === null;
}

/** A property of what answers; undefined where it has none but what every object has. */
function readAnswer(answer: unknown, key: string): unknown {
  if (!isObject(answer)) return undefined;
  const value = (answer as Record<string, unknown>)[key];
  return value !== undefined && tryTo(() => isOnEveryObject(answer as object, key)) === true ? undefined : value;
}

/** A property of a payload; that it cannot be read becomes one of the fields. */
function readInto(fields: Record<string, unknown>, payload: unknown, key: string): unknown {
  try {
    return readAnswer(payload, key);
  } catch {
    define(fields, UNREADABLE, true);
    return undefined;
  }
}

function jsonOf(value: unknown): string | undefined {
  const json = tryTo(() => JSON.stringify(value));
  return typeof json === 'string' ? json : undefined;
}

/**
 * Reads what `queryAgreement` gave. A number of an agreement may be a JavaScript number. An empty one of the platform's is none; an
 * external one that is empty, or of another type, matches none: the server did not know what it was asked.
 */
export function replyFacts(reply: unknown): object {
  const member = (key: string) => tryTo(() => readAnswer(reply, key));
  const textOr = <T>(key: string, otherwise: T) => {
    const value = member(key);
    if (value === undefined || value === null || (value === '' && key === 'agreementNo')) return null;
    return typeof value === 'number' && Math.abs(value) < TWO_TO_THE_53 ? String(value) : stringOr(value, otherwise);
  };
  return {
    status: stringOr(member('status'), null),
    agreementNo: textOr('agreementNo', null),
    externalAgreementNo: textOr('externalAgreementNo', ''),
  };
}

/** From there on, numbers have lost digits. */
const TWO_TO_THE_53 = 9007199254740992;
