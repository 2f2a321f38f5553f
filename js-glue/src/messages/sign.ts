// The parameter `sign` itself.
import { APPENDED_SIGN, BASE64, SIGN_STR, SIGN_TYPE, TRIMMED_BODY } from './examples';
import type { Message } from './types';

export const SIGN = {
  bad_sign_type: {
    layers: ['body'],
    title: { zh: 'sign_type 不支持', en: 'An unknown sign_type' },
    means: {
      zh: 'sign_type 不是平台支持的取值。',
      en: 'sign_type is not one that the platform knows.',
    },
    cause: {
      zh: '沿用了老接口的 MD5、DSA，或者填成了算法名（如 SHA256withRSA）。',
      en: 'MD5 or DSA of older interfaces was kept, or an algorithm’s name (SHA256withRSA) was put there.',
    },
    fix: {
      zh: '使用 RSA2（SHA-256，推荐）或 RSA（SHA-1），并按它重新签名。',
      en: 'Use RSA2 (SHA-256, recommended) or RSA (SHA-1), and sign anew with it.',
    },
    examples: SIGN_TYPE,
  },
  sign_has_space: {
    layers: ['body'],
    title: { zh: 'sign 中有空格', en: 'Spaces in sign' },
    means: {
      zh: 'sign 中的 + 变成了空格，验签一定失败。',
      en: 'The + of sign’s base64 became spaces; it cannot verify.',
    },
    cause: {
      zh: '请求串在传递途中按表单解码过一次，例如放在 GET 参数里转发。',
      en: 'The body was form-decoded once on the way, as when it is passed on in a query string.',
    },
    fix: {
      zh: '不要对请求串解码，sdkExecute 的返回值整体编码一次后直接返回。',
      en: 'Do not decode the body: encode what sdkExecute returns once, and return it.',
    },
    examples: SIGN_STR,
  },
  sign_not_escaped: {
    layers: ['body'],
    title: { zh: 'sign 的值没有编码', en: 'sign was not escaped' },
    means: {
      zh: '请求串中 sign 的值没有 URL 编码，其中的 + 会被网关读成空格，验签失败。',
      en: 'The value of sign was not URL-encoded in the body; the gateway reads its + as spaces, and it cannot verify.',
    },
    cause: {
      zh: '其他参数都编码了，sign 却是最后直接拼接上去的。',
      en: 'The other values were encoded, but sign was appended as it is.',
    },
    fix: {
      zh: '拼接之前先对 sign 编码；最好直接使用 sdkExecute 的返回值。',
      en: 'Encode sign before it is appended; best use what sdkExecute returns.',
    },
    examples: APPENDED_SIGN,
  },
  sign_not_base64: {
    layers: ['body'],
    title: { zh: 'sign 不是 Base64', en: 'sign is not base64' },
    means: {
      zh: 'sign 中有 Base64 以外的字符，或者根本不是签名（undefined、null、十六进制），验签不可能通过。',
      en: 'sign holds a character that base64 does not have, or is no signature at all (undefined, null, hex digits); it cannot verify.',
    },
    cause: {
      zh: '字符串末尾多复制了引号、逗号、句号等字符，sign 被编码了两次，标准 Base64 与 URL 安全的 Base64 混用，签名结果用了十六进制或 MD5，或者签名失败却继续拼接。',
      en: 'A quotation mark, a comma or a full stop was copied along, sign was encoded twice, both kinds of base64 were mixed, the signature was written in hex or made with MD5, or signing failed and nobody looked.',
    },
    fix: {
      zh: '由接口直接返回完整的字符串，不要手工复制或拼接；sign 用标准 Base64，只做一次 URL 编码。',
      en: 'Return the whole string by the interface, without copying or joining by hand; URL-encode standard base64 once.',
    },
    examples: BASE64,
  },
  sign_urlsafe_base64: {
    layers: ['body'],
    title: { zh: 'sign 用了 URL 安全的 Base64', en: 'URL-safe base64 in sign' },
    means: {
      zh: 'sign 中有 - 或 _，是 URL 安全的 Base64；平台只认标准 Base64。',
      en: 'sign holds - or _, which is URL-safe base64; the platform reads the standard one only.',
    },
    cause: {
      zh: '用了 Java 的 Base64.getUrlEncoder()、Python 的 urlsafe_b64encode、Go 的 base64.URLEncoding 或 Node 的 base64url。',
      en: 'Java’s Base64.getUrlEncoder(), Python’s urlsafe_b64encode, Go’s base64.URLEncoding or Node’s base64url was used.',
    },
    fix: {
      zh: '改用标准 Base64，再做 URL 编码。',
      en: 'Use standard base64 and URL-encode it.',
    },
    examples: BASE64,
  },
  sign_has_linebreaks: {
    layers: ['body'],
    title: { zh: 'sign 中有换行', en: 'Line breaks in sign' },
    means: {
      zh: 'sign 的 Base64 每 76 个字符左右有一个换行，能否通过取决于平台解码时是否跳过换行。',
      en: 'The base64 of sign has line breaks. Whether it verifies depends on whether its reader skips them.',
    },
    cause: {
      zh: '用了 MIME 格式的 Base64：sun.misc.BASE64Encoder、Base64.getMimeEncoder()、Python 的 encodebytes、PHP 的 chunk_split。',
      en: 'MIME base64 was used: sun.misc.BASE64Encoder, Base64.getMimeEncoder(), Python’s encodebytes, PHP’s chunk_split.',
    },
    fix: {
      zh: '改用不换行的标准 Base64。',
      en: 'Use standard base64 without line breaks.',
    },
    examples: BASE64,
  },
  trailing_newline_in_value: {
    layers: ['body'],
    title: { zh: '末尾的换行被编码进去了', en: 'An encoded line break at the end' },
    means: {
      zh: '最后一个参数的值以换行（%0A）结尾。如果它是 sign，多数实现会忽略；是其他参数则验签失败。',
      en: 'The value of the last parameter ends with a line break (%0A). In sign most readers skip it; in any other parameter the signature fails.',
    },
    cause: {
      zh: '请求串末尾带着换行就做了整体编码，例如取自命令行输出或文件。',
      en: 'The body was encoded with a line break at its end, as when it comes from a command’s output or a file.',
    },
    fix: {
      zh: '整体编码之前先去掉首尾空白。',
      en: 'Trim the body before it is encoded.',
    },
    examples: TRIMMED_BODY,
  },
  signature_mismatch: {
    layers: ['body'],
    title: { zh: '验签不通过', en: 'The signature does not verify' },
    means: {
      zh: '用应用公钥验签不通过：签名与参数对不上，平台会提示“无效签名”。',
      en: 'The signature does not verify with the app’s public key: it is not of these parameters. The platform shows 无效签名 (invalid signature).',
    },
    cause: {
      zh: '私钥与平台上设置的应用公钥不是一对；sign_type 写的是 RSA2，实际用 SHA-1 签名（或相反；Java 和 PHP 的 SDK 默认是 RSA）；签名之后改动了参数；签名与编码用的字符集不同。',
      en: 'The private key does not belong to the public key that was uploaded; the label says RSA2 and the hash is SHA-1, or the reverse (the Java and PHP SDKs default to RSA); a parameter was changed after signing; signing and encoding used different charsets.',
    },
    fix: {
      zh: '核对开放平台上的应用公钥与服务端的私钥是否配对，明确设置 sign_type 为 RSA2，签名之后不要再改动请求串。',
      en: 'Check that the key pair is the one on the open platform, set sign_type to RSA2 explicitly, and leave the body alone after signing.',
    },
    examples: SIGN_TYPE,
  },
} satisfies Record<string, Message>;
