// The checks as a page author would write them with qs and zod.
import * as z from 'zod';
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

// The message of each rule is the code of its finding.
const missingOr =
  (code) =>
  ({ input }) =>
    input === undefined ? code : 'duplicate_param';
const needed = (code) => z.string({ error: missingOr(code) }).min(1, { error: code, abort: true });

const Params = z.looseObject({
  app_id: needed('missing_app_id'),
  method: needed('missing_method').refine((text) => text === METHOD, 'wrong_method'),
  charset: needed('missing_charset').regex(CHARSET, 'bad_charset'),
  version: needed('missing_version').refine((text) => text === '1.0', 'bad_version'),
  timestamp: needed('missing_timestamp').regex(TIMESTAMP, 'bad_timestamp'),
  sign_type: needed('missing_sign_type').refine((text) => SIGN_TYPES.includes(text), 'bad_sign_type'),
  sign: needed('missing_sign').regex(BASE64, 'sign_not_base64'),
  biz_content: needed('missing_biz_content'),
  return_url: z.undefined('return_url_present').optional(),
});

const number = z.union([z.number(), z.string()], 'bad_period');
const date = z.string('bad_execute_time').regex(DATE, 'bad_execute_time');
const amount = z.union([z.number(), z.string()], 'missing_single_amount').refine(isPositive, 'bad_single_amount');

const PeriodRule = z.discriminatedUnion(
  'period_type',
  [
    z.looseObject({
      period_type: z.literal('DAY'),
      period: number.refine((value) => Number(value) >= 7, 'period_lt_7_days'),
      execute_time: date,
      single_amount: amount,
    }),
    z.looseObject({
      period_type: z.literal('MONTH'),
      period: number.refine((value) => Number.isInteger(Number(value)) && isPositive(value), 'bad_period'),
      execute_time: date.refine((text) => dayOf(text) <= 28, 'execute_time_after_28'),
      single_amount: amount,
    }),
  ],
  'bad_period_type',
);

const BizContent = z
  .looseObject(
    {
      personal_product_code: z.string('missing_personal_product_code').max(64, 'personal_product_code_too_long'),
      product_code: z.string().optional(),
      access_params: z.looseObject({ channel: z.enum(CHANNELS, 'unknown_channel') }, 'missing_access_params'),
      period_rule_params: PeriodRule.optional(),
      external_agreement_no: z.string().regex(EXTERNAL_AGREEMENT_NO, 'external_agreement_no_format').optional(),
      sign_scene: z.string().optional(),
    },
    'biz_content_not_object',
  )
  .superRefine((biz, context) => {
    const add = (message) => context.addIssue({ code: 'custom', message });
    if (biz.product_code?.endsWith('_P')) add('codes_swapped');
    else if (biz.product_code !== undefined && !PRODUCT_CODES.includes(biz.product_code)) add('unknown_product_code');
    if (biz.personal_product_code === 'CYCLE_PAY_AUTH_P' && !biz.period_rule_params) add('missing_period_rule_params');
    if (biz.external_agreement_no === undefined) return;
    if (biz.sign_scene === undefined) add('sign_scene_required');
    if (biz.sign_scene === 'DEFAULT|DEFAULT') add('default_scene_with_external_agreement_no');
  });

export function checkSignStr(signStr) {
  const { code, params } = paramsOf(signStr);
  if (code) return report([code]);
  const codes = codesOf(Params.safeParse(params));
  if (typeof params.biz_content === 'string' && params.encrypt_type !== 'AES') {
    const biz = jsonOf(params.biz_content);
    if (biz === undefined) codes.push('biz_content_not_json');
    else codes.push(...codesOf(BizContent.safeParse(biz)));
  }
  return report(codes);
}

function codesOf(parsed) {
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
}

const optional = z.string().optional();
const ResultDocument = z.looseObject({
  alipay_user_agreement_page_sign_response: z.looseObject({
    code: z.string(),
    msg: optional,
    sub_code: optional,
    sub_msg: optional,
    agreement_no: optional,
    external_agreement_no: optional,
    external_logon_id: optional,
    personal_product_code: optional,
    sign_scene: optional,
    status: z.enum(['TEMP', 'NORMAL', 'STOP']).optional(),
    sign_time: optional,
    valid_time: optional,
    invalid_time: optional,
    alipay_user_id: optional,
    alipay_open_id: optional,
    alipay_logon_id: optional,
  }),
  sign: z.string().regex(BASE64),
  sign_type: optional,
  alipay_cert_sn: optional,
});

export function parseSignResult({ resultStatus, result }) {
  const parsed = ResultDocument.safeParse(jsonOf(result));
  if (!parsed.success) return { kind: 'unknown', externalAgreementNo: null, agreement: null, signature: null, issues: codesOf(parsed) };
  const { alipay_user_agreement_page_sign_response: agreement, sign, sign_type: signType, alipay_cert_sn: certSn } = parsed.data;
  const kind = KINDS[resultStatus] ?? 'unrecognised';
  return {
    kind,
    externalAgreementNo: agreement.external_agreement_no,
    agreement,
    signature: { sign, signType, certSn },
    issues: [],
  };
}
