const { verifySignResult } = require('pay-sign-center/node');

const response = '{"code":"10000","msg":"Success","agreement_no":"2027"}';
const result = `{"alipay_user_agreement_page_sign_response":${response},"sign":"${sign(response, platform)}","sign_type":"RSA2"}`;
const payload = { resultStatus: '7000', result };
verifySignResult(payload, platform.publicKey).valid; // true
verifySignResult(payload, app.publicKey).reason; // 'mismatch'
