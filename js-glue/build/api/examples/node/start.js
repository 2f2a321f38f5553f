const { createSign, generateKeyPairSync } = require('node:crypto');
const { createSimulator, sampleSignStr } = require('pay-sign-center/simulator');

const [publicKeyEncoding, privateKeyEncoding] = ['spki', 'pkcs8'].map((type) => ({ type, format: 'pem' }));
const newKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding, privateKeyEncoding });
const [app, platform] = [newKeys(), newKeys()];
const sign = (text, { privateKey }) => createSign('RSA-SHA256').update(text).sign(privateKey, 'base64');
