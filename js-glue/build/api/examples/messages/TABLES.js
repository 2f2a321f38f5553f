const { TABLES } = require('pay-sign-center/messages');

Object.keys(TABLES); // ['finding', 'issue', 'client', 'signature', 'cause', 'error', 'platform']
TABLES.error.timeout.title.zh; // '客户端没有按时答复'
