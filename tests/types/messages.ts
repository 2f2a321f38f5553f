// Explanations beside a report; it must compile as it stands.
import { checkSignStr, parseSignResult } from 'pay-sign-center';
import { CLIENT_REASONS, ERRORS, explain, explainOutcome, ISSUES, MESSAGES, PLATFORM, REASONS, TABLES } from 'pay-sign-center/messages';
import type { Examples, Explanation, Kind, Message, Row, Source, WholeRow } from 'pay-sign-center/messages';

declare const signStr: string;

const explained: (Explanation | null)[] = checkSignStr(signStr).findings.map(({ code }) => explain(code, 'en'));
const inChinese: string | undefined = explain('not_encoded')?.fix;
const row: Message = MESSAGES.not_encoded;
const examples: Examples | undefined = row.examples;
const severity: 'error' | 'warning' | undefined = explained[0]?.severity;
void [inChinese, examples?.java, severity];

const outcome = parseSignResult({});
const issues: WholeRow[] = outcome.issues.map((issue) => ISSUES[issue]);
const platform: Explanation | null = explainOutcome(outcome, 'en');
const sources: readonly Source[] = platform?.sources ?? PLATFORM.USER_AGREEMENT_NOT_EXIST.sources;
const kind: Kind | undefined = explain('missing_sign', 'en', 'issue')?.kind;
const rows: Row[] = [CLIENT_REASONS.api_missing, ERRORS.timeout, REASONS.mismatch, ...Object.values(TABLES.finding)];
void [issues, sources, kind, rows];

// @ts-expect-error there is a text in two languages only
explain('not_encoded', 'fr');
// @ts-expect-error null for a code that is not in the table
explain('not_encoded').fix;
// @ts-expect-error there is no such set of codes
explain('not_encoded', 'en', 'host');
// @ts-expect-error each table has the codes of its set only
MESSAGES.no_such_code;
// @ts-expect-error how bad it is, is said of findings only
ISSUES.no_status.severity;
