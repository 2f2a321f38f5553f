// What a server asks about an agreement: the response to a query, and notifications.
const { generateKeyPairSync, sign } = require('node:crypto');
const { named, rows } = require('./package');
const { agreementStatus, inspectSignStr, maskJson, maskText, parseSignResult, toSignStr, verifyNotify, verifySignResult, verifySignStr } =
  require('../../pkg/node.js');

const KEY = rows('notifications')[0].platform_public_key_pem;

const OK = { code: '10000', msg: 'Success', status: 'NORMAL', agreement_no: '20270401457298960000' };
const FAILED = { code: '40004', msg: 'Business Failed', sub_code: 'USER_AGREEMENT_NOT_EXIST', sub_msg: '用户未签约' };
const WRAPPER = 'alipay_user_agreement_query_response';
const wrapped = (inner) => ({ [WRAPPER]: inner, sign: 'i8X5' });
const without = (object, name) => Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));

/** Every way to cut a text into parameters. */
function readingsOf(text) {
  const pieces = text.split('&');
  return Array.from({ length: 2 ** (pieces.length - 1) }, (_, cuts) => {
    const isCut = (at) => at === 0 || cuts & (1 << (at - 1));
    const pairs = pieces
      .map((piece, at) => (isCut(at) ? `\n${piece}` : `&${piece}`))
      .join('')
      .slice(1)
      .split('\n');
    return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
  });
}

