const { paySignCenter } = require('pay-sign-center');

const { queryAgreement } = simulator;
const outcome = await paySignCenter({ signStr: sampleSignStr(), queryAgreement, timeout: 300000 });
outcome.kind; // 'cancelled'
outcome.mayHaveSigned; // false
await paySignCenter({ signStr: '' }).catch((error) => error.code); // 'invalid_sign_str'
