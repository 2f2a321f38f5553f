const { signedTextOf } = require('pay-sign-center/node');

signedTextOf('app_id%3D2021%26sign_type%3DRSA2%26method%3Dm%26sign%3DAAAA'); // { text: 'app_id=2021&method=m&sign_type=RSA2', hex: null }
signedTextOf('no signStr'); // null
