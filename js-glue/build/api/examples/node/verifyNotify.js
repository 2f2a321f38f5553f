const { verifyNotify } = require('pay-sign-center/node');

const text = 'agreement_no=2027&charset=utf-8&notify_type=dut_user_sign&status=NORMAL';
const body = `${text}&sign_type=RSA2&sign=${encodeURIComponent(sign(text, platform))}`;
verifyNotify(body, platform.publicKey).params.agreement_no; // '2027'
verifyNotify(body.replace('2027', '2028'), platform.publicKey).status; // 'invalid'
