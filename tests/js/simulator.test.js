// The simulator, with the package and without it.
const { generateKeyPairSync, sign } = require('node:crypto');
const { checkSignStr, createPaySignCenter, parseSignResult } = require('../../pkg');
const { createSimulator, samplePayload, sampleSignStr } = require('../../pkg/simulator');
const { simulatorKeys, verifySignResult } = require('../../pkg/node');
const { accepted, named } = require('./package');

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const NUMBER = 'sample20270328';

const ENCODINGS = { publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } };

function keyPair() {
  return generateKeyPairSync('rsa', { modulusLength: 2048, ...ENCODINGS });
}

/** What the app signs: every parameter but `sign`, sorted, its value decoded. */
function signedContent(signStr) {
  const pairs = decodeURIComponent(signStr).split('&').map(decodeURIComponent);
  return pairs
    .filter((pair) => !pair.startsWith('sign='))
    .sort()
    .join('&');
}

/** What a page's call comes to, in a few words, once there is nothing more to wait for. */
async function tap(simulator, options) {
  let said = 'open';
  createPaySignCenter({ my: simulator.my })
    .paySignCenter({ signStr: sampleSignStr(), ...options })
    .then(
      ({ kind, mayHaveSigned, confirmedBy }) => {
        said = [kind, mayHaveSigned ? 'may' : 'no', confirmedBy].filter(Boolean).join(' ');
      },
      ({ code, mayHaveSigned }) => {
        said = `${code} ${mayHaveSigned ? 'may' : 'no'}`;
      },
    );
  await jest.runAllTimersAsync();
  return said;
}

test('a sample checks clean, and the changes are the only fault', () => {
  expect(checkSignStr(sampleSignStr()).findings).toEqual([]);
  const codes = (changes) => checkSignStr(sampleSignStr(changes)).findings.map(({ code }) => code);
  expect(codes({ params: { sign: null } })).toEqual(['missing_sign']);
  expect(codes({ bizContent: { access_params: null } })).toEqual(['missing_access_params']);
});

describe('a name that there is not is refused, so that no test is green for it', () => {
  test.each([
    ['options that are text', () => createSimulator('7001'), "an option of createSimulator, found '7001'"],
    ['an option', () => createSimulator({ staus: '7001' }), "lacksApi, verify, decrypt, signResult, onShow), found 'staus'"],
    ['a status that is a number', () => createSimulator({ scene: 7001 }), 'a field of a scene, found 7001'],
    ['a scene', () => createSimulator({ scene: 'slient' }), "silent, not permitted), found 'slient'"],
    ['a field', () => createSimulator({ scene: { querys: ['NONE'] } }), "queries), found 'querys'"],
    ['a field of a second answer', () => createSimulator({ scene: { again: { stat: '7000' } } }), "queries), found 'stat'"],
    ['what the server knows', () => createSimulator({ scene: { queries: ['NORML'] } }), "(NONE, NORMAL, STOP, TEMP), found 'NORML'"],
    ['a list that is text', () => createSimulator({ scene: { queries: 'NONE' } }), "a list of what the server knows, found 'NONE'"],
    ['a callback', () => createSimulator({ scene: { by: 'sucess' } }), "(complete, fail, success), found 'sucess'"],
    ['a time', () => createSimulator({ scene: { after: 'atonce' } }), "milliseconds, or 'at once', found 'atonce'"],
    ['a server that knows nothing', () => createSimulator({ scene: { queries: [] } }), 'a list of what the server knows, found '],
    ['a scene for later', () => createSimulator().next('7000', 'constructor'), "not permitted), found 'constructor'"],
    ['null', () => createSimulator({ scene: null }), 'a field of a scene, found null'],
  ])('%s', (_, make, message) => {
    expect(make).toThrow(TypeError);
    expect(make).toThrow(message);
  });

  test.each([
    ['at once', () => 'slient'],
    ['later', async () => 'slient'],
  ])('a scene that a function decides %s is nobody’s answer, and fails the test', async (_, scene) => {
    const call = createPaySignCenter({ my: createSimulator({ scene }).my }).paySignCenter({ signStr: sampleSignStr(), timeout: 1000 });
    call.catch(() => {});
    await expect(jest.runAllTimersAsync()).rejects.toThrow("found 'slient'");
    await jest.runAllTimersAsync();
    await expect(call).rejects.toMatchObject({ code: 'timeout' });
  });

  test.each([['{"externalAgreementNo":"1"}'], [{}], [undefined], [null]])('a question without a number: %j', async (agreement) => {
    await expect(createSimulator().queryAgreement(agreement)).rejects.toThrow('expected { externalAgreementNo }');
  });
});

