// Timeouts, queries, double taps and what comes late, as a page's own tests see them: with Jest's fake timers.
const { pkg } = require('./package');
const { hostThat, logging, NEW_CLIENT, on, PAYLOAD, SIGN_STR, USER_MESSAGE } = require('./host');

const UNKNOWN = { resultStatus: '7001', result: '' };
const CANCELLED = { resultStatus: '6001', result: '' };
const NUMBER = pkg.checkSignStr(SIGN_STR).fields.bizContent.externalAgreementNo;

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

const wait = (ms) => jest.advanceTimersByTimeAsync(ms);

/** A host whose request is at hand, and a call on it. */
function tapped(options) {
  const my = hostThat(() => {});
  const call = follow(on(my).paySignCenter({ signStr: SIGN_STR, ...options }));
  return { ...call, my, request: my.asked[0], functions: on(my) };
}

/** What a Promise has come to so far. */
function follow(promise) {
  const call = { promise, end: () => undefined };
  promise.then(
    (outcome) => {
      call.end = () => outcome;
    },
    (error) => {
      call.end = () => error;
    },
  );
  return { promise, end: () => call.end() };
}

/** A `queryAgreement` that gives these answers, the last one over and over. `asked` are the times since it was made. */
function server(...answers) {
  const begun = Date.now();
  const query = jest.fn(() => {
    query.asked.push(Date.now() - begun);
    return answers.length > 1 ? answers.shift() : answers[0];
  });
  query.asked = [];
  return query;
}

