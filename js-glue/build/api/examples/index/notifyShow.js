const { notifyShow, paySignCenter } = require('pay-sign-center');

simulator.next('silent');
const call = paySignCenter({ signStr: sampleSignStr(), queryAgreement: () => ({ status: 'NORMAL' }) });
notifyShow();
(await call).confirmedBy; // 'query'
