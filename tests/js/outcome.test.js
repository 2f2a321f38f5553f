const { accepted, sample, ISSUE_CODES, named, odd, pkg } = require('./package');
const { hostAnswering, on, SIGN_STR, settled, throwingGetters, USER_MESSAGE } = require('./host');

const RESPONSE = {
  code: '10000',
  msg: 'Success',
  status: 'NORMAL',
  external_agreement_no: 'test20270401',
  agreement_no: '20270401457298960000',
};

/** The text of `result`, its response changed; `outer` stands beside the response. */
function result(changes, outer = { sign: 'KgeH', sign_type: 'RSA2' }) {
  return JSON.stringify({ alipay_user_agreement_page_sign_response: { ...RESPONSE, ...changes }, ...outer });
}

function payload(resultStatus, changes, outer) {
  return { resultStatus, result: result(changes, outer) };
}

const WORDS = {
  signed: ['7000', '协议签约成功', null],
  unknown: ['7001', '签约结果未知（有可能已经签约成功）', '请根据外部签约号查询签约状态'],
  failed: ['7002', '协议签约失败', '请稍后重试'],
  cancelled: ['6001', '用户中途取消', '请用户重新签约'],
  network_error: ['6002', '网络连接错误', '请检查网络连接后重试'],
};
const NOTES = {
  cancelled: '用户也可能已签约成功后离开，请先由服务端查询签约状态，确认未签约再重新发起',
  network_error: '丢失的可能只是签约结果，请先由服务端查询签约状态，确认未签约再重新发起',
};

describe('vectors', () => {
  test.each(named(odd))('%s', (_, row) => {
    const { kind, issues } = pkg.parseSignResult(row.input);
    expect({ kind, issues }).toEqual({ kind: row.expect.kind, issues: row.expect.issues });
  });

  test.each(named(accepted))('%s', (_, row) => {
    const outcome = pkg.parseSignResult(row.result);
    expect(outcome).toMatchObject({ kind: 'signed', resultStatus: '7000', issues: [], mayHaveSigned: true, report: null });
    expect(outcome.signature.signedContent).toBe(row.expect_result.signed_substring);
    expect(outcome.signature).toMatchObject({ sign: JSON.parse(row.result.result).sign, signType: row.expect_result.sign_type });
    expect(outcome.agreement.agreementNo).toBe(row.expect_result.agreement_no);
    expect(outcome.agreement.status).toBe(row.expect_result.status);
    expect(outcome.raw).toBe(row.result);
  });

  test.each(named(accepted))('%s: with its signStr, and as JSON text', (_, row) => {
    const number = Object(row.biz_content).external_agreement_no;
    const outcome = pkg.parseSignResult(row.result, { signStr: row.sign_str });
    const answered = outcome.agreement.externalAgreementNo;
    expect(outcome.externalAgreementNo).toBe(number || answered || null);
    expect(outcome.issues).toEqual(number || answered ? [] : ['no_external_agreement_no']);
    expect(outcome.report).toEqual(pkg.checkSignStr(row.sign_str));
    const text = JSON.stringify(row.result);
    expect(pkg.parseSignResult(text, { signStr: row.sign_str })).toEqual({ ...outcome, raw: text });
  });

  test('in certificate mode the serial number is kept', () => {
    const outcome = pkg.parseSignResult(payload('7000', {}, { alipay_cert_sn: '2f8c', sign: 'KgeH', sign_type: 'RSA2' }));
    expect(outcome.signature).toMatchObject({ certSn: '2f8c', sign: 'KgeH', signType: 'RSA2' });
  });

  // `returned` is the page's block as it stands there, line breaks, comma and lost backslash included.
  test.each(['official_sample_2018.txt', 'official_sample_2022.txt'])('%s', (file) => {
    const returned = sample(file);
    const outcome = pkg.parseSignResult(returned);
    expect(outcome).toMatchObject({ kind: 'signed', resultStatus: '7000', issues: ['result_not_strict_json'], raw: returned });
    expect(outcome.agreement).toMatchObject({
      code: '10000',
      agreementNo: '20170627457298962889',
      externalAgreementNo: 'test212',
      externalLogonId: '13852852877',
      signScene: 'INDUSTRY|CARRENTAL',
      invalidTime: '2017-08-27 11:40:13',
      signTime: '2017-06-27 11:40:14',
    });
    expect(outcome.signature).toMatchObject({
      sign: 'KgeHoSYPuhpzhfrjeuwWbRmjJtlUp+5UGfq2OxYLraWEOqKsw9FokUnodMEgKgJK8=',
      signType: 'RSA',
    });
  });
});

