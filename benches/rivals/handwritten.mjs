// What a page would write by hand to see what a signStr says, with no check at all. It throws where a text is faulty.
import { members } from '../read.mjs';

/** The parameters and biz_content of a signStr. */
export function decode(signStr) {
  const params = {};
  for (const pair of decodeURIComponent(signStr).split('&')) {
    const at = pair.indexOf('=');
    params[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1).replace(/\+/g, ' '));
  }
  const isJson = params.encrypt_type !== 'AES';
  return { params, bizContent: isJson ? JSON.parse(params.biz_content) : null };
}

export function decodeAndRead(signStr) {
  const { params, bizContent } = decode(signStr);
  return members(params) + members(bizContent);
}

/** The least that can be done with a result, and the few members that a page would look at. */
export function parseAndRead(result) {
  const document = JSON.parse(result);
  const {
    code,
    status,
    agreement_no: agreementNo,
    external_agreement_no: externalAgreementNo,
  } = document.alipay_user_agreement_page_sign_response;
  return members({ code, status, agreementNo, externalAgreementNo, sign: document.sign });
}
