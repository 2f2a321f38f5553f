const { createSimulator, samplePayload, sampleSignStr } = require('pay-sign-center/simulator');

const simulator = createSimulator({ scene: '6001' });
globalThis.my = simulator.my;
