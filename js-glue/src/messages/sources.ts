// Where it is written what the platform's codes mean. Read on 2026-11-28.
import type { Source } from './types';

const answer = (number: number, title: string): Source => ({ title, url: `https://developer.aliyun.com/ask/${number}` });
const page = (path: string, title: string): Source => ({ title, url: `https://github.com/AlipayDocs/open-docs/blob/main/${path}` });

export const AGREEMENT_NOT_FOUND = answer(285584, '#支付宝 USER_AGREEMENT_NOT_EXIST(用户协议不存在)');
export const MERCHANT_NOT_SIGNED = answer(285585, '#支付宝 MERCHANT_AGREEMENT_IS_NOT_EXIST(商户协议不存在)');
export const WRONG_PRODUCT_CODE = answer(285586, '#支付宝 PRODUCT_CODE_NOT_SUPPORTED_ERROR(无效的个人产品码)');
export const ILLEGAL_PARAMS_SHOWN = answer(285573, '#支付宝 周期扣款无线端唤起签约页面提示:开通失败 ILLEGAL_PARAMS');
export const INVALID_PARAMETER_SHOWN = answer(285457, '#支付宝 订单信息无法识别,建议联系卖家,错误码:INVALID_PARAMETER');
export const SYSTEM_ERROR_SHOWN = answer(285570, '#支付宝 代扣签约报错:系统异常,签约失败,商户请求数据错误');
export const NO_ACCESS_PARAMS = answer(285571, '#支付宝 周期扣款支付并签约报错:系统异常');
export const NOT_FOUND_SHOWN = answer(285569, '#支付宝 周期扣款签约接口报:404 Not Found');
export const INVALID_APP_ID = answer(285052, '#支付宝 isv.invalid-app-id(无效的AppID参数)');
export const NO_PERMISSION = answer(285456, '#支付宝 错误代码 insufficient-isv-permissions 错误原因: ISV权限');

const PROBLEMS = 'support/支付宝小程序/常见问题';
export const INVALID_SIGNATURE = page(
  `${PROBLEMS}/小程序周期扣款签约报isv.invalid-signature（无效签名）.md`,
  '小程序周期扣款签约报isv.invalid-signature（无效签名）',
);
export const N22104_RETURNED = page(`${PROBLEMS}/error:4（无权调用%20N22104）.md`, 'error:4（无权调用 N22104）');
export const THE_CALL = page('mini/api/开放能力API/周期扣款/my.paySignCenter.md', 'my.paySignCenter · 常见问题');
export const WEB_VIEW = page('mini/component/基础组件/开放组件/web-view/web-view%20H5%20页面承载.md', 'web-view H5 页面承载 · 可用 API');

export const COMMON_CODES: Source = { title: '公共错误码', url: 'https://opendocs.alipay.com/open/common/105806' };
export const NEW_SANDBOX: Source = {
  title: 'fzlee/alipay #156: 沙箱环境下调用失败（invalid-app-id）及其解决办法',
  url: 'https://github.com/fzlee/alipay/issues/156',
};
export const PAY_AND_SIGN: Source = {
  title: 'smartwalle/alipay #173: 支付并签约提示商户协议不存在',
  url: 'https://github.com/smartwalle/alipay/pull/173',
};
export const ALI40247_SHOWN: Source = {
  title: '支付宝 app支付异常摘记 -- ALI40247',
  url: 'https://blog.csdn.net/luojinbai/article/details/52753660',
};
export const NO_KEY_UPLOADED: Source = {
  title: 'OpenFlutter/tobias #47: isv.missing-signature-config',
  url: 'https://github.com/OpenFlutter/tobias/issues/47',
};
export const SANDBOX_NOT_SUPPORTED: Source = {
  title: '周期扣款 · 支付并签约场景 · 说明',
  url: 'https://opendocs.alipay.com/open/041bxs',
};
