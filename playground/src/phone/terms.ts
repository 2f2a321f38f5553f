// What a signStr asks the user for, in words.
import type { SignStrFields } from 'pay-sign-center';
import type { Words } from '../words';

export interface Row {
  readonly name: string;
  readonly value: string;
}

/** Only what is there. */
export function rowsOf({ params, bizContent }: SignStrFields, words: Words): Row[] {
  const { sheet } = words;
  const rows: [string, unknown][] = [[sheet.merchant, params.app_id]];
  if (bizContent) {
    const { subMerchant, personalProductCode, signScene, externalAgreementNo, externalLogonId, periodRuleParams } = bizContent;
    rows.push(
      [sheet.subMerchant, member(subMerchant, 'subMerchantName')],
      [sheet.product, personalProductCode],
      [sheet.scene, signScene],
      [sheet.number, externalAgreementNo],
      [sheet.account, externalLogonId],
    );
    if (periodRuleParams) {
      rows.push(
        [sheet.terms, termsOf(periodRuleParams, words)],
        [sheet.first, periodRuleParams.executeTime],
        [sheet.total, totalOf(periodRuleParams, words)],
      );
    }
  }
  return rows.flatMap(([name, value]) => (value === undefined || value === null || value === '' ? [] : [{ name, value: String(value) }]));
}

type Period = NonNullable<NonNullable<SignStrFields['bizContent']>['periodRuleParams']>;

/** How often and how much: `每月 28 日，不超过 ¥30.00`. */
export function termsOf({ periodType, period, executeTime, singleAmount }: Period, { terms }: Words): string {
  const every = Number(period);
  const isCounted = Number.isInteger(every) && every > 0;
  const day = /^\d{4}-\d{2}-(\d{2})$/.exec(executeTime ?? '')?.[1];
  const often = !isCounted
    ? [periodType, period].filter((part) => part !== undefined).join(' ')
    : periodType === 'DAY'
      ? terms.daily(every)
      : periodType === 'MONTH'
        ? day
          ? terms.monthly(every, Number(day))
          : terms.monthlyNoDay(every)
        : `${every} ${periodType ?? ''}`;
  const most = singleAmount === undefined ? [] : [terms.atMost(yuan(singleAmount))];
  return [often, ...most].filter(Boolean).join(terms.joint);
}

function totalOf({ totalAmount, totalPayments }: Period, { terms }: Words): string {
  const amount = totalAmount === undefined ? [] : [terms.atMost(yuan(totalAmount))];
  const times = Number(totalPayments) > 0 ? [terms.times(Number(totalPayments))] : [];
  return [...amount, ...times].join(terms.joint);
}

/** An amount as it was given, with two digits where it is a number of yuan. */
export function yuan(amount: number | string): string {
  const text = String(amount);
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text);
  return match ? `¥${match[1]}.${(match[2] ?? '').padEnd(2, '0')}` : text;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as { readonly [name: string]: unknown })[name] : undefined;
}
