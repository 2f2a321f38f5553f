const { compareSignedText } = require('pay-sign-center/node');

const printed = '验签字符串为：app_id=2021&charset=gbk&version=1.0';
compareSignedText('app_id=2021&charset=utf-8&version=1.0', printed).param; // 'charset'
compareSignedText('app_id=2021&charset=gbk&version=1.0', printed); // null
