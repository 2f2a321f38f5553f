// Carries a payload to the core as JSON text. What any of it means is for src/outcome/payload.rs to say.
import { read } from './read';

/** A payload's fields as JSON text; text stays as it is. What is there but cannot be carried is `{}`, or `true`. */
export function textOf(payload: unknown): string {
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

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && isFinite(value));
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