describe('queryAgreement', () => {
  test('is asked by what the signStr says, and finds the signature', async () => {
    const queryAgreement = server(Promise.resolve({ status: 'NONE' }), {
      status: 'NORMAL',
      agreementNo: '2027',
      externalAgreementNo: NUMBER,
    });
    const { request, end } = tapped({ queryAgreement });
    request.success(UNKNOWN);
    await wait(0);
    expect(queryAgreement).toHaveBeenCalledWith({
      externalAgreementNo: NUMBER,
      personalProductCode: expect.any(String),
      signScene: expect.any(String),
    });
    expect(end()).toBe(undefined);
    await wait(1000);
    expect(end()).toMatchObject({
      kind: 'signed',
      confirmedBy: 'query',
      query: 'NORMAL',
      resultStatus: '7001',
      externalAgreementNo: NUMBER,
      agreement: { agreementNo: '2027' },
      mayHaveSigned: true,
      description: { zh: '协议签约成功' },
      advice: null,
      raw: UNKNOWN,
    });
    expect(end().raw).toBe(UNKNOWN);
  });

  test('callbacks have the payload at once, and never hear of it', async () => {
    const log = [];
    const { request, end } = tapped({ queryAgreement: server({ status: 'NORMAL' }), ...logging(log) });
    request.success(CANCELLED);
    const expected = [
      ['success', CANCELLED],
      ['complete', CANCELLED],
    ];
    expect(log).toEqual(expected);
    request.complete(CANCELLED);
    await wait(60_000);
    expect(log).toEqual(expected);
    expect(end().kind).toBe('signed');
  });

  const failure = new Error('of the server');
  const WORDS = { not_an_answer: 'gave something else', other_agreement: 'answered for another', too_late: 'did not answer within' };
  test.each([
    ['null', () => null, 'not_an_answer'],
    ['undefined', () => undefined, 'not_an_answer'],
    ['a status that is none', () => ({ status: 'normal' }), 'not_an_answer'],
    ['text', () => 'NORMAL', 'not_an_answer'],
    ['another number', () => ({ status: 'NORMAL', externalAgreementNo: 'another' }), 'other_agreement'],
    ['an empty number', () => ({ status: 'NORMAL', externalAgreementNo: '' }), 'other_agreement'],
    ['white space for a number', () => ({ status: 'NORMAL', externalAgreementNo: ' ' }), 'other_agreement'],
    ['an odd number', () => ({ status: 'NORMAL', externalAgreementNo: {} }), 'other_agreement'],
    [
      'a throw',
      () => {
        throw failure;
      },
      failure,
    ],
    ['a rejection', () => Promise.reject(failure), failure],
    [
      'a getter that throws',
      () => ({
        get status() {
          throw failure;
        },
      }),
      'not_an_answer',
    ],
    ['silence', () => new Promise(() => {}), 'too_late'],
  ])('%s is no answer', async (_, queryAgreement, expected) => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
    const { request, end } = tapped({ queryAgreement });
    request.success(UNKNOWN);
    await wait(60_000);
    const said = warn.mock.calls.flat();
    warn.mockRestore();
    const { kind, query, queryError, mayHaveSigned } = end();
    expect([kind, query, mayHaveSigned]).toEqual(['unknown', null, true]);
    if (expected === failure) expect(queryError).toBe(failure);
    else expect(queryError.message).toContain(WORDS[expected]);
    expect(Object.keys(end())).not.toContain('queryError');
    // The console tells, once, of a server that answers in another form: that is its author's to mend.
    const isMistaken = expected === 'not_an_answer' || expected === 'other_agreement';
    expect(said).toEqual(isMistaken ? [expect.stringContaining(WORDS[expected])] : []);
  });

  test('after the user left, two times NONE bring the button back', async () => {
    const queryAgreement = server({ status: 'NONE' });
    const { request, end } = tapped({ queryAgreement });
    request.success(CANCELLED);
    await wait(1999);
    expect(end()).toBe(undefined);
    await wait(1);
    expect(end()).toMatchObject({ kind: 'cancelled', mayHaveSigned: false, query: 'NONE', userMessage: { zh: USER_MESSAGE.host_error } });
    expect(queryAgreement.asked).toEqual([0, 1000, 2000]);
  });

  test('queryAt says when', async () => {
    const queryAgreement = server({ status: 'TEMP' });
    const { request, end } = tapped({ queryAgreement, queryAt: [500, 7000] });
    request.success(UNKNOWN);
    await wait(7000);
    expect(queryAgreement.asked).toEqual([500, 7000]);
    expect(end()).toMatchObject({ kind: 'unknown', query: 'TEMP' });
  });

  test('is a method of the options, and a thenable counts as a Promise', async () => {
    const options = {
      queryAgreement() {
        expect(this.signStr).toBe(SIGN_STR);
        return { then: (fulfilled) => fulfilled({ status: 'NORMAL' }) };
      },
    };
    const { request, end } = tapped(options);
    request.fail({ error: 11 });
    await wait(0);
    expect(end()).toMatchObject({ kind: 'signed', confirmedBy: 'query', resultStatus: null, raw: { error: 11 } });
  });

  test('of a call that is certain it is not asked', async () => {
    const queryAgreement = server({ status: 'NORMAL' });
    for (const [name, payload] of [
      ['success', PAYLOAD],
      ['success', { resultStatus: '7002', result: '' }],
      ['fail', { error: 4 }],
    ]) {
      const { request, end } = tapped({ queryAgreement });
      request[name](payload);
      await wait(0);
      expect(end()).not.toHaveProperty('query');
    }
    expect(queryAgreement).not.toHaveBeenCalled();
  });
});

