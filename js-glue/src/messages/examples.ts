// The names are those of the SDKs' own sources: alipay-sdk 4 (3 has `sdkExec` only), alipay-sdk-java 4,
// alipay-sdk-python 3.7, alipay-sdk-php-all v2, smartwalle/alipay v3. Each `sdkExecute` gives the body, encoded form-like:
// it holds no bare space, so that URLEncoder and QueryEscape, which make `+` of one, are as good as the others.
import type { Examples } from './types';

/** What the SDKs of {@link Examples} are called where their lines are shown, in this order. */
export const SDKS: { readonly [sdk in keyof Examples]: string } = {
  node: 'Node',
  java: 'Java',
  python: 'Python',
  php: 'PHP',
  go: 'Go',
};

/** The body, encoded once. */
export const SIGN_STR: Examples = {
  node: "const signStr = encodeURIComponent(alipaySdk.sdkExecute('alipay.user.agreement.page.sign', { bizContent }));",
  java: 'String signStr = URLEncoder.encode(alipayClient.sdkExecute(request).getBody(), "UTF-8");',
  python: "sign_str = quote(client.sdk_execute(request), safe='')",
  php: '$signStr = rawurlencode($aop->sdkExecute($request));',
  go: 'body, err := client.EncodeParam(param); signStr := url.QueryEscape(body)',
};

export const TRIMMED_BODY: Examples = {
  node: 'const signStr = encodeURIComponent(body.trim());',
  java: 'String signStr = URLEncoder.encode(body.trim(), "UTF-8");',
  python: "sign_str = quote(body.strip(), safe='')",
  php: '$signStr = rawurlencode(trim($body));',
  go: 'signStr := url.QueryEscape(strings.TrimSpace(body))',
};

export const TRIMMED_SIGN_STR: Examples = {
  node: 'signStr = signStr.trim();',
  java: 'signStr = signStr.trim();',
  python: 'sign_str = sign_str.strip()',
  php: '$signStr = trim($signStr);',
  go: 'signStr = strings.TrimSpace(signStr)',
};

export const METHOD: Examples = {
  node: "const body = alipaySdk.sdkExecute('alipay.user.agreement.page.sign', { bizContent });",
  java: 'AlipayUserAgreementPageSignRequest request = new AlipayUserAgreementPageSignRequest();',
  python: 'request = AlipayUserAgreementPageSignRequest(biz_model=model)',
  php: '$request = new AlipayUserAgreementPageSignRequest();',
  go: 'body, err := client.EncodeParam(alipay.AgreementPageSign{PersonalProductCode: "CYCLE_PAY_AUTH_P"})',
};

export const SIGN_TYPE: Examples = {
  node: "const alipaySdk = new AlipaySdk({ appId, privateKey, alipayPublicKey, signType: 'RSA2' });",
  java: 'AlipayClient alipayClient = new DefaultAlipayClient(url, appId, privateKey, "json", "UTF-8", alipayPublicKey, "RSA2");',
  python: "config.sign_type = 'RSA2'",
  php: "$aop->signType = 'RSA2';",
  go: 'client, err := alipay.New(appId, privateKey, true) // RSA2',
};

export const TIMESTAMP: Examples = {
  node: "const timestamp = new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 19).replace('T', ' ');",
  java: 'String timestamp = LocalDateTime.now(ZoneId.of("Asia/Shanghai")).format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"));',
  python: "timestamp = datetime.now(ZoneInfo('Asia/Shanghai')).strftime('%Y-%m-%d %H:%M:%S')",
  php: "$timestamp = (new DateTime('now', new DateTimeZone('Asia/Shanghai')))->format('Y-m-d H:i:s');",
  go: 'timestamp := time.Now().In(time.FixedZone("CST", 8*3600)).Format("2006-01-02 15:04:05")',
};

export const APPENDED_SIGN: Examples = {
  node: "body += '&sign=' + encodeURIComponent(sign);",
  java: 'body += "&sign=" + URLEncoder.encode(sign, "UTF-8");',
  python: "body += '&sign=' + quote(sign, safe='')",
  php: "$body .= '&sign=' . rawurlencode($sign);",
  go: 'body += "&sign=" + url.QueryEscape(sign)',
};

export const BASE64: Examples = {
  node: "const sign = createSign('RSA-SHA256').update(content, 'utf8').sign(privateKey, 'base64');",
  java: 'String sign = Base64.getEncoder().encodeToString(signature.sign());',
  python: "sign = base64.b64encode(signature).decode('ascii')",
  php: '$sign = base64_encode($signature);',
  go: 'sign := base64.StdEncoding.EncodeToString(signature)',
};

export const BIZ_CONTENT: Examples = {
  node: "const body = alipaySdk.sdkExecute('alipay.user.agreement.page.sign', { bizContent: { personal_product_code: 'CYCLE_PAY_AUTH_P' } });",
  java: 'request.setBizModel(model); // AlipayUserAgreementPageSignModel',
  python: 'request = AlipayUserAgreementPageSignRequest(biz_model=model)  # AlipayUserAgreementPageSignModel',
  php: '$request->setBizContent(json_encode($bizContent, JSON_UNESCAPED_UNICODE)); // $bizContent is an array',
  go: 'body, err := client.EncodeParam(alipay.AgreementPageSign{PersonalProductCode: "CYCLE_PAY_AUTH_P"})',
};

export const ACCESS_PARAMS: Examples = {
  node: "bizContent.access_params = { channel: 'ALIPAYAPP' };",
  java: 'AccessParams accessParams = new AccessParams(); accessParams.setChannel("ALIPAYAPP"); model.setAccessParams(accessParams);',
  python: "model.access_params = {'channel': 'ALIPAYAPP'}",
  php: "$bizContent['access_params'] = ['channel' => 'ALIPAYAPP'];",
  go: 'param.AccessParams = &alipay.AccessParams{Channel: "ALIPAYAPP"}',
};

export const PERIOD_RULE_PARAMS: Examples = {
  node: "bizContent.period_rule_params = { period_type: 'MONTH', period: 1, execute_time: '2027-03-28', single_amount: '30.00' };",
  java: 'PeriodRuleParams rule = new PeriodRuleParams(); rule.setPeriodType("MONTH"); rule.setPeriod(1L); rule.setExecuteTime("2027-03-28"); rule.setSingleAmount("30.00"); model.setPeriodRuleParams(rule);',
  python: "model.period_rule_params = {'period_type': 'MONTH', 'period': 1, 'execute_time': '2027-03-28', 'single_amount': '30.00'}",
  php: "$bizContent['period_rule_params'] = ['period_type' => 'MONTH', 'period' => 1, 'execute_time' => '2027-03-28', 'single_amount' => '30.00'];",
  go: 'param.PeriodRuleParams = &alipay.PeriodRuleParams{PeriodType: "MONTH", Period: "1", ExecuteTime: "2027-03-28", SingleAmount: "30.00"}',
};