const twice = (text, more) => text.replace('"status":"NORMAL"', `"status":"NORMAL",${more}`);

const ROUNDED = { resultStatus: '7000', result: JSON.parse(result({}).replace(/"agreement_no":"(\d+)"/, '"agreement_no":$1')) };

const ISSUES = [
  ['no status', { result: result({}) }, 'unknown', ['no_status']],
  ['an empty object', {}, 'unknown', ['no_status', 'no_result']],
  ['an empty status', { resultStatus: '', result: result({}) }, 'unknown', ['no_status']],
  ['a status that is null', { resultStatus: null, result: result({}) }, 'unknown', ['no_status']],
  ['a status that is an object', { resultStatus: {}, result: result({}) }, 'unknown', ['no_status']],
  ['resultCode', { resultCode: '7000', result: result({}) }, 'signed', ['status_elsewhere']],
  ['resultCode as a number', { resultCode: 6002 }, 'network_error', ['status_elsewhere', 'no_result']],
  ['a resultCode of a sister API', { resultCode: '8000' }, 'unknown', ['no_status', 'no_result']],
  ['a status by itself', 7002, 'failed', ['status_elsewhere', 'no_result']],
  ['a payload in a wrapper', { res: { resultStatus: '7002', result: '' } }, 'failed', ['status_elsewhere', 'no_result']],
  ['a text of an old client', 'resultStatus={6001};memo={};result={}', 'cancelled', ['status_elsewhere', 'no_result']],
  ['error: 6001', { error: 6001 }, 'cancelled', ['status_elsewhere', 'no_result']],
  ['error: "7002"', { error: '7002' }, 'failed', ['status_elsewhere', 'no_result']],
  [
    'resultStatus before resultCode',
    { resultStatus: '7002', resultCode: '7000', result: '' },
    'unknown',
    ['no_result', 'result_contradicts_status'],
  ],
  ['resultStatus before error', { resultStatus: '7001', error: 4 }, 'unknown', ['no_result']],
  ['a status as a number', payload(7000), 'signed', []],
  ['a status with spaces', payload(' 7000 '), 'signed', []],
  ['result null', { resultStatus: '7000', result: null }, 'signed', ['no_result']],
  ['result of spaces', { resultStatus: '7000', result: ' \n' }, 'signed', ['no_result']],
  ['an object', { resultStatus: '7000', result: JSON.parse(result({})) }, 'signed', ['result_is_object']],
  [
    'an object that contradicts',
    { resultStatus: '7000', result: JSON.parse(result({ code: '40004' })) },
    'unknown',
    ['result_contradicts_status', 'result_is_object'],
  ],
  ['a trailing comma', { resultStatus: '7000', result: result({}).replace('},', ',},') }, 'signed', ['result_not_strict_json']],
  [
    'a raw line break in a string',
    { resultStatus: '7000', result: result({ msg: 'a@b' }).replace('@', '\n') },
    'signed',
    ['result_not_strict_json'],
  ],
  ['line breaks between members are JSON', { resultStatus: '7000', result: JSON.stringify(JSON.parse(result({})), null, 2) }, 'signed', []],
  ['text', { resultStatus: '7000', result: 'success' }, 'signed', ['result_not_json']],
  ['cut off', { resultStatus: '7000', result: result({}).slice(0, 90) }, 'signed', ['result_not_json']],
  ['a number', { resultStatus: '7000', result: 7 }, 'signed', ['result_not_json']],
  ['a getter that throws', Object.assign(throwingGetters('result'), { resultStatus: '7000' }), 'signed', ['result_not_json']],
  [
    'a getter that throws, and 7002',
    Object.assign(throwingGetters('result'), { resultStatus: '7002' }),
    'unknown',
    ['result_not_json', 'result_contradicts_status'],
  ],
  ...[
    [
      'a class with getters',
      new (class Bridged {
        get code() {
          return '10000';
        }
      })(),
    ],
    ['a Map', new Map([['code', '10000']])],
    ['a toJSON that gives nothing', { code: '10000', toJSON() {} }],
    [
      'a cycle',
      (() => {
        const cycle = { code: '10000' };
        cycle.self = cycle;
        return cycle;
      })(),
    ],
  ].map(([name, result]) => [
    `7002 around ${name}`,
    { resultStatus: '7002', result },
    'unknown',
    ['result_not_json', 'result_contradicts_status'],
  ]),
  ...[
    ['a document in the place of what should hold it', { alipay_user_agreement_page_sign_response: { code: '10000' } }, 'missing_sign'],
    ['a document in a wrapper', { data: { alipay_user_agreement_page_sign_response: { code: '10000' } } }, 'missing_sign'],
    ['a response in a wrapper', { data: { code: '10000', agreement_no: '1' } }, 'missing_sign'],
    ['a document in a document', { result: { data: JSON.parse(result({})) } }, 'no_result'],
  ].map(([name, rest, issue]) => [
    `7002 beside ${name}`,
    { resultStatus: '7002', ...rest },
    'unknown',
    ['result_contradicts_status', 'result_is_object', issue],
  ]),
  ['7002 around an empty object', { resultStatus: '7002', result: {} }, 'failed', ['no_result', 'result_is_object']],
  [
    '7002 around an empty object of no prototype',
    { resultStatus: '7002', result: Object.create(null) },
    'failed',
    ['no_result', 'result_is_object'],
  ],
  [
    "7002 around another window's empty object",
    { resultStatus: '7002', result: require('node:vm').runInNewContext('({})') },
    'failed',
    ['no_result', 'result_is_object'],
  ],
  ['a number that JavaScript has rounded', ROUNDED, 'signed', ['number_lost_digits', 'result_is_object']],
  ['a key twice in the response', { resultStatus: '7000', result: twice(result({}), '"status":"STOP"') }, 'unknown', ['duplicate_key']],
  [
    'a key twice, once escaped',
    { resultStatus: '7000', result: twice(result({}), '"st\\u0061tus":"NORMAL"') },
    'unknown',
    ['duplicate_key'],
  ],
  ['a key twice outside', { resultStatus: '7000', result: result({}).replace(/}$/, ',"sign":"x"}') }, 'unknown', ['duplicate_key']],
  ['a key twice with 7002', { resultStatus: '7002', result: twice(result({}), '"status":"STOP"') }, 'unknown', ['duplicate_key']],
  ['10000 without sign', payload('7000', {}, {}), 'signed', ['missing_sign']],
  ['an empty sign', payload('7000', {}, { sign: '' }), 'signed', ['missing_sign']],
  ['40004 without sign', payload('7002', { code: '40004', agreement_no: undefined, status: undefined }, {}), 'failed', []],
  ['7000 with another code', payload('7000', { code: '40004' }), 'unknown', ['result_contradicts_status']],
  ['7000 with TEMP', payload('7000', { status: 'TEMP' }), 'unknown', ['result_contradicts_status']],
  ['7000 with STOP', payload('7000', { status: 'STOP' }), 'unknown', ['result_contradicts_status']],
  ['7000 without an inner status', payload('7000', { status: undefined }), 'signed', []],
  ['7000 without an agreement number', payload('7000', { agreement_no: undefined }), 'signed', []],
  ['7001 with an agreement', payload('7001'), 'unknown', []],
  ...['7002', '6001', '6002'].map((status) => [`${status} with an agreement`, payload(status), 'unknown', ['result_contradicts_status']]),
  ['7002 with 10000, but no agreement', payload('7002', { agreement_no: undefined }), 'unknown', ['result_contradicts_status']],
  ['6001 with an agreement of another code', payload('6001', { code: '40004' }), 'unknown', ['result_contradicts_status']],
  ['7000 through an error', { resultStatus: '7000', result: result({}), error: 11 }, 'unknown', ['result_contradicts_status']],
  ['an undocumented status with an agreement', payload('8000'), 'unrecognised', []],
];

