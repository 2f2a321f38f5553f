// A signStr that checks clean, for those who have no server at hand.
import { chinaTime } from './china_time';

/** A signature as it looks, for those who have no key: 256 bytes, as those of a key of 2048 bits. */
export const SAMPLE_SIGN = `${new Array(86).join('i8X5')}wA==`;

/** What a sample has; each can be changed or, by null, left out. */
const PARAMS = {
  alipay_sdk: 'alipay-sdk-nodejs-4.14.0',
  app_id: '2019072465924554',
  charset: 'utf-8',
  format: 'json',
  method: 'alipay.user.agreement.page.sign',
  sign_type: 'RSA2',
  version: '1.0',
  sign: SAMPLE_SIGN,
};

const BIZ_CONTENT = {
  personal_product_code: 'CYCLE_PAY_AUTH_P',
  product_code: 'CYCLE_PAY_AUTH',
  sign_scene: 'INDUSTRY|DIGITAL_MEDIA',
  external_agreement_no: 'sample20270328',
  access_params: { channel: 'ALIPAYAPP' },
};

/** What a sample signStr has in place of the usual values. */
export interface SampleChanges {
  /** Parameters, by name; null leaves one out. */
  readonly params?: { readonly [name: string]: string | null };
  /** Fields of `biz_content`; null leaves one out. */
  readonly bizContent?: { readonly [name: string]: unknown };
}

/** A signStr that checks clean, unless the changes say otherwise. Its signature is no real one. */
export function sampleSignStr(changes: SampleChanges = {}): string {
  const { params = {}, bizContent = {} } = changes;
  const now = chinaTime(new Date());
  const period = { period_type: 'MONTH', period: '1', execute_time: `${now.slice(0, 8)}28`, single_amount: '30.00' };
  const content = without({ ...BIZ_CONTENT, period_rule_params: period, ...bizContent });
  const all = without({ ...PARAMS, timestamp: now, biz_content: JSON.stringify(content), ...params });
  const names = Object.keys(all).sort();
  return encodeURIComponent(names.map((name) => `${name}=${encodeURIComponent(all[name] as string)}`).join('&'));
}

function without(members: { readonly [name: string]: unknown }): { readonly [name: string]: unknown } {
  const kept: { [name: string]: unknown } = {};
  Object.keys(members).forEach((name) => {
    if (members[name] !== null) kept[name] = members[name];
  });
  return kept;
}
