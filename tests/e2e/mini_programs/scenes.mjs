// What a user meets on the page, and what the page must show then.
import assert from 'node:assert/strict';

const SIGN = '立即签约';
const ASK = '查询结果';
const UNAVAILABLE = '签约服务暂不可用，请稍后重试';
const OFFLINE = '网络繁忙，请稍后重试';
const NOT_SIGNED = '尚未签约，可重新签约';

/** The whole screen, in each state of the page. */
const screen = (...lines) => ['支付代扣签约', '连续包月，每月 30 元', ...lines];
const idle = (...message) => screen(...message, `[${SIGN}]`);
const busy = screen(`[${SIGN}] disabled`);
const confirming = screen('签约结果确认中，请勿重复签约', `[${ASK}]`);
const asking = screen('签约结果确认中，请勿重复签约', `[${ASK}] disabled`);
const done = screen('签约成功');

const SECOND = 1000;
/** More than an answer and all questions to the server take. */
const A_WHILE = 30 * SECOND;
/** What the pages give the client. */
const TIMEOUT = 300 * SECOND;

/** Tapped once: what the client does, what the page shows a while after it, and how often the client was called. */
const ENDINGS = [
  ['7000', { scene: '7000' }, done],
  ['7001, then NORMAL', { scene: '7001' }, done],
  ['7001, then NONE', { scene: { status: '7001', queries: ['NONE'] } }, confirming],
  ['7002', { scene: '7002' }, idle(UNAVAILABLE)],
  ['6001', { scene: '6001' }, idle(UNAVAILABLE)],
  ['6001, though signed', { scene: 'signed and left' }, done],
  ['6002', { scene: '6002' }, confirming],
  ['another status', { scene: '8000' }, confirming],
  ['no permission', { scene: 'not permitted' }, idle(UNAVAILABLE)],
  ['7002 around an agreement', { scene: { status: '7002', result: '{"agreement_no":"2027"}' } }, confirming],
  ['a client that is too old', { clientVersion: '10.0.17' }, idle('当前支付宝版本过低，无法使用此功能，请升级最新版本支付宝'), 0],
  ['a client without the API', { lacksApi: true }, idle('当前页面无法签约，请返回小程序重试'), 0],
];

