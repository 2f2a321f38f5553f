// One sentence for each code that tells something about a result or a signature.
import type { IssueCode, Text } from '../types';

/** What was odd about an answer, by the code in `issues`. */
export const ISSUES: { readonly [issue in IssueCode]: Text } = {
  no_status: { zh: '宿主没有给出状态码。', en: 'The host gave no status.' },
  status_elsewhere: { zh: '状态码不在文档所说的位置。', en: 'The status stands elsewhere than in `resultStatus`.' },
  no_result: { zh: '没有返回值，或其中没有响应。', en: 'There is no `result`, or it holds no response.' },
  result_is_object: {
    zh: '`result` 是对象而不是字符串，被签名的原始字节已丢失。',
    en: '`result` is an object and not text: the bytes that were signed are lost.',
  },
  result_not_strict_json: { zh: '`result` 不是严格的 JSON，但仍可读取。', en: '`result` is no strict JSON, and was read all the same.' },
  result_not_json: { zh: '`result` 无法读取。', en: '`result` cannot be read.' },
  duplicate_key: {
    zh: '`result` 中有键出现了两次，不同程序的理解会不同。',
    en: 'A key stands in `result` twice, so readers differ on what it says.',
  },
  missing_sign: { zh: '响应表示成功，却没有签名。', en: 'The response says success but is not signed.' },
  other_agreement: {
    zh: '返回值中的外部签约号与签约字符串中的不同。',
    en: 'The external agreement number in the result is not the one in the signStr.',
  },
  no_external_agreement_no: {
    zh: '签约字符串和返回值中都没有外部签约号，无法查询。',
    en: 'Neither the signStr nor the result has an external agreement number, by which to query.',
  },
  result_contradicts_status: {
    zh: '随状态码返回的内容与状态码矛盾，请先查询。',
    en: 'What came with the status contradicts it: query before anything else.',
  },
  number_lost_digits: {
    zh: '`result` 中有数字过大，JavaScript 已将其舍入，因此没有采用。',
    en: 'A number in `result` is too large for JavaScript, which has rounded it; it is left out.',
  },
};

/** Why a signature is not valid, by the code in `reason`. */
export const REASONS = {
  mismatch: { zh: '签名与内容或密钥不符', en: 'the signature is not of this content and this key' },
  other_hash: {
    zh: '用另一种摘要算法可以验签通过：sign_type 与实际签名算法不符（RSA2 为 SHA-256，RSA 为 SHA-1）',
    en: 'the signature verifies with the other hash: sign_type names RSA2 (SHA-256) for RSA (SHA-1), or the reverse',
  },
  not_base64: { zh: '签名不是标准的 base64', en: 'the signature is not standard base64' },
  signed_by_app: {
    zh: '返回值是用应用自己的密钥签名的，不是支付宝的签名',
    en: 'the result was signed with the app’s own key and not by the platform',
  },
  no_sign: { zh: '没有签名', en: 'there is no signature' },
  not_a_sign_str: { zh: '其中找不到任何请求参数', en: 'no parameters can be found' },
  not_a_notification: {
    zh: '这不是异步通知的参数或原始请求体',
    en: 'expected the parameters of a notification, each of them text, or its body',
  },
  duplicate_param: {
    zh: '有参数出现了两次，无法确定签名所对应的内容',
    en: 'a parameter stands there twice, so that readers differ on what is signed',
  },
  ambiguous_param: {
    zh: '参数名或参数值中含有形如另一个参数的内容，同一签名可以对应不同的参数',
    en: 'a name or a value holds what reads as another parameter: the signature would cover both readings',
  },
  duplicate_key: {
    zh: '返回值中有键出现了两次，无法确定签名所对应的内容',
    en: 'a key stands in the result twice, so that readers differ on what is signed',
  },
  same_key: { zh: '传入的支付宝公钥其实是应用公钥', en: 'the app’s public key was given as the platform’s' },
  sign_type: { zh: '只能验证 RSA2 和 RSA 签名', en: 'only RSA2 and RSA can be checked' },
} satisfies { readonly [reason: string]: Text };
