// Makes of the core's plain data what callers get.
import { askOr } from './engine/engine';
import { utf8Of } from './facts';
import { define, defineGetter } from './objects';
import { WORDS } from './generated/tables';
import type { Text } from './types';
import { copyOf, type UserMessageName, userMessageOf } from './words';

/** Adds what is only computed where it is read, and shown nowhere on its own. */
function defineLazily(report: object, key: 'fields' | 'suggestion', compute: () => unknown): void {
  defineGetter(report, key, () => {
    const value = compute();
    define(report, key, value, false);
    return value;
  });
}

/** Adds to a report what the signStr says, masked unless personal data is to be shown. */
export function addFields(report: object, signStr: unknown, showPersonalData: boolean): void {
  defineLazily(report, 'fields', () =>
    askOr(null, (core) => {
      const text = utf8Of(signStr, core);
      return text ? core.bindings.signStrFields(text, showPersonalData) : null;
    }),
  );
}

/** Adds to a report the signStr without its faults. */
export function addSuggestion(report: object, signStr: unknown): void {
  defineLazily(report, 'suggestion', () =>
    askOr(null, (core) => {
      const text = utf8Of(signStr, core);
      const repaired = text && core.bindings.repairSignStr(text);
      return repaired === undefined ? null : repaired;
    }),
  );
}

/**
 * Throws where one of these is not the object's own property: the page has then put a setter of that name on every object, and
 * what the core said is lost.
 */
export function checkOwn(fields: object, names: readonly string[]): void {
  names.forEach((name) => {
    if (!Object.prototype.hasOwnProperty.call(fields, name)) throw new TypeError(`Object.prototype was changed: \`${name}\``);
  });
}

/** Adds to an outcome, or to a host's error, the words for it and for its kind, the report and the payload. */
export function finishOutcome(fields: object, userMessage: UserMessageName, report: object | null, raw: unknown): object {
  checkOwn(fields, ['kind', 'mayHaveSigned']);
  const outcome = fields as Record<string, unknown>;
  const words = WORDS[outcome.kind as keyof typeof WORDS] as Record<string, Text | null> | undefined;
  if (words) {
    Object.keys(words).forEach((key) => {
      define(outcome, key, words[key] && copyOf(words[key]));
    });
    define(outcome, 'report', report);
  }
  define(outcome, 'userMessage', userMessageOf(userMessage));
  define(outcome, 'raw', raw);
  // Else a Promise that is resolved with it asks the prototype for `then`.
  if ('then' in outcome) define(outcome, 'then', undefined, false);
  return outcome;
}
