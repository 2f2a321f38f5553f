// The page's tests: every way that a signing can end, without a phone. `npm test` runs them.
const { createSimulator, sampleSignStr } = require('pay-sign-center/simulator');

jest.mock('./server', () => ({ begin: jest.fn(), queryAgreement: jest.fn() }));
const server = require('./server');

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Opens the page on a client, taps, and waits until nothing more happens. */
async function tap(simulator, signStr = sampleSignStr()) {
  const page = open(simulator, signStr);
  page.sign();
  await jest.runAllTimersAsync();
  return page.data;
}

const AGREEMENT = { externalAgreementNo: 'test1' };

function open({ my, queryAgreement }, signStr) {
  server.begin.mockResolvedValue({ signStr, agreement: AGREEMENT });
  server.queryAgreement.mockImplementation(queryAgreement);
  let page;
  globalThis.my = my;
  globalThis.Page = (given) => {
    page = { ...given, setData: (data) => Object.assign(page.data, data) };
  };
  jest.isolateModules(() => require('./page'));
  return page;
}

test.each([
  ['7000', 'done', '签约成功'],
  ['7001', 'done', '签约成功'],
  ['7002', 'idle', '签约服务暂不可用，请稍后重试'],
  ['6001', 'idle', '签约服务暂不可用，请稍后重试'],
  ['signed and left', 'done', '签约成功'],
  ['6002', 'confirming', '签约结果确认中，请勿重复签约'],
  ['8000', 'confirming', '签约结果确认中，请勿重复签约'],
  ['silent', 'confirming', '签约结果确认中，请勿重复签约'],
  ['not permitted', 'idle', '签约服务暂不可用，请稍后重试'],
])('%s: %s, %s', async (scene, state, message) => {
  expect(await tap(createSimulator({ scene }))).toEqual({ state, message });
});

test('signed before, on another phone', async () => {
  const simulator = createSimulator();
  const page = open(simulator, sampleSignStr());
  server.begin.mockResolvedValue({ isSigned: true, agreement: AGREEMENT });
  await page.sign();
  expect([page.data, simulator.calls]).toEqual([{ state: 'done', message: '签约成功' }, []]);
});

test('a client that is too old', async () => {
  const { message } = await tap(createSimulator({ clientVersion: '10.0.17' }));
  expect(message).toBe('当前支付宝版本过低，无法使用此功能，请升级最新版本支付宝');
});

test('a signStr that the server made wrong opens no page', async () => {
  const simulator = createSimulator();
  expect((await tap(simulator, decodeURIComponent(sampleSignStr()))).message).toBe('签约信息有误，请稍后重试');
  expect(simulator.calls).toEqual([]);
});

test('a second tap opens no second page', async () => {
  const simulator = createSimulator();
  const page = open(simulator, sampleSignStr());
  page.sign();
  page.sign();
  await jest.runAllTimersAsync();
  expect(simulator.calls).toHaveLength(1);
});

test.each([[null], [{}], ['<html>502</html>'], [{ error: 'login' }]])(
  'a server that answers %j: the user may try again',
  async (answer) => {
    const simulator = createSimulator();
    const page = open(simulator, sampleSignStr());
    server.begin.mockResolvedValue(answer);
    await page.sign();
    expect(page.data.state).toBe('idle');
    expect(simulator.calls).toEqual([]);
  },
);

test('not known, and known when the user asks', async () => {
  const page = open(createSimulator({ scene: '6002' }), sampleSignStr());
  page.sign();
  await jest.runAllTimersAsync();
  expect(page.data.state).toBe('confirming');
  server.queryAgreement.mockRejectedValueOnce(new Error('down'));
  await page.ask();
  expect(page.data.state).toBe('confirming');
  server.queryAgreement.mockResolvedValueOnce({ status: 'NORMAL' });
  await page.ask();
  expect([page.data.state, server.queryAgreement.mock.lastCall]).toEqual(['done', [AGREEMENT]]);
});

test('what fails after signing is no failure to sign', async () => {
  const page = open(createSimulator(), sampleSignStr());
  const { setData } = page;
  page.setData = (data) => {
    if (data.state === 'done') throw new Error('the page is gone');
    setData(data);
  };
  const signing = page.sign().catch((error) => error);
  await jest.runAllTimersAsync();
  expect([(await signing).message, page.data.state]).toEqual(['the page is gone', 'busy']);
});
