const { parseSignResult } = require('pay-sign-center');
const { samplePayload } = require('pay-sign-center/simulator');

samplePayload('6001'); // { resultStatus: '6001', result: '' }
parseSignResult(samplePayload()).agreement.status; // 'NORMAL'