describe('what happens', () => {
  test.each([
    [undefined, 'signed may'],
    ['7000', 'signed may'],
    ['7001', 'unknown may'],
    ['7002', 'failed no'],
    ['6001', 'cancelled may'],
    ['6002', 'network_error may'],
    ['8000', 'unrecognised may'],
    ['signed and left', 'cancelled may'],
    ['not permitted', 'host_error no'],
    ['silent', 'open'],
    [{ status: '7001', after: 60_000 }, 'unknown may'],
    [{ after: 'at once' }, 'signed may'],
    [{ status: '6001', by: 'complete' }, 'cancelled may'],
    [{ completeFirst: true }, 'signed may'],
    [{ status: '6001', again: { status: '7000' } }, 'cancelled may'],
    [{ silent: true, throws: new Error('of the client') }, 'host_error may'],
    [{ error: 11 }, 'host_error may'],
    [{ result: '{"alipay_user_agreement_page_sign_response":{"code":"40004"}}' }, 'unknown may'],
  ])('%j: %s', async (scene, said) => {
    expect(await tap(createSimulator({ scene }))).toBe(said);
  });

  test('a user who decides when the page is open', async () => {
    let decide;
    const simulator = createSimulator({
      scene: () =>
        new Promise((resolve) => {
          decide = resolve;
        }),
    });
    const call = createPaySignCenter({ my: simulator.my }).paySignCenter({ signStr: sampleSignStr() });
    await jest.runAllTimersAsync();
    expect(simulator.calls[0]).toMatchObject({ scene: null, answers: [] });
    decide('6001');
    await jest.runAllTimersAsync();
    expect(simulator.calls[0].scene.status).toBe('6001');
    expect((await call).kind).toBe('cancelled');
  });

  test('one that decides by the signStr, and answers once', async () => {
    const simulator = createSimulator();
    simulator.next((signStr) => (signStr === sampleSignStr() ? '7001' : '7002'));
    expect([await tap(simulator), await tap(simulator)]).toEqual(['unknown may', 'signed may']);
  });

  test('one after the other, then what is usual again', async () => {
    const simulator = createSimulator({ scene: '6001' });
    simulator.next('7000', { status: '7002' });
    const said = [];
    for (let times = 0; times < 4; times += 1) said.push(await tap(simulator));
    expect(said).toEqual(['signed may', 'failed no', 'cancelled may', 'cancelled may']);
    expect(simulator.calls.map(({ scene }) => scene.status)).toEqual(['7000', '7002', '6001', '6001']);
  });

  test.each([
    ['7000', 'signed may', 0],
    ['7001', 'signed may query', 2],
    ['signed and left', 'signed may query', 1],
    ['6001', 'cancelled no', 3],
    ['6002', 'network_error may', 5],
    ['7002', 'failed no', 0],
    [{ status: '7001', after: 60_000 }, 'signed may query', 2],
    [{ status: '7001', queries: ['STOP'] }, 'unknown may', 5],
    [{ error: 11 }, 'host_error may', 5],
  ])('%j, with a server that is asked: %s', async (scene, said, asked) => {
    const simulator = createSimulator({ scene });
    expect(await tap(simulator, { queryAgreement: simulator.queryAgreement })).toBe(said);
    expect(simulator.queries).toHaveLength(asked);
    expect(simulator.queries.every(({ externalAgreementNo }) => externalAgreementNo === NUMBER)).toBe(true);
  });

  test('the page is shown again before the answer comes', async () => {
    const onShow = jest.fn();
    await tap(createSimulator({ onShow, scene: { showsAgainAfter: 100, after: 200 } }));
    expect(onShow).toHaveBeenCalledTimes(1);
  });
});

describe('the client', () => {
  test.each([
    [{}, 'signed may'],
    [{ clientVersion: '10.0.18' }, 'signed may'],
    [{ clientVersion: '10.0.17' }, 'unsupported_client no'],
    [{ clientVersion: null }, 'signed may'],
    [{ lacksApi: true }, 'unsupported_client no'],
    [{ clientName: 'amap', clientVersion: '9.0' }, 'signed may'],
  ])('%j: %s', async (options, said) => {
    expect(await tap(createSimulator(options))).toBe(said);
  });

  test('notes what it was asked to show', async () => {
    const simulator = createSimulator({ clientVersion: '10.0.1' });
    await tap(simulator, { promptUpgrade: true });
    simulator.my.alert({ content: 'x' });
    expect([simulator.updates, simulator.alerts]).toEqual([1, [{ content: 'x' }]]);
  });
});

