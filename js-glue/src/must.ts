// What ends a call must be done, and the stack may be full when it is its turn.
import { soon } from './host';

interface Undone {
  readonly work: () => void;
  readonly tries: number;
  readonly next: Undone | undefined;
}

let undone: Undone | undefined;

/** More often than that nothing is tried: what fails each time fails for another reason than a full stack. */
const MOST_TRIES = 4;

/** Does a work that can be begun anew. Where it throws, it is done again in a later turn, or when the package is entered. */
export function mustDo(work: () => void): void {
  attempt(work, 1);
}

/** Does what could not be done before. */
export function doWhatIsLeft(): void {
  const left = undone;
  undone = undefined;
  for (let each = left; each; each = each.next) {
    try {
      attempt(each.work, each.tries);
    } catch {
      // There was no room for the call itself.
      undone = { work: each.work, tries: each.tries, next: undone };
    }
  }
}

function attempt(work: () => void, tries: number): void {
  try {
    work();
  } catch {
    // No function is called here: there may be no room for it.
    if (tries < MOST_TRIES) undone = { work, tries: tries + 1, next: undone };
    try {
      // Not at once: on a full stack every try would fail.
      soon(doWhatIsLeft, true);
    } catch {}
  }
}