describe('timeout', () => {
  test('rejects; the answer comes by `late`, and to the callbacks', async () => {
    const log = [];
    const { request, end } = tapped({ timeout: 5000, ...logging(log) });
    await wait(4999);
    expect(end()).toBe(undefined);
    await wait(1);
    const error = end();
    expect(error).toMatchObject({ code: 'timeout', mayHaveSigned: true, userMessage: { zh: USER_MESSAGE.confirming } });
    expect(log).toEqual([]);
    request.success(PAYLOAD);
    request.success(UNKNOWN);
    expect(await error.late).toMatchObject({ kind: 'signed', raw: PAYLOAD });
    expect(log).toEqual([
      ['success', PAYLOAD],
      ['complete', PAYLOAD],
    ]);
  });

  test('the server is asked first, and may know', async () => {
    const { end } = tapped({ timeout: 5000, queryAgreement: server({ status: 'NONE' }, { status: 'NORMAL' }) });
    await wait(6000);
    expect(end()).toMatchObject({ kind: 'signed', confirmedBy: 'query', resultStatus: null, raw: undefined });
  });

  test('a late failure rejects `late`, and is nobody else’s affair', async () => {
    const { request, end } = tapped({ timeout: 1 });
    await wait(1);
    request.fail({ error: 11 });
    await expect(end().late).rejects.toMatchObject({ code: 'host_error', raw: { error: 11 } });
  });

  test('an answer in time clears the timer', async () => {
    const { request, end } = tapped({ timeout: 5000 });
    request.success(PAYLOAD);
    expect(jest.getTimerCount()).toBe(0);
    await wait(0);
    expect(end().kind).toBe('signed');
  });
});

describe('a second tap', () => {
  test('is refused for the first, which goes on; of the callbacks only complete runs', async () => {
    const first = tapped({});
    const log = [];
    const second = follow(first.functions.paySignCenter({ signStr: `${SIGN_STR} `, ...logging(log) }));
    expect(log).toEqual([]);
    await wait(0);
    expect(second.end()).toMatchObject({ code: 'in_progress', mayHaveSigned: true, userMessage: { zh: USER_MESSAGE.in_progress } });
    expect(second.end().pending).toBe(first.promise);
    expect(log).toEqual([['complete', { error: 'in_progress', errorMessage: USER_MESSAGE.in_progress }]]);
    expect(first.my.asked.length).toBe(1);
    first.request.success(PAYLOAD);
    expect((await second.end().pending).kind).toBe('signed');
  });

  test.each([
    ['after a while', () => wait(1500)],
    ['after the page was shown again', ({ functions }) => functions.notifyShow()],
    ['after an answer', ({ request }) => request.success(UNKNOWN)],
  ])('%s is a new call', async (_, happens) => {
    const first = tapped({});
    await happens(first);
    follow(first.functions.paySignCenter({ signStr: SIGN_STR }));
    expect(first.my.asked.length).toBe(2);
    for (const request of first.my.asked) request.success(PAYLOAD);
    await wait(0);
    expect(first.end()).toMatchObject({ mayHaveSigned: true });
  });

  test('on another host is a call of its own', async () => {
    const [one, other] = [tapped({}), tapped({})];
    one.request.success(PAYLOAD);
    other.request.success(UNKNOWN);
    await wait(0);
    expect([one.end().kind, other.end().kind]).toEqual(['signed', 'unknown']);
  });
});

test('notifyShow: the server is asked two seconds later, and what the host then says is for the callbacks', async () => {
  const log = [];
  const queryAgreement = server({ status: 'NORMAL' });
  const { functions, request, end } = tapped({ queryAgreement, ...logging(log) });
  await wait(90_000);
  expect(queryAgreement).not.toHaveBeenCalled();
  functions.notifyShow();
  await wait(1999);
  expect(queryAgreement).not.toHaveBeenCalled();
  await wait(1);
  expect(end()).toMatchObject({ kind: 'signed', confirmedBy: 'query' });
  expect(log).toEqual([]);
  request.complete(CANCELLED);
  await wait(0);
  expect(log).toEqual([['complete', CANCELLED]]);
});

