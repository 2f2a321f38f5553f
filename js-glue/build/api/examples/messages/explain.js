const { explain } = require('pay-sign-center/messages');

explain('not_encoded').title; // '请求串没有整体编码'
explain('not_encoded', 'en').severity; // 'error'
explain('ACQ.USER_AGREEMENT_NOT_EXIST', 'en').title; // 'There is no such agreement'
explain('no_such_code'); // null
