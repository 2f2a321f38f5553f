// Why a signature is not valid, by the code in `reason`.
import { KEEP_THE_STRING, PLATFORM_KEY } from './shared';
import type { WholeRow } from './types';

/** Every reason of a check with a key explained, by its code. */
export const REASONS = {
  mismatch: {
    title: { zh: '签名与内容或密钥不符', en: 'The signature is not of this content and this key' },
    means: {
      zh: '用这把公钥验签，两种摘要算法都不通过。',
      en: 'The signature does not verify with this key, by neither of the two hashes.',
    },
    cause: {
      zh: '公钥不是签名者的，或者内容在签名之后被改动，也可能字符集不同。',
      en: 'The public key is not the signer’s, the content was changed after it was signed, or its charset is another one.',
    },
    fix: {
      zh: '第一步，核对公钥：请求用应用公钥验签，返回内容和异步通知用支付宝公钥验签。第二步，核对环境：沙箱与正式环境的公钥不同。第三步，用未经改动的原文再验一次。',
      en: 'First, check the key: a request is checked with the app’s public key, a result and a notification with the platform’s. Second, check the environment: the sandbox has other keys. Third, check again with the text as it came.',
    },
  },
  other_hash: {
    title: { zh: 'sign_type 与签名算法不符', en: 'sign_type names the other hash' },
    means: {
      zh: '用另一种摘要算法可以验签通过：RSA2 为 SHA-256，RSA 为 SHA-1。',
      en: 'The signature verifies with the other hash. RSA2 is SHA-256, RSA is SHA-1.',
    },
    cause: {
      zh: '签名时的算法与 sign_type 不一致；Java 和 PHP 的 SDK 默认用 RSA。',
      en: 'It was signed with one hash and labelled with the other. The SDKs for Java and PHP default to RSA.',
    },
    fix: {
      zh: '在 SDK 中把 signType 明确设为 RSA2，使签名算法与 sign_type 一致，然后重新签名。',
      en: 'Set signType to RSA2 in the SDK, so that hash and sign_type agree, and sign anew.',
    },
  },
  not_base64: {
    title: { zh: '签名不是标准的 base64', en: 'The signature is not standard base64' },
    means: {
      zh: 'sign 中有 base64 以外的字符，无法验签。',
      en: '`sign` holds a character that standard base64 does not have, so it cannot be checked.',
    },
    cause: {
      zh: '加号变成了空格，用了 URL 安全的 base64，或者 sign 仍是 URL 编码的。',
      en: 'Its + became spaces, it is URL-safe base64, or it is still URL-encoded.',
    },
    fix: {
      zh: '使用未经处理的 sign；表单参数只解码一次，不要再替换字符。',
      en: 'Use `sign` as it was made. Decode form parameters once, and replace no characters.',
    },
  },
  signed_by_app: {
    title: { zh: '返回内容是用应用自己的密钥签名的', en: 'The result was signed with the app’s own key' },
    means: {
      zh: '用应用公钥可以验签通过，所以签名者不是支付宝。',
      en: 'It verifies with the app’s public key, so the platform did not sign it.',
    },
    cause: {
      zh: '返回内容是测试代码或伪造者用应用私钥签的；若不是测试，说明应用私钥可能已泄露。',
      en: 'Test code, or somebody who has the app’s private key, made it.',
    },
    fix: {
      zh: '不要采信这份返回内容。确认不是测试数据；如果不是，立即在开放平台更换应用密钥。',
      en: 'Do not trust this result. If it is not test data, replace the app’s key on the open platform at once.',
    },
  },
  no_sign: {
    title: { zh: '没有签名', en: 'There is no signature' },
    means: { zh: '内容中没有 sign，无从验签。', en: 'There is no `sign`, so there is nothing to check.' },
    cause: {
      zh: '用户取消或失败时本来就没有；成功时没有，多半是只传了内层对象。',
      en: 'After a cancellation or a failure there is none. After a success, only the inner object was handed on.',
    },
    fix: KEEP_THE_STRING,
  },
  not_a_sign_str: {
    title: { zh: '不是签约字符串', en: 'This is not a signStr' },
    means: { zh: '其中找不到任何请求参数，无从验签。', en: 'No parameters can be found in it, so there is nothing to check.' },
    cause: { zh: '传入了网关链接、表单、JSON 或被截断的字符串。', en: 'A URL, a form, JSON or a string that was cut off was given.' },
    fix: {
      zh: '先用 npx pay-sign-center check 检查并修复签约字符串，再验签。',
      en: 'Check it with `npx pay-sign-center check`, mend it, and check the signature then.',
    },
  },
  not_a_notification: {
    title: { zh: '不是异步通知', en: 'This is not a notification' },
    means: {
      zh: '需要异步通知的参数（值都是文本）或原始请求体。',
      en: 'Expected are the parameters of a notification, each of them text, or its body.',
    },
    cause: {
      zh: '框架没有解析表单，传入了空对象、流，或者按 JSON 解析了请求体。',
      en: 'The framework did not parse the form, so that an empty object or a stream was given; or it read the body as JSON.',
    },
    fix: {
      zh: '按 application/x-www-form-urlencoded 解析请求体，最好直接传原始请求体的文本。',
      en: 'Parse the body as application/x-www-form-urlencoded. Best give the text of the body as it came.',
    },
  },
  duplicate_param: {
    title: { zh: '参数重复', en: 'A parameter stands there twice' },
    means: {
      zh: '无法确定签名对应哪一个值，因此拒绝验签。',
      en: 'Programs differ on which of the two values is signed, so the check is refused.',
    },
    cause: { zh: '自行拼接参数时重复添加，或者有人追加了参数。', en: 'The parameters were joined by hand, or somebody appended one.' },
    fix: {
      zh: '请求使用 sdkExecute 的返回值，不要追加参数；异步通知则不要采信。',
      en: 'For a request, use what sdkExecute returns and append nothing. Do not trust such a notification.',
    },
  },
  ambiguous_param: {
    title: { zh: '参数有歧义', en: 'A parameter can be read in two ways' },
    means: {
      zh: '参数名或参数值中含有形如另一个参数的内容，同一签名可以对应不同的参数。',
      en: 'A name or a value holds what reads as another parameter. The signature would cover both readings.',
    },
    cause: {
      zh: '自定义内容里有 & 和 =，或者有人构造了这样的参数。',
      en: 'Text of your own holds & and =, or somebody made such a parameter.',
    },
    fix: {
      zh: '不要采信这条通知，改用查询接口确认；自定义内容中不要出现 & 和 =。',
      en: 'Do not trust this notification: query instead. Keep & and = out of texts of your own.',
    },
  },
  duplicate_key: {
    title: { zh: '返回内容中有重复的键', en: 'A key stands in the signed result twice' },
    means: { zh: '无法确定签名对应的内容，因此拒绝验签。', en: 'Programs differ on what was signed, so the check is refused.' },
    cause: { zh: '返回内容被拼接或篡改过。', en: 'The result was put together or tampered with.' },
    fix: {
      zh: '不要采信这份返回内容，由服务端查询签约状态。',
      en: 'Do not trust this result. Query the agreement on the server.',
    },
  },
  same_key: {
    title: { zh: '支付宝公钥填成了应用公钥', en: 'The app’s public key was given as the platform’s' },
    means: { zh: '两把公钥相同，验签没有意义。', en: 'Both keys are the same, so the check would say nothing.' },
    cause: { zh: '开放平台上有两把公钥，复制时拿错了。', en: 'The open platform shows two public keys, and the wrong one was copied.' },
    fix: PLATFORM_KEY,
  },
  sign_type: {
    title: { zh: '不支持的签名算法', en: 'An algorithm that is not supported' },
    means: { zh: '只能验证 RSA2 和 RSA 签名，这个签名没有被检查。', en: 'Only RSA2 and RSA can be checked. This signature was not.' },
    cause: { zh: '应用使用了国密 SM2，或者 sign_type 写错了。', en: 'The app uses SM2, or sign_type is misspelt.' },
    fix: {
      zh: '使用国密时，用支付宝 SDK 验签；否则把 sign_type 改为 RSA2。',
      en: 'For SM2, check it with the SDK of Alipay. Else set sign_type to RSA2.',
    },
  },
} satisfies { readonly [reason: string]: WholeRow };
