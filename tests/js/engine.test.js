const { hostAnswering, hostThat, logging, PAYLOAD, settled, SIGN_STR, throwingGetters, turn, until, USER_MESSAGE } = require('./host');
const { breakableWebAssembly, loadIn } = require('./realm');

/** A copy of the package on an engine that breaks in its next exported call of that name, or after so many, once armed. */
function breakable() {
  let armed = null;
  const broke = [];
  const { WebAssembly, counter } = breakableWebAssembly((name) => {
    if (typeof armed === 'number') armed -= 1;
    if (armed !== 0 && armed !== name) return false;
    armed = null;
    broke.push(name);
    return true;
  });
  const copy = loadIn({ globals: { WebAssembly, setTimeout } });
  const arm = (name) => {
    armed = name;
  };
  return { copy, counter, broke, arm, on: (my) => copy.createPaySignCenter({ my }) };
}

const FAILED = { error: 'engine_failed', errorMessage: USER_MESSAGE.engine_failed };
const REFUSED = [
  ['fail', FAILED],
  ['complete', FAILED],
];

/** Where the host had been asked, the user must not be told to try again. */
const UNKNOWN = { error: 'engine_failed', errorMessage: '签约结果未知（有可能已经签约成功），请勿重复签约' };
const ABANDONED = [
  ['fail', UNKNOWN],
  ['complete', UNKNOWN],
];

/** The next call is served, by the engine of that number. */
async function serves({ copy, counter, on: onto }, engines) {
  expect(copy.checkSignStr(SIGN_STR).ok).toBe(true);
  expect(await onto(hostAnswering('success', PAYLOAD)).paySignCenter({ signStr: SIGN_STR })).toMatchObject({ kind: 'signed' });
  if (engines) expect(counter.instances).toBe(engines);
}

describe('an engine that breaks', () => {
  test.each([
    ["at once, in the host's success", (request) => request.success(PAYLOAD)],
    ['in a later success', (request) => void setImmediate(() => request.success(PAYLOAD))],
    ['in a later fail', (request) => void setImmediate(() => request.fail({ error: 11 }))],
    ['in complete', (request) => request.complete(PAYLOAD)],
  ])('%s: the call rejects, the user may have signed', async (_, act) => {
    const engine = breakable();
    const log = [];
    const requests = [];
    const my = hostThat((request) => {
      requests.push(request);
      engine.arm('hostAnswered');
      act(request);
    });
    const { error } = await settled(engine.on(my).paySignCenter({ signStr: SIGN_STR, ...logging(log) }));
    expect(engine.broke).toEqual(['hostAnswered']);
    expect(engine.copy.isSignCenterError(error)).toBe(true);
    expect(error).toMatchObject({ code: 'engine_failed', mayHaveSigned: true });
    expect(error.cause.message).toBe('unreachable');
    await until(() => log.length === 2);
    for (const name of ['success', 'fail', 'complete']) requests[0][name](PAYLOAD);
    await turn();
    expect(log).toEqual(ABANDONED);
    await serves(engine, 2);
  });

  test('everything that is pending rejects, once', async () => {
    const engine = breakable();
    const requests = [];
    const logs = [[], [], []];
    const my = hostThat((request) => void requests.push(request));
    const ends = logs.map((log) => settled(engine.on(my).paySignCenter({ signStr: SIGN_STR, ...logging(log) })));
    requests[0].success(PAYLOAD);
    engine.arm('hostAnswered');
    requests[1].success(PAYLOAD);
    const [first, ...others] = await Promise.all(ends);
    expect(first.outcome.kind).toBe('signed');
    for (const { error } of others) expect(error).toMatchObject({ code: 'engine_failed', mayHaveSigned: true });
    for (const request of requests) request.fail({});
    await until(() => logs.every(({ length }) => length === 2));
    await turn();
    expect(logs).toEqual([
      [
        ['success', PAYLOAD],
        ['complete', PAYLOAD],
      ],
      ABANDONED,
      ABANDONED,
    ]);
    await serves(engine, 2);
  });

  test('before the host was asked: it was not, and nothing was signed', async () => {
    const engine = breakable();
    const log = [];
    const my = hostThat(() => {});
    engine.copy.engine();
    engine.arm('begin');
    const promise = engine.on(my).paySignCenter({ signStr: SIGN_STR, ...logging(log) });
    expect(log).toEqual([]);
    const { error } = await settled(promise);
    expect(error).toMatchObject({ code: 'engine_failed', mayHaveSigned: false });
    await until(() => log.length === 2);
    expect(log).toEqual(REFUSED);
    expect(my.asked).toEqual([]);
    await serves(engine, 2);
  });

  test('while another call is refused: its callbacks run all the same', async () => {
    const engine = breakable();
    const log = [];
    const requests = [];
    const my = hostThat((request) => void requests.push(request));
    const pending = settled(engine.on(my).paySignCenter({ signStr: SIGN_STR }));
    const refused = settled(engine.on(my).paySignCenter({ signStr: '', ...logging(log) }));
    engine.arm('hostAnswered');
    requests[0].success(PAYLOAD);
    expect((await pending).error).toMatchObject({ code: 'engine_failed', mayHaveSigned: true });
    expect((await refused).error).toMatchObject({ code: 'invalid_sign_str', mayHaveSigned: false });
    for (let turns = 0; turns < 3; turns += 1) await turn();
    expect(log.map(([name]) => name)).toEqual(['fail', 'complete']);
    await serves(engine, 2);
  });

  test("in a callback's own call: the outer call has its answer", async () => {
    const engine = breakable();
    let inner;
    const my = hostThat((request) => request.success(PAYLOAD));
    const success = () => {
      engine.arm('checkSignStr');
      try {
        engine.copy.checkSignStr(SIGN_STR);
      } catch (error) {
        inner = error;
      }
    };
    expect(await engine.on(my).paySignCenter({ signStr: SIGN_STR, success })).toMatchObject({ kind: 'signed' });
    expect(inner).toMatchObject({ code: 'engine_failed', mayHaveSigned: false });
    await serves(engine, 2);
  });

  test.each([
    ['checkSignStr', SIGN_STR],
    ['toSignStr', SIGN_STR],
    ['parseSignResult', PAYLOAD],
    ['checkClient', {}],
  ])('in %s: it throws engine_failed', async (name, given) => {
    const engine = breakable();
    engine.copy.engine();
    engine.arm(name);
    let thrown;
    try {
      engine.copy[name](given);
    } catch (error) {
      thrown = error;
    }
    expect(engine.copy.isSignCenterError(thrown)).toBe(true);
    expect(thrown).toMatchObject({ code: 'engine_failed', mayHaveSigned: false });
    await serves(engine, 2);
  });

  test('no Promise in the realm: the callbacks end it', async () => {
    const { WebAssembly } = breakableWebAssembly((name) => name === 'hostAnswered');
    const { createPaySignCenter } = loadIn({ globals: { WebAssembly, setTimeout }, without: ['Promise'] });
    const log = [];
    const my = hostThat((request) => request.success(PAYLOAD));
    expect(createPaySignCenter({ my }).paySignCenter({ signStr: SIGN_STR, ...logging(log) })).toBe(undefined);
    await until(() => log.length === 2);
    expect(log).toEqual(ABANDONED);
  });

  test('in a question that is no part of a call: the call that waits gets its answer', async () => {
    const engine = breakable();
    const requests = [];
    const my = hostThat((request) => void requests.push(request));
    const pending = settled(engine.on(my).paySignCenter({ signStr: SIGN_STR }));
    engine.arm('checkSignStr');
    expect(() => engine.copy.checkSignStr(SIGN_STR)).toThrow(expect.objectContaining({ code: 'engine_failed' }));
    requests[0].success(PAYLOAD);
    expect((await pending).outcome.kind).toBe('signed');
    await serves(engine, 2);
  });
});

