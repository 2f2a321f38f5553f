// What the platform says: sub-codes of `alipay.user.agreement.page.sign` and `alipay.user.agreement.query`, and what users see
// on the signing page. Only what a public document or answer supports; each row names it.
import { bareSubCode } from '../sub_code';
import { AGREEMENT_FIELDS, PRODUCT_CODES } from './shared';
import * as sources from './sources';
import type { Source, WholeRow } from './types';

export interface PlatformRow extends WholeRow {
  readonly sources: readonly [Source, ...Source[]];
}

const LATER = {
  zh: '先由服务端查询签约状态；确认没有签约后，稍后再试。持续出现时，带上请求时间和 app_id 联系支付宝技术支持。',
  en: 'Query the agreement on the server first. If there is none, try again later. If it goes on, give the time of the request and the app_id to the support of Alipay.',
};

const SIGN_RIGHT = {
  zh: '第一步，确认签约字符串是 sdkExecute 的返回值整体编码一次：用 npx pay-sign-center check 检查。第二步，核对密钥：加 --app-public-key 用开放平台上的应用公钥验签。第三步，签名之后不要再改动任何参数。',
  en: 'First, make sure that the signStr is what sdkExecute returns, encoded once as a whole: `npx pay-sign-center check` says so. Second, check the key: give the app’s public key of the open platform by --app-public-key. Third, change no parameter after signing.',
};