describe('agreementStatus', () => {
  test.each([
    ['signed', OK, 'NORMAL'],
    ['temporary', { ...OK, status: 'TEMP' }, 'TEMP'],
    ['ended', { ...OK, status: 'STOP' }, 'STOP'],
    ['camel case, as the SDK gives it', { code: '10000', status: 'NORMAL', agreementNo: '2027', traceId: 'x' }, 'NORMAL'],
    ['a code that is a number', { ...OK, code: 10000 }, 'NORMAL'],
    ['an empty sub_code', { ...OK, sub_code: '', sub_msg: null }, 'NORMAL'],
    ['the document around it', wrapped(OK), 'NORMAL'],
    ['the document, in camel case', { alipayUserAgreementQueryResponse: OK }, 'NORMAL'],
    ['JSON text', JSON.stringify(OK), 'NORMAL'],
    ['JSON text of the document', JSON.stringify(wrapped(OK)), 'NORMAL'],
    ['an object without a prototype', Object.assign(Object.create(null), OK), 'NORMAL'],
    ['not signed', FAILED, 'NONE'],
    ['not signed, with a prefix', { ...FAILED, sub_code: 'ACQ.USER_AGREEMENT_NOT_EXIST' }, 'NONE'],
    ['not signed, with the longer prefix', { ...FAILED, sub_code: 'aop.ACQ.USER_AGREEMENT_NOT_EXIST' }, 'NONE'],
    ['not signed, in camel case', { code: '40004', subCode: 'USER_AGREEMENT_NOT_EXIST' }, 'NONE'],
    ['not signed, both spellings', { ...FAILED, subCode: FAILED.sub_code }, 'NONE'],
    ['not signed, as text of the document', JSON.stringify(wrapped(FAILED)), 'NONE'],
  ])('%s', (_, response, status) => {
    expect(agreementStatus(response)).toBe(status);
  });

  test.each([
    ['nothing', undefined, 'found undefined'],
    ['null', null, 'found null'],
    ['a number', 10000, 'found number'],
    ['a function', () => OK, 'found function'],
    ['an empty object', {}, 'found no code, no sub_code, no status'],
    ['a list', [OK], 'found no code'],
    ['empty text', '', 'text that is not JSON'],
    ['text', 'NORMAL', 'text that is not JSON'],
    ['JSON of text', '"NORMAL"', 'JSON that is no object'],
    ['JSON of null', 'null', 'JSON that is no object'],
    ['no status', without(OK, 'status'), 'code 10000, no sub_code, no status'],
    ['another status', { ...OK, status: 'UNSIGN' }, 'found code 10000, no sub_code, a status of another form'],
    ['a status in small letters', { ...OK, status: 'normal' }, 'a status of another form'],
    ['a status that is a list', { ...OK, status: ['NORMAL'] }, 'a status of another form'],
    ['no code', without(OK, 'code'), 'no code'],
    [
      'another code',
      { code: '40006', sub_code: 'isv.insufficient-isv-permissions' },
      'code 40006, sub_code isv.insufficient-isv-permissions',
    ],
    ['the gateway is out', { code: '20000', sub_code: 'isp.unknow-error' }, 'code 20000, sub_code isp.unknow-error'],
    ['not signed, of another code', { ...FAILED, code: '20000' }, 'code 20000'],
    ['not signed, without a code', without(FAILED, 'code'), 'no code'],
    ['another sub_code', { ...FAILED, sub_code: 'ACQ.SYSTEM_ERROR' }, 'sub_code ACQ.SYSTEM_ERROR'],
    ['another prefix', { ...FAILED, sub_code: 'X.USER_AGREEMENT_NOT_EXIST' }, 'sub_code X.USER_AGREEMENT_NOT_EXIST'],
    ['more behind it', { ...FAILED, sub_code: 'USER_AGREEMENT_NOT_EXIST_X' }, 'sub_code USER_AGREEMENT_NOT_EXIST_X'],
    ['white space', { ...FAILED, sub_code: ' USER_AGREEMENT_NOT_EXIST' }, 'a sub_code of another form'],
    ['the words alone', { ...FAILED, sub_code: 'X', sub_msg: 'USER_AGREEMENT_NOT_EXIST' }, 'sub_code'],
    ['success and a sub_code', { ...OK, sub_code: FAILED.sub_code }, 'contradicts itself'],
    ['failure and a status', { ...FAILED, status: 'NORMAL' }, 'contradicts itself'],
    ['failure and an agreement', { ...FAILED, agreement_no: '20270401457298960000' }, 'contradicts itself'],
    ['two sub codes', { ...FAILED, subCode: 'ACQ.SYSTEM_ERROR' }, 'two values of sub_code'],
    ['a response beside the document', { ...wrapped(FAILED), status: 'NORMAL' }, 'a response beside another'],
    ['two documents', { ...wrapped(FAILED), alipayUserAgreementQueryResponse: OK }, 'a response beside another'],
    ['a document of text', wrapped(JSON.stringify(FAILED)), 'that is no object'],
    ['another interface', { alipay_user_agreement_page_sign_response: FAILED }, 'no code'],
    ['a key twice', `{"code":"40004","sub_code":"X","sub_code":"USER_AGREEMENT_NOT_EXIST"}`, 'a key stands twice'],
    [
      'a key twice, inside',
      `{"${WRAPPER}":{"code":"40004","sub_code":"USER_AGREEMENT_NOT_EXIST","c\\u006fde":"40004"}}`,
      'a key stands twice',
    ],
    ['inherited', Object.create(FAILED), 'no code'],
    ['a failure of the gateway beside it', { ...FAILED, error_response: { code: '20000' } }, 'an error_response'],
    [
      'a failure of the gateway beside the response',
      { alipay_user_agreement_query_response: FAILED, error_response: { code: '20000' } },
      'an error_response',
    ],
    [
      'a status that cannot be read',
      {
        ...FAILED,
        get status() {
          throw new Error('x');
        },
      },
      'status that cannot be read',
    ],
  ])('throws: %s', (_, response, found) => {
    let error;
    try {
      agreementStatus(response);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(Error);
    expect(error.code).toBe('unexpected_response');
    expect(error.message).toContain('expected the response to alipay.user.agreement.query');
    expect(error.message).toContain(found);
  });

  test.each([
    ['a phone number', '13852852877'],
    ['a name', '张三'],
    ['a sentence', 'Zhang San 13852852877'],
    ['a sign', 'AbCdEfGhIj+/AbCdEfGhIj=='],
  ])('quotes nothing but codes: %s', (_, secret) => {
    for (const response of [
      { code: secret },
      { ...FAILED, sub_code: secret },
      { ...OK, status: secret },
      secret,
      { ...OK, code: '1', sub_msg: secret },
    ]) {
      expect(() => agreementStatus(response)).toThrow(expect.objectContaining({ message: expect.not.stringContaining(secret) }));
    }
  });
});

describe('verifyNotify', () => {
  const decoded = (body) => Object.fromEntries(new URLSearchParams(body));

  test.each(named(rows('notifications')))('%s', (_, { body, status, reason, sdk_says: sdk, platform_public_key_pem: key }) => {
    const isGbk = body.includes('charset=GBK');
    const forms = [body, `${body}\n`, Buffer.from(body), Uint8Array.from(Buffer.from(body))];
    if (!isGbk) forms.push(new URLSearchParams(body));
    if (!isGbk && reason !== 'duplicate_param') forms.push(decoded(body), Object.assign(Object.create(null), decoded(body)));
    for (const form of forms) {
      const verification = verifyNotify(form, key);
      expect(verification).toMatchObject({ status, reason, valid: status === 'valid', message: expect.stringMatching(/^\S.*\S$/) });
      if (status === 'valid' && !isGbk) expect(verification.params).toEqual(decoded(body));
      if (status !== 'valid') expect(verification.params).toBe(null);
    }
    // The official SDK differs in two ways: it does not know GBK, and takes what covers sign_type as well.
    const isStricter = body.includes('charset=GBK') || (sdk && status !== 'valid');
    if (sdk !== null && !isStricter) expect(sdk).toBe(status === 'valid');
  });

  test('GBK is decoded, and encoded again where the server has decoded it', () => {
    const { body } = rows('notifications').find(({ name }) => name.endsWith('GBK'));
    const { params } = verifyNotify(body, KEY);
    expect(params.subject).toBe('会员自动续费');
    expect(verifyNotify(params, KEY).status).toBe('valid');
    expect(verifyNotify(new URLSearchParams(params), KEY).status).toBe('valid');
  });

  const [{ body: good }] = rows('notifications');
  /** In the order that is signed, `status` follows `sign_time`: as part of it, what is signed is the same. */
  const swallowing = ({ status, ...rest }) => ({ ...rest, sign_time: `${rest.sign_time}&status=${status}` });
  const twice = { ...decoded(good), status: ['NORMAL', 'STOP'] };
  test.each([
    ['nothing', undefined, 'refused', 'not_a_notification'],
    ['null', null, 'refused', 'not_a_notification'],
    ['a number', 7, 'refused', 'not_a_notification'],
    ['empty text', '', 'refused', 'not_a_notification'],
    ['an empty object', {}, 'refused', 'not_a_notification'],
    ['a list', [good], 'refused', 'not_a_notification'],
    ['a Map', new Map(Object.entries(decoded(good))), 'refused', 'not_a_notification'],
    ['a value that is no text', { ...decoded(good), status: 7 }, 'refused', 'not_a_notification'],
    ['a value that is an object', { ...decoded(good), status: {} }, 'refused', 'not_a_notification'],
    [
      'a getter that throws',
      Object.defineProperty({}, 'sign', {
        enumerable: true,
        get: () => {
          throw new Error('x');
        },
      }),
      'refused',
      'not_a_notification',
    ],
    ['a list for a value', twice, 'refused', 'duplicate_param'],
    ['a list of one', { ...decoded(good), status: ['NORMAL'] }, 'valid', null],
    ['a name twice, once encoded', `${good}&st%61tus=STOP`, 'refused', 'duplicate_param'],
    ['sign twice', `${good}&sign=x`, 'refused', 'duplicate_param'],
    ['no sign', good.replace(/&sign=[^&]*/, ''), 'absent', 'no_sign'],
    ['an empty sign', good.replace(/&sign=[^&]*/, '&sign='), 'absent', 'no_sign'],
    ['a sign that is none', good.replace(/&sign=[^&]*/, '&sign=%2A'), 'invalid', 'not_base64'],
    ['a name that every object has', good.replace('sign_type=RSA2', 'sign_type=constructor'), 'unsupported', 'sign_type'],
    ['without a name', `${good}&=x`, 'refused', 'ambiguous_param'],
    ['a name with another parameter', good.replace('&agreement_no=', '&agreement_no%3D'), 'refused', 'ambiguous_param'],
    ['a value with the parameter that follows', swallowing(decoded(good)), 'refused', 'ambiguous_param'],
    ['JSON', JSON.stringify(decoded(good)), 'absent', 'no_sign'],
  ])('%s', (_, given, status, reason) => {
    expect(verifyNotify(given, KEY)).toMatchObject({ status, reason });
  });

  // Of each text one reading at most is accepted: whoever has one genuine signature cannot cut its text anew.
  test('no text has two readings', () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const pem = publicKey.export({ type: 'spki', format: 'pem' });
    const texts = ['a=xx=&z=bb&b=', 'a=1&b=2&c=3', 'a=1&c=2&b=3', 'a=1&a=2&b=3', 'b=1&a=2&c=3&b=4', 'a=&b=&&c=', 'a=1&&b=2', 'a=1&b&c=2'];
    for (const text of texts) {
      const signature = sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64');
      const isAccepted = (params) => verifyNotify({ ...params, sign: signature }, pem).valid;
      expect(readingsOf(text).filter(isAccepted).length).toBeLessThanOrEqual(1);
    }
    const plain = sign('RSA-SHA256', Buffer.from(texts[1]), privateKey).toString('base64');
    expect(verifyNotify({ a: '1', b: '2', c: '3', sign: plain }, pem).valid).toBe(true);
  });

  test('another key, and none', () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect(verifyNotify(good, publicKey.export({ type: 'spki', format: 'pem' })).reason).toBe('mismatch');
    expect(verifyNotify(good, KEY.replace(/-----[^-]+-----|\s/g, '')).status).toBe('valid');
    expect(() => verifyNotify(good, 'x')).toThrow(expect.objectContaining({ code: 'invalid_key' }));
  });

  test.each([
    ['memo', 'T恤 & more; a=b', 'valid'],
    ['memo', '&&=', 'valid'],
    // It may be these parameters, or these may have become it: the signature is the same.
    ['passback_params', 'merchantBizType=3C&merchantBizNo=2016010101111', 'refused'],
    ['external_agreement_no', 'N1&u=2', 'refused'],
    ['zm_open_id', 'x&status=NORMAL', 'refused'],
  ])('a value that looks like parameters: %s=%s', (name, value, status) => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const params = { ...decoded(good), [name]: value };
    const covered = Object.keys(params).filter((key) => !key.startsWith('sign') || key === 'sign_time' || key === 'sign_scene');
    const content = covered.sort().map((key) => `${key}=${params[key]}`);
    params.sign = sign('RSA-SHA256', Buffer.from(content.join('&')), privateKey).toString('base64');
    const verification = verifyNotify(params, publicKey.export({ type: 'spki', format: 'pem' }));
    expect(verification).toMatchObject({ status, params: status === 'valid' ? params : null });
  });

  test('a byte order mark in a value is signed too', () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const signature = sign('RSA-SHA256', Buffer.from('a=\ufeffb'), privateKey).toString('base64');
    const body = `a=%EF%BB%BFb&sign=${encodeURIComponent(signature)}`;
    const { status, params } = verifyNotify(body, publicKey.export({ type: 'spki', format: 'pem' }));
    expect([status, params?.a]).toEqual(['valid', '\ufeffb']);
  });
});