describe('an engine that breaks anywhere', () => {
  const HOSTS = [
    ['success later', 'signed, success,complete', () => hostAnswering('success', PAYLOAD)],
    ['success at once', 'signed, success,complete', () => hostThat((request) => request.success(PAYLOAD))],
    ['complete alone', 'signed, complete', () => hostThat((request) => request.complete(PAYLOAD))],
    [
      'a host that throws',
      'host_error false, fail,complete',
      () =>
        hostThat(() => {
          throw new Error('odd');
        }),
    ],
    ['refused', 'unsupported_client false, fail,complete', () => undefined],
  ];
  test.each(HOSTS)('%s: the call ends, each callback runs once, and the next is served', async (_, expected, host) => {
    const wrong = [];
    for (let at = 1, broke = true; broke; at += 1) {
      const engine = breakable();
      engine.copy.engine();
      const log = [];
      const my = host();
      engine.arm(at);
      const { outcome, error } = await settled(engine.on(my).paySignCenter({ signStr: SIGN_STR, ...logging(log) }));
      for (let turns = 0; turns < 3; turns += 1) await turn();
      engine.arm(null);
      broke = engine.broke.length > 0;
      const asked = !!my && my.asked.length > 0;
      const end = error ? `${error.code} ${error.code === 'engine_failed' && error.mayHaveSigned}` : outcome.kind;
      const said = `${end}, ${log.map(([name]) => name)}`;
      // Of a host that threw, either is right: it had been asked, and did not open the page.
      const may = [`engine_failed ${asked}, fail,complete`, expected, expected.replace('host_error', 'engine_failed')];
      if (!may.includes(said)) wrong.push(`in call ${at}, ${engine.broke}: ${said}; expected ${may.join(' or ')}`);
      await serves(engine);
    }
    expect(wrong).toEqual([]);
  });
});

describe('./wasm without an engine', () => {
  const refusing = {
    Module() {
      throw new RangeError('too large for the main thread');
    },
  };
  test.each([
    ['no WebAssembly', { without: ['WebAssembly'] }],
    ['a WebAssembly that is undefined', { globals: { WebAssembly: undefined } }],
    ['a WebAssembly that refuses to compile', { globals: { WebAssembly: refusing } }],
    ['a WebAssembly that cannot be read', { globals: throwingGetters('WebAssembly') }],
  ])('%s', async (_, realm) => {
    const { checkSignStr, createPaySignCenter, isSignCenterError } = loadIn({ ...realm, entry: 'wasm' });
    const my = hostThat(() => {});
    const log = [];
    const promise = createPaySignCenter({ my }).paySignCenter({ signStr: SIGN_STR, ...logging(log) });
    expect(log).toEqual([]);
    const { error } = await settled(promise);
    expect(error).toMatchObject({ code: 'engine_failed', mayHaveSigned: false, cause: expect.anything() });
    await until(() => log.length === 2);
    expect(log).toEqual(REFUSED);
    expect(my.asked).toEqual([]);
    let thrown;
    try {
      checkSignStr(SIGN_STR);
    } catch (caught) {
      thrown = caught;
    }
    expect(isSignCenterError(thrown) && thrown.code).toBe('engine_failed');
  });

  test('one that comes later is taken', async () => {
    const globals = { WebAssembly: refusing };
    const { checkSignStr } = loadIn({ globals, entry: 'wasm' });
    expect(() => checkSignStr(SIGN_STR)).toThrow(expect.objectContaining({ code: 'engine_failed' }));
    globals.WebAssembly = WebAssembly;
    expect(checkSignStr(SIGN_STR).ok).toBe(true);
  });
});
