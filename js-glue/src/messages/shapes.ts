// What was passed in the place of a signStr, or holds one in another form.
import { SIGN_STR } from './examples';
import type { Message } from './types';

export const SHAPES = {
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
    fix: {
      zh: '改为调用 sdkExecute，对它返回的请求串整体做一次 URL 编码。',
      en: 'Call sdkExecute instead and encode the body that it returns, as a whole and once.',
    },
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
