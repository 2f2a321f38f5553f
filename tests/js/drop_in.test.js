const { pkg } = require('./package');
const {
  hostAnswering,
  hostThat,
  logging,
  NEW_CLIENT,
  on,
  PAYLOAD,
  settled,
  SIGN_STR,
  throwingGetters,
  turn,
  until,
  USER_MESSAGE,
} = require('./host');
const { loadIn, uncaught } = require('./realm');

const BODY = decodeURIComponent(SIGN_STR);
const SPACED = ` ${SIGN_STR}`;
const FAILED_STATUS = { resultStatus: '7002', result: '' };
const FAILED = { error: 11, errorMessage: '任意' };

describe('what the host sees', () => {
  test('it is called as a method of `my`, before paySignCenter returns', () => {
    const seen = [];
    const my = hostThat(function () {
      seen.push(this);
    });
    on(my).paySignCenter({ signStr: SIGN_STR });
    expect(seen.length).toBe(1);
    expect(seen[0]).toBe(my);
  });

  test("the very signStr, the caller's other properties, and nothing of ours", () => {
    const my = hostThat(() => {});
    const extra = { deep: [] };
    const symbol = Symbol('not for the host');
    on(my).paySignCenter({
      signStr: SPACED,
      extra,
      bizScene: '',
      nothing: undefined,
      [symbol]: 1,
      validate: 'errors',
      ignore: [],
      gate: 'enforce',
      timeout: 1e9,
      queryAgreement: null,
      promptUpgrade: false,
    });
    const [{ success, fail, complete, ...rest }] = my.asked;
    expect(rest).toEqual({ signStr: SPACED, extra, bizScene: '', nothing: undefined });
    expect(rest.extra).toBe(extra);
    expect([typeof success, typeof fail, typeof complete]).toEqual(['function', 'function', 'function']);
    // Ends the call, whose timer would keep the process.
    success(PAYLOAD);
  });

  test('a property that cannot be read is left out', () => {
    const my = hostThat(() => {});
    on(my).paySignCenter(Object.assign(throwingGetters('broken'), { signStr: SIGN_STR, fine: 1 }));
    expect(my.asked[0]).toMatchObject({ signStr: SIGN_STR, fine: 1 });
    expect(my.asked[0]).not.toHaveProperty('broken');
  });

  test('the options are not changed', () => {
    const options = Object.freeze({ signStr: SIGN_STR, success: Object.freeze(() => {}) });
    const my = hostThat(() => {});
    on(my).paySignCenter(options);
    expect(my.asked.length).toBe(1);
  });
});

describe('callbacks', () => {
  test.each([
    ['success', PAYLOAD],
    ['fail', FAILED],
    ['fail', { resultStatus: '6001' }],
  ])("%s, then complete, with the host's own payload, in the turn of the answer", (event, payload) => {
    const log = [];
    const my = hostThat((request) => {
      request[event](payload);
      log.push('host goes on');
      request.complete(payload);
    });
    on(my).paySignCenter({ signStr: SIGN_STR, ...logging(log) });
    expect(log).toEqual([[event, payload], ['complete', payload], 'host goes on']);
    expect(log[0][1]).toBe(payload);
    expect(log[1][1]).toBe(payload);
  });

  test.each([
    ['undefined', undefined],
    ['a string', 'ok'],
    ['a frozen object', Object.freeze({})],
  ])('the payload %s is handed on', (_, payload) => {
    const log = [];
    on(hostThat((request) => request.success(payload))).paySignCenter({ signStr: SIGN_STR, ...logging(log) });
    expect(log).toEqual([
      ['success', payload],
      ['complete', payload],
    ]);
  });

  test('what is no function is not called', async () => {
    const my = hostAnswering('success', PAYLOAD);
    expect(await on(my).paySignCenter({ signStr: SIGN_STR, success: 'yes', fail: {}, complete: 1 })).toMatchObject({ kind: 'signed' });
  });

  test('complete alone is held for one turn, and then is the answer', async () => {
    const log = [];
    const promise = on(hostThat((request) => request.complete(PAYLOAD))).paySignCenter({ signStr: SIGN_STR, ...logging(log) });
    expect(log).toEqual([]);
    expect(await promise).toMatchObject({ kind: 'signed' });
    expect(log).toEqual([['complete', PAYLOAD]]);
    expect(log[0][1]).toBe(PAYLOAD);
  });

  test.each(['success', 'fail'])('complete before %s in the same turn loses', async (event) => {
    const log = [];
    const my = hostThat((request) => {
      request.complete({ resultStatus: '7002' });
      request[event](PAYLOAD);
    });
    expect(await on(my).paySignCenter({ signStr: SIGN_STR, ...logging(log) })).toMatchObject({ kind: 'signed', raw: PAYLOAD });
    await turn();
    expect(log).toEqual([
      [event, PAYLOAD],
      ['complete', PAYLOAD],
    ]);
  });
});

