// Carries what others hand over to the core as text, touched with care: any of it may be missing, of another type, or
// throw. What it means is for the core to say.
import { read } from './read';

/** A payload's fields as JSON; text stays as it is. What is there but cannot be carried is `{}`, or `true`. */
export function payloadText(payload: unknown): string {
  if (typeof payload === 'string') return payload;
  const fields: Record<string, unknown> = {};
  ['resultStatus', 'resultCode', 'error', 'errorMessage'].forEach((key) => {
    const value = read(payload, key);
    if (value !== undefined && value !== null) fields[key] = isPlain(value) ? value : {};
  });
  try {
    const result = isObject(payload) ? (payload as { result?: unknown }).result : undefined;
    if (result !== undefined && result !== null) fields.result = isPlain(result) || isObject(result) ? result : true;
    return JSON.stringify(fields);
  } catch {
    // A getter that throws, a cycle, a proxy: there is a result that cannot be read.
    fields.result = true;
    return JSON.stringify(fields);
  }
}

/** What can be read of the host object without asking it for its system's information; undefined where there is none. */
export function clientFacts(my: unknown): string | undefined {
  if (!isObject(my) && typeof my !== 'function') return undefined;
  const env = read(my, 'env');
  const canIUse = tryTo(() => (my as { canIUse(api: string): unknown }).canIUse('paySignCenter'));
  return lines([
    apiOf(my),
    String(!!read(my, 'isIDE')),
    typeof canIUse === 'boolean' ? String(canIUse) : undefined,
    read(env, 'clientName'),
    read(env, 'clientVersion'),
  ]);
}

/** What `my.getSystemInfoSync` gives, which takes time and may time out. */
export function systemInfo(my: unknown): string {
  const info = tryTo(() => (my as { getSystemInfoSync(): unknown }).getSystemInfoSync());
  return lines([read(info, 'app'), read(info, 'clientVersion'), read(info, 'version')]);
}

/** The caller's options of how to check. */
export function settingsOf(options: unknown): string {
  const ignore = read(options, 'ignore');
  const codes = tryTo(() => (Array.isArray(ignore) ? ignore.slice() : [])) as unknown[] | undefined;
  const repair = String(read(options, 'repair') === true);
  return lines([read(options, 'validate'), read(options, 'gate'), repair].concat(codes || []));
}

/** Strings, each on its line; anything else, and what cannot stand on one, is an empty line. */
function lines(values: unknown[]): string {
  return values.map((value) => (typeof value === 'string' && value.indexOf('\n') < 0 ? value : '')).join('\n');
}

function apiOf(my: unknown): string {
  try {
    return typeof (my as { paySignCenter?: unknown }).paySignCenter;
  } catch {
    return 'unreadable';
  }
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && isFinite(value));
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function tryTo(work: () => unknown): unknown {
  try {
    return work();
  } catch {
    return undefined;
  }
}
