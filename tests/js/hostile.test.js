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

describe('a realm that was tampered with before the import', () => {
  const SETTER = (name) => `Object.defineProperty(Object.prototype, '${name}', { get() { return 7; }, set() {}, configurable: true })`;
  const READ_ONLY = (name) => `Object.defineProperty(Object.prototype, '${name}', { value: 7, writable: false })`;
  const THEN = 'Object.prototype.then = function (fulfilled) { fulfilled({ kind: "signed", mayHaveSigned: false }); }';
  test.each([
    ...['get', 'set', 'value', 'writable', 'enumerable', 'configurable', 'toJSON', 'timeout', 'queryAgreement', 'ignore'].map((name) => [
      name,
      `Object.prototype.${name} = 1`,
    ]),
    ...['success', 'signStr', 'raw', 'userMessage', 'result', 'error', 'callbacks'].map((name) => [`read-only ${name}`, READ_ONLY(name)]),
    ...['kind', 'mayHaveSigned', 'code', 'settle', 'promised', 'resolve', 'report'].map((name) => [`a setter of ${name}`, SETTER(name)]),
    ['then', THEN],
  ])('%s: no wrong answer, and none that is lost', async (_, polluted) => {
    for (const [act, right, mayHaveSigned] of [
      [(request) => request.success(PAYLOAD), 'signed', true],
      [(request) => request.success({ resultStatus: '7002', result: '' }), 'failed', false],
      [(request) => request.fail({ error: 11 }), 'host_error', true],
    ]) {
      const copy = loadIn({ globals: { setTimeout, clearTimeout }, polluted });
      let said = 'open';
      const my = hostThat(act);
      copy
        .createPaySignCenter({ my })
        .paySignCenter({ signStr: SIGN_STR, success() {}, fail() {} })
        .then(
          (outcome) => {
            said = [outcome.kind, outcome.mayHaveSigned];
          },
          (error) => {
            said = [error.code, error.mayHaveSigned];
          },
        );
      for (let turns = 0; turns < 4; turns += 1) await turn();
      expect([
        [right, mayHaveSigned],
        ['engine_failed', my.asked.length > 0],
      ]).toContainEqual(said);
    }
  });
});

test('an own `__proto__` among the options and in a result is a property like any other', async () => {
  const options = JSON.parse(`{ "signStr": ${JSON.stringify(SIGN_STR)}, "__proto__": { "gate": "report" }, "extra": 1 }`);
  const my = hostThat((request) => request.success(JSON.parse(`{ "__proto__": { "resultStatus": "7000" }, "resultStatus": "6001" }`)));
  expect((await pkg.createPaySignCenter({ my }).paySignCenter(options)).kind).toBe('cancelled');
  expect(Object.keys(my.asked[0]).sort()).toEqual(['__proto__', 'complete', 'extra', 'fail', 'signStr', 'success']);
  expect(Object.getPrototypeOf(my.asked[0])).toBe(Object.prototype);
});

test.each([
  ['without resolve and reject', 'delete Promise.resolve; delete Promise.reject'],
  ['whose timers throw', 'setTimeout = function () { throw new Error("no timers") }'],
])('a realm %s: a refused call ends, and so does an answered one', async (_, polluted) => {
  const copy = loadIn({ globals: { setTimeout, clearTimeout }, polluted });
  const log = [];
  const refused = copy.createPaySignCenter({ my: hostThat(() => {}) }).paySignCenter({ signStr: '', ...logging(log) });
  expect((await settled(refused)).error.code).toBe('invalid_sign_str');
  await until(() => log.length === 2);
  const my = hostThat((request) => request.success(PAYLOAD));
  expect((await copy.createPaySignCenter({ my }).paySignCenter({ signStr: SIGN_STR })).kind).toBe('signed');
});

test('a host that throws and then answers: the answer comes by `late`', async () => {
  const my = hostThat((request) => {
    setImmediate(() => request.success(PAYLOAD));
    throw new Error('of what wraps the host');
  });
  const log = [];
  const { error } = await settled(pkg.createPaySignCenter({ my }).paySignCenter({ signStr: SIGN_STR, ...logging(log) }));
  expect(error).toMatchObject({ code: 'host_error', mayHaveSigned: true });
  expect(await error.late).toMatchObject({ kind: 'signed', raw: PAYLOAD });
  expect(log.map(([name]) => name)).toEqual(['fail', 'complete']);
});
