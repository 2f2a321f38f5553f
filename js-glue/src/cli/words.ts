import type { Finding } from '../types';

export type Lang = 'zh' | 'en';

type Layer = Finding['layer'];

const EN_LAYERS: { readonly [layer in Layer]: string } = { outer: 'signStr', body: 'body', biz_content: 'biz_content' };
const ZH_LAYERS: typeof EN_LAYERS = { outer: '签约字符串', body: '请求串', biz_content: 'biz_content' };

const EN = {
  colon: ': ',
  error: 'error',
  warning: 'warning',
  noFinding: 'nothing was found',
  found: (errors: number, warnings: number) =>
    `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`,
  layer: (layer: Layer, count: string) => `${EN_LAYERS[layer]} ${count} characters`,
  inLayer: (layer: Layer, offset: number) => `in ${EN_LAYERS[layer]}, at ${offset}:`,
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
  issues: 'Issues',
  agreement: 'Agreement',
  hostError: 'The client failed the call; there is no status',
  lines: (lines: string, withErrors: string) => `${lines} ${lines === '1' ? 'line' : 'lines'}, ${withErrors} with errors`,
  bytes: 'Its bytes, since they are no UTF-8:',
  same: 'The two texts are the same.',
  differs: (offset: number, param: string) => `The texts differ from character ${offset} on${param && `, in ${param}`}:`,
  here: 'this signStr',
  there: 'the other text',
  notVerified: 'The signature was not checked: --app-public-key FILE checks it.',
  doNotTrust: (said: string) => `DO NOT TRUST THIS: its signature is not right. It says: ${said}`,
  notChecked: (said: string) => `Nobody is known to have signed this. It says: ${said}`,
  fits: 'Signed so, it gives this signature',
  and: ', ',
  notASignStr: 'This is no body of an SDK, and no signStr comes of it',
};

const ZH: typeof EN = {
  colon: '：',
  error: '错误',
  warning: '警告',
  noFinding: '没有发现问题',
  found: (errors, warnings) => `${errors} 个错误，${warnings} 个警告`,
  layer: (layer, count) => `${ZH_LAYERS[layer]} ${count} 个字符`,
  inLayer: (layer, offset) => `${ZH_LAYERS[layer]}，位置 ${offset}：`,
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
  issues: '返回值的异常',
  agreement: '协议',
  hostError: '客户端调用失败，没有状态码',
  lines: (lines, withErrors) => `共 ${lines} 行，其中 ${withErrors} 行有错误`,
  bytes: '其字节不是 UTF-8，十六进制如下：',
  same: '两份文本相同。',
  differs: (offset, param) => `从位置 ${offset} 起不同${param && `，位于 ${param}`}：`,
  here: '本签约字符串',
  there: '另一份文本',
  notVerified: '没有验签：加 --app-public-key 文件 可验签。',
  doNotTrust: (said) => `不要采信：签名不对。内容自称：${said}`,
  notChecked: (said) => `没有可信的签名。内容自称：${said}`,
  fits: '这样改过再签，得到的正是这个签名',
  and: '、',
  notASignStr: '这不是 SDK 返回的请求串，无法得到签约字符串',
};

export type Words = typeof EN;

export const WORDS: { readonly [lang in Lang]: Words } = { en: EN, zh: ZH };

/** The language of the terminal: Chinese where its locale is. */
export function langOf(env: { readonly [name: string]: string | undefined }): Lang {
  return /^zh/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'zh' : 'en';
}
