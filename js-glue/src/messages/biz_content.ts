// The JSON in `biz_content`: its syntax, how its fields are named and nested, the channel, the scene and the merchant's own number.
import { ACCESS_PARAMS, BIZ_CONTENT } from './examples';
import type { Message } from './types';

/** How it comes about that an object was sent as text, and what to change. */
export const SERIALISED_ALONE = {
  cause: {
    zh: '嵌套对象先被单独序列化成了 JSON 字符串。',
    en: 'The nested object was turned into JSON text by itself.',
  },
  fix: {
    zh: '嵌套字段保持对象，随 biz_content 一起序列化一次。',
    en: 'Leave the nested field an object and serialise biz_content once.',
  },
};

const SEND_THE_SCENE = {
  zh: '填签约合同对应的场景值，例如 INDUSTRY|DIGITAL_MEDIA。',
  en: 'Send the scene of the contract, such as INDUSTRY|DIGITAL_MEDIA.',
};

export const BIZ_CONTENT_MESSAGES = {
  biz_content_not_in_charset: {
    layers: ['body', 'biz_content'],
    title: { zh: 'biz_content 与 charset 不符', en: 'biz_content is not in its charset' },
    means: {
      zh: 'biz_content 的字节不是 charset 所声明的编码，中文会乱码，验签也可能失败。',
      en: 'The bytes of biz_content are not of the charset that is declared: Chinese text is garbled, and the signature may fail.',
    },
    cause: {
      zh: '文本实际是 GBK 而 charset 写的是 utf-8（或相反），例如 Java 的 getBytes() 用了系统默认编码。',
      en: 'The text is GBK and charset says utf-8, or the reverse, as when Java’s getBytes() takes the system’s default.',
    },
    fix: {
      zh: '源码、签名、URL 编码和 charset 统一用 UTF-8，重新签名。',
      en: 'Use UTF-8 throughout, in the source, for signing, for URL-encoding and in charset, and sign anew.',
    },
  },
  biz_content_not_json: {
    layers: ['biz_content'],
    title: { zh: 'biz_content 不是 JSON', en: 'biz_content is not JSON' },
    means: {
      zh: 'biz_content 不是合法的 JSON，平台会报参数错误。',
      en: 'biz_content is not valid JSON; the platform refuses it.',
    },
    cause: {
      zh: '手工拼接 JSON，多了逗号、漏了引号或没有转义；或者把 Python 字典直接转成了字符串（单引号）。',
      en: 'JSON was put together by hand, with a comma too many, a quotation mark too few or nothing escaped; or a Python dict was turned into text (single quotes).',
    },
    fix: {
      zh: '用 SDK 的模型或 JSON 库生成，重新签名。',
      en: 'Make it with the SDK’s model or a JSON library, and sign anew.',
    },
    examples: BIZ_CONTENT,
  },
  biz_content_not_object: {
    layers: ['biz_content'],
    title: { zh: 'biz_content 不是对象', en: 'biz_content is not an object' },
    means: {
      zh: 'biz_content 是 JSON，但不是对象，多为 JSON 字符串。',
      en: 'biz_content is JSON but no object; most often it is a string.',
    },
    cause: {
      zh: '业务参数序列化了两次：已经是 JSON 文本，又交给 SDK 序列化。',
      en: 'The parameters were serialised twice: they were JSON text already when the SDK serialised them.',
    },
    fix: {
      zh: '把对象交给 SDK，只序列化一次，重新签名。',
      en: 'Give the SDK the object, serialise once, and sign anew.',
    },
    examples: BIZ_CONTENT,
  },
  nested_fields: {
    layers: ['biz_content'],
    title: { zh: '字段多套了一层', en: 'The fields are one level too deep' },
    means: {
      zh: '签约字段不在 biz_content 的顶层，而在里面的另一个对象（如 agreement_sign_params、biz_content）中，平台读不到。',
      en: 'The agreement’s fields stand inside of another object (agreement_sign_params, biz_content), where the platform does not look.',
    },
    cause: {
      zh: '照搬了“支付并签约”（alipay.trade.app.pay）的结构，或者把 { biz_content: {…} } 整个当作业务参数交给了 SDK。',
      en: 'The shape of paying and signing at once (alipay.trade.app.pay) was followed, or { biz_content: {…} } was given to the SDK as the business parameters.',
    },
    fix: {
      zh: '独立签约时把这些字段直接放在 biz_content 顶层，重新签名。',
      en: 'For signing alone put the fields into biz_content itself, and sign anew.',
    },
    examples: BIZ_CONTENT,
  },
  camel_case_keys: {
    layers: ['biz_content'],
    title: { zh: '字段名用了驼峰写法', en: 'The keys are in camel case' },
    means: {
      zh: '字段名写成了驼峰形式（如 personalProductCode），平台只认下划线形式（personal_product_code）。',
      en: 'The keys are written as personalProductCode; the platform knows personal_product_code only.',
    },
    cause: {
      zh: '直接把自己的对象序列化成了 JSON，没有使用 SDK 的模型，也没有配置字段名。',
      en: 'An object of one’s own was serialised as it is, without the SDK’s model and without names for its fields.',
    },
    fix: {
      zh: '使用 SDK 的模型，或者在序列化时改成下划线字段名，重新签名。',
      en: 'Use the SDK’s model, or give the fields their names with underscores when they are serialised, and sign anew.',
    },
    examples: BIZ_CONTENT,
  },
  empty_field: {
    layers: ['biz_content'],
    title: { zh: '字段为空', en: 'An empty field' },
    means: {
      zh: 'biz_content 中有值为空字符串或 null 的字段，平台可能按非法参数拒绝。',
      en: 'A field of biz_content is an empty string or null; the platform may refuse it as invalid.',
    },
    cause: {
      zh: '选填字段没有取值，仍被序列化进来。',
      en: 'An optional field without a value was serialised all the same.',
    },
    fix: {
      zh: '没有值的字段不要传。',
      en: 'Leave out fields that have no value.',
    },
  },
  missing_access_params: {
    layers: ['biz_content'],
    title: { zh: '缺少 access_params', en: 'access_params is missing' },
    means: {
      zh: '缺少必填的 access_params（接入渠道）。',
      en: 'The required access_params, the channel of access, is missing.',
    },
    cause: {
      zh: '漏传，或者把 channel 直接写在了 biz_content 下。',
      en: 'It was forgotten, or channel stands in biz_content itself.',
    },
    fix: {
      zh: '传对象 access_params，channel 填 ALIPAYAPP。',
      en: 'Send the object access_params with channel ALIPAYAPP.',
    },
    examples: ACCESS_PARAMS,
  },
  access_params_not_object: {
    layers: ['biz_content'],
    title: { zh: 'access_params 不是对象', en: 'access_params is not an object' },
    means: {
      zh: 'access_params 应为对象，传入的却是字符串等其他类型。',
      en: 'access_params must be an object; a string or something else was sent.',
    },
    ...SERIALISED_ALONE,
    examples: ACCESS_PARAMS,
  },
  unknown_channel: {
    layers: ['biz_content'],
    title: { zh: 'channel 取值不在文档中', en: 'An undocumented channel' },
    means: {
      zh: 'access_params.channel 不是文档列出的 ALIPAYAPP、QRCODE、QRCODEORSMS。',
      en: 'access_params.channel is none of the documented ALIPAYAPP, QRCODE and QRCODEORSMS.',
    },
    cause: {
      zh: '拼写或大小写有误，或者照抄了其他端的示例（如 MiniprogramAPP）。',
      en: 'It is misspelt, or comes from an example for something else (MiniprogramAPP, say).',
    },
    fix: {
      zh: '小程序内签约填 ALIPAYAPP。',
      en: 'In a mini-program send ALIPAYAPP.',
    },
    examples: ACCESS_PARAMS,
  },
  sign_scene_required: {
    layers: ['biz_content'],
    title: { zh: '缺少签约场景', en: 'sign_scene is required' },
    means: {
      zh: '传了 external_agreement_no（外部签约号）时，sign_scene（签约场景）必填。',
      en: 'With external_agreement_no, sign_scene is required.',
    },
    cause: {
      zh: '只看到 sign_scene 标为可选而省略。',
      en: 'It was left out because the reference calls it optional.',
    },
    fix: SEND_THE_SCENE,
  },
  default_scene_with_external_agreement_no: {
    layers: ['biz_content'],
    title: { zh: '签约场景不能用默认值', en: 'The default sign_scene' },
    means: {
      zh: '传了 external_agreement_no（外部签约号）时，sign_scene 不能为 DEFAULT|DEFAULT。',
      en: 'With external_agreement_no, sign_scene must not be DEFAULT|DEFAULT.',
    },
    cause: {
      zh: '照抄了示例里的默认场景。',
      en: 'The default was copied from an example.',
    },
    fix: SEND_THE_SCENE,
  },
  external_agreement_no_format: {
    layers: ['biz_content'],
    title: { zh: '外部签约号格式不符', en: 'The form of external_agreement_no' },
    means: {
      zh: '按接口文档，external_agreement_no（外部签约号）只能由字母和数字组成，最长 32 位。',
      en: 'By the reference external_agreement_no has letters and digits only, 32 at most.',
    },
    cause: {
      zh: '使用了带横线的 UUID（36 位）、带下划线或中文的业务单号。',
      en: 'A UUID with its hyphens (36 characters) was used, or an order number with underscores or Chinese characters.',
    },
    fix: {
      zh: '去掉 UUID 的横线，或改用不超过 32 位的字母和数字。',
      en: 'Take the hyphens out of the UUID, or use at most 32 letters and digits.',
    },
  },
  missing_external_agreement_no: {
    layers: ['biz_content'],
    title: { zh: '没有外部签约号', en: 'No external_agreement_no' },
    means: {
      zh: '没有传 external_agreement_no（外部签约号）。签约结果未知（7001、6001、6002）时，服务端无法按它查询协议。',
      en: 'external_agreement_no is missing. After 7001, 6001 or 6002 the server has no number of its own to query the agreement by.',
    },
    cause: {
      zh: '接口文档标为可选，因此省略。',
      en: 'It was left out because the reference calls it optional.',
    },
    fix: {
      zh: '每次签约生成唯一的外部签约号并入库，同时传 sign_scene。',
      en: 'Make a unique number for each signing, keep it, and send sign_scene with it.',
    },
  },
} satisfies Record<string, Message>;
