const { toSignStr } = require('pay-sign-center');

const signStr = sampleSignStr();
toSignStr(decodeURIComponent(signStr)) === signStr; // true
toSignStr(signStr) === signStr; // true