describe('what is no string', () => {
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const ODD = [undefined, null, 7, true, 7n, Symbol('x'), [], {}, Object.create(null), () => 'x', new Date(NaN), revoked.proxy];

  test.each(ODD.map((odd, index) => [index, odd]))('number %i never throws', (_, odd) => {
    expect(verifySignStr(odd, KEY)).toMatchObject({ status: 'refused', reason: 'not_a_sign_str', findings: [{ code: 'not_a_sign_str' }] });
    expect(verifySignResult(odd, KEY)).toMatchObject({ status: 'absent', reason: 'no_sign' });
    expect(verifySignResult({}, KEY, odd)).toMatchObject({ status: 'absent' });
    expect(verifyNotify(odd, KEY)).toMatchObject({ status: 'refused', reason: 'not_a_notification' });
    expect(inspectSignStr(odd)).toBe(null);
    expect([maskJson(odd), maskText(odd)]).toEqual([undefined, '']);
    expect(toSignStr(odd)).toBe(odd);
    expect(() => parseSignResult(odd, odd)).not.toThrow();
    expect(() => agreementStatus(odd)).toThrow(expect.objectContaining({ code: 'unexpected_response' }));
    for (const key of [() => verifySignStr('x', odd), () => verifyNotify('x', odd), () => verifySignResult({}, odd)]) {
      expect(key).toThrow(expect.objectContaining({ code: 'invalid_key' }));
    }
  });
});
