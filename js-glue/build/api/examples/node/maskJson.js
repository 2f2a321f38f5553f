const { maskJson } = require('pay-sign-center/node');

maskJson('{"status":"NORMAL","alipay_logon_id":"13800000000"}'); // '{"status":"NORMAL","alipay_logon_id":"13****00"}'
maskJson('no JSON'); // undefined
