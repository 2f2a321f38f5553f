const { SignCenterError } = require('pay-sign-center');

const error = new SignCenterError({ code: 'timeout', message: 'no answer', mayHaveSigned: true });
error instanceof Error; // true
error.userMessage.zh; // '签约结果确认中，请勿重复签约'
