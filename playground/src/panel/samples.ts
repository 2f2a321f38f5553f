// Strings to look at. Each is made of one that checks clean, by the mistake that it shows.
import { samplePayload, sampleSignStr } from 'pay-sign-center/simulator';
import DOCUMENTED from '../../../tests/vectors/documented_samples.jsonl?raw';
import OFFICIAL_RESULT from '../../../tests/vectors/official_sample_2022.txt?raw';

export type Sample = SignStrSample | ResultSample;

export type SignStrSample =
  | 'clean'
  | 'official'
  | 'notEncoded'
  | 'encodedTwice'
  | 'cutOff'
  | 'plusLost'
  | 'htmlEscaped'
  | 'shortPeriod'
  | 'certificates'
  | 'chinese';

export type ResultSample = 'signed' | 'officialResult' | 'unknown' | 'cancelled' | 'contradiction' | 'resultCutOff';

/** What a merchant asks for every month, with most of what the signing page can show. */
const BIZ_CONTENT = { external_logon_id: '13852852877', period_rule_params: period({}) };

const clean = () => sampleSignStr({ bizContent: BIZ_CONTENT });
const body = () => decodeURIComponent(clean());

export const SIGN_STRS: { readonly [name in SignStrSample]: () => string } = {
  clean,
  official: () => JSON.parse(DOCUMENTED.split('\n')[0]!).sign_str,
  notEncoded: body,
  encodedTwice: () => encodeURIComponent(clean()),
  cutOff: () => clean().slice(0, 900),
  plusLost: () => sampleSignStr({ params: { sign: `i8X5 ${'i8X5'.repeat(84)}i8X=` } }),
  htmlEscaped: () => encodeURIComponent(body().replaceAll('&', '&amp;')),
  shortPeriod: () => sampleSignStr({ bizContent: { ...BIZ_CONTENT, period_rule_params: period({ period_type: 'DAY', period: '3' }) } }),
  certificates: () =>
    sampleSignStr({
      bizContent: BIZ_CONTENT,
      params: {
        app_cert_sn: '9f1c4b7d20e85a3316f07bd2c94e5a88',
        alipay_root_cert_sn: '687b59193f3f462dd5336e5abf83c5d8_02941eef3187dddf3d3b83462e1dfcf6',
      },
    }),
  chinese: () =>
    sampleSignStr({
      bizContent: {
        ...BIZ_CONTENT,
        sub_merchant: {
          sub_merchant_id: '2088000000000002',
          sub_merchant_name: '深圳市某某视频有限公司',
          sub_merchant_service_name: '连续包月会员',
        },
      },
    }),
};

function period(changes: object): object {
  return {
    period_type: 'MONTH',
    period: '1',
    execute_time: '2027-01-28',
    single_amount: '30.00',
    total_amount: '360.00',
    total_payments: '12',
    ...changes,
  };
}

const json = (payload: object) => JSON.stringify(payload, null, 2);
const signed = () => samplePayload('7000') as { readonly resultStatus: string; readonly result: string };

export const RESULTS: { readonly [name in ResultSample]: () => string } = {
  signed: () => json(signed()),
  officialResult: () => OFFICIAL_RESULT,
  unknown: () => json(samplePayload('7001')),
  cancelled: () => json(samplePayload('6001')),
  contradiction: () => json({ ...signed(), resultStatus: '7002' }),
  resultCutOff: () => json({ ...signed(), result: signed().result.slice(0, 260) }),
};
