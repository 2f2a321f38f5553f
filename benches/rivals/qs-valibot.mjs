// The checks as a page author would write them with qs and valibot.
import * as v from 'valibot';
import {
  BASE64,
  CHANNELS,
  CHARSET,
  DATE,
  EXTERNAL_AGREEMENT_NO,
  METHOD,
  PRODUCT_CODES,
  SIGN_TYPES,
  TIMESTAMP,
  dayOf,
  isPositive,
  jsonOf,
  paramsOf,
} from './forms.mjs';
import { KINDS, report } from './words.mjs';

/** An empty value is missing; that its form is wrong too need not be said. */
const FIRST_OF_EACH = { abortPipeEarly: true };

// The message of each rule is the code of its finding. valibot asks for a missing member as "undefined".
const missingOr =
  (code) =>
  ({ received }) =>
    received === 'undefined' ? code : 'duplicate_param';
const needed = (code, ...rules) => v.optional(v.pipe(v.string(missingOr(code)), v.nonEmpty(code), ...rules), '');

const Params = v.looseObject({
  app_id: needed('missing_app_id'),
  method: needed('missing_method', v.value(METHOD, 'wrong_method')),
  charset: needed('missing_charset', v.regex(CHARSET, 'bad_charset')),
  version: needed('missing_version', v.value('1.0', 'bad_version')),
  timestamp: needed('missing_timestamp', v.regex(TIMESTAMP, 'bad_timestamp')),
  sign_type: needed('missing_sign_type', v.values(SIGN_TYPES, 'bad_sign_type')),
  sign: needed('missing_sign', v.regex(BASE64, 'sign_not_base64')),
  biz_content: needed('missing_biz_content'),
  return_url: v.optional(v.undefined('return_url_present')),
});

const number = v.union([v.number(), v.string()], 'bad_period');
const date = v.pipe(v.string('bad_execute_time'), v.regex(DATE, 'bad_execute_time'));
const amount = v.nullish(v.pipe(v.union([v.number(), v.string()], 'missing_single_amount'), v.check(isPositive, 'bad_single_amount')));

const PeriodRule = v.variant(
  'period_type',
  [
    v.looseObject({
      period_type: v.literal('DAY'),
      period: v.pipe(
        number,
        v.check((value) => Number(value) >= 7, 'period_lt_7_days'),
      ),
      execute_time: date,
      single_amount: amount,
    }),
    v.looseObject({
      period_type: v.literal('MONTH'),
      period: v.pipe(
        number,
        v.check((value) => Number.isInteger(Number(value)) && isPositive(value), 'bad_period'),
      ),
      execute_time: v.pipe(
        date,
        v.check((text) => dayOf(text) <= 28, 'execute_time_after_28'),
      ),
      single_amount: amount,
    }),
  ],
  'bad_period_type',
);

const text = v.optional(v.string());
const BizContent = v.pipe(
  v.looseObject(
    {
      personal_product_code: v.optional(v.pipe(v.string(), v.maxLength(64, 'personal_product_code_too_long'))),
      product_code: text,
      access_params: v.optional(v.looseObject({ channel: v.picklist(CHANNELS, 'unknown_channel') }, 'missing_access_params')),
      period_rule_params: v.optional(PeriodRule),
      external_agreement_no: v.optional(v.pipe(v.string(), v.regex(EXTERNAL_AGREEMENT_NO, 'external_agreement_no_format'))),
      sign_scene: text,
    },
    'biz_content_not_object',
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const biz = dataset.value;
    const add = (message) => addIssue({ message });
    if (biz.personal_product_code === undefined) add('missing_personal_product_code');
    if (biz.access_params === undefined) add('missing_access_params');
    if (biz.period_rule_params && biz.period_rule_params.single_amount == null) add('missing_single_amount');
    if (biz.product_code?.endsWith('_P')) add('codes_swapped');
    else if (biz.product_code !== undefined && !PRODUCT_CODES.includes(biz.product_code)) add('unknown_product_code');
    if (biz.personal_product_code === 'CYCLE_PAY_AUTH_P' && !biz.period_rule_params) add('missing_period_rule_params');
    if (biz.external_agreement_no === undefined) return;
    if (biz.sign_scene === undefined) add('sign_scene_required');
    if (biz.sign_scene === 'DEFAULT|DEFAULT') add('default_scene_with_external_agreement_no');
  }),
);

export function checkSignStr(signStr) {
  const { code, params } = paramsOf(signStr);
  if (code) return report([code]);
  const codes = codesOf(v.safeParse(Params, params, FIRST_OF_EACH));
  if (typeof params.biz_content === 'string' && params.encrypt_type !== 'AES') {
    const biz = jsonOf(params.biz_content);
    if (biz === undefined) codes.push('biz_content_not_json');
    else codes.push(...codesOf(v.safeParse(BizContent, biz)));
  }
  return report(codes);
}

function codesOf(parsed) {
  return parsed.success ? [] : parsed.issues.map((issue) => issue.message);
}

const ResultDocument = v.looseObject({
  alipay_user_agreement_page_sign_response: v.looseObject({
    code: v.string(),
    msg: text,
    sub_code: text,
    sub_msg: text,
    agreement_no: text,
    external_agreement_no: text,
    external_logon_id: text,
    personal_product_code: text,
    sign_scene: text,
    status: v.optional(v.picklist(['TEMP', 'NORMAL', 'STOP'])),
    sign_time: text,
    valid_time: text,
    invalid_time: text,
    alipay_user_id: text,
    alipay_open_id: text,
    alipay_logon_id: text,
  }),
  sign: v.pipe(v.string(), v.regex(BASE64)),
  sign_type: text,
  alipay_cert_sn: text,
});

export function parseSignResult({ resultStatus, result }) {
  const parsed = v.safeParse(ResultDocument, jsonOf(result));
  if (!parsed.success) return { kind: 'unknown', externalAgreementNo: null, agreement: null, signature: null, issues: codesOf(parsed) };
  const { alipay_user_agreement_page_sign_response: agreement, sign, sign_type: signType, alipay_cert_sn: certSn } = parsed.output;
  const kind = KINDS[resultStatus] ?? 'unrecognised';
  return {
    kind,
    externalAgreementNo: agreement.external_agreement_no,
    agreement,
    signature: { sign, signType, certSn },
    issues: [],
  };
}
