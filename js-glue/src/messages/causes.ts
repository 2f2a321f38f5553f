// Why a signature is wrong, by the code in `cause` of a check with the key. The key tells: it opens a signature of its own,
// whatever was signed; then the usual wrong texts are tried.
import { SIGN_STR, SIGN_TYPE } from './examples';
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

/** Another text was signed than the one that was sent. */
const OTHER_TEXT = {
  zh: '签名确实是这把密钥签的，但签的是另一份文本。',
  en: 'The signature is of this key, and of another text.',
};

const OTHER_KEY = {
  zh: '用这把公钥打不开这个签名，因此签的是什么内容无从得知。',
  en: 'This public key does not open the signature, so nothing can be said of what was signed.',
};

export const CAUSES = {
  other_key: {
    title: { zh: '签名用的是另一把私钥', en: 'Another private key signed' },
    means: OTHER_KEY,
    cause: {
      zh: '私钥与公钥不是一对：在开放平台换过密钥，拿错了应用的密钥，沙箱与正式环境混用，或者误用了支付宝公钥。',
      en: 'The two keys are not a pair: the key was replaced on the open platform, it is another app’s, the sandbox’s was mixed with the real one, or the platform’s public key was taken for the app’s.',
    },
    fix: {
      zh: '由服务端的私钥导出公钥，与开放平台上的应用公钥逐字比较；不同就重新上传，或换回对应的私钥。',
      en: 'Derive the public key of the server’s private key, and compare it with the app’s public key on the open platform. Where they differ, upload it anew, or take the private key that belongs to it.',
    },
  },
  other_key_length: {
    title: { zh: '签名与公钥的长度不同', en: 'The signature is of a key of another length' },
    means: {
      zh: 'RSA 签名与密钥一样长（2048 位为 256 字节），这里不一样长，所以必定是另一把密钥签的，或者签名不完整。',
      en: 'A signature of RSA is as long as its key, 256 bytes for 2,048 bits. This one is not: another key made it, or a piece of it is missing.',
    },
    cause: {
      zh: '一个是 1024 位的旧密钥，另一个是 2048 位；或者 sign 被截断、被改动。',
      en: 'One is an old key of 1,024 bits, the other has 2,048; or `sign` was cut off or changed.',
    },
    fix: {
      zh: '确认 sign 完整后，核对两把密钥是否成对；新密钥请用 2048 位。',
      en: 'See that `sign` is whole, then check that the two keys are a pair. Make new ones with 2,048 bits.',
    },
  },
  other_certificate: {
    title: { zh: '传入的证书不是 app_cert_sn 所指的', en: 'Another certificate than app_cert_sn says' },
    means: {
      zh: 'app_cert_sn 由签名方的应用公钥证书算出，与传入的证书对不上。',
      en: '`app_cert_sn` is computed from the certificate of the signer, and the one that was given has another.',
    },
    cause: {
      zh: '更换证书后只换了一边，或者拿了另一个应用的、支付宝的、根证书。',
      en: 'The certificate was replaced in one place only; or it is another app’s, the platform’s, or the root’s.',
    },
    fix: {
      zh: '在开放平台下载当前的应用公钥证书（appCertPublicKey），服务端的私钥、证书与验签用的证书都换成同一套。',
      en: 'Download the present certificate of the app (appCertPublicKey) from the open platform, and use it with its private key everywhere.',
    },
  },
  app_key: {
    title: { zh: '是应用自己的密钥签的', en: 'The app’s own key signed' },
    means: {
      zh: '用应用公钥可以打开这个签名：签名者持有应用私钥，不是支付宝。',
      en: 'The app’s public key opens the signature: whoever signed has the app’s private key, and is not the platform.',
    },
    cause: {
      zh: '内容来自测试代码，或者应用私钥已经泄露。',
      en: 'Test code made it, or the app’s private key is in other hands.',
    },
    fix: {
      zh: '不要采信这份内容。不是测试数据时，立即在开放平台更换应用密钥。',
      en: 'Do not trust it. If it is no test data, replace the app’s key on the open platform at once.',
    },
  },
  pss: {
    title: { zh: '用了 PSS 填充', en: 'It is padded as PSS' },
    means: {
      zh: '密钥和内容都对，但签名用的是 RSASSA-PSS；平台只认 PKCS#1 v1.5。',
      en: 'Key and text are right, and the padding is RSASSA-PSS. The platform wants PKCS#1 v1.5.',
    },
    cause: {
      zh: '自行签名时选了 RSA-PSS、PS256 或 SHA256withRSA/PSS。',
      en: 'Code of its own signed, with RSA-PSS, PS256 or SHA256withRSA/PSS.',
    },
    fix: {
      zh: '改用 SHA256withRSA（PKCS#1 v1.5），或直接用 SDK 的 sdkExecute。',
      en: 'Sign with SHA256withRSA (PKCS#1 v1.5), or let sdkExecute of the SDK sign.',
    },
    examples: SIGN_STR,
  },
  not_hashed: {
    title: { zh: '只做了私钥加密，没有按签名格式', en: 'It was encrypted with the private key, not signed' },
    means: {
      zh: '签名可以打开，但里面没有标明摘要算法，不是一个签名。',
      en: 'The signature opens, and no hash is named inside: it is no signature of RSA2 or RSA.',
    },
    cause: {
      zh: '用“私钥加密”的函数处理了文本或摘要，例如 privateEncrypt、Cipher.getInstance("RSA")、NONEwithRSA。',
      en: 'A function that encrypts with the private key was used: privateEncrypt, Cipher.getInstance("RSA"), NONEwithRSA.',
    },
    fix: {
      zh: '改用签名函数（SHA256withRSA），或直接用 SDK 的 sdkExecute。',
      en: 'Use a function that signs (SHA256withRSA), or let sdkExecute of the SDK sign.',
    },
    examples: SIGN_STR,
  },
  other_hash: {
    title: { zh: 'sign_type 与签名所用的摘要算法不符', en: 'sign_type names another hash than the one that was used' },
    means: {
      zh: '签名里标明的摘要算法不是 sign_type 所说的：RSA2 为 SHA-256，RSA 为 SHA-1。',
      en: 'The signature names its own hash, and it is not that of sign_type: RSA2 is SHA-256, RSA is SHA-1.',
    },
    cause: {
      zh: 'Java 和 PHP 的 SDK 默认用 RSA；或者自行签名时用了别的算法，如 MD5、SHA-512。',
      en: 'The SDKs for Java and PHP default to RSA; or code of its own used another hash, such as MD5 or SHA-512.',
    },
    fix: {
      zh: '在 SDK 中把 signType 明确设为 RSA2，然后重新签名。',
      en: 'Set signType to RSA2 in the SDK, and sign anew.',
    },
    examples: SIGN_TYPE,
  },
  other_content: {
    title: { zh: '密钥对，签的内容不是这些参数', en: 'The right key, and another text' },
    means: OTHER_TEXT,
    cause: {
      zh: '常见的改动都试过了，没有一种对得上：可能改了不止一处，或者改了参数的值。',
      en: 'The usual changes were tried, and none fits: more than one thing was changed, or the value of a parameter.',
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
    title: { zh: '签名文本中没有 & 或 =', en: 'The text was signed without & or =' },
    means: OTHER_TEXT,
    cause: { zh: '照搬了其他平台的拼接规则。', en: 'The rule of another platform was used to join the parameters.' },
    fix: LET_THE_SDK_SIGN,
    examples: SIGN_STR,
  },
  stray_separator: {
    title: { zh: '签名文本的首尾多了 & 或 ?', en: 'A stray & or ? was signed' },
    means: OTHER_TEXT,
    cause: { zh: '循环拼接时没有去掉第一个或最后一个分隔符。', en: 'A loop that joined the parameters left a separator at an end.' },
    fix: LET_THE_SDK_SIGN,
    examples: SIGN_STR,
  },
  only_biz_content: {
    title: { zh: '只对 biz_content 签了名', en: 'Only biz_content was signed' },
    means: OTHER_TEXT,
    cause: { zh: '把业务参数当成了全部待签名内容。', en: 'The parameters of the agreement were taken for all that is signed.' },
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
    fix: {
      zh: '签名、编码和 charset 都明确使用 utf-8，例如 content.getBytes("utf-8")。',
      en: 'Say utf-8 everywhere: for signing, as in content.getBytes("utf-8"), for encoding, and in `charset`.',
    },
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

export type SignatureCause = keyof typeof CAUSES;
