// What a page author would say about each fault; the two rivals share it.

const ERRORS = {
  not_encoded: 'the signStr was not encoded with encodeURIComponent',
  over_encoded: 'the signStr was encoded more than once',
  bad_percent_escape: 'the signStr holds a percent sign that begins no escape',
  duplicate_param: 'a parameter is there more than once',
  missing_app_id: 'app_id is missing',
  missing_method: 'method is missing',
  missing_charset: 'charset is missing',
  missing_version: 'version is missing',
  missing_timestamp: 'timestamp is missing',
  missing_sign_type: 'sign_type is missing',
  missing_sign: 'sign is missing',
  missing_biz_content: 'biz_content is missing',
  wrong_method: 'method must be alipay.user.agreement.page.sign',
  bad_charset: 'charset must be utf-8, gbk or gb2312',
  bad_version: 'version must be 1.0',
  bad_timestamp: 'timestamp must look like 2027-04-01 11:40:15',
  bad_sign_type: 'sign_type must be RSA2, RSA or SM2',
  sign_not_base64: 'sign must be base64',
  biz_content_not_json: 'biz_content must be JSON',
  biz_content_not_object: 'biz_content must be an object',
};

const WARNINGS = {
  return_url_present: 'return_url takes the user out of the mini-program',
  missing_personal_product_code: 'personal_product_code is missing',
  personal_product_code_too_long: 'personal_product_code has more than 64 characters',
  codes_swapped: 'product_code and personal_product_code are swapped',
  unknown_product_code: 'product_code is neither CYCLE_PAY_AUTH nor GENERAL_WITHHOLDING',
  missing_access_params: 'access_params is missing or no object',
  unknown_channel: 'channel must be ALIPAYAPP, QRCODE or QRCODEORSMS',
  missing_period_rule_params: 'period_rule_params is missing or no object',
  bad_period_type: 'period_type must be DAY or MONTH',
  bad_period: 'period must be a whole number above 0',
  period_lt_7_days: 'a period in days must be 7 at least',
  bad_execute_time: 'execute_time must look like 2027-03-28',
  execute_time_after_28: 'the day of execute_time must be 28 at most',
  missing_single_amount: 'single_amount is missing',
  bad_single_amount: 'single_amount must be an amount above 0',
  external_agreement_no_format: 'external_agreement_no takes up to 32 letters and digits',
  sign_scene_required: 'sign_scene is required with external_agreement_no',
  default_scene_with_external_agreement_no: 'sign_scene may not be DEFAULT|DEFAULT with external_agreement_no',
};

/** The finding of that code; a library's own message, for what the author did not foresee, becomes `other`. */
export function finding(code) {
  if (code in ERRORS) return { code, severity: 'error', message: ERRORS[code] };
  if (code in WARNINGS) return { code, severity: 'warning', message: WARNINGS[code] };
  return { code: 'other', severity: 'error', message: code };
}

export function report(codes) {
  const findings = codes.map(finding);
  return { ok: findings.every(({ severity }) => severity !== 'error'), findings };
}

export const KINDS = { 7000: 'signed', 7001: 'unknown', 7002: 'failed', 6001: 'cancelled', 6002: 'network_error' };
