const { inspectSignStr } = require('pay-sign-center/node');

const { layers, signed } = inspectSignStr(sampleSignStr());
layers.map(({ layer }) => layer); // ['outer', 'body', 'biz_content']
signed.signType; // 'RSA2'
