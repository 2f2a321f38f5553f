const { showsValue } = require('pay-sign-center/node');

showsValue('sign_type', 'RSA2'); // true
showsValue('external_logon_id', '13800000000'); // false
