import { FINDING_MESSAGES } from '../generated/tables';

/** Adds to a report what is only computed where it is read, and shown nowhere on its own. */
export function defineLazily(report: object, key: 'fields' | 'suggestion', compute: () => unknown): void {
  Object.defineProperty(report, key, {
    configurable: true,
    get() {
      const value = compute();
      Object.defineProperty(report, key, { value, configurable: true });
      return value;
    },
  });
}

// What stands for a finding's message in the core's texts: this, and a character for the code's number (src/sign_str/adding.rs).
const STAND_IN = /\x01(.)/g;
const FIRST = 32;

/** A text of the core's with the messages of findings in it. */
export function withMessages(text: string): string {
  return text.replace(STAND_IN, (_, letter: string) => FINDING_MESSAGES[letter.charCodeAt(0) - FIRST]!);
}

/** Gives the findings of a report their messages. */
export function addMessages(report: object): void {
  (report as { findings: { message: string }[] }).findings.forEach((finding) => (finding.message = withMessages(finding.message)));
}
