import { isObject, own } from '../objects';
import type { QueryStatus } from '../generated/tables';
import { bareSubCode } from '../sub_code';
import { tools } from './core';

/** What the platform's query says of an agreement. */
export type AgreementStatus = QueryStatus;

const STATUSES: readonly unknown[] = ['NORMAL', 'TEMP', 'STOP'];
const WRAPPERS = ['alipay_user_agreement_query_response', 'alipayUserAgreementQueryResponse'];
/** Where the gateway reports its own failure. */
const FAILURES = ['error_response', 'errorResponse'];
const SUCCESS = '10000';
/** 业务处理失败, the code under which the platform says what it found. */
const BUSINESS_FAILED = '40004';

/**
 * Reads the response to `alipay.user.agreement.query`: what the official SDK's `exec` gives, the response itself or the document
 * around it, as an object or as JSON text. `NONE` is answered only where the platform says so in as many words; whatever
 * else says nothing about the agreement, and throws.
 *
 * @throws Error of code `unexpected_response` that says what was expected and what was found; it quotes nothing but codes.
 */
export function agreementStatus(response: unknown): AgreementStatus {
  const facts = factsOf(innerOf(objectOf(response)));
  const { code, subCode, status, agreementNo } = facts;
  const isNone = typeof subCode === 'string' && bareSubCode(subCode) === 'USER_AGREEMENT_NOT_EXIST';
  if (code === SUCCESS && subCode === undefined && STATUSES.includes(status)) return status as AgreementStatus;
  // An agreement in a response that failed is as odd as its status.
  const hasAgreement = status !== undefined || agreementNo !== undefined;
  if (code === BUSINESS_FAILED && isNone && !hasAgreement) return 'NONE';
  const isContradictory = code === SUCCESS ? subCode !== undefined : hasAgreement;
  throw unexpected(`${isContradictory ? 'a response that contradicts itself, with ' : ''}${described(facts)}`);
}

interface Facts {
  readonly code: unknown;
  readonly subCode: unknown;
  readonly status: unknown;
  readonly agreementNo: unknown;
}

function factsOf(response: object): Facts {
  if (read(response, FAILURES) !== undefined) throw unexpected('an error_response');
  const code = read(response, ['code']);
  return {
    code: typeof code === 'number' ? String(code) : code,
    subCode: read(response, ['sub_code', 'subCode']),
    status: read(response, ['status']),
    agreementNo: read(response, ['agreement_no', 'agreementNo']),
  };
}

/** A member by either of its names; undefined where it is missing or empty. */
function read(response: object, names: readonly string[]): unknown {
  const found = names.map((name) => member(response, name));
  const values = found.filter((value) => value !== undefined && value !== null && value !== '');
  if (values.some((value) => value !== values[0])) throw unexpected(`two values of ${names[0]}`);
  return values[0];
}

function member(object: object, name: string): unknown {
  try {
    return own(object as { [name: string]: unknown }, name);
  } catch {
    throw unexpected(`${name} that cannot be read`);
  }
}

function objectOf(response: unknown): object {
  if (typeof response === 'string') return parsed(response);
  if (isObject(response)) return response as object;
  throw unexpected(response === null ? 'null' : typeof response);
}

function parsed(text: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unexpected('text that is not JSON');
  }
  if (!tools().isUnambiguousJson(text)) throw unexpected('JSON in which a key stands twice');
  if (!isObject(value)) throw unexpected('JSON that is no object');
  return value as object;
}

/** The response inside of the document that the gateway sends. */
function innerOf(given: object): object {
  const wrapped = WRAPPERS.map((name) => member(given, name)).filter((inner) => inner !== undefined);
  if (wrapped.length === 0) return given;
  const [inner] = wrapped;
  const isAlone = wrapped.length === 1 && Object.values(factsOf(given)).every((fact) => fact === undefined);
  if (!isAlone) throw unexpected('a response beside another');
  if (!isObject(inner)) throw unexpected(`${WRAPPERS[0]} that is no object`);
  return inner as object;
}

function described({ code, subCode, status }: Facts): string {
  const shown = (name: string, value: unknown) => {
    if (value === undefined) return `no ${name}`;
    return typeof value === 'string' && tools().showsValue(name, value) ? `${name} ${value}` : `a ${name} of another form`;
  };
  return [shown('code', code), shown('sub_code', subCode), shown('status', status)].join(', ');
}

function unexpected(found: string): Error {
  const expected =
    'expected the response to alipay.user.agreement.query: code 10000 with status NORMAL, TEMP or STOP, or sub_code USER_AGREEMENT_NOT_EXIST';
  return Object.assign(new Error(`${expected}; found ${found}`), { code: 'unexpected_response' });
}
