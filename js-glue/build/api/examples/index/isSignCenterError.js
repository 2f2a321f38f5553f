const { isSignCenterError, paySignCenter } = require('pay-sign-center');

const error = await paySignCenter({ signStr: 'app_id=1' }).catch((reason) => reason);
isSignCenterError(error); // true
isSignCenterError(new Error('timeout')); // false
