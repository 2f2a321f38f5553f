// What a scene and the options may hold. A test that names what there is not would be green for the wrong reason: it throws.
import { CALLBACKS, QUERY_STATUSES } from '../generated/tables';
import { isObject } from '../objects';
import type { SimulatorOptions } from './index';
import type { Scene } from './scene';

type Names<T> = { readonly [name in keyof Required<T>]: true };

const OPTIONS: Names<SimulatorOptions> = {
  clientVersion: true,
  baseLibrary: true,
  clientName: true,
  scene: true,
  lacksApi: true,
  verify: true,
  decrypt: true,
  signResult: true,
  onShow: true,
};

const FIELDS: Names<Scene> = {
  status: true,
  error: true,
  errorMessage: true,
  result: true,
  by: true,
  completeFirst: true,
  after: true,
  silent: true,
  throws: true,
  showsAgainAfter: true,
  again: true,
  queries: true,
};

export function checkOptions(options: unknown): void {
  checkNames('an option of createSimulator', options, OPTIONS);
}

/** A scene that is no name: an object with known fields. */
export function checkScene(scene: unknown): void {
  checkNames('a field of a scene', scene, FIELDS);
  const { queries = ['NONE'], again, by = 'success', after = 0 } = scene as Scene;
  checkName('a callback', by, CALLBACKS);
  if (after !== 'at once' && !(typeof after === 'number' && after >= 0)) throw refusal("milliseconds, or 'at once'", after);
  if (!Array.isArray(queries) || queries.length === 0) throw refusal('a list of what the server knows', queries);
  queries.forEach((status: unknown) => void checkName('a status of an agreement', status, QUERY_STATUSES));
  if (again !== undefined) checkScene(again);
}

function checkNames(what: string, given: unknown, known: object): void {
  if (!isObject(given)) throw refusal(`an object, each name of it ${what}`, given);
  Object.keys(given as object).forEach((name) => void checkName(what, name, known));
}

export function checkName(what: string, given: unknown, known: object): void {
  const isKnown = typeof given === 'string' && Object.prototype.hasOwnProperty.call(known, given);
  if (!isKnown) throw refusal(`${what} (${Object.keys(known).join(', ')})`, given);
}

export function refusal(expected: string, found: unknown): TypeError {
  return new TypeError(`simulator: expected ${expected}, found ${typeof found === 'string' ? `'${found}'` : String(found)}`);
}
