// A signStr with something around it, or written in another way as a whole.
import { SIGN_STR, TRIMMED_SIGN_STR } from './examples';
import type { Message } from './types';

export const AROUND_SIGN_STR = {
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
  json_escaped: {
    layers: ['outer', 'body'],
    title: { zh: '带有 JSON 转义', en: 'Escapes of JSON' },
    means: {
      zh: '字符串里有 JSON 的转义（如 \\u0026 代表 &），参数因此连在了一起。',
      en: 'The string has escapes of JSON in it, such as \\u0026 for &, so that its parameters run together.',
    },
    cause: {
      zh: '从 JSON 文本里直接截取或复制了字段的值，没有解析；Go 的 json.Marshal、Gson 默认会转义 &。',
      en: 'The value was cut or copied out of JSON text that was not parsed; Go’s json.Marshal and Gson escape & by default.',
    },
    fix: {
      zh: '用 JSON.parse 解析响应后再取字段的值。',
      en: 'Parse the response with JSON.parse, then take the field’s value.',
    },
  },
  base64_wrapped: {
    layers: ['outer'],
    title: { zh: '被 Base64 编码', en: 'Written in base64' },
    means: {
      zh: '请求串被整体做了 Base64 编码，支付宝客户端不认识。',
      en: 'The body was written in base64 as a whole, which the client does not read.',
    },
    cause: {
      zh: '服务端为了传输方便做了 Base64，页面没有解码。',
      en: 'The server wrote it in base64 for the way, and the page did not decode it.',
    },
    fix: {
      zh: '直接返回整体 URL 编码一次的请求串，不要再做 Base64。',
      en: 'Return the body URL-encoded once, without base64.',
    },
    examples: SIGN_STR,
  },
  surrounding_text: {
    layers: ['outer', 'body'],
    title: { zh: '前后有多余的文字', en: 'Text around the signStr' },
    means: {
      zh: '签约字符串的前面或后面有多余的文字，例如 signStr=、日志前缀、页面路径、HTML 标签或句号。',
      en: 'Text stands before or after the signStr: signStr=, the beginning of a log line, a page’s path, a tag of HTML, a full stop.',
    },
    cause: {
      zh: '从日志、文档或链接里连同前后的文字一起复制，或者拼接页面参数时多传了参数名。',
      en: 'It was copied from a log, a document or a link with the text around it, or a parameter’s name was joined to it.',
    },
    fix: {
      zh: '只传签约字符串本身。',
      en: 'Pass the signStr alone.',
    },
  },
  wrong_separator: {
    layers: ['outer', 'body'],
    title: { zh: '参数之间不是 &', en: 'Parameters are not joined by &' },
    means: {
      zh: '参数之间用逗号、分号或换行连接，平台只认 &。',
      en: 'Commas, semicolons or line breaks stand between the parameters; the platform knows & only.',
    },
    cause: {
      zh: '直接输出了 Map 或数组的文本形式，或者自行拼接时用错了分隔符。',
      en: 'The text of a map or an array was printed, or the parameters were joined with the wrong character.',
    },
    fix: {
      zh: '使用 sdkExecute 返回的请求串，不要自行拼接。',
      en: 'Use the body that sdkExecute returns; do not join it by hand.',
    },
    examples: SIGN_STR,
  },
} satisfies Record<string, Message>;
