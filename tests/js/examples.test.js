// The page and the server of examples/sign, together: the host and the platform's gateway are stand-ins.
const { createSign, generateKeyPairSync } = require('node:crypto');
const { hostThat, NEW_CLIENT, SIGN_STR, until } = require('./host');
const { makeServer } = require('../../examples/sign/server');
const { checkSignStr } = require('../../pkg');

const { bizContent } = checkSignStr(SIGN_STR).fields;
const AGREEMENT = {
  externalAgreementNo: bizContent.externalAgreementNo,
  personalProductCode: bizContent.personalProductCode,
  signScene: bizContent.signScene,
};
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const alipayPublicKey = publicKey.export({ type: 'spki', format: 'pem' });

/** The platform: what it says of the agreement, which `signed` changes. */
function platform() {
  let isSigned = false;
  return {
    sign() {
      isSigned = true;
    },
    sdkExecute: () => decodeURIComponent(SIGN_STR),
    exec: async () =>
      isSigned
        ? { code: '10000', msg: 'Success', status: 'NORMAL', agreementNo: '2027' }
        : { code: '40004', msg: 'Business Failed', subCode: 'USER_AGREEMENT_NOT_EXIST' },
  };
}

/** A mini-program with its server. `tap` is the host; what is stored stays when the client is closed. */
function world(act) {
  const sdk = platform();
  const signed = new Map();
  const ended = new Set();
  const agreements = {
    // With a database, each is asynchronous.
    begun: async () => {
      // One that has ended is followed by one with another number.
      const externalAgreementNo = `${AGREEMENT.externalAgreementNo}${ended.size || ''}`;
      return { ...AGREEMENT, externalAgreementNo, isSigned: signed.has(externalAgreementNo) };
    },
    async signed(number, agreementNo) {
      if (!ended.has(number)) signed.set(number, agreementNo);
    },
    async ended(number) {
      ended.add(number);
      signed.delete(number);
    },
  };
  const server = makeServer({ sdk, alipayPublicKey, agreements });
  const storage = {};
  const routes = { '/agreements/sign': () => server.sign('user'), '/agreements/query': (data) => server.query(data) };
  const my = {
    ...hostThat((request) => act(request, sdk)),
    env: NEW_CLIENT,
    getStorageSync: ({ key }) => ({ data: storage[key] }),
    setStorageSync: ({ key, data }) => void Object.assign(storage, { [key]: data }),
    removeStorageSync: ({ key }) => delete storage[key],
    async request({ url, data, success, fail }) {
      try {
        success({ data: await routes[new URL(url).pathname](data) });
      } catch (error) {
        fail(error);
      }
    },
  };
  const launch = () => {
    let page;
    globalThis.my = my;
    globalThis.Page = (definition) => {
      page = { ...definition, data: { ...definition.data }, setData: (data) => Object.assign(page.data, data) };
    };
    jest.isolateModules(() => require('../../examples/sign/page'));
    page.onLoad();
    page.onShow();
    return page;
  };
  return { agreements, launch, my, server, signed, storage };
}

afterEach(() => {
  globalThis.my = undefined;
  globalThis.Page = undefined;
});

const UNKNOWN = { resultStatus: '7001', result: '' };

test('7001, the server is asked, and it is signed', async () => {
  const { launch, signed, storage } = world((request, sdk) => {
    sdk.sign();
    setImmediate(() => request.success(UNKNOWN));
  });
  const page = launch();
  await page.sign();
  expect(page.data).toEqual({ state: 'done', message: '签约成功' });
  expect([...signed]).toEqual([[AGREEMENT.externalAgreementNo, '2027']]);
  expect(storage).toEqual({});
});

test('whoever has signed is told so, and signs no second time', async () => {
  const { launch, my } = world((request, sdk) => {
    sdk.sign();
    setImmediate(() => request.success(UNKNOWN));
  });
  await launch().sign();
  const page = launch();
  await page.sign();
  expect(page.data).toEqual({ state: 'done', message: '签约成功' });
  expect(my.asked).toHaveLength(1);
});

