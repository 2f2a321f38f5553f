// What both rivals say with the same lines: the layers around the parameters, and the forms of values.
import qs from 'qs';

export const CHARSET = /^(?:utf-8|gbk|gb2312)$/i;
export const TIMESTAMP = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
export const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
export const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
export const EXTERNAL_AGREEMENT_NO = /^[A-Za-z0-9]{1,32}$/;
export const METHOD = 'alipay.user.agreement.page.sign';
export const SIGN_TYPES = ['RSA2', 'RSA', 'SM2'];
export const PRODUCT_CODES = ['CYCLE_PAY_AUTH', 'GENERAL_WITHHOLDING'];
export const CHANNELS = ['ALIPAYAPP', 'QRCODE', 'QRCODEORSMS'];

/** The parameters of a signStr, or the code of what stands in their way. */
export function paramsOf(signStr) {
  if (signStr.includes('&')) return { code: 'not_encoded' };
  let body;
  try {
    body = decodeURIComponent(signStr);
  } catch {
    return { code: 'bad_percent_escape' };
  }
  if (!body.includes('&') && /%26/.test(body)) return { code: 'over_encoded' };
  return { params: qs.parse(body, { depth: 0, parseArrays: false }) };
}

/** The value of a JSON text, or undefined where it is none. */
export function jsonOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isPositive(value) {
  return Number(value) > 0;
}

export function dayOf(date) {
  return Number(date.slice(8));
}
