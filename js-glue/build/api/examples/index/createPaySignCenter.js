const { createPaySignCenter } = require('pay-sign-center');

const steps = [];
const { paySignCenter } = createPaySignCenter({ my: simulator.my, trace: ({ what }) => steps.push(what) });
(await paySignCenter({ signStr: sampleSignStr() })).kind; // 'cancelled'
steps.slice(0, 3); // ['called', 'checked_client', 'checked_sign_str']