describe('promptUpgrade', () => {
  const OLD = { ...NEW_CLIENT, clientVersion: '10.0.17' };
  const refuse = async (my, options) => {
    const { end } = follow(on({ env: OLD, paySignCenter() {}, ...my }).paySignCenter({ signStr: SIGN_STR, ...options }));
    await wait(0);
    expect(end().code).toBe('unsupported_client');
  };

  test('opens the page for updates, else an alert', async () => {
    const ap = { updateAlipayClient: jest.fn() };
    const alert = jest.fn();
    await refuse({ ap, alert }, { promptUpgrade: true });
    expect([ap.updateAlipayClient.mock.contexts[0], alert.mock.calls]).toEqual([ap, []]);
    await refuse({ alert }, { promptUpgrade: true });
    ap.updateAlipayClient.mockImplementation(() => {
      throw new Error('too old for this, too');
    });
    await refuse({ ap, alert }, { promptUpgrade: true });
    const said = [{ title: '提示', content: USER_MESSAGE.unsupported_client }];
    expect(alert.mock.calls).toEqual([said, said]);
    await refuse({}, { promptUpgrade: true });
  });

  test('never unasked', async () => {
    const alert = jest.fn();
    for (const promptUpgrade of [false, undefined, 1]) await refuse({ alert }, { promptUpgrade });
    expect(alert).not.toHaveBeenCalled();
  });
});

describe('the console', () => {
  let warn;
  beforeEach(() => {
    warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
  });
  afterEach(() => warn.mockRestore());

  test.each([
    ['refused, success alone', { signStr: 'sign=s3cret', success() {} }, /invalid_sign_str.* at \d/],
    ['refused, fail', { signStr: '', success() {}, fail() {} }, null],
    ['refused, complete', { signStr: '', success() {}, complete() {} }, null],
    ['a type', { signStr: SIGN_STR, timeout: '5000' }, /`timeout` must be a number/],
    ['a callback', { signStr: SIGN_STR, fail: 'x' }, /`fail` must be a function/],
    ['a list with odd members', { signStr: SIGN_STR, ignore: ['a', 1] }, /`ignore` must be a list of strings/],
    ['a word', { signStr: SIGN_STR, gate: 'off' }, /`gate` must be/],
    ['not given', { signStr: SIGN_STR, timeout: null, queryAgreement: undefined, promptUpgrade: null }, null],
  ])('%s', async (_, options, expected) => {
    follow(on(hostThat(() => {})).paySignCenter(options));
    await wait(0);
    expect(warn.mock.calls.map(([text]) => text)).toEqual(expected ? [expect.stringMatching(expected)] : []);
    expect(JSON.stringify(warn.mock.calls)).not.toContain('s3cret');
  });
});

test('trace hears every step; what it throws harms nothing', async () => {
  const steps = [];
  const my = hostThat(() => {});
  const trace = (event) => {
    steps.push(event);
    throw new Error('of the page');
  };
  const { paySignCenter } = pkg.createPaySignCenter({ my, trace });
  const call = follow(paySignCenter({ signStr: SIGN_STR, queryAgreement: server({ status: 'NONE' }, { status: 'NORMAL' }) }));
  my.asked[0].success(UNKNOWN);
  await wait(1000);
  expect(call.end().kind).toBe('signed');
  expect(new Set(steps.map(({ call: number }) => number)).size).toBe(1);
  expect(steps.map(({ at }) => at - steps[0].at).at(-1)).toBe(1000);
  expect(steps.map(({ from, what, code, by }) => [from, what, code || by].filter(Boolean).join(' '))).toEqual([
    'page called',
    'package checked_client version',
    'package checked_sign_str',
    'package asked',
    'client returned',
    'client answered 7001',
    'package called_back success',
    'package timer_set',
    'package queried',
    'server replied NONE',
    'package timer_set',
    'package timer_fired',
    'package timer_set',
    'package queried',
    'server replied NORMAL',
    'package settled signed',
  ]);
});

test('trace hears what comes late', async () => {
  const steps = [];
  const my = hostThat(() => {});
  const { paySignCenter } = pkg.createPaySignCenter({
    my,
    trace: ({ from, what, code, by }) => steps.push([from, what, code || by].join(' ')),
  });
  const call = follow(paySignCenter({ signStr: SIGN_STR, timeout: 10, success() {} }));
  await wait(10);
  my.asked[0].success(PAYLOAD);
  await call.end().late;
  expect(steps.slice(-4)).toEqual([
    'package settled timeout',
    'client answered 7000',
    'package settled_late signed',
    'package called_back success',
  ]);
});
