// Why a signature is wrong, where the platform should have signed: whoever reads a result or a notification mends another thing.
import type { WholeRow } from './types';

export const CAUSES_RECEIVED = {
  not_platform_key: {
    title: { zh: '这不是支付宝用这把公钥对应的私钥签的', en: 'The platform’s key that was given does not open the signature' },
    means: {
      zh: '用传入的支付宝公钥无法解开这个签名。',
      en: 'The public key that was given as the platform’s does not belong to whoever signed, or `sign` was changed.',
    },
    cause: {
      zh: '把应用公钥填成了支付宝公钥，沙箱与正式环境混用，公钥已更换；或者内容是伪造的。',
      en: 'The app’s own public key was given as the platform’s, the sandbox’s was mixed with the real one, or it was replaced; or somebody forged it.',
    },
    fix: {
      zh: '在开放平台复制“支付宝公钥”（不是应用公钥）再验。仍不通过就不要采信，由服务端查询签约状态。',
      en: 'Copy 支付宝公钥, the platform’s public key, from the open platform and check again. If it still does not verify, do not trust it: query the agreement on the server.',
    },
  },
  copied_app_sign: {
    title: { zh: '是应用的签名，签的是别的内容', en: 'A signature of the app’s, of another text' },
    means: {
      zh: '它与应用公钥匹配，但它签的不是这份内容，也不是支付宝签的。',
      en: 'The app’s public key opens it. It is of another text, and the platform did not make it.',
    },
    cause: {
      zh: '有人把别处的 sign 复制到了这里，例如签约字符串中的 sign，每个用户都能看到它。',
      en: 'Somebody copied a `sign` from elsewhere, such as that of a signStr, which every user holds.',
    },
    fix: {
      zh: '不要采信，由服务端查询签约状态。仅凭这一点，不能说明应用私钥已泄露。',
      en: 'Do not trust it: query the agreement on the server. By itself it does not mean that the app’s private key is in other hands.',
    },
  },
  content_changed: {
    title: { zh: '内容不是支付宝所签的', en: 'The content is not what the platform signed' },
    means: {
      zh: '签名与支付宝公钥匹配，但旁边的内容不是当时所签的。',
      en: 'The platform’s key opens the signature, and what stands beside it is not what was signed.',
    },
    cause: {
      zh: '内容在途中被改动，参数（包括 sign_type、charset）被框架增删，或者有人把真实的签名用在了别的内容上。',
      en: 'It was changed on the way; a framework added, dropped or changed a parameter, sign_type and charset among them; or somebody put a real signature beside other content.',
    },
    fix: {
      zh: '不要采信，由服务端查询签约状态；同时用未经解析的原文再验一次。',
      en: 'Do not trust it: query the agreement on the server. And check the text as it came, before anything parses it.',
    },
  },
  read_wrongly: {
    title: { zh: '内容在收到之后被改写', en: 'The content was rewritten after it came' },
    means: {
      zh: '支付宝签的是同样的内容，只是写法不同；签名认的是字节。',
      en: 'The platform signed what says the same in other bytes. A signature is of bytes.',
    },
    cause: {
      zh: '框架多解码了一次、做了 HTML 转义、去掉了空白、换了字符集，或者把 JSON 解析后又写出。',
      en: 'A framework decoded it once too often, escaped it for HTML, trimmed it, read it in another charset, or parsed the JSON and wrote it anew.',
    },
    fix: {
      zh: '验签用收到的原文：通知传原始请求体，返回值传未经解析的字符串。',
      en: 'Check the text as it came: the raw body of a notification, the string of a result.',
    },
  },
} satisfies { readonly [cause: string]: WholeRow };