describe('issues', () => {
  test.each(ISSUES)('%s', (_, given, kind, issues) => {
    const outcome = pkg.parseSignResult(given);
    expect({ kind: outcome.kind, issues: [...outcome.issues].sort() }).toEqual({ kind, issues: [...issues].sort() });
    expect(outcome.raw).toBe(given);
    expect(outcome.mayHaveSigned).toBe(kind !== 'failed');
  });

  const other = SIGN_STR.replace('test20270401', 'other20270401');
  const none = SIGN_STR.replace('external_agreement_no', 'another_name');
  test.each([
    ['another agreement', payload('7000'), other, 'other20270401', ['other_agreement']],
    ['the same agreement', payload('7000'), SIGN_STR, 'test20270401', []],
    ['the result has no number', payload('7000', { external_agreement_no: undefined }), SIGN_STR, 'test20270401', []],
    ['the signStr has no number', payload('7000'), none, 'test20270401', []],
    ['neither has a number', payload('7000', { external_agreement_no: undefined }), none, null, ['no_external_agreement_no']],
    ['no signStr', payload('7000'), undefined, 'test20270401', []],
  ])('%s', (_, given, signStr, externalAgreementNo, issues) => {
    expect(pkg.parseSignResult(given, { signStr })).toMatchObject({ kind: 'signed', externalAgreementNo, issues });
  });

  test('a lost backslash', () => {
    const text = `{"resultStatus":"7000","result":"${result({}).replace(/"/g, '\\"').replace('\\"KgeH', '"KgeH')}"}`;
    expect(() => JSON.parse(text)).toThrow();
    const outcome = pkg.parseSignResult(text);
    expect(outcome).toMatchObject({ kind: 'signed', issues: ['result_not_strict_json'], signature: { sign: 'KgeH' } });
  });

  test('every code has a row', () => {
    const met = [...ISSUES.flatMap(([, , , issues]) => issues), 'other_agreement', 'no_external_agreement_no'];
    expect([...new Set(met)].sort()).toEqual([...ISSUE_CODES].sort());
  });

  test('signed bytes that are lost or not unique are not handed out', () => {
    const object = pkg.parseSignResult({ resultStatus: '7000', result: JSON.parse(result({})) });
    expect(object).toMatchObject({ signature: null, agreement: { agreementNo: RESPONSE.agreement_no } });
    expect(pkg.parseSignResult({ resultStatus: '7000', result: twice(result({}), '"status":"STOP"') }).signature).toBe(null);
    expect(pkg.parseSignResult(payload('7000', {}, {})).signature).toBe(null);
  });

  test('text that is no payload', () => {
    expect(pkg.parseSignResult('oops')).toMatchObject({ kind: 'unknown', resultStatus: null, raw: 'oops' });
    expect(pkg.parseSignResult('oops').issues).toContain('no_status');
  });
});

