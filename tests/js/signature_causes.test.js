// Why a signature is wrong: servers' mistakes, each made with real keys, and what is said of it.
const { constants, createHash, generateKeyPairSync, privateEncrypt, sign } = require('node:crypto');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { named, wrongSignatures } = require('./package');
const { compareSignedText, signedTextOf, verifyNotify, verifySignResult, verifySignStr } = require('../../pkg/node.js');
const { CAUSES, explain } = require('../../pkg/messages.js');

const keyOf = (bits) => generateKeyPairSync('rsa', { modulusLength: bits });
const [APP, OTHER, SHORT, PLATFORM] = [keyOf(2048), keyOf(2048), keyOf(1024), keyOf(2048)];
const pem = ({ publicKey }) => publicKey.export({ type: 'spki', format: 'pem' });

const AGREEMENT = {
  personal_product_code: 'CYCLE_PAY_AUTH_P',
  product_code: 'GENERAL_WITHHOLDING',
  sign_scene: 'INDUSTRY|DIGITAL_MEDIA',
  external_agreement_no: 'test20270401',
  access_params: { channel: 'ALIPAYAPP' },
  sub_merchant: { sub_merchant_name: '连续包月 & 更多', url: 'https://merchant.example/a/b' },
};
const JSON_TEXT = JSON.stringify(AGREEMENT);

const PARAMS = {
  method: 'alipay.user.agreement.page.sign',
  app_id: '2021000000000001',
  charset: 'utf-8',
  version: '1.0',
  sign_type: 'RSA2',
  timestamp: '2027-03-28 09:00:00',
  notify_url: 'https://merchant.example/notify?a=1&b=2',
  biz_content: JSON_TEXT,
};

/** The agreement's Chinese in GBK. */
const IN_GBK = { 连: 'c1ac', 续: 'd0f8', 包: 'b0fc', 月: 'd4c2', 更: 'b8fc', 多: 'b6e0' };
const gbk = (text) =>
  Buffer.concat(Array.from(text, (character) => Buffer.from(IN_GBK[character] ?? Buffer.from(character).toString('hex'), 'hex')));

