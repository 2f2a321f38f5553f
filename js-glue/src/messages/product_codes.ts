// The product codes in `biz_content`.
import type { Message } from './types';

export const PRODUCT_CODES_MESSAGES = {
  missing_personal_product_code: {
    layers: ['biz_content'],
    title: { zh: '缺少个人签约产品码', en: 'personal_product_code is missing' },
    means: {
      zh: '缺少必填的 personal_product_code（个人签约产品码），平台会返回 7002。',
      en: 'The required personal_product_code is missing; the platform answers 7002.',
    },
    cause: {
      zh: '只传了 product_code，或者字段名写错。',
      en: 'Only product_code was sent, or the name is misspelt.',
    },
    fix: {
      zh: '周期扣款传 CYCLE_PAY_AUTH_P，其他产品以签约合同为准。',
      en: 'For recurring deduction send CYCLE_PAY_AUTH_P; for other products what the contract says.',
    },
  },
  missing_product_code: {
    layers: ['biz_content'],
    title: { zh: '缺少销售产品码', en: 'product_code is missing' },
    means: {
      zh: '没有传 product_code（销售产品码）。接口文档标为可选，但产品文档要求固定传值，缺少时可能返回 7002。',
      en: 'product_code is missing. The reference calls it optional, the product’s page fixed; without it the answer may be 7002.',
    },
    cause: {
      zh: '按接口文档的“可选”省略了。',
      en: 'It was left out because the reference says optional.',
    },
    fix: {
      zh: '按签约的产品传 CYCLE_PAY_AUTH 或 GENERAL_WITHHOLDING。',
      en: 'Send CYCLE_PAY_AUTH or GENERAL_WITHHOLDING, whichever the contract is for.',
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
  codes_swapped: {
    layers: ['biz_content'],
    title: { zh: '两个产品码填反了', en: 'The product codes are swapped' },
    means: {
      zh: 'product_code 与 personal_product_code 填反了，平台会返回 7002。',
      en: 'product_code and personal_product_code each have the other’s value; the platform answers 7002.',
    },
    cause: {
      zh: '两者的取值只差一个 _P 后缀，容易混淆。',
      en: 'The values differ by the suffix _P only.',
    },
    fix: {
      zh: '带 _P 的是个人签约产品码：personal_product_code 填 CYCLE_PAY_AUTH_P，product_code 填 CYCLE_PAY_AUTH 或 GENERAL_WITHHOLDING。',
      en: 'The one with _P is personal_product_code (CYCLE_PAY_AUTH_P); product_code is CYCLE_PAY_AUTH or GENERAL_WITHHOLDING.',
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
} satisfies Record<string, Message>;
