const { maskText } = require('pay-sign-center/node');

maskText('app_id=2021000000000001&external_logon_id=13800000000'); // 'app_id=2021000000000001&external_logon_id=***********'
