// Sentences of the generated tables, as copies: what holds them is the caller's.
import { USER_MESSAGES } from './generated/tables';
import type { Text } from './types';

export type UserMessageName = keyof typeof USER_MESSAGES;

/** A sentence that may be shown to the user. */
export function userMessageOf(name: UserMessageName): Text {
  return copyOf(USER_MESSAGES[name]);
}

export function copyOf({ zh, en }: Text): Text {
  return { zh, en };
}
