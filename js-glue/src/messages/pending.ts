// Codes that are explained before the check finds them. To be removed, with its use in index.ts, when the check has them.
import type { Finding } from '../types';

type Row = { readonly severity: Finding['severity'] };

const ERROR: Row = { severity: 'error' };
const WARNING: Row = { severity: 'warning' };

export const PENDING: { readonly [code: string]: Row } = {
  html_form: ERROR,
  json_wrapped: ERROR,
  wrapped_in_quotes: ERROR,
  html_escaped: ERROR,
  alipays_scheme: ERROR,
  leading_question_mark: ERROR,
  invisible_characters: ERROR,
  inner_not_encoded: ERROR,
  fully_decoded: ERROR,
  truncated: ERROR,
  bad_sign_type: ERROR,
  bad_timestamp: ERROR,
  sign_has_space: ERROR,
  sign_not_escaped: ERROR,
  sign_urlsafe_base64: ERROR,
  sign_has_linebreaks: WARNING,
  trailing_newline_in_value: WARNING,
  return_url_present: WARNING,
  biz_content_not_in_charset: ERROR,
  missing_personal_product_code: WARNING,
  missing_product_code: WARNING,
  codes_swapped: WARNING,
  missing_access_params: WARNING,
  access_params_not_object: WARNING,
  unknown_channel: WARNING,
  missing_period_rule_params: WARNING,
  period_rule_params_not_object: WARNING,
  bad_period_type: WARNING,
  bad_period: WARNING,
  period_lt_7_days: WARNING,
  missing_execute_time: WARNING,
  bad_execute_time: WARNING,
  execute_time_after_28: WARNING,
  missing_single_amount: WARNING,
  bad_single_amount: WARNING,
  sign_scene_required: WARNING,
  default_scene_with_external_agreement_no: WARNING,
  external_agreement_no_format: WARNING,
  missing_external_agreement_no: WARNING,
};