const sortedPairs = (params) => Object.entries(params).sort(([one], [other]) => (one < other ? -1 : 1));
const joined = (pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&');
const contentOf = (params) => joined(sortedPairs(params).filter(([, value]) => value !== ''));
const without = (params, ...names) => Object.fromEntries(Object.entries(params).filter(([name]) => !names.includes(name)));
const signed = (content, { pair = APP, hash = 'RSA-SHA256' } = {}) => sign(hash, Buffer.from(content), pair.privateKey).toString('base64');

/** The signStr of these parameters with a signature that was made in whatever way. */
function sent(params, signature, write = encodeURIComponent) {
  const pairs = [...Object.entries(params), ['sign', signature]];
  return encodeURIComponent(
    pairs.map(([name, value]) => `${name}=${name === 'sign' ? encodeURIComponent(value) : write(value)}`).join('&'),
  );
}

/** It leaves no zeros, which tell the padding. */
const LONGEST_SALT = { saltLength: constants.RSA_PSS_SALTLEN_MAX_SIGN };
const hashed = (hash, encoding) => createHash(hash).update(contentOf(PARAMS)).digest(encoding);
const bizContent = (text) => contentOf({ ...PARAMS, biz_content: text });
/** As Python's json.dumps: spaces, and escapes for all that is not ASCII. */
const pythons = (text) =>
  text
    .replace(/(?<=["\]}]),/g, ', ')
    .replace(/":/g, '": ')
    .replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
const phps = (text) => text.replaceAll('/', '\\/').replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
const EMPTY = { ...PARAMS, return_url: '' };
const reversed = (value) =>
  value && typeof value === 'object'
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, member]) => [name, reversed(member)]),
      )
    : value;
const byKey = (value) =>
  value && typeof value === 'object' ? Object.fromEntries(sortedPairs(value).map(([name, member]) => [name, byKey(member)])) : value;

/** The mistake, the signStr, and the causes in `fits`; where nothing fits, the cause alone. */
const MISTAKES = [
  ['another key pair', sent(PARAMS, signed(contentOf(PARAMS), { pair: OTHER })), 'other_key', []],
  ['another key pair and another text', sent(PARAMS, signed('a=b', { pair: OTHER })), 'other_key', []],
  ['a key of 1,024 bits', sent(PARAMS, signed(contentOf(PARAMS), { pair: SHORT })), 'other_key_length', []],
  ['a piece of the signature', sent(PARAMS, signed(contentOf(PARAMS)).slice(0, 200)), 'other_key_length', []],
  ['PSS', sent(PARAMS, pss(contentOf(PARAMS))), 'pss', ['pss']],
  ['PSS without sign_type', sent(PARAMS, pss(contentOf(without(PARAMS, 'sign_type')))), 'pss', ['pss', 'sign_type_left_out']],
  ['PSS with SHA-512', sent(PARAMS, pss(contentOf(PARAMS), { hash: 'RSA-SHA512' })), 'pss', ['pss']],
  ['PSS with SHA-1 and no salt', sent(PARAMS, pss(contentOf(PARAMS), { hash: 'RSA-SHA1', saltLength: 0 })), 'pss', ['pss']],
  ['PSS with the longest salt', sent(PARAMS, pss(contentOf(PARAMS), LONGEST_SALT)), 'pss', ['pss']],
  ['PSS of another text', sent(PARAMS, pss('a=b')), 'pss', []],
  ['PSS of another text with SHA-384', sent(PARAMS, pss('a=b', { hash: 'RSA-SHA384' })), 'pss', []],
  ['PSS of another text with the longest salt', sent(PARAMS, pss('a=b', LONGEST_SALT)), 'other_key', []],
  ['PSS with another key', sent(PARAMS, pss(contentOf(PARAMS), { pair: OTHER })), 'other_key', []],
  ['a byte of the signature that was changed', sent(PARAMS, damaged(signed(contentOf(PARAMS)))), 'other_key', []],
  ['a digest that was encrypted', sent(PARAMS, privateEncrypt(APP.privateKey, hashed('sha256')).toString('base64')), 'not_hashed', []],
  ['SHA-1 labelled RSA2', sent(PARAMS, signed(contentOf(PARAMS), { hash: 'RSA-SHA1' })), 'other_hash', ['other_hash sign_type']],
  [
    'SHA-1, label changed after signing',
    sent(PARAMS, signed(contentOf({ ...PARAMS, sign_type: 'RSA' }), { hash: 'RSA-SHA1' })),
    'other_hash',
    ['other_hash sign_type'],
  ],
  [
    'SHA-256 labelled RSA',
    sent({ ...PARAMS, sign_type: 'RSA' }, signed(contentOf({ ...PARAMS, sign_type: 'RSA' }))),
    'other_hash',
    ['other_hash sign_type'],
  ],
  [
    'SHA-512, and no sign_type was sent',
    sent(without(PARAMS, 'sign_type'), signed(contentOf(without(PARAMS, 'sign_type')), { hash: 'RSA-SHA512' })),
    'other_hash',
    ['other_hash sign_type'],
  ],
  ['SHA-512', sent(PARAMS, signed(contentOf(PARAMS), { hash: 'RSA-SHA512' })), 'other_hash', ['other_hash sign_type']],
  ['RIPEMD-160', sent(PARAMS, signed(contentOf(PARAMS), { hash: 'RSA-RIPEMD160' })), 'other_hash', []],
  ['MD5', sent(PARAMS, signed(contentOf(PARAMS), { hash: 'RSA-MD5' })), 'other_hash', ['other_hash sign_type']],
  [
    'SHA-1, and sign_type left out',
    sent(PARAMS, signed(contentOf(without(PARAMS, 'sign_type')), { hash: 'RSA-SHA1' })),
    'other_hash',
    ['other_hash sign_type', 'sign_type_left_out'],
  ],
  ['sign_type left out', sent(PARAMS, signed(contentOf(without(PARAMS, 'sign_type')))), 'sign_type_left_out', ['sign_type_left_out']],
  ['not sorted', sent(PARAMS, signed(joined(Object.entries(PARAMS)))), 'not_sorted', ['not_sorted']],
  [
    'not sorted, without sign_type',
    sent(PARAMS, signed(joined(Object.entries(without(PARAMS, 'sign_type'))))),
    'sign_type_left_out',
    ['sign_type_left_out', 'not_sorted'],
  ],
  [
    'values encoded',
    sent(PARAMS, signed(joined(sortedPairs(PARAMS).map(([name, value]) => [name, encodeURIComponent(value)])))),
    'values_encoded',
    ['values_encoded'],
  ],
  [
    'values encoded, not sorted',
    sent(PARAMS, signed(joined(Object.entries(PARAMS).map(([name, value]) => [name, encodeURIComponent(value)])))),
    'not_sorted',
    ['not_sorted', 'values_encoded'],
  ],
  ['the whole text encoded', sent(PARAMS, signed(encodeURIComponent(contentOf(PARAMS)))), 'values_encoded', ['values_encoded']],
  [
    'values sent encoded twice',
    sent(PARAMS, signed(contentOf(PARAMS)), (value) => encodeURIComponent(encodeURIComponent(value))),
    'values_sent_encoded_twice',
    ['values_sent_encoded_twice'],
  ],
  ['empty values', sent(EMPTY, signed(joined(sortedPairs(EMPTY)))), 'empty_values_signed', ['empty_values_signed']],
  [
    'empty values, without sign_type',
    sent(EMPTY, signed(joined(sortedPairs(without(EMPTY, 'sign_type'))))),
    'sign_type_left_out',
    ['sign_type_left_out', 'empty_values_signed'],
  ],
  ['only biz_content', sent(PARAMS, signed(JSON_TEXT)), 'only_biz_content', ['only_biz_content']],
  [
    'a parameter that was added',
    sent({ ...PARAMS, app_auth_token: '202104BB' }, signed(contentOf(PARAMS))),
    'param_added',
    ['param_added app_auth_token'],
  ],
  ['notify_url added', sent(PARAMS, signed(contentOf(without(PARAMS, 'notify_url')))), 'param_added', ['param_added notify_url']],
  ['format removed', sent(PARAMS, signed(contentOf({ ...PARAMS, format: 'json' }))), 'param_removed', ['param_removed format']],
  [
    'the timestamp made anew',
    sent(PARAMS, signed(contentOf({ ...PARAMS, timestamp: '2027-03-28 08:59:58' }))),
    'value_changed',
    ['value_changed timestamp'],
  ],
  [
    'the timestamp in UTC',
    sent(PARAMS, signed(contentOf({ ...PARAMS, timestamp: '2027-03-28 01:00:00' }))),
    'value_changed',
    ['value_changed timestamp'],
  ],
  [
    'another name of the charset',
    sent(PARAMS, signed(contentOf({ ...PARAMS, charset: 'UTF-8' }))),
    'value_changed',
    ['value_changed charset'],
  ],
  ['a line break at the end', sent(PARAMS, signed(`${contentOf(PARAMS)}\n`)), 'white_space_changed', ['white_space_changed']],
  [
    'a line break behind biz_content',
    sent(PARAMS, signed(bizContent(`${JSON_TEXT}\n`))),
    'white_space_changed',
    ['white_space_changed biz_content'],
  ],
  [
    'a biz_content with CRLF',
    sent(
      { ...PARAMS, biz_content: JSON.stringify(AGREEMENT, null, 2) },
      signed(bizContent(JSON.stringify(AGREEMENT, null, 2).replaceAll('\n', '\r\n'))),
    ),
    'white_space_changed',
    ['white_space_changed biz_content'],
  ],
  ['JSON as Python writes it', sent(PARAMS, signed(bizContent(pythons(JSON_TEXT)))), 'json_rewritten', ['json_rewritten biz_content']],
  ['JSON as PHP writes it', sent(PARAMS, signed(bizContent(phps(JSON_TEXT)))), 'json_rewritten', ['json_rewritten biz_content']],
  [
    'JSON for people',
    sent(PARAMS, signed(bizContent(JSON.stringify(AGREEMENT, null, 4)))),
    'json_rewritten',
    ['json_rewritten biz_content'],
  ],
  [
    'JSON for people, sent in a line',
    sent({ ...PARAMS, biz_content: JSON.stringify(AGREEMENT, null, '\t') }, signed(contentOf(PARAMS))),
    'json_rewritten',
    ['json_rewritten biz_content'],
  ],
  [
    'JSON with sorted keys',
    sent(PARAMS, signed(bizContent(JSON.stringify(byKey(AGREEMENT))))),
    'json_rewritten',
    ['json_rewritten biz_content'],
  ],
  [
    'JSON as Go writes it',
    sent(PARAMS, signed(bizContent(JSON_TEXT.replace('&', '\\u0026')))),
    'json_rewritten',
    ['json_rewritten biz_content'],
  ],
  ['GBK', sent(PARAMS, signed(gbk(contentOf(PARAMS)))), 'other_charset', ['other_charset']],
  [
    'question marks for Chinese',
    sent(PARAMS, signed(contentOf(PARAMS).replace(/[^\x00-\x7f]/g, '?'))),
    'characters_lost',
    ['characters_lost'],
  ],
  ['other characters with the same last byte', sent(PARAMS, signed(contentOf(PARAMS).replace('连', '\xde'))), 'other_content', []],
  ['UTF-8 read as Latin-1', sent(PARAMS, signed(Buffer.from(contentOf(PARAMS)).toString('latin1'))), 'other_charset', ['other_charset']],
  ['HTML', sent(PARAMS, signed(contentOf(PARAMS).replaceAll('&', '&amp;'))), 'html_escaped', ['html_escaped']],
  [
    'HTML, escaped for sending',
    sent({ ...PARAMS, biz_content: JSON_TEXT.replaceAll('"', '&quot;') }, signed(contentOf(PARAMS))),
    'html_escaped',
    ['html_escaped'],
  ],
  [
    'quotation marks',
    sent(
      PARAMS,
      signed(
        sortedPairs(PARAMS)
          .map(([name, value]) => `${name}="${value}"`)
          .join('&'),
      ),
    ),
    'values_quoted',
    ['values_quoted'],
  ],
  ['no separators', sent(PARAMS, signed(sortedPairs(PARAMS).flat().join(''))), 'no_separators', ['no_separators']],
  ['a stray &', sent(PARAMS, signed(`${contentOf(PARAMS)}&`)), 'stray_separator', ['stray_separator']],
  [
    'the URL of the gateway',
    sent(PARAMS, signed(`https://openapi.alipay.com/gateway.do?${contentOf(PARAMS)}`)),
    'gateway_url_signed',
    ['gateway_url_signed'],
  ],
  [
    'the URL of the gateway, encoded',
    sent(
      PARAMS,
      signed(
        `https://openapi.alipay.com/gateway.do?${joined(sortedPairs(PARAMS).map(([name, value]) => [name, encodeURIComponent(value)]))}`,
      ),
    ),
    'values_encoded',
    ['values_encoded', 'gateway_url_signed'],
  ],
  ['a digest in hex', sent(PARAMS, signed(hashed('sha256', 'hex'))), 'digest_signed', ['digest_signed']],
  ['a digest', sent(PARAMS, signed(hashed('sha256'))), 'digest_signed', ['digest_signed']],
  ['MD5 in hex, signed', sent(PARAMS, signed(hashed('md5', 'hex').toUpperCase())), 'digest_signed', ['digest_signed']],
  ['another amount', sent(PARAMS, signed(bizContent(JSON_TEXT.replace('test2027', 'test2028')))), 'other_content', []],
  ['keys in another order', sent(PARAMS, signed(bizContent(JSON.stringify(reversed(AGREEMENT))))), 'other_content', []],
];

function pss(content, { pair = APP, hash = 'RSA-SHA256', saltLength = constants.RSA_PSS_SALTLEN_DIGEST } = {}) {
  const key = { key: pair.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
  return sign(hash, Buffer.from(content), key).toString('base64');
}

function damaged(signature) {
  const bytes = Buffer.from(signature, 'base64');
  bytes[100] ^= 1;
  return bytes.toString('base64');
}

const fitsOf = ({ fits }) => fits.map(({ cause, param }) => (param ? `${cause} ${param}` : cause));

test.each(MISTAKES)('%s', (_, signStr, cause, fits) => {
  const verification = verifySignStr(signStr, pem(APP));
  expect([verification.status, verification.cause, fitsOf(verification)]).toEqual(['invalid', cause, fits]);
});

// Made by another language's libraries.
test.each(named(wrongSignatures))('%s', (_, { sign_str: signStr, app_public_key_pem: key, cause, fits }) => {
  expect(verifySignStr(signStr, key)).toMatchObject({ status: 'invalid', cause, fits });
});

test('every cause has a mistake that shows it', () => {
  const shown = new Set(
    [...MISTAKES, ...RESULTS, ...NOTIFICATIONS].flatMap(([, , cause, fits]) => [cause, ...fits.map((fit) => fit.split(' ')[0])]),
  );
  expect(Object.keys(CAUSES).filter((cause) => !shown.has(cause))).toEqual(['other_certificate']);
});

test.each(Object.keys(CAUSES))('%s is explained', (cause) => {
  expect(explain(cause, 'zh', 'cause')).toMatchObject({ kind: 'cause', code: cause, title: expect.any(String), fix: expect.any(String) });
});

test('of a right signature there is nothing to say', () => {
  expect(verifySignStr(sent(PARAMS, signed(contentOf(PARAMS))), pem(APP))).toMatchObject({ valid: true, cause: null, fits: [] });
});

const INNER = '{"code":"10000","msg":"成功","agreement_no":"20270401457298960000","status":"NORMAL","url":"https://a/b"}';
const response = (text, signature) => ({
  resultStatus: '7000',
  result: `{"alipay_user_agreement_page_sign_response":${text},"sign":"${signature}","sign_type":"RSA2"}`,
});
const byPlatform = { pair: PLATFORM };

/** The mistake, the payload, and what is said of it. */
const RESULTS = [
  ['another text', response(INNER, signed(INNER.replace('NORMAL', 'STOP'), byPlatform)), 'content_changed', []],
  ['another key', response(INNER, signed(INNER, { pair: OTHER })), 'not_platform_key', []],
  ['a key of 1,024 bits', response(INNER, signed(INNER, { pair: SHORT })), 'not_platform_key', []],
  ['a signature of the app’s, of another text', response(INNER, signed('{}')), 'copied_app_sign', []],
  ['the app’s key', response(INNER, signed(INNER)), 'app_key', []],
  [
    'parsed and written anew',
    response(JSON.stringify(JSON.parse(INNER), null, 2), signed(INNER, byPlatform)),
    'read_wrongly',
    ['json_rewritten'],
  ],
  [
    'keys sorted on the way',
    response(JSON.stringify(byKey(JSON.parse(INNER))), signed(JSON.stringify(byKey(JSON.parse(INNER))).replace(/:/g, ': '), byPlatform)),
    'content_changed',
    [],
  ],
  ['white space behind it', response(INNER, signed(`${INNER} `, byPlatform)), 'read_wrongly', ['white_space_changed']],
  ['a charset without Chinese', response(INNER, signed(INNER.replace('成功', '??'), byPlatform)), 'content_changed', ['characters_lost']],
  ['another digit in the place of one', response(INNER.replace('2027', '\u4e32027'), signed(INNER, byPlatform)), 'content_changed', []],
  ['SHA-1', response(INNER, signed(INNER, { ...byPlatform, hash: 'RSA-SHA1' })), 'content_changed', ['other_hash sign_type']],
  ['PSS', response(INNER, pss(INNER, byPlatform)), 'pss', ['pss']],
  // Whoever made these has the app's private key.
  ['the app’s key, SHA-1', response(INNER, signed(INNER, { hash: 'RSA-SHA1' })), 'app_key', []],
  ['the app’s key, SHA-512', response(INNER, signed(INNER, { hash: 'RSA-SHA512' })), 'app_key', []],
  ['the app’s key, a line break', response(INNER, signed(`${INNER}\n`)), 'app_key', []],
  ['the app’s key, PSS', response(INNER, pss(INNER)), 'app_key', []],
  ['the app’s key, PSS of another text', response(INNER, pss('{}')), 'app_key', []],
  ['the app’s key, encrypted', response(INNER, privateEncrypt(APP.privateKey, hashed('sha256')).toString('base64')), 'app_key', []],
  // This may be the `sign` of a signStr, which anybody can copy.
  ['a signature of the app’s, of another text, SHA-1', response(INNER, signed('{}', { hash: 'RSA-SHA1' })), 'copied_app_sign', []],
];

test.each(RESULTS)('a result: %s', (_, payload, cause, fits) => {
  const verification = verifySignResult(payload, pem(PLATFORM), { appPublicKey: pem(APP) });
  expect([verification.status, verification.cause, fitsOf(verification)]).toEqual(['invalid', cause, fits]);
  expect(verification.outcome.kind).toBe('signed');
});

const NOTIFICATION = {
  notify_type: 'dut_user_sign',
  charset: 'utf-8',
  status: 'NORMAL',
  version: '1.0',
  agreement_no: '2027',
  external_logon_id: '',
};
const notified = (params, content, options = byPlatform) => ({ ...params, sign_type: 'RSA2', sign: signed(content, options) });
const all = (params) => joined(sortedPairs(params));

const NOTIFICATIONS = [
  ['sign_type was signed', notified(NOTIFICATION, all({ ...NOTIFICATION, sign_type: 'RSA2' })), 'sign_type_signed', ['sign_type_signed']],
  ['the framework added a parameter', notified({ ...NOTIFICATION, s: '/notify' }, all(NOTIFICATION)), 'content_changed', ['param_added s']],
  ['the framework removed what is empty', notified(without(NOTIFICATION, 'external_logon_id'), all(NOTIFICATION)), 'content_changed', []],
  [
    'the framework escaped it',
    notified({ ...NOTIFICATION, memo: '&quot;a&quot;' }, all({ ...NOTIFICATION, memo: '"a"' })),
    'read_wrongly',
    ['html_escaped'],
  ],
  ['another key', notified(NOTIFICATION, all(NOTIFICATION), { pair: OTHER }), 'not_platform_key', []],
  ['another status', notified({ ...NOTIFICATION, status: 'STOP' }, all(NOTIFICATION)), 'content_changed', []],
  [
    'sign_type was changed',
    notified(NOTIFICATION, all(NOTIFICATION), { pair: PLATFORM, hash: 'RSA-SHA1' }),
    'content_changed',
    ['other_hash sign_type'],
  ],
  [
    'the charset was changed',
    notified({ ...NOTIFICATION, charset: 'GBK' }, all(NOTIFICATION)),
    'content_changed',
    ['value_changed charset'],
  ],
];

test.each(NOTIFICATIONS)('a notification: %s', (_, params, cause, fits) => {
  const verification = verifyNotify(params, pem(PLATFORM));
  expect([verification.status, verification.cause, fitsOf(verification)]).toEqual(['invalid', cause, fits]);
  expect(verification.params).toBeNull();
});

describe('what is made to take long ends early, and gets no wrong cause', () => {
  const nested = (depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const wide = (count) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, 'x']));

  test.each([
    ['JSON that is nested 1,400 deep', { ...PARAMS, biz_content: nested(1_400) }],
    ['JSON as long as is read, with what each writing changes', { ...PARAMS, biz_content: JSON.stringify({ a: '/<é'.repeat(5_000) }) }],
    ['a character that GBK does not have', { ...PARAMS, biz_content: JSON.stringify({ a: '😀'.repeat(9_000) }) }],
    ['100,000 parameters', { ...PARAMS, ...wide(100_000) }],
    ['GBK, and as long as a text is read', { ...PARAMS, charset: 'GBK', biz_content: JSON.stringify({ a: 'a'.repeat(19_000) }) }],
  ])('%s', (_, params) => {
    const verification = verifySignStr(sent(params, signed('a=b')), pem(APP));
    expect(verification.status).not.toBe('valid');
    expect([null, 'other_content']).toContain(verification.cause);
    expect(verification.fits).toEqual([]);
  });
});