test('the client is closed while the user signs: asked at the next launch, and it is signed', async () => {
  const { launch, my, storage } = world((_, sdk) => sdk.sign());
  void launch().sign();
  await until(() => my.asked.length === 1);
  expect(Object.values(storage)).toEqual([{ agreement: AGREEMENT, begunAt: expect.any(Number), isDoubtful: false }]);
  const page = launch();
  expect(page.data.state).toBe('asking');
  await until(() => page.data.state === 'done');
  expect(storage).toEqual({});
  // Ends the first call, which has a timer.
  my.asked[0].success(UNKNOWN);
});

test('nothing was signed: the button comes back', async () => {
  const { launch, storage } = world((request) => setImmediate(() => request.success({ resultStatus: '7002', result: '' })));
  const page = launch();
  await page.sign();
  expect(page.data).toEqual({ state: 'idle', message: '签约服务暂不可用，请稍后重试' });
  expect(storage).toEqual({});
});

/** The body of one that the platform signed. */
function notification(changes) {
  const params = {
    notify_type: 'dut_user_sign',
    status: 'NORMAL',
    agreement_no: '2027',
    external_agreement_no: AGREEMENT.externalAgreementNo,
    charset: 'utf-8',
    ...changes,
  };
  const content = Object.keys(params)
    .sort()
    .map((name) => `${name}=${params[name]}`)
    .join('&');
  const sign = createSign('RSA-SHA256').update(content).sign(privateKey, 'base64');
  return new URLSearchParams({ ...params, sign_type: 'RSA2', sign }).toString();
}

test('a notification counts when its signature is right, as often as it comes', async () => {
  const { server, signed } = world(() => {});
  const body = notification();
  expect([await server.notify(body), await server.notify(body)]).toEqual(['success', 'success']);
  expect([...signed]).toEqual([[AGREEMENT.externalAgreementNo, '2027']]);
  expect(await server.notify(body.replace('2027', '2028'))).toBe('failure');
});

test('a notification that could not be stored is not acknowledged: it comes again', async () => {
  const { agreements, server } = world(() => {});
  agreements.signed = () => Promise.reject(new Error('the database is down'));
  await expect(server.notify(notification())).rejects.toThrow('the database is down');
});

test('the notification of the signature comes again after the end of the agreement, and changes nothing', async () => {
  const { server } = world(() => {});
  for (const changes of [{}, { notify_type: 'dut_user_unsign', status: 'UNSIGN' }, {}]) {
    expect(await server.notify(notification(changes))).toBe('success');
  }
  expect((await server.sign('user')).signStr).toEqual(expect.any(String));
});

test.each([[null], ['<html>502</html>'], [{ error: 'login' }], [{ signStr: 'x' }]])('a server that begins nothing: %j', async (answer) => {
  const { launch, my, storage } = world(() => {});
  my.request = ({ success }) => success({ data: answer });
  const page = launch();
  await page.sign();
  expect(page.data).toEqual({ state: 'idle', message: '网络繁忙，请稍后重试' });
  expect([storage, my.asked]).toEqual([{}, []]);
});

test('an agreement that has ended can be signed anew, by another number', async () => {
  const { server, signed } = world(() => {});
  signed.set(AGREEMENT.externalAgreementNo, '2027');
  expect((await server.sign('user')).isSigned).toBe(true);
  expect(await server.notify(notification({ notify_type: 'dut_user_unsign', status: 'UNSIGN' }))).toBe('success');
  const { signStr, agreement } = await server.sign('user');
  expect(signStr).toEqual(expect.any(String));
  expect(agreement.externalAgreementNo).not.toBe(AGREEMENT.externalAgreementNo);
  expect(await server.notify(notification({ external_agreement_no: agreement.externalAgreementNo, agreement_no: '2028' }))).toBe('success');
  expect((await server.sign('user')).isSigned).toBe(true);
});
