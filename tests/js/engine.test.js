const { hostAnswering, hostThat, logging, PAYLOAD, settled, SIGN_STR, throwingGetters, turn, until, USER_MESSAGE } = require('./host');
const { breakableWebAssembly, loadIn } = require('./realm');

/** A copy of the package on an engine that breaks in its next exported calls of those names, or after so many, once armed. */
function breakable() {
  let armed = [];
  const broke = [];
  const breaks = (name) => {
    if (typeof armed[0] === 'number') armed[0] -= 1;
    return armed[0] === 0 || armed[0] === name;
  };
  const { WebAssembly, counter } = breakableWebAssembly((name) => {
    if (!breaks(name)) return false;
    armed.shift();
    broke.push(name);
    return true;
  });
  const copy = loadIn({ globals: { WebAssembly, setTimeout } });
  const arm = (...names) => {
    armed = names;
  };
  return { copy, counter, broke, arm, on: (my) => copy.createPaySignCenter({ my }) };
}

const FAILED = { error: 'engine_failed', errorMessage: USER_MESSAGE.engine_failed };
const REFUSED = [
  ['fail', FAILED],
  ['complete', FAILED],
];

/** Where the host had been asked, the user must not be told to try again. */
const UNKNOWN = { error: 'engine_failed', errorMessage: USER_MESSAGE.confirming };
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
  const ANSWERS = [
    ["at once, in the host's success", (request) => request.success(PAYLOAD), 'signed', ['success', 'complete']],
    ['in a later success', (request) => void setImmediate(() => request.success(PAYLOAD)), 'signed', ['success', 'complete']],
    ['in a later fail', (request) => void setImmediate(() => request.fail({ error: 11 })), 'host_error', ['fail', 'complete']],
    ['in complete', (request) => request.complete(PAYLOAD), 'signed', ['complete']],
  ];
  test.each(ANSWERS)('%s: another engine reads the answer', async (_, act, expected, names) => {
    const engine = breakable();
    const log = [];
    const my = hostThat((request) => {
      engine.arm('hostAnswered');
      act(request);
    });
    const { outcome, error } = await settled(engine.on(my).paySignCenter({ signStr: SIGN_STR, ...logging(log) }));
    expect(engine.broke).toEqual(['hostAnswered']);
    expect(outcome ? outcome.kind : error.code).toBe(expected);
    expect((outcome || error).raw).toBe(log[0][1]);
    await turn();
    expect(log.map(([name]) => name)).toEqual(names);
    await serves(engine, 2);
  });

  test.each(ANSWERS)('%s, and so does the next engine: the call rejects, the user may have signed', async (_, act) => {
    const engine = breakable();
    const log = [];
    const requests = [];
    const my = hostThat((request) => {
      requests.push(request);
      engine.arm('hostAnswered', 'hostAnsweredLate');
      act(request);
    });
    const steps = [];
    const { paySignCenter } = engine.copy.createPaySignCenter({ my, trace: ({ what, code }) => steps.push([what, code]) });
    const { error } = await settled(paySignCenter({ signStr: SIGN_STR, ...logging(log) }));
    expect(steps).toContainEqual(['settled', 'engine_failed']);
    expect(engine.broke).toEqual(['hostAnswered', 'hostAnsweredLate']);
    expect(engine.copy.isSignCenterError(error)).toBe(true);
    expect(error).toMatchObject({ code: 'engine_failed', mayHaveSigned: true });
    expect(error.cause.message).toBe('unreachable');
    await until(() => log.length === 2);
    for (const name of ['success', 'fail', 'complete']) requests[0][name](PAYLOAD);
    expect((await error.late).kind).toBe('signed');
    expect(log).toEqual(ABANDONED);
    await serves(engine, 3);
  });

  test('everything that is pending rejects, once; what was answered is read', async () => {
    const engine = breakable();
    const requests = [];
    const logs = [[], [], []];
    const host = () => hostThat((request) => void requests.push(request));
    const ends = logs.map((log) => settled(engine.on(host()).paySignCenter({ signStr: SIGN_STR, ...logging(log) })));
    requests[0].success(PAYLOAD);
    engine.arm('hostAnswered');
    requests[1].success(PAYLOAD);
    const [first, second, third] = await Promise.all(ends);
    expect([first.outcome.kind, second.outcome.kind]).toEqual(['signed', 'signed']);
    expect(third.error).toMatchObject({ code: 'engine_failed', mayHaveSigned: true });
    for (const request of requests) request.fail({});
    await until(() => logs.every(({ length }) => length === 2));
    await turn();
    const answered = [
      ['success', PAYLOAD],
      ['complete', PAYLOAD],
    ];
    expect(logs).toEqual([answered, answered, ABANDONED]);
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
    const refused = settled(engine.on(hostThat(() => {})).paySignCenter({ signStr: '', ...logging(log) }));
    engine.arm('hostAnswered', 'hostAnsweredLate');
    requests[0].success(PAYLOAD);
    expect((await pending).error).toMatchObject({ code: 'engine_failed', mayHaveSigned: true });
    expect((await refused).error).toMatchObject({ code: 'invalid_sign_str', mayHaveSigned: false });
    for (let turns = 0; turns < 3; turns += 1) await turn();
    expect(log.map(([name]) => name)).toEqual(['fail', 'complete']);
    await serves(engine, 3);
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
    const { WebAssembly } = breakableWebAssembly((name) => name.startsWith('hostAnswered'));
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
      'host_error true, fail,complete',
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
      broke = engine.broke.length > 0;
      engine.arm();
      const asked = !!my && my.asked.length > 0;
      const end = error ? `${error.code} ${error.mayHaveSigned}` : outcome.kind;
      const said = `${end}, ${log.map(([name]) => name)}`;
      const may = [`engine_failed ${asked}, fail,complete`, expected];
      if (!may.includes(said)) wrong.push(`in call ${at}, ${engine.broke}: ${said}; expected ${may.join(' or ')}`);
      // An answer that was at hand is not lost.
      const lost = engine.broke.includes('hostAnswered') && said !== expected;
      if (lost) wrong.push(`in call ${at}: the answer was lost`);
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
