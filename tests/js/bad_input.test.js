const { accepted, pkg } = require('./package');
const { hostAnswering, hostThat, logging, on, PAYLOAD, settled, SIGN_STR, throwingGetters } = require('./host');
const { uncaught } = require('./realm');

const MIB = 1 << 20;
const TRAPS = Object.getOwnPropertyNames(Reflect);

function hostile(target = {}) {
  const handler = {};
  for (const trap of TRAPS) {
    handler[trap] = () => {
      throw new Error(`trap ${trap}`);
    };
  }
  return new Proxy(target, handler);
}

function revoked(target = {}) {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

function cyclic() {
  const value = { resultStatus: '7000' };
  value.result = value;
  value.self = value;
  return value;
}

function deep(opening, closing) {
  const count = Math.floor(MIB / 2 / opening.length);
  return opening.repeat(count) + closing.repeat(count);
}

const KEYS = [
  'signStr',
  'success',
  'fail',
  'complete',
  'validate',
  'ignore',
  'gate',
  'env',
  'isIDE',
  'paySignCenter',
  'canIUse',
  'getSystemInfoSync',
  'resultStatus',
  'resultCode',
  'error',
  'errorMessage',
  'result',
  'then',
  'toJSON',
  'toString',
  'length',
];

const VALUES = [
  ['undefined', undefined],
  ['null', null],
  ['true', true],
  ['0', 0],
  ['-1', -1],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['2 ** 53', 2 ** 53],
  ['a symbol', Symbol('odd')],
  ['a BigInt', 10n ** 40n],
  ['a function', () => {}],
  ['a class', class {}],
  ['an array', [SIGN_STR]],
  ['a sparse array', new Array(5)],
  ['an empty object', {}],
  ['a null prototype', Object.create(null)],
  ['frozen', Object.freeze({ resultStatus: '7000' })],
  ['a Date', new Date(NaN)],
  ['an Error', new Error('odd')],
  ['a Map', new Map()],
  ['bytes', new Uint8Array(8)],
  ['a Promise', Promise.resolve()],
  ['a String object', new String(SIGN_STR)],
  ['cyclic', cyclic()],
  ['a hostile proxy', hostile()],
  ['a hostile function', hostile(() => {})],
  ['a revoked proxy', revoked()],
  ['a revoked function', revoked(() => {})],
  ['getters that throw', throwingGetters(...KEYS)],
  [
    'coercions that throw',
    {
      toString: throwingGetters,
      valueOf() {
        throw new Error('odd');
      },
      [Symbol.toPrimitive]() {
        throw new Error('odd');
      },
    },
  ],
  ['an empty string', ''],
  ['half a pair', '\ud83d'],
  ['the other half', `\ude00${SIGN_STR}`],
  ['zero bytes', '\0\0\0'],
];

const LONG = [
  ['ASCII', 'a'.repeat(MIB)],
  ['%', '%'.repeat(MIB)],
  ['张', '张'.repeat(MIB)],
  ['&', '&'.repeat(MIB)],
  ['=', '='.repeat(MIB)],
  ['%25', '%25'.repeat(MIB / 3)],
  ['a=1&', 'a=1&'.repeat(MIB / 4)],
  ['sign=1&', 'sign=1&'.repeat(1 << 14)],
  ['emoji', '😀'.repeat(MIB / 2)],
  ['halves of pairs', '\ude00\ud83d'.repeat(MIB / 2)],
  ['{"a":', deep('{"a":', '}')],
  ['[', deep('[', ']')],
  ['"', '"'.repeat(MIB)],
  ['\\', '\\'.repeat(MIB)],
  ['a long body', accepted[0].body + '&x=' + 'y'.repeat(MIB)],
  ['a long signStr', `${SIGN_STR}%26x%3D${'y'.repeat(MIB)}`],
  ['a deep biz_content', encodeURIComponent(accepted[0].body.replace(/biz_content=[^&]*/, `biz_content=${deep('%7B%22a%22%3A', '%7D')}`))],
];

/** The engine is the one it was, and still right. */
afterEach(() => {
  expect(pkg.checkSignStr(SIGN_STR)).toEqual({ ok: true, findings: [] });
  expect(pkg.parseSignResult(PAYLOAD).kind).toBe('signed');
});

/** Settles, to an outcome or to an error of ours. */
async function ends(promise) {
  const { outcome, error } = await settled(promise);
  if (outcome) expect(outcome.kind).toEqual(expect.any(String));
  else expect(pkg.isSignCenterError(error) && error.code).toMatch(/^(invalid_sign_str|unsupported_client|host_error)$/);
  return error ? error.code : outcome.kind;
}

describe.each([...VALUES, ...LONG])('%s', (_, value) => {
  const isLong = typeof value === 'string' && value.length > 1000;

  test('as options', async () => {
    expect(await ends(on(hostAnswering('success', PAYLOAD)).paySignCenter(value))).toBe('invalid_sign_str');
    expect(await ends(on(undefined).paySignCenter(value))).toBe('unsupported_client');
  });

  test('as every option', async () => {
    for (const key of ['success', 'fail', 'complete', 'validate', 'ignore', 'gate', 'timeout', 'other']) {
      const seen = await uncaught(async () => {
        const options = { signStr: SIGN_STR, [key]: value };
        expect(await ends(on(hostAnswering('success', PAYLOAD)).paySignCenter(options))).toBe('signed');
      });
      expect(seen.rejections).toEqual([]);
      // Callbacks that are functions do run, and what hostile ones throw surfaces.
      if (typeof value !== 'function') expect(seen.exceptions).toEqual([]);
    }
  });

  test('as a signStr', async () => {
    const report = pkg.checkSignStr(value);
    expect(report).toEqual({ ok: expect.any(Boolean), findings: expect.any(Array) });
    expect(report.findings.length).toBeLessThan(100);
    if (typeof value !== 'string') expect(report.findings.map(({ code }) => code)).toEqual(['not_a_sign_str']);
    const expected = report.ok ? 'signed' : 'invalid_sign_str';
    expect(await ends(on(hostAnswering('success', PAYLOAD)).paySignCenter({ signStr: value }))).toBe(expected);
    const asked = hostAnswering('success', PAYLOAD);
    expect(await ends(on(asked).paySignCenter({ signStr: value, validate: 'report' }))).toBe('signed');
    expect(Object.is(asked.asked[0].signStr, value)).toBe(true);
    expect(pkg.parseSignResult(PAYLOAD, { signStr: value }).kind).toBe('signed');
  });

  test('as a body', () => {
    const made = pkg.toSignStr(value);
    if (typeof value !== 'string') expect(Object.is(made, value)).toBe(true);
    else expect(pkg.toSignStr(made)).toBe(made);
  });

  test('as a host', async () => {
    expect(await ends(on(value).paySignCenter({ signStr: SIGN_STR }))).toBe('unsupported_client');
    expect(await ends(on(value).paySignCenter({ signStr: SIGN_STR, gate: 'report' }))).toBe('host_error');
    expect(on(value).checkClient().supported).toBe(false);
    expect(pkg.checkClient(value).supported).toBe(false);
  });

  test('as every part of a host', async () => {
    for (const key of ['env', 'isIDE', 'canIUse', 'getSystemInfoSync']) {
      expect(await ends(on(hostAnswering('success', PAYLOAD, { [key]: value })).paySignCenter({ signStr: SIGN_STR }))).toBe('signed');
    }
    const my = hostThat(() => value, { env: { clientName: value, clientVersion: value }, getSystemInfoSync: () => value });
    expect(pkg.checkClient(my).supported).toBe(true);
    if (typeof value === 'function') return;
    expect(await ends(on({ ...my, paySignCenter: value }).paySignCenter({ signStr: SIGN_STR, gate: 'report' }))).toBe('host_error');
  });

  test('as a payload', async () => {
    const parsed = pkg.parseSignResult(value);
    expect(parsed.kind).toMatch(/^(unknown|signed|host_error)$/);
    expect(Object.is(parsed.raw, value)).toBe(true);
    for (const event of ['success', 'fail', 'complete']) {
      const log = [];
      await ends(on(hostAnswering(event, value)).paySignCenter({ signStr: SIGN_STR, ...logging(log) }));
      const names = event === 'complete' ? ['complete'] : [event, 'complete'];
      expect(log.map(([name]) => name)).toEqual(names);
      expect(log.every(([, payload]) => Object.is(payload, value))).toBe(true);
    }
  });

  test('as every field of a payload', () => {
    for (const key of ['resultStatus', 'resultCode', 'error', 'errorMessage']) {
      const { kind } = pkg.parseSignResult({ [key]: value, result: '' });
      expect(kind).toMatch(/^(unknown|unrecognised|host_error)$/);
    }
    const { kind, issues } = pkg.parseSignResult({ resultStatus: '7000', result: value });
    expect(kind).toBe('signed');
    expect(issues.length).toBeGreaterThan(0);
    if (isLong) expect(pkg.parseSignResult(JSON.stringify({ resultStatus: '7000', result: value })).kind).toBe('signed');
  });

  test('as what the host throws', async () => {
    const my = hostThat(() => {
      throw value;
    });
    const { error } = await settled(on(my).paySignCenter({ signStr: SIGN_STR }));
    expect(error).toMatchObject({ code: 'host_error', mayHaveSigned: true });
    expect(Object.is(error.cause, value)).toBe(true);
  });

  test("as what is asked of an error, and as parseSignResult's options", () => {
    expect(pkg.isSignCenterError(value)).toBe(false);
    expect(pkg.parseSignResult(PAYLOAD, value).kind).toBe('signed');
  });
});

test('a string far longer than any signStr is not copied', () => {
  const long = 'method=' + ' '.repeat(9 << 20);
  expect(pkg.checkSignStr(long).findings).toMatchObject([{ code: 'not_a_sign_str', offset: null }]);
  expect(pkg.toSignStr(long)).toBe(long);
  expect(pkg.parseSignResult({ resultStatus: '7001', result: long })).toMatchObject({ kind: 'unknown' });
});
