// The string as a whole: what was passed instead of a signStr, and what stands around one.
import { SIGN_STR, TRIMMED_SIGN_STR } from './examples';
import type { Message } from './types';

export const OUTER = {
  not_a_sign_str: {
    layers: ['outer'],
    title: { zh: '不是签约字符串', en: 'Not a signStr' },
    means: {
      zh: '传入的不是签约字符串，其中找不到任何一个请求参数。',
      en: 'What was passed is no signStr: none of its parameters can be found in it.',
    },
    cause: {
      zh: '页面读错了响应字段（得到 undefined、null 或 [object Object]），接口异常时返回了错误页，或者误传了交易号、协议号。',
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
    fix: {
      zh: '改为调用 sdkExecute，对它返回的请求串整体做一次 URL 编码。',
      en: 'Call sdkExecute instead and encode the body that it returns, as a whole and once.',
    },
    examples: SIGN_STR,
  },
  json_wrapped: {
    layers: ['outer'],
    title: { zh: '传入了整个 JSON', en: 'Wrapped in JSON' },
    means: {
      zh: '传入的是一段 JSON，签约字符串是它的某个字段。',
      en: 'This is a JSON document that holds the signStr in one of its fields.',
    },
    cause: {
      zh: '页面把接口的整个响应（或对它做 JSON.stringify 的结果）当成签约字符串传入。',
      en: 'The page passed the whole response, or JSON.stringify of it.',
    },
    fix: {
      zh: '页面只传字段的值，例如 signStr: res.data.signStr。',
      en: 'On the page, pass the value of the field only: signStr: res.data.signStr.',
    },
  },
  wrapped_in_quotes: {
    layers: ['outer'],
    title: { zh: '两端带引号', en: 'Wrapped in quotation marks' },
    means: {
      zh: '签约字符串两端多了引号，引号会被当成参数的一部分。',
      en: 'Quotation marks stand around the signStr; they become part of its parameters.',
    },
    cause: {
      zh: '字符串又被序列化了一次（JSON.stringify、json_encode、json.dumps），或者页面没有按 JSON 解析就直接使用响应文本。',
      en: 'The string was serialised once more (JSON.stringify, json_encode, json.dumps), or the page used the text of a JSON response unparsed.',
    },
    fix: {
      zh: '服务端返回 JSON 对象，页面解析后取字段的值；不要再次序列化字符串，也不要手工加引号。',
      en: 'Return a JSON object and read its field after parsing; neither serialise the string again nor add quotation marks by hand.',
    },
  },
  html_escaped: {
    layers: ['outer', 'body', 'biz_content'],
    title: { zh: '被 HTML 转义', en: 'HTML-escaped' },
    means: {
      zh: '参数之间的 & 变成了 &amp;，后面的参数名都不对了；&timestamp、&notify_url 还可能被读成 ×tamp、¬ify_url。biz_content 里的引号变成 &quot; 时，它不再是 JSON。',
      en: 'The & between the parameters became &amp;, so that the names after it are wrong; &timestamp and &notify_url may be read as ×tamp and ¬ify_url. Where the quotes in biz_content became &quot;, it is no JSON.',
    },
    cause: {
      zh: '模板引擎或框架做了 HTML 转义，或者把请求串当成 HTML 解析、显示后再复制；PHP 的 arg_separator.output 设为 &amp; 时，http_build_query 的结果也会这样。',
      en: 'A template engine or framework escaped it for HTML, or the body was read or shown as HTML and copied from there; in PHP, http_build_query does so where arg_separator.output is &amp;.',
    },
    fix: {
      zh: '用 JSON 接口返回签约字符串，不要经过 HTML 模板；PHP 将 arg_separator.output 恢复为 &。',
      en: 'Return the signStr by a JSON interface and not through an HTML template; in PHP set arg_separator.output back to &.',
    },
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
    fix: {
      zh: '改为调用 sdkExecute，对它返回的请求串整体做一次 URL 编码。',
      en: 'Call sdkExecute instead and encode the body that it returns, as a whole and once.',
    },
    examples: SIGN_STR,
  },
  leading_question_mark: {
    layers: ['outer', 'body'],
    title: { zh: '开头多了问号', en: 'A question mark at the start' },
    means: {
      zh: '请求串前面多了一个“?”，第一个参数名因此不对。',
      en: 'A ? stands before the body, so that the name of its first parameter is wrong.',
    },
    cause: {
      zh: '请求串是从网关链接里截取的，连“?”一起取了下来。',
      en: 'The body was cut out of a gateway URL together with the ?.',
    },
    fix: {
      zh: '不要截取链接，直接使用 sdkExecute 返回的请求串。',
      en: 'Do not cut up a URL; use the body that sdkExecute returns.',
    },
    examples: SIGN_STR,
  },
  invisible_characters: {
    layers: ['outer', 'body'],
    title: { zh: '混入了看不见的字符', en: 'Invisible characters' },
    means: {
      zh: '字符串里有 BOM、零宽字符或换行等看不见的字符。',
      en: 'The string holds characters that cannot be seen: a byte order mark, zero-width characters or line breaks.',
    },
    cause: {
      zh: '从聊天工具、文档或终端复制了字符串；源文件带 BOM（PHP 常见）；日志或终端自动折行。',
      en: 'It was copied from a chat, a document or a terminal that wraps lines, or a source file begins with a byte order mark (often in PHP).',
    },
    fix: {
      zh: '由接口直接下发，不要手工复制；源文件保存为无 BOM 的 UTF-8。',
      en: 'Deliver it by the interface and not by copying; save source files as UTF-8 without a byte order mark.',
    },
  },
  surrounding_whitespace: {
    layers: ['outer'],
    title: { zh: '首尾有空白', en: 'White space around it' },
    means: {
      zh: '签约字符串的首尾有空格或换行。',
      en: 'White space stands before or after the signStr.',
    },
    cause: {
      zh: '脚本或模板多输出了空白，例如用 println 输出，或 PHP 的 ?> 之后还有换行。',
      en: 'A script or template printed more than the string: println, or a line break after PHP’s ?>.',
    },
    fix: {
      zh: '返回之前去掉首尾空白。',
      en: 'Trim the string before it is returned.',
    },
    examples: TRIMMED_SIGN_STR,
  },
} satisfies Record<string, Message>;
