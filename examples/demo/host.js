// A stand-in for the host object `my`: it answers a call as it is told to, later, as a real one does.

/** The 返回值示例 of the official page, verbatim: with raw line breaks, a trailing comma and two lost backslashes. */
const SAMPLE = String.raw`{
\"alipay_user_agreement_page_sign_response\":{
\"code\":\"10000\",
\"msg\":\"Success\",
\"app_id\":\"2017060101317939\",
\"auth_app_id\":\"2017060101317939\",
\"charset\":\"UTF-8\",
\"timestamp\":\"2017-06-27 11:40:15\",
\"sign_scene\":\"INDUSTRY|CARRENTAL\",
\"valid_time\":\"2017-06-27 11:40:13\",
\"status\":\"NORMAL\",
\"external_agreement_no\":\"test212\",
\"agreement_no\":\"20170627457298962889\",
\"external_logon_id\":\"13852852877\",
\"alipay_logon_id\":\"138****2877\",
\"invalid_time\":\"2017-08-27 11:40:13\",
\"personal_product_code\":\"GENERAL_WITHHOLDING_P\",
\"sign_time\":\"2017-06-27 11:40:14\",
},
\"sign":"KgeHoSYPuhpzhfrjeuwWbRmjJtlUp+5UGfq2OxYLraWEOqKsw9FokUnodMEgKgJK8=",
\"sign_type\":\"RSA\"
}`;

/** What the page's callback gets of it: the text of the string. */
const SAMPLE_RESULT = SAMPLE.replace(/\\"/g, '"');

/** A host of that client version, which answers through `success` or `fail` with that payload. */
function makeHost({ version = '10.8.60.8000', via = 'success', payload }) {
  const host = {
    alerts: [],
    asked: 0,
    env: { clientName: 'ap', clientVersion: version },
    canIUse: (api) => api === 'paySignCenter',
    alert: (options) => host.alerts.push(options),
    paySignCenter(options) {
      host.asked += 1;
      setImmediate(() => {
        options[via](payload);
        options.complete(payload);
      });
    },
  };
  return host;
}

module.exports = { SAMPLE_RESULT, makeHost };