/** Scenes of more steps. */
const STORIES = {
  async 'the button is disabled while the user signs'(phone) {
    phone.simulator.next({ status: '7000', after: A_WHILE });
    await shows(phone, idle());
    phone.tap(SIGN);
    await shows(phone, busy, SECOND);
    phone.tap(SIGN);
    await shows(phone, done, A_WHILE);
    assert.equal(phone.simulator.calls.length, 1);
  },

  async 'two taps before the screen changes'(phone) {
    phone.tap(SIGN, 2);
    await shows(phone, done, A_WHILE);
    assert.deepEqual(phone.server.requests, ['/agreements/sign']);
    assert.equal(phone.simulator.calls.length, 1);
  },

  async 'the server answers, and has begun nothing'(phone) {
    for (const answer of [null, {}, '<html>502</html>', { error: 'login expired' }, { signStr: 'x' }, { agreement: {} }]) {
      phone.server.insteadOfAgreement = answer;
      phone.tap(SIGN);
      await shows(phone, idle(OFFLINE), SECOND);
      assert.deepEqual(phone.stored, {});
    }
    assert.equal(phone.simulator.calls.length, 0);
    phone.server.insteadOfAgreement = undefined;
    phone.tap(SIGN);
    await shows(phone, done, A_WHILE);
  },

  async 'the client never answers'(phone) {
    phone.simulator.next('silent');
    phone.tap(SIGN);
    await shows(phone, busy, TIMEOUT - SECOND);
    await shows(phone, confirming, A_WHILE);
  },

  async 'an answer after the timeout: signed'(phone) {
    phone.simulator.next({ status: '7000', after: TIMEOUT + A_WHILE, queries: ['NONE'] });
    phone.tap(SIGN);
    await shows(phone, confirming, TIMEOUT + A_WHILE);
    await shows(phone, done, A_WHILE);
    assert.deepEqual(phone.stored, {});
  },

  async 'an answer after the timeout: not signed'(phone) {
    phone.simulator.next({ status: '7002', after: TIMEOUT + A_WHILE });
    phone.tap(SIGN);
    await shows(phone, confirming, TIMEOUT + A_WHILE);
    await shows(phone, idle(UNAVAILABLE), A_WHILE);
    assert.deepEqual(phone.stored, {});
  },

  async 'the page is shown again, and the client says nothing'(phone) {
    phone.simulator.next({ silent: true, showsAgainAfter: 5 * SECOND, queries: ['NORMAL'] });
    phone.tap(SIGN);
    await shows(phone, done, A_WHILE);
  },

  async 'the client was closed meanwhile: signed'(phone) {
    await reopened(phone, ['NORMAL']);
    await shows(phone, done, SECOND);
    assert.deepEqual(phone.stored, {});
  },

  async 'the client was closed meanwhile: not signed'(phone) {
    await reopened(phone, ['NONE']);
    await shows(phone, idle(NOT_SIGNED), SECOND);
    // A signature may be on its way: it is asked for at the next launch too.
    assert.equal(Object.keys(phone.stored).length, 1);
    phone.tap(SIGN);
    await shows(phone, done, A_WHILE);
    assert.deepEqual(phone.stored, {});
  },

  async 'a late answer of an older attempt ends nothing'(phone) {
    phone.simulator.next({ status: '7002', after: TIMEOUT + 3 * A_WHILE, queries: ['NONE'] }, { status: '6002', queries: ['TEMP'] });
    phone.tap(SIGN);
    await shows(phone, confirming, TIMEOUT + A_WHILE);
    phone.tap(ASK);
    await shows(phone, idle(NOT_SIGNED), SECOND);
    phone.tap(SIGN);
    await shows(phone, confirming, A_WHILE);
    await shows(phone, confirming, 2 * A_WHILE);
    assert.equal(Object.keys(phone.stored).length, 1);
    assert.equal(phone.simulator.calls.length, 2);
  },

  async 'a late signature of an older attempt counts'(phone) {
    phone.simulator.next({ status: '7000', after: TIMEOUT + 2 * A_WHILE, queries: ['NONE'] }, { status: '7002', after: 2 * A_WHILE });
    phone.tap(SIGN);
    await shows(phone, confirming, TIMEOUT + A_WHILE);
    phone.tap(ASK);
    await shows(phone, idle(NOT_SIGNED), SECOND);
    phone.tap(SIGN);
    await shows(phone, done, A_WHILE);
    // The platform refuses to sign the same number a second time.
    await shows(phone, done, 2 * A_WHILE);
    assert.equal(phone.simulator.calls.length, 2);
  },

  async 'a second attempt that fails leaves the first one in doubt'(phone) {
    phone.simulator.next({ status: '7001', queries: ['NONE'] }, '7002');
    phone.tap(SIGN);
    await shows(phone, confirming, A_WHILE);
    phone.tap(ASK);
    await shows(phone, idle(NOT_SIGNED), SECOND);
    phone.tap(SIGN);
    // The platform may have refused since the first one is signed.
    await shows(phone, confirming, A_WHILE);
    // It is asked for at the next launch, too.
    assert.equal(Object.keys(phone.stored).length, 1);
  },

  async 'signed before, on another phone'(phone) {
    phone.server.isSigned = true;
    phone.tap(SIGN);
    await shows(phone, done, SECOND);
    assert.equal(phone.simulator.calls.length, 0);
    // Then somebody else takes the phone.
    phone.server.isSigned = false;
    await phone.launch();
    phone.tap(SIGN);
    await shows(phone, done, A_WHILE);
  },

  async 'the server answers without a word'(phone) {
    phone.server.isSilent = true;
    await reopened(phone, ['NORMAL']);
    await shows(phone, confirming, SECOND);
    phone.server.isSilent = false;
    phone.tap(ASK);
    await shows(phone, done, SECOND);
  },

  async 'what fails after signing is no failure to sign'(phone) {
    phone.keepsAll = true;
    phone.tap(SIGN);
    await shows(phone, done, A_WHILE);
  },

  async 'the client was closed meanwhile: not known yet, then the user asks'(phone) {
    await reopened(phone, ['TEMP', 'NORMAL']);
    await shows(phone, confirming, SECOND);
    phone.tap(ASK);
    await shows(phone, asking);
    await shows(phone, done, SECOND);
  },

  async 'the user asks while the server is down'(phone) {
    await reopened(phone, ['NORMAL'], () => phone.server.stop());
    await shows(phone, confirming, SECOND);
    phone.server.start();
    phone.tap(ASK, 2);
    await shows(phone, done, SECOND);
    // The launch asked in vain, and of the two taps one counts.
    assert.deepEqual(phone.server.requests.slice(1), ['/agreements/query', '/agreements/query']);
  },

  async 'the client answers while the server is asked'(phone) {
    phone.simulator.next({ status: '7000', after: TIMEOUT + A_WHILE - 30, queries: ['TEMP'] });
    phone.tap(SIGN);
    await shows(phone, confirming, TIMEOUT + A_WHILE);
    phone.tap(ASK);
    await shows(phone, asking);
    await shows(phone, done, SECOND);
  },

  async 'the button works again after a failure'(phone) {
    phone.simulator.next('7002', '7000');
    phone.tap(SIGN);
    await shows(phone, idle(UNAVAILABLE), A_WHILE);
    phone.tap(SIGN);
    await shows(phone, done, A_WHILE);
    assert.equal(phone.simulator.calls.length, 2);
  },

  async 'the server is down'(phone) {
    phone.server.stop();
    phone.tap(SIGN);
    await shows(phone, idle(OFFLINE), SECOND);
    phone.server.start();
    phone.tap(SIGN);
    await shows(phone, done, A_WHILE);
  },

  async 'the server forgot to encode the signStr'(phone) {
    phone.server.encodes = false;
    phone.tap(SIGN);
    await shows(phone, idle('签约信息有误，请稍后重试'), SECOND);
    assert.equal(phone.simulator.calls.length, 0);
  },
};

/** What is done on a phone of that client: `{ name, client, act }`. */
export const SCENES = [
  ...ENDINGS.map(([name, client, expected, calls = 1]) => ({ name, client, act: (phone) => ends(phone, client, expected, calls) })),
  ...Object.entries(STORIES).map(([name, act]) => ({ name, client: {}, act })),
];

async function ends(phone, client, expected, calls) {
  await shows(phone, idle());
  phone.tap(SIGN);
  await shows(phone, expected, A_WHILE);
  assert.equal(phone.simulator.calls.length, calls);
  // A pending agreement is kept exactly as long as it is not known.
  assert.equal(Object.keys(phone.stored).length, expected === confirming ? 1 : 0);
  // A client that is too old is shown how to update.
  assert.equal(phone.simulator.updates, client.clientVersion ? 1 : 0);
}

async function shows(phone, expected, after = 0) {
  await phone.wait(after);
  assert.deepEqual(phone.screen, expected);
}

/** The user signs or not, closes the client before it answers, and opens it anew; then the server says that. */
async function reopened(phone, queries, before = () => {}) {
  phone.simulator.next({ silent: true, queries });
  phone.tap(SIGN);
  await shows(phone, busy, SECOND);
  phone.close();
  before();
  await phone.launch();
  await shows(phone, asking);
}