describe('the call', () => {
  test('is noted with all that the page gave, and with what was answered', async () => {
    const simulator = createSimulator();
    const success = jest.fn();
    await tap(simulator, { success, scene: 'mine' });
    const [{ request, answers, refused }] = simulator.calls;
    expect([request.scene, refused]).toEqual(['mine', null]);
    expect(answers.map(({ by }) => by)).toEqual(['success', 'complete']);
    expect(success).toHaveBeenCalledWith(answers[0].payload);
  });

  const NUMBERED = accepted.filter(({ sign_str: signStr }) => checkSignStr(signStr).fields.bizContent?.externalAgreementNo);
  test.each(named(NUMBERED))('%s: the result is of this agreement', (_, { sign_str: signStr }) => {
    const { my, calls } = createSimulator({ scene: { after: 'at once' } });
    my.paySignCenter({ signStr, success() {} });
    const outcome = parseSignResult(calls[0].answers[0].payload, { signStr });
    expect([outcome.kind, outcome.issues]).toEqual(['signed', []]);
    expect(outcome.agreement.externalAgreementNo).toBe(checkSignStr(signStr).fields.bizContent.externalAgreementNo);
  });

  test.each([undefined, null, 5, '', '%', 'app_id=1', sampleSignStr({ params: { sign: null } })])(
    'with %j no page is opened',
    (signStr) => {
      const { my, calls } = createSimulator({ scene: { after: 'at once' } });
      my.paySignCenter({ signStr });
      expect([calls[0].refused, calls[0].scene.status]).toEqual(['unreadable', '7002']);
    },
  );

  test.each(['RSA', 'RSA2'])('real keys, %s: a signature that is wrong opens no page, and a result is signed', async (signType) => {
    const [app, platform] = [keyPair(), keyPair()];
    const keys = simulatorKeys({ appPublicKeyPem: app.publicKey, platformPrivateKeyPem: platform.privateKey });
    const simulator = createSimulator(keys);
    const params = { sign_type: signType };
    const unsigned = sampleSignStr({ params });
    const content = signedContent(unsigned);
    const signature = sign(signType === 'RSA' ? 'RSA-SHA1' : 'RSA-SHA256', Buffer.from(content), app.privateKey).toString('base64');
    const signStr = sampleSignStr({ params: { ...params, sign: signature } });

    expect(await tap(simulator, { signStr: unsigned })).toBe('failed no');
    expect(await tap(simulator, { signStr })).toBe('signed may');
    expect(simulator.calls.map(({ refused }) => refused)).toEqual(['signature', null]);
    expect(verifySignResult(simulator.calls[1].answers[0].payload, platform.publicKey)).toMatchObject({ valid: true });
  });

  test('keys that are none', () => {
    const { publicKey, privateKey } = keyPair();
    const bare = privateKey.replace(/-----[^-]+-----|\s/g, '');
    expect(simulatorKeys({ appPublicKeyPem: publicKey, platformPrivateKeyPem: bare }).signResult('x', 'RSA2')).toMatch(/^[\w+/]+=*$/);
    for (const platformPrivateKeyPem of [undefined, '', 'x', publicKey]) {
      expect(() => simulatorKeys({ appPublicKeyPem: publicKey, platformPrivateKeyPem })).toThrow(
        expect.objectContaining({ code: 'invalid_key' }),
      );
    }
  });
});

describe('a payload for a test that reads it itself', () => {
  test.each([
    [undefined, 'signed'],
    ['7001', 'unknown'],
    ['not permitted', 'host_error'],
    [{ status: '6001', result: 'x' }, 'cancelled'],
  ])('%j: %s', (scene, kind) => {
    expect(parseSignResult(samplePayload(scene)).kind).toBe(kind);
  });

  test('is of the signStr that is given', () => {
    const signStr = sampleSignStr({ bizContent: { external_agreement_no: 'mine1' } });
    expect(parseSignResult(samplePayload('7000', signStr), { signStr })).toMatchObject({ externalAgreementNo: 'mine1', issues: [] });
  });
});
