// What more than one table says.
export const QUERY_FIRST = {
  zh: '先由服务端用外部签约号调用 alipay.user.agreement.query 查询：status 为 NORMAL 即已签约；确认没有签约之后，再让用户重新发起。刚签约时平台可能还查不到：至少查询两次，最后一次在收到答复两秒之后。',
  en: 'First query on the server: call alipay.user.agreement.query with the external agreement number. The status NORMAL means that the user has signed. Let the user try again only when the answer says that there is no agreement. Right after a signing the platform may not know of it: ask at least twice, the last time two seconds or more after the client’s answer.',
};

export const KEEP_THE_STRING = {
  zh: '把回调收到的 result 字符串原样交给服务端：不要解析后再序列化，也不要改动其中任何字符。',
  en: 'Hand the string `result` to the server exactly as the callback got it. Do not parse and write it again, and change no character of it.',
};

export const AGREEMENT_FIELDS = {
  zh: '对照接口文档逐项核对 biz_content：personal_product_code、product_code、access_params 和 period_rule_params（period_type、period、execute_time、single_amount）都要传；传了 external_agreement_no 就要传 sign_scene；不用的字段不要传空值。用 npx pay-sign-center check 可以检查签约字符串。',
  en: 'Compare biz_content with the documentation. Send personal_product_code, product_code, access_params and period_rule_params (with period_type, period, execute_time and single_amount). Send sign_scene if you send external_agreement_no. Leave a field out rather than send it empty. `npx pay-sign-center check` checks the signStr.',
};

export const PRODUCT_CODES = {
  zh: '把 personal_product_code 设为 CYCLE_PAY_AUTH_P，product_code 设为 CYCLE_PAY_AUTH（少一个末尾的 _P），两者不要写反，然后重新签名。',
  en: 'Set personal_product_code to CYCLE_PAY_AUTH_P and product_code to CYCLE_PAY_AUTH, which lacks the _P at the end. Do not swap them. Then sign anew.',
};

export const PLATFORM_KEY = {
  zh: '在开放平台的“接口加签方式”中复制支付宝公钥（不是应用公钥），用它验签；证书模式下使用支付宝公钥证书。',
  en: 'Copy the platform’s public key (支付宝公钥) from the app’s page on the open platform, not the app’s own public key (应用公钥). Check with it. In certificate mode, use the platform’s certificate.',
};