describe('words', () => {
  test.each(Object.entries(WORDS))('%s', (kind, [code, description, advice]) => {
    const row = pkg.RESULT_STATUS[code];
    expect(row).toMatchObject({ code, kind, description: { zh: description, en: expect.stringMatching(/^[A-Z]/) } });
    expect(row.advice?.zh ?? null).toBe(advice);
    expect(row.note?.zh).toBe(NOTES[kind]);

    const outcome = pkg.parseSignResult({ resultStatus: code, result: '' });
    expect(outcome).toMatchObject({ kind, resultStatus: code, description: row.description, advice: row.advice });
    expect(outcome.note).toEqual(row.note);
    expect(outcome.mayHaveSigned).toBe(kind !== 'failed');
  });

  test('the table has the documented codes and no other', () => {
    expect(Object.keys(pkg.RESULT_STATUS).sort()).toEqual(['6001', '6002', '7000', '7001', '7002']);
  });

  test.each(['4000', '8000', '6004', '7003', '07000', 'SUCCESS'])('%s is not recognised', (resultStatus) => {
    const outcome = pkg.parseSignResult({ resultStatus, result: '' });
    expect(outcome).toMatchObject({ kind: 'unrecognised', resultStatus, mayHaveSigned: true });
    for (const text of [outcome.description, outcome.advice]) expect(text).toEqual({ zh: expect.any(String), en: expect.any(String) });
    expect('note' in outcome).toBe(false);
  });

  test('what a caller does to one outcome shows in no other', () => {
    const first = pkg.parseSignResult({ resultStatus: '6001', result: '' });
    for (const text of [first.description, first.advice, first.note]) text.zh = 'changed';
    const second = pkg.parseSignResult({ resultStatus: '6001', result: '' });
    for (const text of [second.description, second.advice, second.note, pkg.RESULT_STATUS['6001'].description])
      expect(text.zh).not.toBe('changed');
  });

  test('evidence that contradicts itself has the words of 7001 and keeps the status', () => {
    const { description, advice } = pkg.RESULT_STATUS['7001'];
    expect(pkg.parseSignResult(payload('7000', { code: '40004' }))).toMatchObject({
      resultStatus: '7000',
      description,
      advice,
      mayHaveSigned: true,
    });
  });
});

