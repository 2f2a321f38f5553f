const { pkg } = require('./package');
const { hostThat, on, PAYLOAD, settled, SIGN_STR, throwingGetters } = require('./host');

afterEach(() => delete globalThis.my);

const ask = (request) => request.success(PAYLOAD);
const info = (fields) => ({ getSystemInfoSync: () => fields });
const env = (clientVersion, clientName = 'ap') => ({ env: { clientName, clientVersion } });
const never = () => {
  throw new Error('not to be called');
};

/** A host with the API, without `env`. */
function older(rest) {
  return hostThat(ask, { env: undefined, ...rest });
}

/** A host without the API. */
function lacking(rest) {
  return hostThat(ask, { paySignCenter: undefined, ...rest });
}

/** A host whose API cannot be read. */
function unreadable(rest) {
  const my = hostThat(ask, rest);
  return Object.defineProperty(my, 'paySignCenter', { get: never });
}

const by = (via, current) => ({ supported: true, via, current, required: '10.0.18' });
const no = (reason, current) => ({ supported: false, reason, current, required: '10.0.18' });

const TABLE = [
  // no host, or the IDE's
  ['no host', undefined, no('not_a_mini_program', null)],
  ['null', null, no('not_a_mini_program', null)],
  ['a number', 1, no('not_a_mini_program', null)],
  ['a string', 'my', no('not_a_mini_program', null)],
  ['a symbol', Symbol('my'), no('not_a_mini_program', null)],
  ['the simulator', lacking({ isIDE: true }), no('ide_simulator', null)],
  ['the simulator with an old version', lacking({ isIDE: true, ...env('10.0.1') }), no('ide_simulator', null)],
  ['a simulator that has the API', hostThat(ask, { isIDE: true }), by('version', '10.5.60')],
  ['isIDE false', lacking({ isIDE: false }), no('api_missing', '10.5.60')],
  // the version decides
  ['10.0.18', hostThat(ask, env('10.0.18')), by('version', '10.0.18')],
  ['10.0.9', hostThat(ask, env('10.0.9')), no('client_too_old', '10.0.9')],
  ['10.0.17', hostThat(ask, env('10.0.17')), no('client_too_old', '10.0.17')],
  ['10.0.17.9999', hostThat(ask, env('10.0.17.9999')), no('client_too_old', '10.0.17.9999')],
  ['10.0.18.0', hostThat(ask, env('10.0.18.0')), by('version', '10.0.18.0')],
  ['10.5.60.7000', hostThat(ask, env('10.5.60.7000')), by('version', '10.5.60.7000')],
  ['10.1', hostThat(ask, env('10.1')), by('version', '10.1')],
  ['10.0', hostThat(ask, env('10.0')), no('client_too_old', '10.0')],
  ['10', hostThat(ask, env('10')), no('client_too_old', '10')],
  ['9.9.9', hostThat(ask, env('9.9.9')), no('client_too_old', '9.9.9')],
  ['10.0.100', hostThat(ask, env('10.0.100')), by('version', '10.0.100')],
  ['100.0.0', hostThat(ask, env('100.0.0')), by('version', '100.0.0')],
  ['old and without the API', lacking(env('10.0.1')), no('client_too_old', '10.0.1')],
  ['unnamed and old', hostThat(ask, { env: { clientVersion: '10.0.1' } }), no('client_too_old', '10.0.1')],
  ['unnamed and new', hostThat(ask, { env: { clientVersion: '10.2.0' } }), by('version', '10.2.0')],
  [
    'an older base library: clientVersion',
    older(info({ app: 'alipay', clientVersion: '10.1.8', version: '10.0.0' })),
    by('version', '10.1.8'),
  ],
  ['an older base library: too old', older(info({ app: 'alipay', clientVersion: '10.0.8' })), no('client_too_old', '10.0.8')],
  ['the oldest base library: version', older(info({ app: 'alipay', version: '10.0.15' })), no('client_too_old', '10.0.15')],
  ['the oldest base library, unnamed', older(info({ version: '10.0.20' })), by('version', '10.0.20')],
  [
    'a name in env, the version elsewhere',
    hostThat(ask, { env: { clientName: 'ap' }, ...info({ version: '10.0.2' }) }),
    no('client_too_old', '10.0.2'),
  ],
  ['env has a version: the system is not asked', hostThat(ask, { getSystemInfoSync: never }), by('version', '10.5.60')],
  // new, without the API
  ['new without the API', lacking({}), no('api_missing', '10.5.60')],
  ['the API is no function', hostThat(ask, { paySignCenter: true }), no('api_missing', '10.5.60')],
  ['an empty object', {}, no('api_missing', null)],
  // no version, or another app's: the API decides
  ['the system times out', older({ getSystemInfoSync: () => undefined }), by('api', null)],
  ['the system throws', older({ getSystemInfoSync: never }), by('api', null)],
  ['no system to ask', older({}), by('api', null)],
  ['the system knows nothing', older(info({})), by('api', null)],
  ['the version is no version', older(info({ version: 'unknown' })), by('api', null)],
  ['the version is empty', older(info({ version: '' })), by('api', null)],
  ['the version has an empty part', older(info({ version: '10..1' })), by('api', null)],
  ['no version and no API', lacking({ env: {} }), no('api_missing', null)],
  ['another host app by env', hostThat(ask, env('1.2.3', 'UC')), by('api', '1.2.3')],
  ['another host app by system info', older(info({ app: 'UC', version: '5.0.0' })), by('api', '5.0.0')],
  ['another host app, new', older(info({ app: 'DINGTALK', version: '11.0.0' })), by('api', '11.0.0')],
  ['another host app without the API', lacking(env('1.2.3', 'amap')), no('api_missing', '1.2.3')],
  // canIUse
  ['canIUse says no of a function', hostThat(ask, { canIUse: () => false }), { ...by('version', '10.5.60'), canIUse: false }],
  ['canIUse says yes of nothing', lacking({ canIUse: () => true }), { ...no('api_missing', '10.5.60'), canIUse: true }],
  ['unreadable, canIUse says no', unreadable({ canIUse: () => false }), { ...no('api_missing', '10.5.60'), canIUse: false }],
  ['unreadable, canIUse throws', unreadable({ canIUse: never }), { ...no('api_missing', '10.5.60'), canIUse: null }],
  ['unreadable, no canIUse', unreadable({}), no('api_missing', '10.5.60')],
  ['unreadable, canIUse says yes of an old client', unreadable({ canIUse: () => true, ...env('10.0.1') }), no('client_too_old', '10.0.1')],
  // getters
  ['env throws', Object.defineProperty(older(info({ version: '10.0.1' })), 'env', { get: never }), no('client_too_old', '10.0.1')],
  [
    'clientVersion throws',
    hostThat(ask, { env: throwingGetters('clientVersion'), ...info({ version: '10.0.1' }) }),
    no('client_too_old', '10.0.1'),
  ],
  [
    'clientName throws',
    hostThat(ask, { env: Object.assign(throwingGetters('clientName'), { clientVersion: '10.0.1' }) }),
    no('client_too_old', '10.0.1'),
  ],
  ['the system info throws', older(info(throwingGetters('app', 'clientVersion', 'version'))), by('api', null)],
  ['isIDE throws', Object.defineProperty(lacking({}), 'isIDE', { get: never }), no('api_missing', '10.5.60')],
];

