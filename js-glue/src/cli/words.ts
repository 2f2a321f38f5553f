export type Lang = 'zh' | 'en';

const EN = {
  colon: ': ',
  error: 'error',
  warning: 'warning',
  noFinding: 'nothing was found',
  found: (errors: number, warnings: number) =>
    `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`,
  layers: { outer: 'signStr', body: 'body', biz_content: 'biz_content' },
  characters: (count: string) => `${count} characters`,
  noBody: 'No parameters can be found in it.',
  cause: 'How it comes about',
  fix: 'What to change',
  todo: 'What to do',
  repaired: 'The repaired signStr',
  signature: 'Signature',
  status: { valid: 'valid', invalid: 'invalid', absent: 'absent', refused: 'refused', unsupported: 'not checked' },
  description: 'Description',
  advice: 'Advice',
  note: 'Note',
  mayHaveSigned: 'The user may have signed',
  yes: 'yes: query before anything else',
  yesSigned: 'yes: the server’s notification or query decides',
  no: 'no',
  issues: 'Odd about it',
  agreement: 'Agreement',
  hostError: 'The host failed the call; there is no status',
  notASignStr: 'This is no body of an SDK, and no signStr comes of it',
};

const ZH: typeof EN = {
  colon: '：',
  error: '错误',
  warning: '警告',
  noFinding: '没有发现问题',
  found: (errors, warnings) => `${errors} 个错误，${warnings} 个警告`,
  layers: { outer: '签约字符串', body: '请求串', biz_content: 'biz_content' },
  characters: (count) => `${count} 个字符`,
  noBody: '其中找不到任何请求参数。',
  cause: '原因',
  fix: '处理',
  todo: '处理',
  repaired: '修复后的签约字符串',
  signature: '验签',
  status: { valid: '通过', invalid: '不通过', absent: '没有签名', refused: '拒绝', unsupported: '无法验签' },
  description: '描述',
  advice: '处理',
  note: '注意',
  mayHaveSigned: '可能已签约',
  yes: '是，请先查询',
  yesSigned: '是，以服务端的异步通知或查询为准',
  no: '否',
  issues: '异常之处',
  agreement: '协议',
  hostError: '宿主调用失败，没有状态码',
  notASignStr: '这不是 SDK 返回的请求串，无法得到签约字符串',
};

export type Words = typeof EN;

export const WORDS: { readonly [lang in Lang]: Words } = { en: EN, zh: ZH };

/** The language of the terminal: Chinese where its locale is. */
export function langOf(env: { readonly [name: string]: string | undefined }): Lang {
  return /^zh/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'zh' : 'en';
}
