// What hosts and servers answer with: objects of every make, on pages that have put properties on every object.
const { pkg } = require('./package');
const { hostThat, on, PAYLOAD, settled, SIGN_STR } = require('./host');

const SIGNED = { code: '10000', agreement_no: '2027', status: 'NORMAL' };

class Response {
  get code() {
    return '10000';
  }
}
class Payload {
  get resultStatus() {
    return '7001';
  }
}

/** What a payload is read as, in short. */
function said(payload) {
  const { kind, mayHaveSigned } = pkg.parseSignResult(payload);
  return [kind, mayHaveSigned];
}

test.each([
  ['a class with getters', new Payload(), ['unknown', true]],
  ['an object without a prototype', Object.assign(Object.create(null), { resultStatus: '7002' }), ['failed', false]],
  ['an object whose prototype has the status', Object.create({ resultStatus: '7000' }), ['signed', true]],
  ['a failure, and a class as its result', { resultStatus: '7002', result: new Response() }, ['unknown', true]],
  ['a failure, and a class in its result', { resultStatus: '7002', result: { x_response: new Response() } }, ['unknown', true]],
  ['a failure, and a Map in its result', { resultStatus: '7002', result: { list: [new Map([['code', '10000']])] } }, ['unknown', true]],
  ['a failure, and a Map in what wraps it', { resultStatus: '7002', data: { result: { x: new Map() } } }, ['unknown', true]],
  ['a failure, and a plain empty object', { resultStatus: '7002', result: { x: {}, y: [], z: Object.create(null) } }, ['failed', false]],
  ['a failure, and a date', { resultStatus: '7002', result: { at: new Date(0) } }, ['failed', false]],
  [
    'a failure whose prototype has a response',
    Object.assign(Object.create({ x_response: SIGNED }), { resultStatus: '7002' }),
    ['unknown', true],
  ],
  ['a failure with a response beside the status', { resultStatus: '7002', ...SIGNED }, ['unknown', true]],
  ['a failure in a wrapper with the same', { data: { resultStatus: '7002', ...SIGNED } }, ['unknown', true]],
  ['a signature with a failure beside the status', { resultStatus: '7000', code: '40004' }, ['unknown', true]],
  ['a signature with the code of a wrapper', { resultStatus: '7000', code: 200, status: 'ok' }, ['signed', true]],
])('%s', (_, payload, expected) => {
  expect(said(payload)).toEqual(expected);
});

test('what every object has is no answer', async () => {
  const polluted = { resultStatus: '7000', error: 4, code: '10000', status: 'NORMAL', data: SIGNED, x_response: SIGNED };
  const call = (act, options) => settled(on(hostThat(act)).paySignCenter({ signStr: SIGN_STR, timeout: 50, ...options }));
  let ends;
  try {
    Object.assign(Object.prototype, polluted);
    ends = await Promise.all([
      call((request) => void request.success({})),
      call((request) => void request.fail({ resultStatus: '7002' })),
      call((request) => void request.success(PAYLOAD)),
      call(() => Promise.resolve({})),
      call((request) => void request.success({ resultStatus: '7001' }), { queryAgreement: () => ({}), queryAt: [0] }),
      call((request) => void request.success({ resultStatus: '7001' }), { queryAgreement: () => 'not found', queryAt: [0] }),
    ]);
  } finally {
    for (const name of Object.keys(polluted)) delete Object.prototype[name];
  }
  const words = ends.map(({ outcome, error }) => `${outcome ? outcome.kind : error.code} ${(outcome ?? error).mayHaveSigned}`);
  expect(words).toEqual(['unknown true', 'failed false', 'signed true', 'timeout true', 'unknown true', 'unknown true']);
});

describe('what queryAgreement gives', () => {
  const NORMAL = { status: 'NORMAL', agreementNo: '2027' };
  const thenable = (answer) => ({ then: (fulfilled) => fulfilled(answer) });
  const unknown = (request) => void request.success({ resultStatus: '7001' });

  test.each([
    ['a thenable', () => thenable(NORMAL), 'signed', undefined],
    ['a thenable that gives a Promise', () => thenable(Promise.resolve(NORMAL)), 'signed', undefined],
    [
      'a thenable that gives itself',
      () => {
        const self = { then: (fulfilled) => fulfilled(self) };
        return self;
      },
      'unknown',
      Error,
    ],
    [
      'a thenable that throws',
      () => ({
        then: () => {
          throw new TypeError('then');
        },
      }),
      'unknown',
      TypeError,
    ],
    [
      'a `then` that cannot be read',
      () =>
        Object.defineProperty({}, 'then', {
          get: () => {
            throw new TypeError('then');
          },
        }),
      'unknown',
      TypeError,
    ],
    [
      'a thenable that answers, then throws',
      () => ({
        then: (fulfilled) => {
          fulfilled(NORMAL);
          throw new TypeError('then');
        },
      }),
      'signed',
      undefined,
    ],
  ])('%s', async (_, queryAgreement, kind, error) => {
    const { outcome } = await settled(on(hostThat(unknown)).paySignCenter({ signStr: SIGN_STR, queryAgreement, queryAt: [0] }));
    expect(outcome.kind).toBe(kind);
    if (error) expect(outcome.queryError).toBeInstanceOf(error);
  });
});

test('a payload that answers again while it is read: each payload goes with its own status', async () => {
  const inner = { resultStatus: '6001' };
  const act = (request) => {
    const outer = Object.defineProperty({}, 'resultStatus', {
      enumerable: true,
      get() {
        request.fail(inner);
        return '7001';
      },
    });
    request.success(outer);
  };
  const { outcome } = await settled(on(hostThat(act)).paySignCenter({ signStr: SIGN_STR }));
  expect([outcome.kind, outcome.raw]).toEqual(['cancelled', inner]);
});
