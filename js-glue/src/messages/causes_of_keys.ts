// Why a signature is wrong: what the key tells.
import { SIGN_STR, SIGN_TYPE } from './examples';
import type { WholeRow } from './types';

export const CAUSES_OF_KEYS = {
  other_key: {
    title: { zh: '公钥与签名不匹配', en: 'The key does not open the signature' },
    means: {
      zh: '签名不是由与它配对的私钥生成的，或者 sign 被改动过，因此签的是什么内容无从得知。',
      en: 'The private key that belongs to it did not make this signature, or `sign` was changed. Nothing can be said of what was signed.',
    },
    cause: {
      zh: '私钥与公钥不是一对：在开放平台换过密钥，拿错了应用的密钥，沙箱与正式环境混用，或者误用了支付宝公钥。也可能 sign 复制错了。',
      en: 'The two keys are no pair: the key was replaced on the open platform, it is another app’s, the sandbox’s was mixed with the real one, or the platform’s public key was taken for the app’s. Or `sign` was copied wrongly.',
    },
    fix: {
      zh: '由服务端的私钥导出公钥，与开放平台上的应用公钥逐字比较；不同就重新上传，或换回对应的私钥。相同时，检查 sign 是否原样。',
      en: 'Derive the public key of the server’s private key, and compare it with the app’s public key on the open platform. Where they differ, upload it anew, or take the private key that belongs to it. Where they are the same, see that `sign` is as it was made.',
    },
  },
  other_key_length: {
    title: { zh: '签名与公钥的长度不同', en: 'The signature is of a key of another length' },
    means: {
      zh: 'RSA 签名与密钥一样长（2048 位为 256 字节），这里不一样长。',
      en: 'A signature of RSA is as long as its key, 256 bytes for 2,048 bits. This one is not.',
    },
    cause: {
      zh: '一个是 1024 位的旧密钥，另一个是 2048 位；或者 sign 被截断，用了十六进制，做了两次 base64。',
      en: 'One is an old key of 1,024 bits, the other has 2,048; or `sign` was cut off, is in hex, or was made base64 twice.',
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
      zh: '用应用公钥可以验签通过：这份内容是持有应用私钥的人签的，不是支付宝。',
      en: 'It verifies with the app’s public key: whoever signed this has the app’s private key, and is not the platform.',
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
      zh: '密钥没错，但签名用的是 RSASSA-PSS；平台只认 PKCS#1 v1.5。',
      en: 'The key is right, and the padding is RSASSA-PSS. The platform wants PKCS#1 v1.5.',
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
      zh: '用公钥能解出其中的内容，但没有摘要算法标识，不是合格的签名。',
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
} satisfies { readonly [cause: string]: WholeRow };
