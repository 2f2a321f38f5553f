// What the platform makes of a signStr: it reads it as servers do, and answers with a document as its own.
import { chinaTime } from './china_time';

/** What a signStr asks for, as far as the answer repeats it. */
export interface Asked {
  readonly appId: string;
  readonly charset: string;
  readonly signType: string;
  readonly externalAgreementNo: string | null;
  readonly personalProductCode: string | null;
  readonly signScene: string | null;
}

export type Refusal = 'unreadable' | 'signature';

/** Reads a signStr; null where the page could not be opened with it. `decrypt` opens a `biz_content` that is encrypted. */
export function readSignStr(signStr: unknown, decrypt?: (bizContent: string) => string): Asked | null {
  try {
    const params = paramsOf(decodeURIComponent(signStr as string));
    const bizContent = contentOf(params, decrypt);
    const text = (name: string) => (typeof bizContent[name] === 'string' ? (bizContent[name] as string) : null);
    if (!params.app_id || !params.sign || !params.biz_content) return null;
    return {
      appId: params.app_id,
      charset: params.charset || 'utf-8',
      signType: params.sign_type || 'RSA2',
      externalAgreementNo: text('external_agreement_no'),
      personalProductCode: text('personal_product_code'),
      signScene: text('sign_scene'),
    };
  } catch {
    return null;
  }
}

/** Why the platform does not open the page. */
export function refusalOf(signStr: unknown, asked: Asked | null, verify: ((signStr: string) => boolean) | undefined): Refusal | null {
  if (asked === null) return 'unreadable';
  return verify && !verify(signStr as string) ? 'signature' : null;
}

function paramsOf(body: string): { [name: string]: string | undefined } {
  const params: { [name: string]: string | undefined } = Object.create(null);
  body.split('&').forEach((pair) => {
    const at = pair.indexOf('=');
    if (at > 0) params[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1).replace(/\+/g, ' '));
  });
  return params;
}

/** Without the key, encrypted content says nothing. */
function contentOf(params: { [name: string]: string | undefined }, decrypt?: (bizContent: string) => string): { [name: string]: unknown } {
  const given = params.biz_content as string;
  if (params.encrypt_type && !decrypt) return {};
  const content: unknown = JSON.parse(params.encrypt_type && decrypt ? decrypt(given) : given);
  return typeof content === 'object' && content !== null ? (content as { [name: string]: unknown }) : {};
}

/** The document in `result` of a signed agreement, its members in the platform's order. */
export function signedDocument(asked: Asked, agreementNo: string, now: Date, sign: (content: string, signType: string) => string): string {
  const time = chinaTime(now);
  const response: { [name: string]: string } = {
    code: '10000',
    msg: 'Success',
    app_id: asked.appId,
    auth_app_id: asked.appId,
    charset: asked.charset,
    timestamp: time,
    agreement_no: agreementNo,
    alipay_user_id: '2088000000000001',
    alipay_logon_id: 'ali***@example.com',
    status: 'NORMAL',
    sign_time: time,
    valid_time: `${time.slice(0, 10)} 00:00:00`,
    invalid_time: '2115-02-01 00:00:00',
  };
  if (asked.externalAgreementNo !== null) response.external_agreement_no = asked.externalAgreementNo;
  if (asked.personalProductCode !== null) response.personal_product_code = asked.personalProductCode;
  if (asked.signScene !== null) response.sign_scene = asked.signScene;
  const content = JSON.stringify(response);
  return `{"alipay_user_agreement_page_sign_response":${content},"sign":${JSON.stringify(sign(content, asked.signType))},"sign_type":"${asked.signType}"}`;
}
