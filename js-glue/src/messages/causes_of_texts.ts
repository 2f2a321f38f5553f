// Why a signature is wrong: what was done to the text, as the usual wrong texts tell that were tried.
import { SIGN_STR } from './examples';
import type { WholeRow } from './types';

/** Signing and sending are one call of the SDK, which makes none of these mistakes. */
const LET_THE_SDK_SIGN = {
  zh: '改用 SDK 的 sdkExecute，签名与发送用的是同一份参数。',
  en: 'Let sdkExecute of the SDK sign: what it signs is what it sends.',
};

const SEND_WHAT_WAS_SIGNED = {
  zh: '签名之后不要再改动：签名用哪一份文本，发送就用同一份。',
  en: 'Change nothing after signing: send the same text that was signed.',
};

const SAY_UTF_8 = {
  zh: '签名、编码和 charset 都明确使用 utf-8，例如 content.getBytes("utf-8")。',
  en: 'Say utf-8 everywhere: for signing, as in content.getBytes("utf-8"), for encoding, and in `charset`.',
};

/** Another text was signed than the one that was sent. */
const OTHER_TEXT = {
  zh: '签名确实是这把密钥签的，但签的是另一份文本。',
  en: 'The signature is of this key, and of another text.',
};

export const CAUSES_OF_TEXTS = {
  other_content: {
    title: { zh: '密钥正确，但签的不是这些参数', en: 'The right key, and another text' },
    means: OTHER_TEXT,
    cause: {
      zh: '常见的改动都试过了，没有一种对得上：可能改了不止一处，或者改了参数的值。',
      en: 'The usual changes were tried, and none fits. More than one thing may have been changed, or the value of a parameter.',
    },
    fix: {
      zh: '让服务端打印签名前的文本，用 npx pay-sign-center content --compare 找出第一处不同。',
      en: 'Have the server print the text before it signs it, and find the first difference with `npx pay-sign-center content --compare`.',
    },
  },
  sign_type_left_out: {
    title: { zh: '签名时去掉了 sign_type', en: 'sign_type was not signed' },
    means: OTHER_TEXT,
    cause: {
      zh: '照搬了异步通知的验签规则：验通知时去掉 sign 和 sign_type，签请求时只去掉 sign。',
      en: 'The rule for notifications was used: there neither `sign` nor `sign_type` is signed; in a request only `sign` is not.',
    },
    fix: {
      zh: '签名时保留 sign_type，只去掉 sign；或直接用 SDK 的 sdkExecute。',
      en: 'Keep `sign_type` in the text that is signed, and leave out `sign` alone; or let sdkExecute of the SDK sign.',
    },
    examples: SIGN_STR,
  },
  sign_type_signed: {
    title: { zh: '签名时包含了 sign_type', en: 'sign_type was signed' },
    means: OTHER_TEXT,
    cause: {
      zh: '按请求的规则签了通知：通知的签名不包含 sign_type。平台自己不会这样签。',
      en: 'The rule for requests was used: in a notification `sign_type` is not signed. The platform itself does not sign so.',
    },
    fix: {
      zh: '不要采信，除非它是自己的测试数据；测试时签名前去掉 sign 和 sign_type。',
      en: 'Do not trust it, unless it is test data of your own: then leave out `sign` and `sign_type` before you sign.',
    },
  },
  not_sorted: {
    title: { zh: '签名前没有按参数名排序', en: 'The parameters were not sorted' },
    means: OTHER_TEXT,
    cause: { zh: '按添加的顺序拼接了参数。', en: 'They were joined in the order in which they were added.' },
    fix: {
      zh: '签名前按参数名的字节顺序（ASCII）升序排列；或直接用 SDK 的 sdkExecute。',
      en: 'Sort them by name, in the order of their bytes, before signing; or let sdkExecute of the SDK sign.',
    },
    examples: SIGN_STR,
  },
  empty_values_signed: {
    title: { zh: '空值也参与了签名', en: 'Empty values were signed' },
    means: OTHER_TEXT,
    cause: { zh: '没有去掉值为空的参数，例如 notify_url=。', en: 'Parameters without a value, such as `notify_url=`, were kept.' },
    fix: {
      zh: '签名前去掉值为空的参数，也不要发送它们。',
      en: 'Leave out parameters without a value before signing, and do not send them.',
    },
    examples: SIGN_STR,
  },
  param_added: {
    title: { zh: '签名之后添加了参数', en: 'A parameter was added after signing' },
    means: {
      zh: '去掉这个参数就能验签通过。',
      en: 'Without this parameter the signature is right.',
    },
    cause: {
      zh: '在 sdkExecute 的返回值后面又拼接了参数；若是通知，可能是框架加入了路由参数。',
      en: 'It was appended to what sdkExecute returned; or, in a notification, the framework added one of its own.',
    },
    fix: {
      zh: '把参数交给 SDK，让它一起签名；验通知时去掉框架加入的参数。',
      en: 'Give the parameter to the SDK, so that it is signed too. Of a notification, take out what the framework added.',
    },
    examples: SIGN_STR,
  },
  param_removed: {
    title: { zh: '签名之后去掉了参数', en: 'A parameter was removed after signing' },
    means: {
      zh: '加上这个参数的常用值就能验签通过。',
      en: 'With the usual value of this parameter the signature is right.',
    },
    cause: {
      zh: '发送前过滤了参数，例如去掉了 format 或 version。',
      en: 'Parameters were filtered before sending, such as `format` or `version`.',
    },
    fix: SEND_WHAT_WAS_SIGNED,
    examples: SIGN_STR,
  },
  value_changed: {
    title: { zh: '签名之后改了参数的值', en: 'A value was changed after signing' },
    means: {
      zh: '这个参数换成另一个常见的值就能验签通过。',
      en: 'With another usual value of this parameter the signature is right.',
    },
    cause: {
      zh: '发送时重新生成了时间戳，或者改了 charset、format 的写法。',
      en: 'The timestamp was made anew for sending, or `charset` or `format` were written in another way.',
    },
    fix: SEND_WHAT_WAS_SIGNED,
    examples: SIGN_STR,
  },
  values_encoded: {
    title: { zh: '签名时用了编码后的值', en: 'The encoded values were signed' },
    means: OTHER_TEXT,
    cause: {
      zh: '先做 URL 编码，再签名；正确的顺序是先签名，再编码。',
      en: 'The values were URL-encoded first and signed then. The order is the reverse.',
    },
    fix: {
      zh: '用未编码的原值签名，之后再对每个值做 URL 编码；或直接用 SDK 的 sdkExecute。',
      en: 'Sign the values as they are, then URL-encode each; or let sdkExecute of the SDK do both.',
    },
    examples: SIGN_STR,
  },
  values_sent_encoded_twice: {
    title: { zh: '值被多编码了一次', en: 'The values were encoded once too often' },
    means: {
      zh: '把值再解码一次就能验签通过：签的是原值，发送的值被编码了两次。',
      en: 'Decoded once more, the signature is right: the values were signed as they are, and sent encoded twice.',
    },
    cause: {
      zh: '值编码之后，HTTP 库或拼接函数又编码了一次。',
      en: 'They were encoded by hand, and once more by a function that builds queries.',
    },
    fix: {
      zh: '每个值只编码一次，再对整个请求串编码一次。',
      en: 'Encode each value once, then the body as a whole once.',
    },
    examples: SIGN_STR,
  },
  values_quoted: {
    title: { zh: '签名时给值加了引号', en: 'The values were signed in quotation marks' },
    means: OTHER_TEXT,
    cause: { zh: '沿用了旧版移动支付的格式：k="v"&k="v"。', en: 'The format of the old mobile payment was kept: k="v"&k="v".' },
    fix: LET_THE_SDK_SIGN,
    examples: SIGN_STR,
  },
  no_separators: {
    title: { zh: '待签名字符串中没有 & 或 =', en: 'The text was signed without & or =' },
    means: OTHER_TEXT,
    cause: { zh: '照搬了其他平台的拼接规则。', en: 'The rule of another platform was used to join the parameters.' },
    fix: LET_THE_SDK_SIGN,
    examples: SIGN_STR,
  },
  stray_separator: {
    title: { zh: '待签名字符串的首尾多了 & 或 ?', en: 'A stray & or ? was signed' },
    means: OTHER_TEXT,
    cause: { zh: '循环拼接时没有去掉第一个或最后一个分隔符。', en: 'A loop that joined the parameters left a separator at an end.' },
    fix: LET_THE_SDK_SIGN,
    examples: SIGN_STR,
  },
  only_biz_content: {
    title: { zh: '只对 biz_content 签了名', en: 'Only biz_content was signed' },
    means: OTHER_TEXT,
    cause: { zh: '把业务参数当成了全部待签名字符串。', en: 'The parameters of the agreement were taken for all that is signed.' },
    fix: LET_THE_SDK_SIGN,
    examples: SIGN_STR,
  },
  gateway_url_signed: {
    title: { zh: '签名时带上了网关地址', en: 'The gateway’s address was signed too' },
    means: OTHER_TEXT,
    cause: { zh: '对整个网关链接签了名。', en: 'The whole URL of the gateway was signed.' },
    fix: LET_THE_SDK_SIGN,
    examples: SIGN_STR,
  },
  json_rewritten: {
    title: { zh: '签名之后重新生成了 JSON', en: 'The JSON was written anew after signing' },
    means: {
      zh: '内容相同而写法不同：空格、键的顺序、\\/ 或 \\u 转义。签名认的是字节。',
      en: 'It says the same in other bytes: spaces, the order of keys, \\/ or \\u escapes. A signature is of bytes.',
    },
    cause: {
      zh: '签名和发送各序列化了一次，或者中间有程序解析后又写出。',
      en: 'It was serialised once for signing and once for sending, or a program on the way parsed it and wrote it anew.',
    },
    fix: {
      zh: 'biz_content 只序列化一次，签名和发送用同一个字符串；返回值和通知则原样转交，不要解析后再写出。',
      en: 'Serialise `biz_content` once, and sign and send the same string. Hand on a result or a notification as it came.',
    },
    examples: SIGN_STR,
  },
  white_space_changed: {
    title: { zh: '签名之后空白或换行变了', en: 'White space was changed after signing' },
    means: OTHER_TEXT,
    cause: {
      zh: '签名时末尾带着换行，发送前去掉了（或相反）；或者 \\r\\n 变成了 \\n。',
      en: 'A line break stood at the end when it was signed, and was trimmed for sending, or the reverse; or \\r\\n became \\n.',
    },
    fix: {
      zh: '签名之前就去掉首尾空白，之后不要再改动。',
      en: 'Trim before signing, and change nothing afterwards.',
    },
    examples: SIGN_STR,
  },
  html_escaped: {
    title: { zh: '签名的文本被转成了 HTML', en: 'The text was escaped for HTML before signing' },
    means: OTHER_TEXT,
    cause: {
      zh: '模板或过滤器把 & 变成了 &amp;，把引号变成了 &quot;。',
      en: 'A template or a filter made &amp; of & or &quot; of quotation marks.',
    },
    fix: LET_THE_SDK_SIGN,
    examples: SIGN_STR,
  },
  other_charset: {
    title: { zh: '签名时用了另一种字符集', en: 'The text was signed in another charset' },
    means: OTHER_TEXT,
    cause: {
      zh: '签名时用了系统默认字符集（如 GBK、Latin-1），而 charset 写的是另一种。',
      en: 'The system’s default charset (GBK, Latin-1) was used for signing, and `charset` names another.',
    },
    fix: SAY_UTF_8,
    examples: SIGN_STR,
  },
  characters_lost: {
    title: { zh: '签名时中文变成了问号', en: 'Characters were lost before signing' },
    means: {
      zh: '签名所对应的文本里，不是 ASCII 的字符都是问号。',
      en: 'In the text that was signed, each character that is no ASCII is a question mark.',
    },
    cause: {
      zh: '用没有这些字符的字符集（如 ASCII、Latin-1）把文本转成了字节。',
      en: 'The text became bytes in a charset that does not have them, such as ASCII or Latin-1.',
    },
    fix: SAY_UTF_8,
    examples: SIGN_STR,
  },
  digest_signed: {
    title: { zh: '签的是摘要，而不是文本', en: 'A digest was signed in place of the text' },
    means: {
      zh: '先算了一次摘要，再对摘要签名；签名函数自己会算摘要。',
      en: 'A digest was made first and signed then. A function that signs makes the digest itself.',
    },
    cause: { zh: '把 MD5 或 SHA-256 的结果传给了签名函数。', en: 'What MD5 or SHA-256 gave was handed to the function that signs.' },
    fix: LET_THE_SDK_SIGN,
    examples: SIGN_STR,
  },
} satisfies { readonly [cause: string]: WholeRow };