describe('which key was given', () => {
  const signStr = sent(PARAMS, signed(contentOf(PARAMS)));

  const certificate = readFileSync(path.join(__dirname, '../vectors/keys/certificate.pem'), 'utf8');
  // As the official SDK for Node computes it (getSN).
  const NUMBER = '972c1bb44640126f31e16749bbe0b055';

  test.each([
    ['its own number', NUMBER, 'other_key'],
    ['its own number in upper case', NUMBER.toUpperCase(), 'other_key'],
    ['another number', '0'.repeat(32), 'other_certificate'],
    ['no number', '', 'other_key'],
  ])('a certificate of another key, with %s', (_, number, cause) => {
    const params = { ...PARAMS, app_cert_sn: number };
    const signStr = sent(params, signed(contentOf(params)));
    const base64 = certificate.replace(/-----.*-----|\s/g, '');
    for (const given of [certificate, Buffer.from(certificate), base64]) {
      expect(verifySignStr(signStr, given)).toMatchObject({ status: 'invalid', cause, fits: [] });
    }
  });

  test('the platform’s', () => {
    expect(verifySignStr(signStr, pem(PLATFORM), { platformPublicKey: pem(PLATFORM) })).toMatchObject({
      status: 'refused',
      reason: 'same_key',
    });
    expect(verifySignStr(signStr, pem(APP), { platformPublicKey: pem(PLATFORM) })).toMatchObject({ status: 'valid', cause: null });
  });
});

