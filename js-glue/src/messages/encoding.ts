// The two layers of encoding, and what was lost on the way.
import { SIGN_STR } from './examples';
import type { Message } from './types';

export const ENCODING = {
  not_encoded: {
    layers: ['outer'],
    title: { zh: '请求串没有整体编码', en: 'The body was not encoded' },
    means: {
      zh: '请求串没有整体做 URL 编码，客户端会提示“无效签名”。',
      en: 'The body was not encoded as a whole; the client shows 无效签名 (invalid signature).',
    },
    cause: {
      zh: '把 sdkExecute 返回的请求串直接传给了 my.paySignCenter。其中各参数的值已编码一次，但整串还要再编码一次。',
      en: 'The body that sdkExecute returns was passed as it is. The values in it are encoded, but the whole has to be encoded once more.',
    },
    fix: {
      zh: '服务端返回前对请求串整体编码一次；也可以由页面调用 toSignStr(body)。两端只能有一端编码。',
      en: 'Encode the body once before the server returns it, or call toSignStr(body) on the page: one of the two, not both.',
    },
    examples: SIGN_STR,
  },
  partially_encoded: {
    layers: ['outer'],
    title: { zh: '只编码了一部分', en: 'Only partly encoded' },
    means: {
      zh: '整体编码时漏掉了 & 和 =：% 已变成 %25，而参数之间的 & 和 = 还是原样。',
      en: 'The & and = between the parameters were left bare, while % became %25.',
    },
    cause: {
      zh: '使用了会保留这些字符的函数，最常见的是 JavaScript 的 encodeURI。',
      en: 'A function was used that spares these characters, most often JavaScript’s encodeURI.',
    },
    fix: {
      zh: '改用会编码 & 和 = 的函数，例如 encodeURIComponent。',
      en: 'Use a function that encodes & and = as well, such as encodeURIComponent.',
    },
    examples: SIGN_STR,
  },
  over_encoded: {
    layers: ['outer'],
    title: { zh: '整体编码了多次', en: 'Encoded more than once' },
    means: {
      zh: '请求串整体编码了两次或更多次，平台解码一次后得不到参数。',
      en: 'The body was encoded twice or more, so that decoding it once gives no parameters.',
    },
    cause: {
      zh: '服务端已经编码，页面又调用了 encodeURIComponent；或者中间的网关、HTTP 客户端又编码了一次。',
      en: 'The server encoded it and the page did so again, or a gateway or HTTP client on the way did.',
    },
    fix: {
      zh: '只在服务端编码一次，页面原样传入。',
      en: 'Encode once, on the server, and let the page pass the string as it is.',
    },
    examples: SIGN_STR,
  },
  inner_not_encoded: {
    layers: ['outer', 'body'],
    title: { zh: '参数值没有编码', en: 'The values were not encoded' },
    means: {
      zh: '整体编码了一次，但请求串里的参数值没有编码，少了内层。',
      en: 'The whole was encoded once, but the values in the body were not: the inner layer is missing.',
    },
    cause: {
      zh: '请求串在整体编码之前被 URL 解码过（例如作为 GET 参数转发时由框架自动解码），或者自行拼接参数时没有对值编码。',
      en: 'The body was URL-decoded before it was encoded (by a framework that read it from a query string, say), or it was put together by hand without encoding the values.',
    },
    fix: {
      zh: '不要对 sdkExecute 的返回值解码；自行拼接时，先对每个参数值编码，再对整串编码一次。解码后 + 可能已变成空格，无法还原，需要重新生成。',
      en: 'Do not decode what sdkExecute returns; if you put it together by hand, encode each value and then the whole. Make it anew: a + may have become a space.',
    },
    examples: SIGN_STR,
  },
  fully_decoded: {
    layers: ['outer', 'body'],
    title: { zh: '两层编码都没有', en: 'Not encoded at all' },
    means: {
      zh: '内外两层编码都没有：参数值是解码后的原文，整串也没有编码。',
      en: 'Both layers of encoding are missing: the values are plain text, and the whole is not encoded either.',
    },
    cause: {
      zh: '服务端或网关对请求串做了 URL 解码后下发，或者误用了待签名字符串。',
      en: 'The server or a gateway URL-decoded the body before it was sent down, or the text to be signed was taken for the body.',
    },
    fix: {
      zh: '不要对 sdkExecute 的返回值解码，整体编码一次后返回。解码后 + 可能已变成空格，无法还原，需要重新生成。',
      en: 'Do not decode what sdkExecute returns; encode it once. Make it anew: a + may have become a space.',
    },
    examples: SIGN_STR,
  },
  truncated: {
    layers: ['outer', 'body', 'biz_content'],
    title: { zh: '被截断', en: 'Cut off' },
    means: {
      zh: '签约字符串不完整：最后一个值没有结束，后面的参数也不见了。',
      en: 'The signStr is incomplete: its last value stops early, and parameters after it are missing.',
    },
    cause: {
      zh: '保存它的数据库字段或缓存长度不够，作为 URL 参数传递时超长，或者复制时没有选全。',
      en: 'The database column or cache that kept it was too short, a URL that carried it too long, or it was not copied whole.',
    },
    fix: {
      zh: '每次签约时实时生成，在响应体中完整返回（通常有 2000 个字符左右），不要存入定长字段，也不要放在 URL 中。',
      en: 'Make it for each signing and return it whole in the response’s body (some 2,000 characters), through no column of fixed length and no URL.',
    },
  },
  bad_percent_escape: {
    layers: ['outer', 'body'],
    title: { zh: '百分号转义不完整', en: 'A broken percent escape' },
    means: {
      zh: '有一个 % 后面不是两位十六进制数字，无法解码。',
      en: 'A % is not followed by two hexadecimal digits, so that the string cannot be decoded.',
    },
    cause: {
      zh: '字符串正好在转义中间被截断，或者自行拼接的值里含有未编码的 %。',
      en: 'The string was cut off within an escape, or a value that was put in by hand holds a bare %.',
    },
    fix: {
      zh: '确认字符串完整；参数值都要编码，最好由 SDK 生成。',
      en: 'Check that the string is whole, and encode every value; best let the SDK do it.',
    },
    examples: SIGN_STR,
  },
  value_not_encoded: {
    layers: ['body'],
    title: { zh: '参数值没有单独编码', en: 'A value was not encoded' },
    means: {
      zh: '这个参数的值在请求串里没有 URL 编码。这一次解码后恰好不变，签名可以通过；值里一旦出现 &、+ 或 %，验签就会失败。',
      en: 'The value was not URL-encoded in the body. This one says the same decoded, so that its signature can verify; one with &, + or % will not.',
    },
    cause: {
      zh: '自行拼接请求串时没有逐个编码参数值，或者所用的 SDK 只编码到第一个等号。',
      en: 'The body was joined by hand without encoding its values, or the SDK escapes values only up to their first equals sign.',
    },
    fix: {
      zh: '对每个参数值单独做一次 URL 编码后再拼接；最好使用官方 SDK 的 sdkExecute。',
      en: 'URL-encode each value before joining; best use sdkExecute of the platform’s own SDK.',
    },
    examples: SIGN_STR,
  },
} satisfies Record<string, Message>;
