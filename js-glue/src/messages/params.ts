// The common parameters. All but `sign` are signed: whatever is added or changed, the body has to be signed anew.
import { METHOD, SIGN_TYPE, TIMESTAMP } from './examples';
import type { Message } from './types';

interface Reason {
  cause: Message['cause'];
  fix: Message['fix'];
  examples?: Message['examples'];
}

function missing(param: string, { cause, fix, examples }: Reason): Message {
  return {
    layers: ['body'],
    title: { zh: `缺少 ${param}`, en: `${param} is missing` },
    means: {
      zh: `缺少必填参数 ${param}，或者它的值为空。`,
      en: `The required parameter ${param} is missing or empty.`,
    },
    cause,
    fix,
    examples,
  };
}

const BY_HAND = {
  zh: '没有用 SDK，自行拼接参数时漏掉了它。',
  en: 'The parameters were put together without an SDK, and this one was forgotten.',
};

export const PARAMS = {
  duplicate_param: {
    layers: ['body'],
    title: { zh: '参数重复', en: 'A parameter twice' },
    means: {
      zh: '同一个参数出现了两次，取哪一个因实现而异，验签结果也就不确定。',
      en: 'A parameter stands there twice. Readers differ on which of the two counts, and so does the check of the signature.',
    },
    cause: {
      zh: '在 sdkExecute 的返回值后面又手工拼接了参数。',
      en: 'Parameters were appended by hand to what sdkExecute returned.',
    },
    fix: {
      zh: '参数都在签名之前通过 SDK 设置，签名之后不要再改动请求串。',
      en: 'Set every parameter through the SDK before signing, and leave the body alone after it.',
    },
  },
  missing_app_id: missing('app_id', {
    cause: {
      zh: '初始化 SDK 时 appId 为空，多为配置没有加载成功。',
      en: 'The SDK was given an empty appId, most often because the configuration was not loaded.',
    },
    fix: {
      zh: '初始化 SDK 时传入应用的 APPID，重新签名。',
      en: 'Give the SDK the app’s APPID and sign anew.',
    },
  }),
  missing_method: missing('method', {
    cause: BY_HAND,
    fix: {
      zh: '加上 method=alipay.user.agreement.page.sign，重新签名；最好由 SDK 生成。',
      en: 'Add method=alipay.user.agreement.page.sign and sign anew; best let the SDK do it.',
    },
    examples: METHOD,
  }),
  missing_charset: missing('charset', {
    cause: BY_HAND,
    fix: {
      zh: '加上 charset=utf-8，重新签名。',
      en: 'Add charset=utf-8 and sign anew.',
    },
  }),
  missing_sign_type: missing('sign_type', {
    cause: {
      zh: '自行拼接参数时漏掉了它，或者签名前把它去掉后没有加回来。它和其他参数一样参与签名。',
      en: 'It was forgotten when the parameters were put together by hand, or taken out for signing and not put back. It is signed like the others.',
    },
    fix: {
      zh: '加上 sign_type=RSA2，重新签名。',
      en: 'Add sign_type=RSA2 and sign anew.',
    },
    examples: SIGN_TYPE,
  }),
  missing_sign: missing('sign', {
    cause: {
      zh: '没有配置应用私钥，SDK 开启了跳过签名（PHP 的 skipSign、Python 的 skip_sign），或者拼接时漏掉了签名结果；也可能是字符串在签名之前被截断。',
      en: 'No private key is configured, the SDK was told not to sign (skipSign in PHP, skip_sign in Python), or the result was not appended; or the string was cut off before it.',
    },
    fix: {
      zh: '配置应用私钥，用 SDK 签名。',
      en: 'Configure the app’s private key and sign with the SDK.',
    },
  }),
  missing_timestamp: missing('timestamp', {
    cause: BY_HAND,
    fix: {
      zh: '加上北京时间的 timestamp，格式为 yyyy-MM-dd HH:mm:ss，重新签名。',
      en: 'Add the timestamp, yyyy-MM-dd HH:mm:ss in China time, and sign anew.',
    },
    examples: TIMESTAMP,
  }),
  missing_version: missing('version', {
    cause: BY_HAND,
    fix: {
      zh: '加上 version=1.0，重新签名。',
      en: 'Add version=1.0 and sign anew.',
    },
  }),
  missing_biz_content: missing('biz_content', {
    cause: {
      zh: '没有设置业务参数：Java 漏了 setBizModel，Node 把业务参数写在了 bizContent 外面，PHP 漏了 setBizContent。',
      en: 'No business parameters were set: setBizModel (Java) or setBizContent (PHP) was not called, or in Node they stand outside bizContent.',
    },
    fix: {
      zh: '把签约参数都放进 biz_content，重新签名。',
      en: 'Put the parameters of the agreement into biz_content and sign anew.',
    },
  }),
  wrong_method: {
    layers: ['body'],
    title: { zh: 'method 不是签约接口', en: 'Another method' },
    means: {
      zh: 'method 不是 alipay.user.agreement.page.sign，my.paySignCenter 只支持这个接口。',
      en: 'method is not alipay.user.agreement.page.sign, the only one that my.paySignCenter takes.',
    },
    cause: {
      zh: '复用了其他接口的请求，例如支付接口 alipay.trade.app.pay。',
      en: 'The request of another interface was reused, such as alipay.trade.app.pay.',
    },
    fix: {
      zh: '使用 alipay.user.agreement.page.sign 的请求类，重新签名。',
      en: 'Use the request of alipay.user.agreement.page.sign and sign anew.',
    },
    examples: METHOD,
  },
  bad_timestamp: {
    layers: ['body'],
    title: { zh: 'timestamp 格式不对', en: 'The timestamp’s format' },
    means: {
      zh: 'timestamp 不是 yyyy-MM-dd HH:mm:ss 格式。',
      en: 'timestamp is not written as yyyy-MM-dd HH:mm:ss.',
    },
    cause: {
      zh: '用了时间戳数字或 ISO 8601 格式（2027-03-28T09:00:00Z）。',
      en: 'A number of seconds or ISO 8601 (2027-03-28T09:00:00Z) was used.',
    },
    fix: {
      zh: '按 yyyy-MM-dd HH:mm:ss 传北京时间，重新签名。',
      en: 'Write China time as yyyy-MM-dd HH:mm:ss and sign anew.',
    },
    examples: TIMESTAMP,
  },
  return_url_present: {
    layers: ['body'],
    title: { zh: '带有 return_url', en: 'return_url is there' },
    means: {
      zh: '官方文档要求不传 return_url：签约后会离开小程序，my.paySignCenter 返回 6001，而协议其实已经签约成功。',
      en: 'The official page forbids return_url: the user leaves the mini-program after signing, and the call ends with 6001 although the agreement was signed.',
    },
    cause: {
      zh: '请求上设置了 returnUrl，或者 SDK 客户端有全局的 return_url（例如 go-pay 的 SetReturnUrl）。',
      en: 'returnUrl was set on the request, or the SDK’s client has one for all requests (go-pay’s SetReturnUrl).',
    },
    fix: {
      zh: '去掉 return_url，重新签名；签约结果通过 notify_url 的异步通知或查询接口获取。',
      en: 'Take return_url out and sign anew; learn the result by notify_url or by a query.',
    },
  },
  old_gateway: {
    layers: ['body'],
    title: { zh: '老网关的请求串', en: 'A string of the old gateway' },
    means: {
      zh: '这是老网关（mapi，参数为 service、partner）的请求串，my.paySignCenter 不支持。',
      en: 'This is a string of the old gateway (mapi, with service and partner), which my.paySignCenter does not take.',
    },
    cause: {
      zh: '沿用了老接口，如 alipay.dut.customer.agreement.page.sign 或 mobile.securitypay.pay。',
      en: 'An old interface is in use, such as alipay.dut.customer.agreement.page.sign or mobile.securitypay.pay.',
    },
    fix: {
      zh: '改用开放平台接口 alipay.user.agreement.page.sign，用 SDK 的 sdkExecute 生成。',
      en: 'Use alipay.user.agreement.page.sign of the open platform, made by the SDK’s sdkExecute.',
    },
    examples: METHOD,
  },
  space_around_param: {
    layers: ['body'],
    title: { zh: '参数值首尾有空白', en: 'White space around a parameter' },
    means: {
      zh: 'app_id、method 或 sign_type 的值首尾有空白。空白也是值的一部分，网关会报应用、接口或签名类型不存在。',
      en: 'White space stands around the value of app_id, method or sign_type. It is a part of the value, which the gateway then does not know.',
    },
    cause: {
      zh: '配置文件、环境变量里带着空格或换行。',
      en: 'A configuration file or an environment variable holds a space or a line break.',
    },
    fix: {
      zh: '读取配置后去掉首尾空白，重新签名。',
      en: 'Trim what is read from the configuration, and sign anew.',
    },
  },
  space_around_value: {
    layers: ['body'],
    title: { zh: '值的首尾有空白', en: 'White space around a value' },
    means: {
      zh: '参数值首尾有空白，空白也是值的一部分，平台可能读不懂。',
      en: 'White space stands around a parameter’s value and is a part of it; the platform may not read it.',
    },
    cause: {
      zh: '配置文件、环境变量或拼接的代码里带着空格或换行。',
      en: 'A configuration file, an environment variable or the code that joins the parameters has a space or a line break.',
    },
    fix: {
      zh: '签名之前去掉值的首尾空白。',
      en: 'Trim the values before signing.',
    },
  },
  app_id_format: {
    layers: ['body'],
    title: { zh: 'app_id 不像应用的 APPID', en: 'app_id is no APPID' },
    means: {
      zh: 'app_id 应为 16 位数字的应用 APPID，这里却是商户号（PID，2088 开头）、占位符、脱敏后的值或其他内容，网关可能报无效的 AppID。',
      en: 'app_id should be the app’s APPID of 16 digits; a partner’s number (PID, 2088…), a placeholder, a masked value or something else stands there. The gateway may call it invalid.',
    },
    cause: {
      zh: '把商户号当成了 APPID，模板变量没有替换，或者从日志、文档里复制了脱敏的值。',
      en: 'The partner’s number was taken for the APPID, a template’s variable was not filled in, or a masked value was copied from a log.',
    },
    fix: {
      zh: '填开放平台控制台中该应用的 APPID，重新签名。',
      en: 'Use the APPID that the open platform’s console shows for the app, and sign anew.',
    },
  },
  unknown_charset: {
    layers: ['body'],
    title: { zh: 'charset 取值不常见', en: 'An unknown charset' },
    means: {
      zh: 'charset 不是 utf-8、gbk、gb2312，平台可能不支持，中文也可能乱码。',
      en: 'charset is none of utf-8, gbk and gb2312; the platform may not know it, and Chinese text may be garbled.',
    },
    cause: {
      zh: '填了系统默认字符集，或者拼写有误。',
      en: 'The system’s default was used, or the name is misspelt.',
    },
    fix: {
      zh: '统一使用 utf-8，重新签名。',
      en: 'Use utf-8 throughout, and sign anew.',
    },
  },
  unknown_version: {
    layers: ['body'],
    title: { zh: 'version 不是 1.0', en: 'version is not 1.0' },
    means: {
      zh: '接口版本 version 固定为 1.0，其他取值平台可能拒绝。',
      en: 'version is always 1.0; the platform may refuse anything else.',
    },
    cause: {
      zh: '填成了自己应用或 SDK 的版本号。',
      en: 'The version of the app or of the SDK was put there.',
    },
    fix: {
      zh: '填 1.0，重新签名。',
      en: 'Send 1.0, and sign anew.',
    },
  },
} satisfies Record<string, Message>;