test('no name of a parameter is told that may be a piece of a secret', () => {
  const odd = { ...PARAMS, 'J6waP+cY5z5Oxa': 'x' };
  expect(verifySignStr(sent(odd, signed(contentOf(PARAMS))), pem(APP)).fits).toEqual([{ cause: 'param_added', param: null }]);
});

describe('the text that was signed', () => {
  const signStr = sent(PARAMS, signed(contentOf(PARAMS)));
  const text = contentOf(PARAMS);
  const inGbk = { ...PARAMS, charset: 'GBK' };
  const encodedGbk = (value) => Array.from(gbk(value), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const cases = [
    ['the same', text, null],
    ['the gateway’s sentence', `验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配，网关生成的验签字符串为：${text}`, null],
    ['another app', text.replace('2021', '2022'), { offset: 'app_id=202'.length, param: 'app_id' }],
    ['without biz_content’s end', text.slice(0, text.indexOf('}')), { offset: text.indexOf('}'), param: 'biz_content' }],
    ['within a URL', text.replace('?a=1&b=2', '?a=1&b=3'), { offset: text.indexOf('b=2') + 2, param: 'notify_url' }],
    ['without sign_type', text.replace('&sign_type=RSA2', ''), { offset: text.indexOf('sign_type'), param: 'sign_type' }],
    ['nothing', '', { offset: 0, param: 'app_id' }],
  ];

  test('is text, with its bytes where they are no UTF-8', () => {
    expect(signedTextOf(signStr)).toEqual({ text, hex: null });
    expect(signedTextOf('hello')).toBeNull();
    const { content } = verifySignStr(sent(inGbk, signed(gbk(contentOf(inGbk))), encodedGbk), pem(APP));
    expect(content.hex).toBe(gbk(contentOf(inGbk)).toString('hex'));
    expect(content.text).toContain('\ufffd');
  });

  test('is in no list of properties', () => {
    const verification = verifySignStr(signStr, pem(APP));
    expect(verification.content.text).toBe(text);
    expect(JSON.stringify(verification)).not.toContain('test20270401');
  });

  test('compared: line breaks of an editor and of a shell are none of its own', () => {
    expect(compareSignedText(text, `${text}\n`)).toBeNull();
    expect(compareSignedText(text, `${text}\r\n`)).toBeNull();
    expect(compareSignedText(text, `${text}\n\n`)).toEqual({ offset: text.length, param: 'version', other: `${text}\n` });
    expect(compareSignedText(text, ` ${text}`)).toMatchObject({ offset: 0 });
    expect(compareSignedText(`${text}\n`, `${text}\n`)).toBeNull();
  });

  test.each(cases)('compared: %s', (_, printed, expected) => {
    expect(compareSignedText(text, printed)).toEqual(expected && { ...expected, other: printed });
  });
});
