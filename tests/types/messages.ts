// Explanations beside a report; it must compile as it stands.
import { checkSignStr } from 'pay-sign-center';
import { explain, MESSAGES } from 'pay-sign-center/messages';
import type { Examples, Explanation, Message } from 'pay-sign-center/messages';

declare const signStr: string;

const explained: (Explanation | null)[] = checkSignStr(signStr).findings.map(({ code }) => explain(code, 'en'));
const inChinese: string | undefined = explain('not_encoded')?.fix;
const row: Message | undefined = MESSAGES.not_encoded;
const examples: Examples | undefined = row?.examples;
const severity: 'error' | 'warning' | undefined = explained[0]?.severity;
void [inChinese, examples?.java, severity];

// @ts-expect-error there is a text in two languages only
explain('not_encoded', 'fr');
// @ts-expect-error null for a code that is not in the table
explain('not_encoded').fix;
