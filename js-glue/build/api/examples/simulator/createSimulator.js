const { createPaySignCenter } = require('pay-sign-center');
const { createSimulator, sampleSignStr } = require('pay-sign-center/simulator');

const simulator = createSimulator({ clientVersion: '10.8.60' });
simulator.next({ status: '7002', after: 20 });
const { paySignCenter } = createPaySignCenter({ my: simulator.my });
(await paySignCenter({ signStr: sampleSignStr() })).kind; // 'failed'
simulator.calls.length; // 1
