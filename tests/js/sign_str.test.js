const { accepted, documented, faulty, FINDING_CODES, named, pkg, quoted, secretsOf } = require('./package');
const { hostThat, on, settled } = require('./host');

const encode = encodeURIComponent;
const METHOD = 'alipay.user.agreement.page.sign';
// As the last parameter, one of another length would be taken for one that was cut off.
const SIGN = `${'i8X5tQSVx+j8UviKuGDz5Wc8lPf/BtOTzlEN2N60FQpgk4pub'.repeat(7).slice(0, 342)}==`;

const PARAMS = {
  app_id: '2019072465924554',
  method: METHOD,
  charset: 'utf-8',
  sign_type: 'RSA2',
  timestamp: '2022-04-22 11:04:20',
  version: '1.0',
  biz_content: JSON.stringify({
    product_code: 'GENERAL_WITHHOLDING',
    personal_product_code: 'CYCLE_PAY_AUTH_P',
    sign_scene: 'INDUSTRY|DIGITAL_MEDIA',
    external_agreement_no: 't1',
    access_params: { channel: 'ALIPAYAPP' },
    period_rule_params: { period_type: 'MONTH', period: 1, execute_time: '2027-03-28', single_amount: '30.00' },
  }),
  sign: SIGN,
};

/** A body as sdkExecute returns it; a parameter that is `undefined` is left out. */
function body(changes) {
  const params = Object.entries({ ...PARAMS, ...changes }).filter(([, value]) => value !== undefined);
  return params.map(([name, value]) => `${name}=${encode(value)}`).join('&');
}

/** A body with one parameter's value exactly as given, not encoded. */
function bodyWith(name, encoded) {
  return body({ [name]: '@' }).replace(`${name}=%40`, `${name}=${encoded}`);
}

function signStr(changes) {
  return encode(body(changes));
}

function layers(depth, text = body()) {
  return depth === 0 ? text : layers(depth - 1, encode(text));
}

/** `[code, layer, param, offset]` of each finding. */
function places(report) {
  return report.findings.map(({ code, layer, param, offset }) => [code, layer, param, offset]);
}

function codes(report) {
  return report.findings.map(({ code }) => code);
}

/** Encoders differ in what they escape: suggestions are compared decoded. */
function decoded(text) {
  return text && decodeURIComponent(text);
}

/** Its string is byte for byte that of the row `mut:missing_sign/…`: cut off right before `&sign=`. */
const SAME_AS_MISSING_SIGN = 'mut:truncated_70pct/alipay-sdk@4.14.0/special_ascii';

/** The rows of what SDKs make that have warnings. */
const WARNED = {
  'alipay-sdk@4.14.0/no_external_agreement_no': ['missing_external_agreement_no'],
  'alipay-sdk@3.6.2/no_external_agreement_no': ['missing_external_agreement_no'],
  'doc/docs-2018-2020': ['return_url_present', 'external_agreement_no_format'],
};

