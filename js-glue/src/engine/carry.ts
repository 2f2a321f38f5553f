// Carries what others hand over to the core as JSON text, touched with care: any of it may be missing, of another type,
// or throw. What it means is for the core to say.
import { read } from './read';

/** A payload's fields; text stays as it is. What is there but cannot be carried is `{}`, or `true`. */
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

/** What can be read of the host object without asking it for its system's information; `null` where there is none. */
export function clientText(my: unknown): string {
  if (!isObject(my) && typeof my !== 'function') return 'null';
  const env = read(my, 'env');
  return JSON.stringify({
    api: apiOf(my),
    isIDE: !!read(my, 'isIDE'),
    canIUse: boolean(tryTo(() => (my as { canIUse(api: string): unknown }).canIUse('paySignCenter'))),
    clientName: string(read(env, 'clientName')),
    clientVersion: string(read(env, 'clientVersion')),
  });
}

/** What `my.getSystemInfoSync` gives, which takes time and may time out. */
export function systemInfoText(my: unknown): string {
  const info = tryTo(() => (my as { getSystemInfoSync(): unknown }).getSystemInfoSync());
  const of = (key: string) => string(read(info, key));
  return JSON.stringify({ app: of('app'), clientVersion: of('clientVersion'), version: of('version') });
}

/** The caller's options of how to check. */
export function settingsText(options: unknown): string {
  const ignore = read(options, 'ignore');
  return JSON.stringify({
    validate: string(read(options, 'validate')),
    gate: string(read(options, 'gate')),
    repair: boolean(read(options, 'repair')),
    ignore: tryTo(() => (Array.isArray(ignore) ? ignore.filter((code) => typeof code === 'string') : undefined)),
  });
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

function string(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function boolean(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function tryTo(work: () => unknown): unknown {
  try {
    return work();
  } catch {
    return undefined;
  }
}