describe('refused calls', () => {
  const thrown = new TypeError('no such page');
  const throwing = hostThat(() => {
    throw thrown;
  });

  test.each([
    ['unsupported_client', 'unsupported_client', { env: { ...NEW_CLIENT, clientVersion: '10.0.1' } }, SIGN_STR],
    ['unsupported_client', 'no_mini_program', undefined, SIGN_STR],
    ['invalid_sign_str', 'invalid_sign_str', hostThat(() => {}), BODY],
    ['invalid_sign_str', 'invalid_sign_str', hostThat(() => {}), undefined],
    ['host_error', 'confirming', throwing, SIGN_STR],
  ])('%s, %s: fail, then complete, after paySignCenter has returned', async (code, words, my, signStr) => {
    const log = [];
    const promise = on(my).paySignCenter({ signStr, ...logging(log) });
    expect(log).toEqual([]);
    const { error } = await settled(promise);
    expect(error).toMatchObject({ code, mayHaveSigned: my === throwing, report: pkg.checkSignStr(signStr) });
    expect(error.userMessage.zh).toBe(USER_MESSAGE[words]);
    if (code === 'host_error') expect(error.cause).toBe(thrown);
    await until(() => log.length === 2);
    const payload = { error: code, errorMessage: USER_MESSAGE[words] };
    expect(log).toEqual([
      ['fail', payload],
      ['complete', payload],
    ]);
    await turn();
    expect(log.length).toBe(2);
  });

  test('a host that answers and then throws has answered', async () => {
    const log = [];
    const my = hostThat((request) => {
      request.success(PAYLOAD);
      throw thrown;
    });
    expect(await on(my).paySignCenter({ signStr: SIGN_STR, ...logging(log) })).toMatchObject({ kind: 'signed' });
    await turn();
    expect(log).toEqual([
      ['success', PAYLOAD],
      ['complete', PAYLOAD],
    ]);
  });
});