/** What the platform itself says, explained: sub-codes, and words on the signing page. */
export const PLATFORM = {
  USER_AGREEMENT_NOT_EXIST: {
    title: { zh: '用户协议不存在', en: 'There is no such agreement' },
    means: {
      zh: '平台找不到所查询的协议。参数正确、且不是刚刚签约时，说明用户没有签约。',
      en: 'The platform finds no agreement for the query. If the parameters are right and no signing is just over, the user has not signed.',
    },
    cause: {
      zh: '用户没有签约，或者查询参数与签约时不同，例如编号中有空格。',
      en: 'The user has not signed, or the query’s parameters are not those of the signing; a number may hold a space.',
    },
    fix: {
      zh: '只用一组参数查询：agreement_no；或者与签约时相同的 external_agreement_no、personal_product_code 和 sign_scene。刚签约时平台可能还查不到，至少查询两次，间隔两秒以上；确认参数无误后仍是这个结果，就可以让用户签约。',
      en: 'Query by one set of parameters: by agreement_no, or by external_agreement_no, personal_product_code and sign_scene as they were for the signing. Right after a signing the platform may not know of it: ask at least twice, two seconds apart. If the answer stays the same, let the user sign.',
    },
    words: ['用户协议不存在'],
    sources: [sources.AGREEMENT_NOT_FOUND],
  },
  MERCHANT_AGREEMENT_IS_NOT_EXIST: {
    title: { zh: '商户协议不存在', en: 'The merchant has no contract' },
    means: {
      zh: '商户没有签约周期扣款产品，或者产品码与签约的产品不符。',
      en: 'The merchant has not signed for the product 周期扣款, or the product codes are not of that product.',
    },
    cause: {
      zh: '产品未签约、未生效或没有添加到应用；personal_product_code 或 product_code 有误，或者没有传 product_code。',
      en: 'The product is not signed for, not yet in force or not added to the app; or personal_product_code or product_code is wrong or missing.',
    },
    fix: {
      zh: '第一步，在商家平台确认周期扣款已签约并生效，在应用的产品绑定中能看到它。第二步，核对产品码：personal_product_code 为 CYCLE_PAY_AUTH_P，product_code 为 CYCLE_PAY_AUTH；商家扣款则为 GENERAL_WITHHOLDING_P 和 GENERAL_WITHHOLDING。',
      en: 'First, see on the merchant platform that the product 周期扣款 is signed for and in force, and that it is bound to the app. Second, check the codes: CYCLE_PAY_AUTH_P and CYCLE_PAY_AUTH, or for 商家扣款 GENERAL_WITHHOLDING_P and GENERAL_WITHHOLDING.',
    },
    words: ['MERCHANT_AGREEMENT_NOT_EXIST', '商户协议不存在'],
    sources: [sources.MERCHANT_NOT_SIGNED, sources.PAY_AND_SIGN],
  },
  PRODUCT_CODE_NOT_SUPPORTED_ERROR: {
    title: { zh: '无效的个人产品码', en: 'The personal product code is not valid' },
    means: { zh: 'personal_product_code 不是平台认可的取值。', en: 'personal_product_code is not one that the platform accepts.' },
    cause: {
      zh: '写错、漏了末尾的 _P，或者与 product_code 写反。',
      en: 'It is misspelt, lacks the _P at its end, or was swapped with product_code.',
    },
    fix: PRODUCT_CODES,
    words: ['无效的个人产品码'],
    sources: [sources.WRONG_PRODUCT_CODE],
  },
  ILLEGAL_PARAMS: {
    title: { zh: '开通失败 ILLEGAL_PARAMS', en: 'ILLEGAL_PARAMS on the signing page' },
    means: { zh: '签约页认为参数有误。', en: 'The signing page refuses the parameters.' },
    cause: {
      zh: '没有 biz_content，biz_content 不是合法的 JSON，或者有参数是空值。',
      en: 'biz_content is missing, is not valid JSON, or holds an empty value.',
    },
    fix: AGREEMENT_FIELDS,
    words: ['开通失败 ILLEGAL_PARAMS'],
    sources: [sources.ILLEGAL_PARAMS_SHOWN],
  },
  INVALID_PARAMETER: {
    title: { zh: '参数有误', en: 'A parameter is not valid' },
    means: {
      zh: '业务参数的格式或取值不合要求；sub_msg 常会指出是哪一个。',
      en: 'The format or the value of a parameter is not accepted. sub_msg often names it.',
    },
    cause: {
      zh: 'biz_content 多了逗号、少了引号，缺少必填参数，或者值超出范围。',
      en: 'biz_content has a comma too many or a quotation mark too few, lacks a parameter, or a value is out of range.',
    },
    fix: AGREEMENT_FIELDS,
    words: ['参数有误', '参数无效'],
    sources: [sources.INVALID_PARAMETER_SHOWN],
  },
  SYSTEM_ERROR: {
    title: { zh: '系统异常', en: 'System error' },
    means: {
      zh: '平台没有说明原因。签约页上的“系统异常”多半是参数不全；由服务端查询得到时，结果未知。',
      en: 'The platform gives no reason. On the signing page it mostly means that parameters are missing; as the answer to a request, the outcome is unknown.',
    },
    cause: {
      zh: '缺少 access_params 或 period_rule_params 中的字段，传了 external_agreement_no 却没有 sign_scene；也可能是平台的故障。',
      en: 'access_params or a field of period_rule_params is missing, or external_agreement_no was sent without sign_scene. Or the platform has a fault.',
    },
    fix: {
      zh: '先查询签约状态，不要当作失败。再核对 biz_content：access_params、period_rule_params 的四个字段，以及 sign_scene。参数无误时稍后再试。',
      en: 'Query first: this is no failure yet. Then check biz_content: access_params, the four fields of period_rule_params, and sign_scene. If they are right, try again later.',
    },
    words: ['系统异常', '系统异常,签约失败,商户请求数据错误'],
    sources: [sources.SYSTEM_ERROR_SHOWN, sources.NO_ACCESS_PARAMS],
  },
  'isp.unknow-error': {
    title: { zh: '服务暂不可用', en: 'The service is not available' },
    means: {
      zh: '平台的业务系统不可用，这次请求的结果未知。',
      en: 'A system behind the gateway is not available. What became of the request is unknown.',
    },
    cause: { zh: '平台侧的临时故障。', en: 'The platform has a fault, mostly a short one.' },
    fix: LATER,
    words: ['系统繁忙'],
    sources: [sources.COMMON_CODES],
  },
  'aop.unknow-error': {
    title: { zh: '网关未知错误', en: 'An unknown error of the gateway' },
    means: { zh: '网关自身出错，这次请求的结果未知。', en: 'The gateway itself failed. What became of the request is unknown.' },
    cause: { zh: '网关的临时故障。', en: 'The gateway has a fault, mostly a short one.' },
    fix: LATER,
    sources: [sources.COMMON_CODES],
  },
  'isv.invalid-app-id': {
    title: { zh: '无效的 AppID', en: 'The app id is not valid' },
    means: {
      zh: '这个环境中没有这个 app_id，或者应用没有上线。',
      en: 'The app_id does not exist in this environment, or the app is not online.',
    },
    cause: {
      zh: '应用未上线，app_id 多了空格，或者沙箱与正式环境混用。沙箱的 app_id 以 9021 开头，只在沙箱网关有效。',
      en: 'The app is not online, the app_id holds a space, or the sandbox and production were mixed. App ids of the sandbox begin with 9021 and exist there only.',
    },
    fix: {
      zh: '核对 app_id 与环境：正式应用用 https://openapi.alipay.com/gateway.do，并确认已上线；沙箱应用用 https://openapi-sandbox.dl.alipaydev.com/gateway.do 和沙箱版支付宝。文档说明周期扣款暂不支持沙箱，签约请用正式应用测试。',
      en: 'Match app_id and environment. An app of production needs https://openapi.alipay.com/gateway.do and must be online. One of the sandbox needs https://openapi-sandbox.dl.alipaydev.com/gateway.do and the sandbox’s own Alipay client. The documentation says that the sandbox does not support 周期扣款: test the signing with an app of production.',
    },
    words: ['无效的AppID参数', 'invalid-app-id'],
    sources: [sources.INVALID_APP_ID, sources.NEW_SANDBOX, sources.SANDBOX_NOT_SUPPORTED],
  },
  'isv.invalid-signature': {
    title: { zh: '无效签名', en: 'Invalid signature (无效签名)' },
    means: { zh: '平台验签不通过。', en: 'The platform could not verify the signature.' },
    cause: {
      zh: '签约字符串没有编码，密钥不匹配，或者参数有乱码。',
      en: 'The signStr was not encoded, the key does not match, or a parameter is garbled.',
    },
    fix: SIGN_RIGHT,
    words: ['无效签名', 'invalid-signature'],
    sources: [sources.INVALID_SIGNATURE, sources.THE_CALL],
  },
  'isv.missing-signature-config': {
    title: { zh: '应用没有配置公钥', en: 'The app has no public key' },
    means: {
      zh: '开放平台上没有与 sign_type 对应的应用公钥或证书，平台无法验签。',
      en: 'The open platform has no public key or certificate of the app for this sign_type, so it cannot verify.',
    },
    cause: {
      zh: '没有上传应用公钥，或者上传的是另一种签名算法的公钥。',
      en: 'No public key was uploaded, or the uploaded one is for the other sign_type.',
    },
    fix: {
      zh: '在开放平台应用的“接口加签方式”中上传应用公钥或证书，sign_type 使用 RSA2。',
      en: 'Upload the app’s public key or certificate on its page of the open platform (接口加签方式), and use RSA2.',
    },
    sources: [sources.NO_KEY_UPLOADED, sources.COMMON_CODES],
  },
  'isv.insufficient-isv-permissions': {
    title: { zh: 'ISV 权限不足', en: 'The app has no permission for the API' },
    means: { zh: '应用没有调用这个接口的权限。', en: 'The app may not call this API.' },
    cause: {
      zh: '产品未签约或已失效、没有添加到应用、应用未上线；代调用时，商户没有签约。',
      en: 'The product is not signed for, has expired or is not added to the app, or the app is not online. For a service provider, the merchant has not signed.',
    },
    fix: {
      zh: '第一步，确认应用已上线。第二步，确认周期扣款已签约并绑定到这个应用；先绑定后签约的，解绑后重新绑定一次。第三步，代调用时与商户核实签约情况。',
      en: 'First, see that the app is online. Second, see that the product is signed for and bound to this app; if it was bound before, bind it again. Third, a service provider asks the merchant.',
    },
    words: ['ISV权限不足', 'insufficient-isv-permissions'],
    sources: [sources.NO_PERMISSION],
  },
  N22104: {
    title: { zh: '无权调用', en: 'No permission to call the function' },
    means: {
      zh: '客户端不允许这个小程序调用该接口，error 为 4。',
      en: 'The client does not let this mini-program call the function. `error` is 4.',
    },
    cause: {
      zh: '小程序属于个人，没有“小程序端基础产品”，或者授权给了没有绑定它的第三方应用。',
      en: 'The mini-program is a person’s, lacks the basic product of mini-programs, or is run by a third-party app that lacks it.',
    },
    fix: {
      zh: '第一步，确认开发者工具关联的是企业小程序。第二步，在开放平台为它（或第三方应用）添加小程序端基础产品和周期扣款。第三步，重新授权，并重新推送真机调试。',
      en: 'First, see that the developer tools are linked to an enterprise’s mini-program. Second, add the basic product of mini-programs and 周期扣款 to it, or to the third-party app. Third, authorise anew and push to the device anew.',
    },
    words: ['4', '无权调用', '无权限调用'],
    sources: [sources.N22104_RETURNED, sources.THE_CALL],
  },
  ALI40247: {
    title: { zh: '系统繁忙（ALI40247）', en: 'System busy (ALI40247)' },
    means: {
      zh: 'App 支付中这个代码表示签名错误；签约页上没有文档说明，按签名错误排查。',
      en: 'In app payments this code means a wrong signature. No document tells of it on the signing page; look there first.',
    },
    cause: {
      zh: 'sign 两端多了引号、被编码了两次，或者参数的值没有编码。',
      en: 'Quotation marks stand around sign, it was encoded twice, or values were not encoded.',
    },
    fix: SIGN_RIGHT,
    sources: [sources.ALI40247_SHOWN],
  },
  '404 Not Found': {
    title: { zh: '404 Not Found', en: '404 Not Found' },
    means: { zh: '签约页打开后显示 404：请求参数的格式有误。', en: 'The signing page shows 404: the format of the request is wrong.' },
    cause: {
      zh: 'biz_content 中的对象写成了 JSON 字符串，或者参数之间少了逗号。',
      en: 'An object in biz_content was sent as a JSON string, or a comma is missing between parameters.',
    },
    fix: {
      zh: '把 access_params、period_rule_params 作为对象放进 biz_content，整个 biz_content 只序列化一次；用 npx pay-sign-center check 检查。',
      en: 'Put access_params and period_rule_params into biz_content as objects, and write biz_content as JSON once. `npx pay-sign-center check` checks it.',
    },
    words: ['404'],
    sources: [sources.NOT_FOUND_SHOWN],
  },
} satisfies { readonly [code: string]: PlatformRow };

/** A code of {@link PLATFORM}. */
export type PlatformCode = keyof typeof PLATFORM;

/** The table's own name for a code or for words on the signing page; the same where it has none. */
export function canonicalOf(code: string): string {
  const bare = bareSubCode(code);
  const rows: { readonly [code: string]: PlatformRow } = PLATFORM;
  const named = Object.keys(rows).filter((name) => (rows[name]!.words ?? []).indexOf(bare) >= 0);
  return named[0] ?? bare;
}
