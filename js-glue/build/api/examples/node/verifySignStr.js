const { signedTextOf, verifySignStr } = require('pay-sign-center/node');

const unsigned = sampleSignStr({ params: { sign: 'SIGN' } });
const signature = sign(signedTextOf(unsigned).text, app);
const signStr = unsigned.replace('SIGN', encodeURIComponent(encodeURIComponent(signature)));
verifySignStr(signStr, app.publicKey).status; // 'valid'
verifySignStr(signStr, platform.publicKey).cause; // 'other_key'
