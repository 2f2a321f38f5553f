const { parseSignResult } = require('pay-sign-center');
const { explainOutcome } = require('pay-sign-center/messages');

explainOutcome(parseSignResult({ error: 4, errorMessage: '无权调用' })).code; // 'N22104'
explainOutcome(parseSignResult({ resultStatus: '7002', result: '' })); // null
