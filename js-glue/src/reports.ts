// Makes of the core's plain data what callers get.
import { askOr } from './engine/engine';
import { define, textOf } from './facts';
import { WORDS } from './generated/tables';
import type { Text } from './types';

/** Adds what is only computed where it is read, and shown nowhere on its own. */
function defineLazily(report: object, key: 'fields' | 'suggestion', compute: () => unknown): void {
  const property = Object.create(null);
  property.configurable = true;
  property.get = () => {
    const value = compute();
    define(report, key, value, false);
    return value;
  };
  Object.defineProperty(report, key, property);
}

/** Adds to a report what the signStr says, masked unless personal data is to be shown. */
export function addFields(report: object, signStr: unknown, showPersonalData: boolean): void {
  defineLazily(report, 'fields', () =>
    askOr(null, (core) => {
      const text = textOf(signStr, core);
      return text ? core.bindings.signStrFields(text, showPersonalData) : null;
    }),
  );
}

/** Adds to a report the signStr without its faults. */
export function addSuggestion(report: object, signStr: unknown): void {
  defineLazily(report, 'suggestion', () =>
    askOr(null, (core) => {
      const text = textOf(signStr, core);
      const repaired = text && core.bindings.repairSignStr(text);
      return repaired === undefined ? null : repaired;
    }),
  );
}

/** Adds to an outcome, or to a host's error, the words for its kind, the report and the payload. */
export function finishOutcome(fields: object, report: object | null, raw: unknown): object {
  const outcome = fields as Record<string, unknown>;
  const words = WORDS[outcome.kind as keyof typeof WORDS] as Record<string, Text | null> | undefined;
  if (words) {
    // Copies, since the outcome is the caller's.
    Object.keys(words).forEach((key) => {
      define(outcome, key, words[key] && { zh: words[key].zh, en: words[key].en });
    });
    define(outcome, 'report', report);
  }
  define(outcome, 'raw', raw);
  return outcome;
}
