// What others do to a call: payloads too long to be read, getters that call back, and realms that were tampered with.
const { pkg } = require('./package');
const { hostThat, logging, PAYLOAD, settled, SIGN_STR, turn, until } = require('./host');
const { breakableWebAssembly, loadIn } = require('./realm');

const SIGNED = '{"alipay_user_agreement_page_sign_response":{"code":"10000","agreement_no":"2027","status":"NORMAL"},"sign":"x"}';
const LONG = ' '.repeat(8 << 20);

test.each([
  ['result as text', { resultStatus: '7002', result: SIGNED + LONG }],
  ['result as an object', { resultStatus: '7002', result: { ...JSON.parse(SIGNED), pad: LONG } }],
  ['resultCode', { resultStatus: '7002', resultCode: LONG }],
  ['result of an error', { error: 4, result: SIGNED + LONG }],
  ['result of 7000', { resultStatus: '7000', result: SIGNED + LONG }],
  ['the payload itself', JSON.stringify({ resultStatus: '7002', result: SIGNED + LONG })],
])('a payload that is too long to be read is certain of nothing: %s', (_, payload) => {
  expect(pkg.parseSignResult(payload)).toMatchObject({ kind: 'unknown', mayHaveSigned: true, issues: ['no_status', 'result_not_json'] });
});

test('a getter of a payload that makes the engine break: the call ends once', async () => {
  let armed = false;
  const { WebAssembly } = breakableWebAssembly((name) => armed && name === 'begin');
  const copy = loadIn({ globals: { WebAssembly, setTimeout }, entry: 'index' });
  const log = [];
  let request;
  const my = hostThat((given) => {
    request = given;
  });
  const end = settled(copy.createPaySignCenter({ my }).paySignCenter({ signStr: SIGN_STR, ...logging(log) }));
  request.success({
    get resultStatus() {
      armed = true;
      void copy.createPaySignCenter({ my }).paySignCenter({ signStr: SIGN_STR, fail() {} });
      armed = false;
      return '7000';
    },
  });
  const { error } = await end;
  expect(error).toMatchObject({ code: 'engine_failed', mayHaveSigned: true });
  await until(() => log.length === 2);
  await turn();
  expect(log.map(([name]) => name)).toEqual(['fail', 'complete']);
});

test('complete alone where the timer throws is held for a microtask', async () => {
  const globals = {
    setTimeout() {
      throw new Error('no timers today');
    },
  };
  const log = [];
  const my = hostThat((request) => request.complete(PAYLOAD));
  const outcome = await loadIn({ globals })
    .createPaySignCenter({ my })
    .paySignCenter({ signStr: SIGN_STR, ...logging(log) });
  expect(outcome.kind).toBe('signed');
  expect(log).toEqual([['complete', PAYLOAD]]);
});

describe('a realm in which every object has', () => {
  const HOSTS = {
    signed: [(request) => request.success(PAYLOAD), ['success', 'complete']],
    host_error: [(request) => request.fail({ error: 4 }), ['fail', 'complete']],
    invalid_sign_str: [() => {}, ['fail', 'complete']],
  };
  const POLLUTED = ['then', 'success', 'fail', 'answer', 'resolve', 'reject', 'refusal', 'raw', 'report', 'run', 'by'];
  for (const name of POLLUTED) {
    test.each(Object.entries(HOSTS))(`${name}: %s`, async (expected, [act, names]) => {
      const copy = loadIn({ globals: { setTimeout }, polluted: `Object.prototype.${name} = 'success'` });
      const log = [];
      const signStr = expected === 'invalid_sign_str' ? '' : SIGN_STR;
      const { outcome, error } = await settled(copy.createPaySignCenter({ my: hostThat(act) }).paySignCenter({ signStr, ...logging(log) }));
      expect(outcome ? outcome.kind : error.code).toBe(expected);
      await until(() => log.length === 2);
      expect(log.map(([callback]) => callback)).toEqual(names);
      if (expected === 'signed') expect(log.every(([, payload]) => payload === PAYLOAD)).toBe(true);
    });
  }
});

test('the host of a tampered realm is asked with the very signStr', async () => {
  const copy = loadIn({ polluted: "Object.defineProperty(Object.prototype, 'signStr', { value: 'other' })" });
  const my = hostThat((request) => request.success(PAYLOAD));
  expect((await copy.createPaySignCenter({ my }).paySignCenter({ signStr: SIGN_STR })).kind).toBe('signed');
  expect(my.asked[0].signStr).toBe(SIGN_STR);
});
