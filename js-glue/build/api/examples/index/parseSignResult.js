const { parseSignResult } = require('pay-sign-center');

parseSignResult(samplePayload('7001')).kind; // 'unknown'
parseSignResult('{"resultStatus":"7002","result":""}').mayHaveSigned; // false
parseSignResult({ error: 4 }).kind; // 'host_error'