describe('accepted', () => {
  test.each(named([...documented, ...accepted]))('%s', (_, row) => {
    const report = pkg.checkSignStr(row.sign_str);
    expect([report.ok, codes(report), report.suggestion]).toEqual([true, WARNED[row.name] || [], null]);
  });

  const alternatives = accepted.flatMap((row) =>
    Object.entries(row.sign_str_alternatives || {}).map(([encoder, text]) => [`${row.name} by ${encoder}`, row, text]),
  );
  test('there are alternatives', () => expect(alternatives.length).toBeGreaterThan(10));
  test.each(alternatives)('%s: the same report', (_, row, text) => {
    expect(pkg.checkSignStr(text)).toEqual(pkg.checkSignStr(row.sign_str));
  });

  const GBK = '%7B%22identity_params%22%3A%7B%22user_name%22%3A%22%D5%5C%D5%7B%95%5C%22%7D%7D';
  test.each([
    ['GBK, a second byte that is a backslash or a brace', encode(bodyWith('biz_content', GBK).replace('utf-8', 'GBK'))],
    ['gb2312 in capitals', encode(bodyWith('biz_content', '%7B%22a%22%3A%22%D6%D0%22%7D').replace('utf-8', 'GB2312'))],
    ['AES', signStr({ encrypt_type: 'AES', biz_content: 'pUT/3c+Wb7oRx0XW8g==' })],
    ['unknown parameters', signStr({ something_new: 'x', ws_service_url: '' })],
    ['app_auth_token without a value', signStr({ app_auth_token: '' })],
    ['another order', encode(body().split('&').reverse().join('&'))],
    ['lower-case escapes in both layers', encode(body().replace(/%../g, (e) => e.toLowerCase())).replace(/%../g, (e) => e.toLowerCase())],
    ['spaces as + in both layers', encode(body().replace(/%20/g, '+')).replace(/%20/g, '+')],
    ['bare / and = in sign', encode(bodyWith('sign', SIGN.replace(/\+/g, '%2B')))],
    ['a sign of another length', signStr({ sign: 'MEUCIQDx', version: undefined }) + encode('&version=1.0')],
    ['return_url', signStr({ return_url: 'https://m.example.com/?a=1&b=2' })],
    ["JSON with a key twice is the platform's to judge", signStr({ biz_content: '{"a":1,"a":2}' })],
  ])('%s', (_, text) => {
    expect(pkg.checkSignStr(text).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('faulty', () => {
  const known = faulty.filter(({ expect: { code, severity } }) => code !== null && severity !== 'needs_key');
  test('every code of theirs is in the union', () => {
    for (const {
      expect: { code },
    } of known)
      expect(FINDING_CODES).toContain(code);
    expect(known.length).toBeGreaterThan(140);
  });

  test.each(named(known))('%s', (_, row) => {
    const { code, or = [], severity, blocks_call: blocks } = row.expect;
    // The rows are older than this repair: it gives the string that the fault was made from.
    const origin = row.name.replace(/^mut:sign_urlsafe_base64\//, '');
    const suggestion = origin === row.name ? row.expect.suggestion : accepted.find(({ name }) => name === origin).sign_str;
    const report = pkg.checkSignStr(row.input);
    expect(codes(report)).toEqual([expect.any(String)]);
    if (row.name !== SAME_AS_MISSING_SIGN) expect([code, ...or]).toContain(report.findings[0].code);
    expect(report.findings[0].severity).toBe(severity);
    expect(report.ok).toBe(!blocks);
    expect(decoded(report.suggestion)).toBe(decoded(suggestion));
  });

  test.each(named(faulty.filter((row) => !known.includes(row))))('%s: no error', (_, row) => {
    const report = pkg.checkSignStr(row.input);
    expect([report.ok, report.findings, report.suggestion]).toEqual([true, [], null]);
  });
});

const GATEWAY = `https://openapi.alipay.com/gateway.do?${body()}`;
const GOOD = signStr();
const NOT_SIGN_STR = (offset) => ['not_a_sign_str', 'outer', null, offset];

/** The place behind the first `marker` in the string: offsets are of what follows a known text. */
function after(text, marker) {
  expect(text).toContain(marker);
  return text.indexOf(marker) + marker.length;
}

const DUPLICATE = `${GOOD}${encode('&app_id=2')}`;
const WRONG_METHOD = signStr({ method: 'alipay.trade.pay' });
const CHINESE = `note%3D张😀%26${WRONG_METHOD}`;
const TRAILING_COMMA = signStr({ biz_content: '{"a":"张",}' });
const BAD_VALUE = encode(bodyWith('notify_url', '50%&x=1'));
const ENCODE_URI = body().replace(/%/g, '%25');

describe('the place of a finding, as each engine gives it', () => {
  const covered = (text) => pkg.checkSignStr(text).findings.map(({ offset, length }) => text.substr(offset, length));

  test.each([
    ['the whole string', body(), [body()]],
    ['a value', WRONG_METHOD, ['alipay.trade.pay']],
    ['a value behind characters of one and of two units', CHINESE, ['alipay.trade.pay']],
    ['a pair', DUPLICATE, ['app_id%3D2']],
    ['one character of JSON', TRAILING_COMMA, ['%257D']],
    ['an escape', BAD_VALUE, ['%25']],
    ['a piece of an escape', `${GOOD}%2`, ['%2']],
    ['nothing, where the string was cut off', encode('alipay_sdk=alipay-sdk-java'), ['']],
  ])('%s', (_, text, expected) => {
    expect(covered(text).slice(0, expected.length)).toEqual(expected);
  });

  test('what is missing has none', () => {
    const [missing] = pkg.checkSignStr(signStr({ version: undefined })).findings;
    expect(missing).toMatchObject({ code: 'missing_version', offset: null, length: null });
  });
});

describe('findings', () => {
  test.each([
    ['undefined', undefined, [NOT_SIGN_STR(null)]],
    ['null', null, [NOT_SIGN_STR(null)]],
    ['a number', 2022042200000001, [NOT_SIGN_STR(null)]],
    ['a symbol', Symbol('x'), [NOT_SIGN_STR(null)]],
    ['an object', { signStr: GOOD }, [NOT_SIGN_STR(null)]],
    ['a String object', Object(GOOD), [NOT_SIGN_STR(null)]],
    ['nothing', '', [NOT_SIGN_STR(0)]],
    ['spaces', '   ', [NOT_SIGN_STR(0)]],
    ['html', '<!DOCTYPE html><html><body>502</body></html>', [NOT_SIGN_STR(0)]],
    ['a trade number', '2022042222001400000001', [NOT_SIGN_STR(0)]],
    ['not encoded', body(), [['not_encoded', 'outer', null, 0]]],
    [
      'not encoded, behind spaces',
      `  ${body()}`,
      [
        ['surrounding_whitespace', 'outer', null, 0],
        ['not_encoded', 'outer', null, 2],
      ],
    ],
    ['encoded with encodeURI', ENCODE_URI, [['partially_encoded', 'outer', null, 0]]],
    ['2 layers', layers(2), [['over_encoded', 'outer', null, 0]]],
    ['3 layers', layers(3), [['over_encoded', 'outer', null, 0]]],
    ['4 layers', layers(4), [['over_encoded', 'outer', null, 0]]],
    ['a gateway URL', GATEWAY, [['gateway_url', 'outer', null, 0]]],
    ['a gateway URL, encoded', encode(GATEWAY), [['gateway_url', 'outer', null, 0]]],
    ['an outer escape that is cut off', `${GOOD}%4`, [['truncated', 'outer', null, GOOD.length]]],
    ['a bad outer escape', `a%3D%zz%26${GOOD}`, [['bad_percent_escape', 'outer', null, 4]]],
    [
      'an outer escape that is cut off, behind spaces',
      ` \n${GOOD}%`,
      [
        ['surrounding_whitespace', 'outer', null, 0],
        ['truncated', 'outer', null, GOOD.length + 2],
      ],
    ],
    ['a bad escape in a value', BAD_VALUE, [['bad_percent_escape', 'body', 'notify_url', after(BAD_VALUE, 'notify_url%3D50')]]],
    ['a parameter twice', DUPLICATE, [['duplicate_param', 'body', 'app_id', GOOD.length + 3]]],
    ['another method', WRONG_METHOD, [['wrong_method', 'body', 'method', after(WRONG_METHOD, 'method%3D')]]],
    [
      'another method behind spaces',
      `   ${WRONG_METHOD}`,
      [
        ['surrounding_whitespace', 'outer', null, 0],
        ['wrong_method', 'body', 'method', after(WRONG_METHOD, 'method%3D') + 3],
      ],
    ],
    ['another method behind Chinese and an emoji', CHINESE, [['wrong_method', 'body', 'method', after(CHINESE, 'method%3D')]]],
    [
      'biz_content with a trailing comma',
      TRAILING_COMMA,
      [['biz_content_not_json', 'biz_content', 'biz_content', after(TRAILING_COMMA, `biz_content%3D${encode(encode('{"a":"张",'))}`)]],
    ],
    [
      'biz_content that stops',
      signStr({ biz_content: '{"a":1', sign: undefined, z: '' }).replace('%26z%3D', encode(`&sign=${encode(SIGN)}`)),
      [['biz_content_not_json', 'biz_content', 'biz_content', expect.any(Number)]],
    ],
    [
      'biz_content as form text',
      signStr({ biz_content: 'a=1' }),
      [['biz_content_not_json', 'biz_content', 'biz_content', after(GOOD, 'biz_content%3D')]],
    ],
    [
      'biz_content as a string',
      signStr({ biz_content: '"{}"' }),
      [['biz_content_not_object', 'biz_content', 'biz_content', after(GOOD, 'biz_content%3D')]],
    ],
    [
      'biz_content as an array',
      signStr({ biz_content: '[{}]' }),
      [['biz_content_not_object', 'biz_content', 'biz_content', after(GOOD, 'biz_content%3D')]],
    ],
    [
      'biz_content as null',
      signStr({ biz_content: 'null' }),
      [['biz_content_not_object', 'biz_content', 'biz_content', after(GOOD, 'biz_content%3D')]],
    ],
    ['a space before', ` ${GOOD}`, [['surrounding_whitespace', 'outer', null, 0]]],
    ['a line break behind', `${GOOD}\r\n`, [['surrounding_whitespace', 'outer', null, GOOD.length]]],
    ...Object.keys(PARAMS).flatMap((name) => [
      [`no ${name}`, signStr({ [name]: undefined }), [[`missing_${name}`, 'body', name, null]]],
      [`empty ${name}`, signStr({ [name]: '' }), [[`missing_${name}`, 'body', name, null]]],
    ]),
  ])('%s', (_, given, expected) => {
    const report = pkg.checkSignStr(given);
    expect(places(report)).toEqual(expected);
    expect(report.ok).toBe(expected.every(([code]) => code === 'surrounding_whitespace'));
    for (const { message } of report.findings) expect(message).toMatch(/^[ -~]+$/);
  });

  test('what is no string is named', () => {
    expect(pkg.checkSignStr(null).findings[0].message).toBe('expected a string, found null');
    expect(pkg.checkSignStr(5).findings[0].message).toBe('expected a string, found number');
  });
});

describe('secrets', () => {
  const texts = [
    ...[...accepted, ...documented].map(({ name, sign_str: text }) => [name, text]),
    ...accepted.map(({ name, body: text }) => [`${name}: its body`, text]),
    ...faulty.map(({ name, input }) => [name, input]),
  ];
  const everybodys = [...accepted, ...documented].flatMap(({ sign_str: text }) => secretsOf(text));
  test('the vectors hold some', () => {
    for (const secret of ['张三', '61102619921108888', '13852852877']) expect(everybodys).toContain(secret);
  });
  test.each(texts)('%s', (_, text) => {
    const report = JSON.stringify(pkg.checkSignStr(text));
    expect(quoted(report, [...secretsOf(text), ...everybodys])).toEqual([]);
  });

  const PHONE = '13852852877';
  test.each([
    ['as method', signStr({ method: SIGN })],
    ['as a name that stands twice', encode(bodyWith('biz_content', `{"external_logon_id":"a&${PHONE}&${PHONE}&b"}`))],
    ['as the name of a bad escape', encode(bodyWith('biz_content', `{"external_logon_id":"a&${PHONE}=%"}`))],
    ['where biz_content stops being JSON', signStr({ biz_content: `{"external_logon_id":${PHONE}x}` })],
  ])('%s', async (_, text) => {
    const { error } = await settled(on(hostThat(() => {})).paySignCenter({ signStr: text }));
    expect(error.code).toBe('invalid_sign_str');
    expect(quoted(JSON.stringify([pkg.checkSignStr(text), error, error.message]), [PHONE, SIGN])).toEqual([]);
  });
});

describe('toSignStr', () => {
  test.each(named(accepted))('%s', (_, row) => {
    expect(pkg.toSignStr(row.body)).toBe(encode(row.body));
    expect(pkg.toSignStr(encode(row.body))).toBe(encode(row.body));
    expect(pkg.toSignStr(row.sign_str)).toBe(row.sign_str);
  });

  test.each(named(faulty))('%s: idempotent', (_, { input }) => {
    expect(pkg.toSignStr(pkg.toSignStr(input))).toBe(pkg.toSignStr(input));
  });

  test.each([
    ['undefined', undefined],
    ['null', null],
    ['a number', 7],
    ['NaN', NaN],
    ['a symbol', Symbol('x')],
    ['an object', {}],
    ['nothing', ''],
    ['a word', '签约'],
    ['a trade number', '2022042222001400000001'],
    ['half a pair', '\ud83d'],
    ['over-encoded', layers(2)],
    ['a gateway URL', GATEWAY],
    ['an encoded gateway URL', encode(GATEWAY)],
    ['encoded with encodeURI', ENCODE_URI],
  ])('%s comes back unchanged', (_, value) => {
    expect(pkg.toSignStr(value)).toBe(value);
  });
});
