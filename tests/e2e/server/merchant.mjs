// The merchant's server: examples/sign/server.js with the official SDK, behind HTTP.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { AlipaySdk } from 'alipay-sdk';
import { configOf } from './keys.mjs';
import { textOf } from './platform.mjs';

const require = createRequire(import.meta.url);
const { makeServer } = require('../../../examples/sign/server.js');
const { verifySignResult } = require('../../../pkg/node');

const RESPONSE = 'alipay_user_agreement_page_sign_response';

/** `mode` says how it signs, and what it writes; `gateway` is the platform's address. */
export function newMerchant(keys, mode, gateway) {
  const sdk = new AlipaySdk({ ...configOf(keys, mode), signType: mode.signType, gateway: `${gateway}/gateway.do` });
  const signed = new Map();
  const ended = new Set();
  const agreements = {
    begun(user) {
      // One that has ended is followed by one with another number.
      const externalAgreementNo = `no${user}${ended.has(`no${user}`) ? 'again' : ''}`;
      return {
        externalAgreementNo,
        personalProductCode: 'CYCLE_PAY_AUTH_P',
        signScene: 'INDUSTRY|DIGITAL_MEDIA',
        isSigned: signed.has(externalAgreementNo),
      };
    },
    signed(number, agreementNo) {
      if (!ended.has(number)) signed.set(number, agreementNo);
    },
    ended(number) {
      ended.add(number);
      signed.delete(number);
    },
  };
  const alipayPublicKey = mode.isByCertificates ? keys.platform.certificate : keys.platform.publicKey;
  const server = makeServer({ sdk: asTheModeSays(sdk, mode), alipayPublicKey, agreements });
  const routes = {
    '/agreements/sign': (_, user) => server.sign(user),
    '/agreements/query': (body) => server.query(JSON.parse(body)),
    '/agreements/result': (body) => checkResult(JSON.parse(body), { sdk, alipayPublicKey, keys, mode }),
    '/notify': (body) => server.notify(body),
  };
  return { signed, sdk, server: createServer((request, response) => serve(routes, request, response)) };
}

/** The SDK as this merchant calls it; the example calls it in the usual way. */
function asTheModeSays(sdk, { hasChinese, isEncrypted }) {
  const needEncrypt = isEncrypted;
  const subMerchant = { subMerchantName: '深圳市某某科技有限公司（会员）', subMerchantServiceName: '连续包月 100% & 更多' };
  return {
    sdkExecute(method, { bizContent, ...params }) {
      const content = hasChinese ? { ...bizContent, subMerchant } : bizContent;
      return sdk.sdkExecute(method, { ...params, bizContent: content, needEncrypt });
    },
    // The SDK looks for the braces of a response that is not encrypted, so it checks the signature of no other.
    exec: (method, params) => sdk.exec(method, { ...params, needEncrypt }, { validateSign: !isEncrypted }),
  };
}

/** Whether the platform signed what the page got: by the SDK's own checker, and by the package's. */
function checkResult({ payload, signStr }, { sdk, alipayPublicKey, keys, mode }) {
  const { sign, sign_type: signType } = JSON.parse(payload.result);
  const content = sdk.getSignStr(payload.result, RESPONSE);
  const { valid } = verifySignResult(payload, alipayPublicKey, {
    signStr,
    appPublicKey: mode.isByCertificates ? keys.app.certificate : keys.app.publicKey,
  });
  return { bySdk: sdk.rsaCheck(content, sign, signType), byPackage: valid };
}

async function serve(routes, request, response) {
  try {
    const answer = await routes[request.url](await textOf(request), request.headers['x-session']);
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
  } catch (error) {
    response.writeHead(500).end(String(error.stack));
  }
}
