// What was passed in the place of a signStr.
import { SIGN_STR } from './examples';
import type { Message } from './types';

const CALL_SDK_EXECUTE = {
  zh: '改为调用 sdkExecute，对它返回的请求串整体做一次 URL 编码。',
  en: 'Call sdkExecute instead and encode the body that it returns, as a whole and once.',
};

export const INSTEAD_OF_SIGN_STR = {
  not_a_sign_str: {
    layers: ['outer'],
    title: { zh: '不是签约字符串', en: 'Not a signStr' },
    means: {
      zh: '传入的不是签约字符串，其中找不到任何一个请求参数。',
      en: 'What was passed is no signStr: none of its parameters can be found in it.',
    },
    cause: {
      zh: '页面读错了响应字段（得到 undefined、null 或 [object Object]），接口异常时返回了错误页，或者误传了交易号、支付宝协议号。',
      en: 'The page read the wrong field (undefined, null, [object Object]), the server answered with an error page, or a trade or agreement number was passed.',
    },
    fix: {
      zh: '核对页面读取的字段名，确认服务端返回的是整体编码后的请求串；接口失败时不要发起签约。',
      en: 'Check the field that the page reads and that the server returns the encoded body in it; do not call when the request failed.',
    },
  },
  html_form: {
    layers: ['outer'],
    title: { zh: '传入了 HTML 表单', en: 'An HTML form' },
    means: {
      zh: '这是 pageExecute 以 POST 方式生成的 HTML 表单，不是签约字符串。',
      en: 'This is the HTML form that pageExecute makes for POST, not a signStr.',
    },
    cause: {
      zh: '服务端调用了 pageExecute。它用于在浏览器中跳转到支付宝页面，小程序用不了。',
      en: 'The server called pageExecute, which is for browsers that are sent to a page of Alipay.',
    },
    fix: CALL_SDK_EXECUTE,
    examples: SIGN_STR,
  },
  gateway_response: {
    layers: ['outer'],
    title: { zh: '传入了网关的响应', en: 'The gateway’s response' },
    means: {
      zh: '这是支付宝网关返回的 JSON 响应（…_response），不是签约字符串。',
      en: 'This is a JSON response of the gateway (…_response), not a signStr.',
    },
    cause: {
      zh: '服务端调用了 execute，直接请求了网关；签约接口只需要在本地生成请求串。',
      en: 'The server called execute, which asks the gateway; for signing, the body is only made.',
    },
    fix: CALL_SDK_EXECUTE,
    examples: SIGN_STR,
  },
  json_params: {
    layers: ['outer'],
    title: { zh: '传入了 JSON 形式的参数', en: 'The parameters as JSON' },
    means: {
      zh: '这是各个请求参数组成的 JSON 对象，还没有拼接、编码成签约字符串。',
      en: 'These are the parameters as a JSON object; they were not joined and encoded into a signStr.',
    },
    cause: {
      zh: '服务端返回了参数对象（如 Map、数组），没有用 SDK 生成请求串。',
      en: 'The server returned its parameters (a map, an array), and the body was not made by an SDK.',
    },
    fix: {
      zh: '返回 sdkExecute 生成的请求串，整体做一次 URL 编码；不要在页面上拼接。',
      en: 'Return the body that sdkExecute makes, encoded once as a whole; do not join parameters on the page.',
    },
    examples: SIGN_STR,
  },
  alipays_scheme: {
    layers: ['outer'],
    title: { zh: '传入了唤起支付宝的链接', en: 'A link that opens Alipay' },
    means: {
      zh: '这是唤起支付宝客户端的链接（alipays://、intent://、ds.alipay.com 等），用于 App、网页或二维码；小程序只需要其中 sign_params、orderStr 等参数的内容。',
      en: 'This is a link that opens the Alipay client from an app, a web page or a QR code (alipays://, intent://, ds.alipay.com); a mini-program needs only what is in its parameter sign_params or orderStr.',
    },
    cause: {
      zh: '照搬了 App 或扫码签约的示例，或者使用了 go-pay 的 UserAgreementPageSignInQRCode、UserAgreementPageSignInApp。',
      en: 'An example for apps or QR codes was followed, or go-pay’s UserAgreementPageSignInQRCode or UserAgreementPageSignInApp was used.',
    },
    fix: {
      zh: '改用 sdkExecute 返回的请求串（go-pay 为 UserAgreementPageSign），整体编码一次。',
      en: 'Use the body that sdkExecute returns (in go-pay, UserAgreementPageSign) and encode it once.',
    },
    examples: SIGN_STR,
  },
  gateway_url: {
    layers: ['outer'],
    title: { zh: '传入了网关地址', en: 'A gateway URL' },
    means: {
      zh: '这是带网关地址（…/gateway.do?）的链接，由 pageExecute 以 GET 方式生成，不是签约字符串。',
      en: 'This is a URL of the gateway (…/gateway.do?) as pageExecute makes it for GET, not a signStr.',
    },
    cause: {
      zh: '服务端调用了 pageExecute；smartwalle/alipay 的 AgreementPageSign、go-pay 的 PageExecute 返回的也是这种链接。',
      en: 'The server called pageExecute; smartwalle/alipay’s AgreementPageSign and go-pay’s PageExecute give such a URL too.',
    },
    fix: CALL_SDK_EXECUTE,
    examples: SIGN_STR,
  },
} satisfies Record<string, Message>;
