const { createPaySignCenter } = require('pay-sign-center');
const { simulatorKeys, verifySignResult } = require('pay-sign-center/node');

const keys = simulatorKeys({ appPublicKeyPem: app.publicKey, platformPrivateKeyPem: platform.privateKey });
keys.verify(sampleSignStr()); // false
const { my } = createSimulator({ signResult: keys.signResult });
const { raw } = await createPaySignCenter({ my }).paySignCenter({ signStr: sampleSignStr() });
verifySignResult(raw, platform.publicKey).valid; // true
