const { checkSignStr } = require('pay-sign-center');

const report = checkSignStr(decodeURIComponent(sampleSignStr()));
report.ok; // false
report.findings.map(({ code }) => code); // ['not_encoded']
report.suggestion.startsWith('alipay_sdk%3D'); // true
report.fields.bizContent.externalAgreementNo; // 'sample20270328'