describe('checkClient', () => {
  test.each(TABLE)('%s', (_, my, expected) => {
    expect(on(my).checkClient()).toMatchObject(expected);
    if (my !== undefined) expect(pkg.checkClient(my)).toMatchObject(expected);
    expect('via' in pkg.checkClient(my)).toBe(expected.supported);
    expect('reason' in pkg.checkClient(my)).toBe(!expected.supported);
  });

  test('canIUse is asked about the API, as a method', () => {
    const my = hostThat(ask, {
      canIUse(api) {
        return api === 'paySignCenter' && this === my;
      },
    });
    expect(pkg.checkClient(my).canIUse).toBe(true);
  });

  test('reading the client does not open the page', () => {
    const my = hostThat(ask);
    pkg.checkClient(my);
    expect(my.asked).toEqual([]);
  });

  test('unreadable, and canIUse says yes', () => {
    expect(pkg.checkClient(unreadable({ canIUse: () => true }))).toMatchObject({ supported: true, canIUse: true });
  });

  test("the realm's `my` is read at each call", () => {
    expect(pkg.checkClient()).toMatchObject(no('not_a_mini_program', null));
    globalThis.my = hostThat(ask, env('10.1.1'));
    expect(pkg.checkClient()).toMatchObject(by('version', '10.1.1'));
    globalThis.my = hostThat(ask, env('10.0.1'));
    expect(pkg.checkClient()).toMatchObject(no('client_too_old', '10.0.1'));
  });
});

describe('paySignCenter', () => {
  test.each(TABLE)('%s', async (_, my, expected) => {
    const { outcome, error } = await settled(on(my).paySignCenter({ signStr: SIGN_STR }));
    if (expected.supported) {
      expect(outcome.kind).toBe('signed');
      expect(my.asked.length).toBe(1);
      return;
    }
    expect(error).toMatchObject({ code: 'unsupported_client', mayHaveSigned: false, support: expected });
    expect(Object(my).asked || []).toEqual([]);
  });

  test.each(TABLE.filter(([, , expected]) => !expected.supported))('gate: report, %s', async (_, my, { reason }) => {
    const { outcome, error } = await settled(on(my).paySignCenter({ signStr: SIGN_STR, gate: 'report' }));
    const hasApi = reason === 'client_too_old' && Object.getOwnPropertyDescriptor(my, 'paySignCenter').value;
    if (hasApi) expect(outcome.kind).toBe('signed');
    else expect(error).toMatchObject({ code: 'host_error', mayHaveSigned: false, cause: expect.anything() });
  });

  test('an API that throws when read, where canIUse says yes', async () => {
    const { error } = await settled(on(unreadable({ canIUse: () => true })).paySignCenter({ signStr: SIGN_STR }));
    expect(error).toMatchObject({ code: 'host_error', mayHaveSigned: false });
    expect(error).not.toHaveProperty('late');
    expect(error.cause.message).toBe('not to be called');
  });

  test('the gate comes before the check of the signStr', async () => {
    const { error } = await settled(on(undefined).paySignCenter({ signStr: '' }));
    expect(error.code).toBe('unsupported_client');
    expect(error.report.ok).toBe(false);
  });

  test("the realm's `my` is called", async () => {
    globalThis.my = hostThat(ask);
    expect((await pkg.paySignCenter({ signStr: SIGN_STR })).kind).toBe('signed');
    expect(globalThis.my.asked.length).toBe(1);
  });
});
