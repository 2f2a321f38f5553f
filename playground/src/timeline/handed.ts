// An object that was handed over, as text. Persons' names and numbers stand in what came from the platform alone, and are
// masked there by the package's own rule.
import type { Tools } from '../package';

type Mask = (text: string) => string;

export function textOf(object: unknown, { maskJson, maskText }: Tools): string {
  const masked: Mask = (text) => maskJson(text) ?? maskText(text);
  return JSON.stringify(enumerable(object), (name, value) => hidden(name, value, masked), 2);
}

function hidden(name: string, value: unknown, masked: Mask): unknown {
  if (name === 'result' || name === 'signedContent') return typeof value === 'string' ? masked(value) : value && within(value, masked);
  if (name === 'agreement' || name === 'raw') return value && within(value, masked);
  return name === 'sign' ? (within({ sign: value }, masked) as { readonly sign: unknown }).sign : value;
}

/** `result` stands in the host's payload as text, which is JSON again. */
function within(value: object, masked: Mask): unknown {
  const { result } = value as { readonly result?: unknown };
  const whole = JSON.parse(masked(JSON.stringify(value)));
  return typeof result === 'string' ? { ...whole, result: masked(result) } : whole;
}

/** An error's parts are not enumerable; these are what a page reads. */
function enumerable(object: unknown): unknown {
  if (!(object instanceof Error)) return object;
  const { name, message } = object;
  const { code, mayHaveSigned, userMessage, report, support } = object as Error & { readonly [name: string]: unknown };
  return { name, code, message, mayHaveSigned, userMessage, report, support };
}