describe('host errors', () => {
  test.each([
    [1, false],
    [2, false],
    [4, false],
    ['4', false],
    [3, true],
    [5, true],
    [10, true],
    [11, true],
    [12, true],
    [-1, true],
    [2001, true],
    ['9999', true],
    ['abc', true],
  ])('error %p: mayHaveSigned %p', async (error, mayHaveSigned) => {
    const given = { error, errorMessage: '无权限调用' };
    expect(pkg.parseSignResult(given)).toEqual({
      kind: 'host_error',
      error,
      errorMessage: '无权限调用',
      mayHaveSigned,
      userMessage: { zh: mayHaveSigned ? USER_MESSAGE.confirming : USER_MESSAGE.host_error, en: expect.any(String) },
      issues: [],
      raw: given,
    });
    for (const event of ['success', 'fail', 'complete']) {
      const { error: thrown } = await settled(on(hostAnswering(event, given)).paySignCenter({ signStr: SIGN_STR }));
      expect(thrown).toMatchObject({ code: 'host_error', mayHaveSigned });
      expect(thrown.raw).toBe(given);
    }
  });

  test('error 4 gets the advice that the API needs the product', async () => {
    const { error } = await settled(on(hostAnswering('fail', { error: 4 })).paySignCenter({ signStr: SIGN_STR }));
    expect(error.message).toMatch(/无权限调用.*enterprise.*enabled/);
  });

  test.each([
    ['an empty object', {}],
    ['undefined', undefined],
    ['text', 'oops'],
    ['no status', { result: result({}) }],
  ])('%s through fail rejects, through success and complete it is unknown', async (_, given) => {
    const { error } = await settled(on(hostAnswering('fail', given)).paySignCenter({ signStr: SIGN_STR }));
    expect(error).toMatchObject({ code: 'host_error', mayHaveSigned: true });
    for (const event of ['success', 'complete']) {
      const { outcome } = await settled(on(hostAnswering(event, given)).paySignCenter({ signStr: SIGN_STR }));
      expect(outcome).toMatchObject({ kind: 'unknown', resultStatus: null, mayHaveSigned: true });
      expect(outcome.issues).toContain('no_status');
      expect(outcome.raw).toBe(given);
    }
  });

  test.each(['success', 'fail', 'complete'])('a readable status through %s resolves', async (event) => {
    for (const [kind, [resultStatus]] of Object.entries(WORDS)) {
      const given = { resultStatus, result: '' };
      const outcome = await on(hostAnswering(event, given)).paySignCenter({ signStr: SIGN_STR });
      const isDoubted = resultStatus === '7000' && event === 'fail';
      expect(outcome).toMatchObject({
        kind: isDoubted ? 'unknown' : kind,
        externalAgreementNo: 'test20270401',
        issues: isDoubted ? ['no_result', 'result_contradicts_status'] : ['no_result'],
        report: { ok: true, findings: [] },
      });
      expect(outcome.raw).toBe(given);
    }
  });
});
