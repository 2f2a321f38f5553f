const { checkSignStr } = require('pay-sign-center');
const { sampleSignStr } = require('pay-sign-center/simulator');

checkSignStr(sampleSignStr()).ok; // true
const signStr = sampleSignStr({ params: { app_id: null }, bizContent: { external_agreement_no: 'A1' } });
checkSignStr(signStr).findings.map(({ code }) => code); // ['missing_app_id']
