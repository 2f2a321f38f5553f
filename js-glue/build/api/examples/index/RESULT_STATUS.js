const { RESULT_STATUS } = require('pay-sign-center');

RESULT_STATUS['7002'].kind; // 'failed'
RESULT_STATUS['7002'].advice.zh; // '请稍后重试'