describe('errors of others', () => {
  test('a callback that throws harms nothing, and its error surfaces', async () => {
    const errors = ['success', 'complete'].map((name) => new Error(`of ${name}`));
    let kind;
    const { exceptions, rejections } = await uncaught(async () => {
      const my = hostThat((request) => request.success(PAYLOAD));
      const options = { signStr: SIGN_STR };
      for (const error of errors) {
        options[error.message.slice(3)] = () => {
          throw error;
        };
      }
      ({ kind } = await on(my).paySignCenter(options));
    });
    expect(kind).toBe('signed');
    expect(exceptions).toEqual(errors);
    expect(exceptions[0]).toBe(errors[0]);
    expect(rejections).toEqual([]);
  });

  test('of a refused call too', async () => {
    const log = [];
    const { exceptions } = await uncaught(() => {
      const fail = () => {
        throw new Error('of fail');
      };
      on(undefined).paySignCenter({ signStr: SIGN_STR, fail, complete: ({ error }) => void log.push(error) });
    });
    expect(exceptions.map(({ message }) => message)).toEqual(['of fail']);
    expect(log).toEqual(['unsupported_client']);
  });

  test.each([
    ['a Promise', () => Promise.reject(new Error('of the host'))],
    ['a thenable', () => ({ then: (_, reject) => reject(new Error('of the host')) })],
    [
      'a thenable that throws',
      () => ({
        then() {
          throw new Error('of the host');
        },
      }),
    ],
    ['a getter that throws', () => throwingGetters('then')],
    ['a receipt', () => Promise.resolve({ error: 0 })],
    ['an answer', () => Promise.resolve({ resultStatus: '7002' })],
  ])('a callback in the same turn counts for more than what the host returns: %s', async (_, returned) => {
    let kind;
    const seen = await uncaught(async () => {
      const my = hostThat((request) => {
        process.nextTick(() => request.success(PAYLOAD));
        return returned();
      });
      ({ kind } = await on(my).paySignCenter({ signStr: SIGN_STR }));
    });
    expect(kind).toBe('signed');
    expect(seen).toEqual({ exceptions: [], rejections: [] });
  });

  describe('a host that returns a Promise and calls nothing back', () => {
    const thenable = (reason) => ({ then: (_, reject) => void reject(reason) });
    test.each([
      ['fulfilled', () => Promise.resolve(PAYLOAD), 'signed', true, 'success', PAYLOAD],
      ['fulfilled: 7002', () => Promise.resolve(FAILED_STATUS), 'failed', false, 'success', FAILED_STATUS],
      ['rejected: 7002', () => Promise.reject(FAILED_STATUS), 'unknown', true, 'fail', FAILED_STATUS],
      ['rejected: a failure', () => Promise.reject(FAILED), 'host_error', true, 'fail', FAILED],
      ['rejected: a status', () => thenable(6001), 'cancelled', true, 'fail', 6001],
      ['rejected: nothing', () => thenable(undefined), 'host_error', true, 'fail', undefined],
    ])('%s', async (_, returned, kind, mayHaveSigned, name, payload) => {
      const log = [];
      const { outcome, error } = await settled(on(hostThat(returned)).paySignCenter({ signStr: SIGN_STR, ...logging(log) }));
      expect([outcome ? outcome.kind : error.code, (outcome || error).mayHaveSigned]).toEqual([kind, mayHaveSigned]);
      expect(log).toEqual([
        [name, payload],
        ['complete', payload],
      ]);
    });

    test('what is like a Promise is heard once, as a Promise is', async () => {
      const my = hostThat((request) => {
        process.nextTick(() => request.complete(FAILED_STATUS));
        return {
          then(fulfilled, rejected) {
            fulfilled({ error: 0 });
            fulfilled(PAYLOAD);
            rejected(FAILED);
          },
        };
      });
      const outcome = await on(my).paySignCenter({ signStr: SIGN_STR });
      expect([outcome.kind, outcome.raw]).toEqual(['failed', FAILED_STATUS]);
    });

    test.each([
      ['a receipt', { error: 0 }],
      ['a status that is not documented', { resultStatus: '9000' }],
      ['a status in another place', { resultCode: '7000' }],
      ['a status by itself', '7000'],
      ['nothing', undefined],
    ])('%s says nothing: the callback does, however late', async (_, value) => {
      const my = hostThat((request) => {
        setTimeout(() => request.success(PAYLOAD), 20);
        return Promise.resolve(value);
      });
      expect((await on(my).paySignCenter({ signStr: SIGN_STR })).kind).toBe('signed');
    });
  });

  test.each([
    ['the string itself', SIGN_STR, 'expected an object with the option `signStr`, found the string itself'],
    ['orderStr', { orderStr: SIGN_STR }, 'expected the option `signStr`, found `orderStr`'],
    ['sign_str', { sign_str: SIGN_STR }, 'expected the option `signStr`, found `sign_str`'],
    ['signStr, and another', { orderStr: SIGN_STR, signStr: null }, 'expected a string, found null'],
    ['no string', { orderStr: 7 }, 'expected a string, found undefined'],
    ['no options', undefined, 'expected a string, found undefined'],
  ])('the message names the option that is meant: %s', async (_, options, message) => {
    const my = hostThat(() => {});
    const { error } = await settled(on(my).paySignCenter(options));
    expect([error.code, error.report.findings[0].message, my.asked]).toEqual(['invalid_sign_str', message, []]);
  });

  const REJECTING = [
    ['refused by the gate', undefined, SIGN_STR],
    ['refused by the check', hostThat(() => {}), ''],
    ['failed at once', hostThat((request) => request.fail(FAILED)), SIGN_STR],
    ['failed later', hostAnswering('fail', FAILED), SIGN_STR],
  ];
  test.each(REJECTING)('%s: a callback given, no unhandled rejection', async (_, my, signStr) => {
    for (const name of ['success', 'fail', 'complete']) {
      const seen = await uncaught(() => void on(my).paySignCenter({ signStr, [name]() {} }));
      expect(seen).toEqual({ exceptions: [], rejections: [] });
    }
  });
  test.each(REJECTING)("%s: no callback, the rejection is the caller's", async (_, my, signStr) => {
    const { rejections } = await uncaught(() => void on(my).paySignCenter({ signStr, success: null }));
    expect(rejections.map(pkg.isSignCenterError)).toEqual([true]);
  });
});

