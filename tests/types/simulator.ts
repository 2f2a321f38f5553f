// A page's test in TypeScript; it must compile as it stands.
import { createPaySignCenter, type AgreementKey } from 'pay-sign-center';
import { createSimulator, sampleSignStr, type Scene, type SimulatedCall, type Simulator } from 'pay-sign-center/simulator';

const slow: Scene = { status: '7001', after: 60_000, queries: ['TEMP', 'NORMAL'] };
const simulator: Simulator = createSimulator({ scene: slow, clientVersion: '10.0.18', verify: (signStr) => signStr !== '' });
simulator.next('6001', 'signed and left', { error: 4 }, '8000');

const { paySignCenter } = createPaySignCenter({ my: simulator.my });
void paySignCenter({ signStr: sampleSignStr({ bizContent: { product_code: null } }), queryAgreement: simulator.queryAgreement });

const call: SimulatedCall | undefined = simulator.calls[0];
const by: 'success' | 'fail' | 'complete' | undefined = call?.answers[0]?.by;
const asked: readonly AgreementKey[] = simulator.queries;
void [by, asked];

// @ts-expect-error a scene answers after a number of milliseconds, or at once
createSimulator({ scene: { after: 'soon' } });
// @ts-expect-error the calls are only read
simulator.calls[0] = call;
