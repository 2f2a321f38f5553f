const { checkClient } = require('pay-sign-center');

checkClient().supported; // true
checkClient({ env: { clientName: 'ap', clientVersion: '10.0.0' } }).reason; // 'client_too_old'
