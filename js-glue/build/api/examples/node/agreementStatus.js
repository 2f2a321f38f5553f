const { agreementStatus } = require('pay-sign-center/node');

agreementStatus({ code: '10000', msg: 'Success', status: 'NORMAL' }); // 'NORMAL'
agreementStatus({ code: '40004', msg: 'Business Failed', subCode: 'USER_AGREEMENT_NOT_EXIST' }); // 'NONE'
