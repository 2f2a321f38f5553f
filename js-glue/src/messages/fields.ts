// The JSON in `biz_content`: where its fields stand, how they are named, and the product codes in them.
import { BIZ_CONTENT } from './examples';
import type { Message } from './types';

export const FIELDS = {
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
  odd_character_in_code: {
    layers: ['biz_content'],
    title: { zh: '取值中有空白或全角字符', en: 'White space or a full-width character in a code' },
    means: {
      zh: '产品码、场景码等固定取值里混入了空白或全角字符（如“｜”），平台会认为取值不存在。',
      en: 'A code or a scene has white space or a full-width character in it (｜ for |); the platform does not know such a value.',
    },
    cause: {
      zh: '从文档、表格或聊天工具复制时带入。',
      en: 'It was copied from a document, a table or a chat.',
    },
    fix: {
      zh: '手工重新输入该取值，竖线用半角 |，首尾不留空格，重新签名。',
      en: 'Type the value anew, with | and without white space, and sign anew.',
    },
  },
  wrong_personal_product_code: {
    layers: ['biz_content'],
    title: { zh: '个人签约产品码缺少 _P', en: 'personal_product_code lacks _P' },
    means: {
      zh: 'personal_product_code 填成了销售产品码，平台会返回 7002。',
      en: 'personal_product_code has the product’s own code; the platform answers 7002.',
    },
    cause: {
      zh: '两个产品码只差一个 _P 后缀，容易填错。',
      en: 'The two codes differ by the suffix _P only.',
    },
    fix: {
      zh: '周期扣款的 personal_product_code 填 CYCLE_PAY_AUTH_P，重新签名。',
      en: 'For recurring deduction send CYCLE_PAY_AUTH_P as personal_product_code, and sign anew.',
    },
  },
  wrong_product_code: {
    layers: ['biz_content'],
    title: { zh: '销售产品码不是签约产品', en: 'product_code is not of an agreement' },
    means: {
      zh: 'product_code 填成了个人签约产品码（带 _P），或者其他产品（如 QUICK_MSECURITY_PAY）的产品码，平台可能返回 7002。',
      en: 'product_code has a personal product’s code (with _P), or another product’s, such as QUICK_MSECURITY_PAY; the answer may be 7002.',
    },
    cause: {
      zh: '照抄了支付接口的示例，或者两个产品码填了同一个值。',
      en: 'It was copied from an example of paying, or both codes were given the same value.',
    },
    fix: {
      zh: '按签约的产品填 CYCLE_PAY_AUTH 或 GENERAL_WITHHOLDING，重新签名。',
      en: 'Send CYCLE_PAY_AUTH or GENERAL_WITHHOLDING, whichever the contract is for, and sign anew.',
    },
  },
} satisfies Record<string, Message>;
