// `biz_content.period_rule_params`: the terms of the recurring deduction.
import { SERIALISED_ALONE } from './biz_content';
import { PERIOD_RULE_PARAMS } from './examples';
import type { Message } from './types';

export const PERIOD = {
  missing_period_rule_params: {
    layers: ['biz_content'],
    title: { zh: '缺少周期规则', en: 'period_rule_params is missing' },
    means: {
      zh: '个人签约产品码为 CYCLE_PAY_AUTH_P 时，period_rule_params（周期管控规则参数）必填。',
      en: 'With CYCLE_PAY_AUTH_P, period_rule_params is required.',
    },
    cause: {
      zh: '沿用了商家代扣（GENERAL_WITHHOLDING_P）的参数，那里不需要周期规则。',
      en: 'The parameters of GENERAL_WITHHOLDING_P were reused, which needs no period.',
    },
    fix: {
      zh: '补上周期类型、周期数、首次扣款时间和单次扣款最大金额。',
      en: 'Add the period’s type and number, the day of the first deduction and the largest amount of one.',
    },
    examples: PERIOD_RULE_PARAMS,
  },
  period_rule_params_not_object: {
    layers: ['biz_content'],
    title: { zh: 'period_rule_params 不是对象', en: 'period_rule_params is not an object' },
    means: {
      zh: 'period_rule_params 应为对象，传入的却是字符串等其他类型。',
      en: 'period_rule_params must be an object; a string or something else was sent.',
    },
    ...SERIALISED_ALONE,
    examples: PERIOD_RULE_PARAMS,
  },
  bad_period_type: {
    layers: ['biz_content'],
    title: { zh: '周期类型不支持', en: 'The period’s type' },
    means: {
      zh: 'period_type（周期类型）只能是 DAY 或 MONTH。',
      en: 'period_type must be DAY or MONTH.',
    },
    cause: {
      zh: '漏传、小写，或用了 WEEK、YEAR 等不支持的周期。',
      en: 'It is missing, in lower case, or one that is not supported, such as WEEK or YEAR.',
    },
    fix: {
      zh: '按周可用 DAY 加 period 7，按年可用 MONTH 加 period 12。',
      en: 'For a week send DAY with period 7, for a year MONTH with period 12.',
    },
    examples: PERIOD_RULE_PARAMS,
  },
  bad_period: {
    layers: ['biz_content'],
    title: { zh: '周期数不对', en: 'The number of the period' },
    means: {
      zh: 'period（周期数）应为正整数。',
      en: 'period must be a whole number above 0.',
    },
    cause: {
      zh: '漏传，或者带了单位、小数（如 1m、0.5）。',
      en: 'It is missing, or has a unit or a fraction (1m, 0.5).',
    },
    fix: {
      zh: '只传正整数，单位由 period_type 表示。',
      en: 'Send a whole number; period_type says the unit.',
    },
    examples: PERIOD_RULE_PARAMS,
  },
  period_lt_7_days: {
    layers: ['biz_content'],
    title: { zh: '按天的周期小于 7', en: 'Less than 7 days' },
    means: {
      zh: 'period_type 为 DAY 时，period 不能小于 7（可以等于 7），平台会返回 7002。',
      en: 'With DAY, period must not be less than 7 (7 is allowed); the platform answers 7002.',
    },
    cause: {
      zh: '业务上需要更短的周期，或者测试时用了 1 天。',
      en: 'A shorter period is wanted, or 1 was used in a test.',
    },
    fix: {
      zh: '周期改为 7 天或更长。',
      en: 'Make it 7 days or more.',
    },
  },
  missing_execute_time: {
    layers: ['biz_content'],
    title: { zh: '缺少首次扣款时间', en: 'execute_time is missing' },
    means: {
      zh: '缺少必填的 execute_time（首次扣款时间）。',
      en: 'The required execute_time, the day of the first deduction, is missing.',
    },
    cause: {
      zh: '漏传，或者写在了 period_rule_params 外面。',
      en: 'It was forgotten, or stands outside period_rule_params.',
    },
    fix: {
      zh: '传首次扣款日期，格式为 yyyy-MM-dd。',
      en: 'Send the day of the first deduction as yyyy-MM-dd.',
    },
    examples: PERIOD_RULE_PARAMS,
  },
  bad_execute_time: {
    layers: ['biz_content'],
    title: { zh: '首次扣款时间格式不对', en: 'The form of execute_time' },
    means: {
      zh: 'execute_time（首次扣款时间）应为存在的日期，格式为 yyyy-MM-dd。',
      en: 'execute_time must be a day that exists, written as yyyy-MM-dd.',
    },
    cause: {
      zh: '带了时分秒，或者用了其他分隔符、时间戳。',
      en: 'It has a time of day, other separators, or is a number of seconds.',
    },
    fix: {
      zh: '只传日期，例如 2027-03-28。',
      en: 'Send the day only, such as 2027-03-28.',
    },
  },
  execute_time_after_28: {
    layers: ['biz_content'],
    title: { zh: '首次扣款日在 28 日之后', en: 'After the 28th' },
    means: {
      zh: 'period_type 为 MONTH 时，execute_time 不能是 28 日之后的日期（可以是 28 日），因为有的月份没有那一天。',
      en: 'With MONTH, execute_time must not be after the 28th (the 28th is allowed): some months lack that day.',
    },
    cause: {
      zh: '直接用了当天日期，而当天是 29、30 或 31 日。',
      en: 'Today’s date was used on a 29th, 30th or 31st.',
    },
    fix: {
      zh: '月底签约时，首次扣款时间改为次月 1 日至 28 日之间的日期。',
      en: 'At the end of a month send a day from the 1st to the 28th of the next.',
    },
  },
  missing_single_amount: {
    layers: ['biz_content'],
    title: { zh: '缺少单次扣款最大金额', en: 'single_amount is missing' },
    means: {
      zh: '缺少必填的 single_amount（单次扣款最大金额）。',
      en: 'The required single_amount, the largest amount of one deduction, is missing.',
    },
    cause: {
      zh: '漏传，或者只传了 total_amount。',
      en: 'It was forgotten, or only total_amount was sent.',
    },
    fix: {
      zh: '传单次扣款的最大金额，单位为元。',
      en: 'Send the largest amount of one deduction, in yuan.',
    },
    examples: PERIOD_RULE_PARAMS,
  },
  bad_single_amount: {
    layers: ['biz_content'],
    title: { zh: '单次扣款最大金额不对', en: 'The form of single_amount' },
    means: {
      zh: 'single_amount（单次扣款最大金额）应为大于 0 的数，单位为元。',
      en: 'single_amount must be a number above 0, in yuan.',
    },
    cause: {
      zh: '为 0 或负数，或者带了货币符号、千分位。',
      en: 'It is 0 or less, or has a currency sign or separators of thousands.',
    },
    fix: {
      zh: '例如 30.00；注意单位是元，不是分。',
      en: 'For instance 30.00; the unit is the yuan, not the fen.',
    },
    examples: PERIOD_RULE_PARAMS,
  },
} satisfies Record<string, Message>;