describe('options', () => {
  const blocks = async (signStr, options) => {
    const my = hostThat((request) => request.success(PAYLOAD));
    const { error } = await settled(on(my).paySignCenter({ signStr, ...options }));
    expect(my.asked.length).toBe(error ? 0 : 1);
    return error ? error.code : 'asked';
  };
  const ODD_LIST = Object.defineProperty([], 0, {
    get() {
      throw new Error('odd');
    },
  });
  test.each([
    ['an error blocks', BODY, {}, 'invalid_sign_str'],
    ['a warning does not', SPACED, {}, 'asked'],
    ['errors: an error', BODY, { validate: 'errors' }, 'invalid_sign_str'],
    ['errors: a warning', SPACED, { validate: 'errors' }, 'asked'],
    ['strict: a warning', SPACED, { validate: 'strict' }, 'invalid_sign_str'],
    ['strict: nothing found', SIGN_STR, { validate: 'strict' }, 'asked'],
    ['report: an error', BODY, { validate: 'report' }, 'asked'],
    ['report: not even a string', undefined, { validate: 'report' }, 'asked'],
    ['ignore: the code', BODY, { ignore: ['not_encoded'] }, 'asked'],
    ['ignore: with others', BODY, { ignore: ['x', 7, null, 'not_encoded'] }, 'asked'],
    ['ignore: a string is no list', BODY, { ignore: 'not_encoded' }, 'invalid_sign_str'],
    ['ignore: another code', BODY, { ignore: ['over_encoded'] }, 'invalid_sign_str'],
    ['ignore: one of two', `  ${BODY}`, { validate: 'strict', ignore: ['not_encoded'] }, 'invalid_sign_str'],
    ['ignore: both', `  ${BODY}`, { validate: 'strict', ignore: ['not_encoded', 'surrounding_whitespace'] }, 'asked'],
    ...['off', '', 'STRICT', false, null, 0, {}, ['report'], Symbol('report'), new String('report')].map((validate) => [
      `validate: ${String(Object(validate) === validate ? typeof validate : String(validate))}`,
      BODY,
      { validate },
      'invalid_sign_str',
    ]),
    ...['not_encoded', null, 5, {}, Symbol('x'), () => {}, { length: -1, 0: 'x' }, { length: Infinity }, ODD_LIST].map((ignore, index) => [
      `ignore, odd value ${index}`,
      SPACED,
      { ignore, validate: 'strict' },
      'invalid_sign_str',
    ]),
  ])('%s', async (_, signStr, options, expected) => {
    expect(await blocks(signStr, options)).toBe(expected);
  });

  test.each(['off', '', 'REPORT', false, null, {}, ['report']])('gate: %p is not `report`', async (gate) => {
    const my = hostThat(() => {}, { env: { ...NEW_CLIENT, clientVersion: '10.0.1' } });
    const { error } = await settled(on(my).paySignCenter({ signStr: SIGN_STR, gate }));
    expect(error.code).toBe('unsupported_client');
    expect(my.asked).toEqual([]);
  });

  test('an ignored finding is reported all the same', async () => {
    const outcome = await on(hostAnswering('success', PAYLOAD)).paySignCenter({ signStr: BODY, ignore: ['not_encoded'] });
    expect(outcome.report).toEqual(pkg.checkSignStr(BODY));
    expect(outcome.report.ok).toBe(false);
  });
});

describe('a realm without Promise', () => {
  // Jest's own timer carries Promises of its realm; the stand-in is a plain function, as an old engine's is.
  const timers = { setTimeout: (run, ms) => void setTimeout(run, ms) };
  describe.each([
    ['timers', timers],
    ['no timers', {}],
  ])('with %s', (_, globals) => {
    const bare = () => loadIn({ globals: { ...globals }, without: ['Promise'] });
    test.each([
      ['success at once', (request) => request.success(PAYLOAD), ['success', 'complete'], PAYLOAD],
      ['fail later', (request) => void setImmediate(() => request.fail(FAILED)), ['fail', 'complete'], FAILED],
      ['complete alone', (request) => request.complete(PAYLOAD), ['complete'], PAYLOAD],
    ])('%s', async (_case, act, names, payload) => {
      const log = [];
      const { createPaySignCenter } = bare();
      expect(createPaySignCenter({ my: hostThat(act) }).paySignCenter({ signStr: SIGN_STR, ...logging(log) })).toBe(undefined);
      await until(() => log.length === names.length);
      expect(log).toEqual(names.map((name) => [name, payload]));
    });

    const throwing = hostThat(() => {
      throw new Error('odd');
    });
    test.each([
      ['unsupported_client', undefined],
      ['host_error', throwing],
    ])('%s', async (code, my) => {
      const log = [];
      expect(
        bare()
          .createPaySignCenter({ my })
          .paySignCenter({ signStr: SIGN_STR, ...logging(log) }),
      ).toBe(undefined);
      await until(() => log.length === 2);
      expect(log.map(([name, { error }]) => [name, error])).toEqual([
        ['fail', code],
        ['complete', code],
      ]);
    });

    test('without callbacks it throws, and does not ask the host', () => {
      const my = hostThat(() => {});
      const { createPaySignCenter, isSignCenterError } = bare();
      let thrown;
      try {
        createPaySignCenter({ my }).paySignCenter({ signStr: SIGN_STR });
      } catch (error) {
        thrown = error;
      }
      expect(isSignCenterError(thrown)).toBe(true);
      expect(thrown.mayHaveSigned).toBe(false);
      expect(my.asked).toEqual([]);
    });
  });

  test('with Promise and without timers, complete is held for a microtask', async () => {
    const log = [];
    const { createPaySignCenter } = loadIn();
    const promise = createPaySignCenter({ my: hostThat((request) => request.complete(PAYLOAD)) }).paySignCenter({
      signStr: SIGN_STR,
      ...logging(log),
    });
    expect(log).toEqual([]);
    expect((await promise).kind).toBe('signed');
    expect(log).toEqual([['complete', PAYLOAD]]);
  });
});
