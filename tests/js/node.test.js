const { createPublicKey, generateKeyPairSync, sign } = require('node:crypto');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { accepted, faulty, named, odd, pkg } = require('./package');
const { checkSignStr, verifySignResult, verifySignStr } = require('../../pkg/node.js');

const KEYS = path.join(__dirname, '../vectors/keys');
const key = (name) => readFileSync(path.join(KEYS, `${name}.pub.pem`), 'utf8');
const [APP, PLATFORM] = ['app_rsa2', 'alipay_rsa2'].map(key);
const base64 = (pem) => pem.replace(/-----[^-]+-----|\s/g, '');

const app = generateKeyPairSync('rsa', { modulusLength: 2048 });
const platform = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = ({ publicKey }) => publicKey.export({ type: 'spki', format: 'pem' });

/** A payload that the platform of this test signs; `text` is what its result holds, `signed` what it signed. */
function payload(text, { signed = text, pair = platform, hash = 'RSA-SHA256', signType = 'RSA2', rest = '' } = {}) {
  const signature = sign(hash, Buffer.isBuffer(signed) ? signed : Buffer.from(signed), pair.privateKey).toString('base64');
  const type = signType === null ? '' : `,"sign_type":"${signType}"`;
  return { resultStatus: '7000', result: `{"alipay_user_agreement_page_sign_response":${text},"sign":"${signature}"${type}${rest}}` };
}

/** A signStr of these parameters. */
function signStrOf(params, { hash = 'RSA-SHA256', pair = app, change = (text) => text } = {}) {
  const names = Object.keys(params).sort();
  const content = names.map((name) => `${name}=${params[name]}`).join('&');
  const signature = change(sign(hash, Buffer.from(content), pair.privateKey).toString('base64'));
  const body = [...names.map((name) => [name, params[name]]), ['sign', signature]].map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return encodeURIComponent(body.join('&'));
}

const PARAMS = {
  app_id: '2021000000000001',
  method: 'alipay.user.agreement.page.sign',
  charset: 'utf-8',
  sign_type: 'RSA2',
  timestamp: '2027-03-28 09:00:00',
  version: '1.0',
  biz_content: '{"personal_product_code":"CYCLE_PAY_AUTH_P"}',
};

const INNER = '{"code":"10000","msg":"Success","agreement_no":"20270401457298960000","status":"NORMAL"}';

describe('verifySignStr', () => {
  test.each(named(accepted))('%s', (_, row) => {
    expect(verifySignStr(row.sign_str, row.app_public_key_pem)).toMatchObject({ status: 'valid', valid: true, reason: null });
  });

  const checked = faulty.filter(({ expect: { signature_valid: valid } }) => valid !== null);
  test.each(named(checked))('%s', (_, row) => {
    const verification = verifySignStr(row.input, row.app_public_key_pem);
    const { signature_valid: valid, code } = row.expect;
    expect(verification.valid).toBe(valid);
    expect(verification.status).toBe(valid ? 'valid' : 'invalid');
    const codes = verification.findings.map((finding) => finding.code);
    expect(codes.includes('signature_mismatch')).toBe(!valid);
    if (code === 'signature_mismatch') expect(codes).toContain(code);
  });

  const mislabelled = faulty.filter(({ name }) => name.includes('sign_type_label_mismatch'));
  test.each(named(mislabelled))('%s: the label is told of', (_, row) => {
    expect(verifySignStr(row.input, row.app_public_key_pem).reason).toBe('other_hash');
  });

  test.each([
    ['RSA2', {}, {}, 'valid', null],
    ['RSA', { sign_type: 'RSA' }, { hash: 'RSA-SHA1' }, 'valid', null],
    ['RSA2 in name only', {}, { hash: 'RSA-SHA1' }, 'invalid', 'other_hash'],
    ['RSA in name only', { sign_type: 'RSA' }, {}, 'invalid', 'other_hash'],
    ['SM2', { sign_type: 'SM2' }, {}, 'unsupported', 'sign_type'],
    ['MD5', { sign_type: 'MD5' }, {}, 'unsupported', 'sign_type'],
    ['a name that every object has', { sign_type: 'constructor' }, {}, 'unsupported', 'sign_type'],
    ['another key', {}, { pair: platform }, 'invalid', 'mismatch'],
    ['URL-safe base64', {}, { change: (text) => text.replace(/[+/]/g, '-').replace(/^./, '_') }, 'invalid', 'not_base64'],
    ['spaces', {}, { change: (text) => `${text.slice(0, 9)} ${text.slice(9)}` }, 'invalid', 'not_base64'],
    ['line breaks', {}, { change: (text) => text.replace(/.{76}/g, '$&\n') }, 'valid', null],
    ['no sign', {}, { change: () => '' }, 'absent', 'no_sign'],
  ])('%s', (_, params, options, status, reason) => {
    const signStr = signStrOf({ ...PARAMS, ...params }, options);
    const { findings } = checkSignStr(signStr);
    const verification = verifySignStr(signStr, pem(app));
    expect(verification).toMatchObject({ status, valid: status === 'valid', reason, message: expect.stringMatching(/^\S.*\S$/) });
    const mismatch = {
      code: 'signature_mismatch',
      severity: 'error',
      layer: 'body',
      param: 'sign',
      offset: null,
      length: null,
      message: verification.message,
    };
    expect(verification.findings).toEqual(status === 'invalid' ? [...findings, mismatch] : findings);
  });

  test('a parameter that stands there twice is refused, though the signature is right for one of the two', () => {
    const twice = `${signStrOf(PARAMS)}${encodeURIComponent('&app_id=2021000000000002')}`;
    expect(verifySignStr(twice, pem(app))).toMatchObject({ status: 'refused', reason: 'duplicate_param' });
  });

  test.each(['', 'undefined', '<html></html>', '2027040122001445671438970167'])('%p is refused', (text) => {
    expect(verifySignStr(text, pem(app))).toMatchObject({ status: 'refused', reason: 'not_a_sign_str' });
  });
});

describe('verifySignResult', () => {
  test.each(named(accepted.filter(({ result }) => result)))('%s', (_, { result, expect_result: { platform_public_key_pem: pub } }) => {
    const verification = verifySignResult(result, pub, { appPublicKey: APP });
    expect(verification).toMatchObject({ status: 'valid', valid: true, reason: null });
    expect(verification.outcome).toEqual(pkg.parseSignResult(result));
    expect(verifySignResult(JSON.stringify(result), pub).status).toBe('valid');
  });

  test.each(named(odd.filter((row) => row.expect.signature !== 'unchecked')))('%s', (_, { input, expect: { signature } }) => {
    expect(verifySignResult(input, PLATFORM).status).toBe(signature);
    expect(verifySignResult(input, PLATFORM, { appPublicKey: APP }).status).toBe(signature);
  });

  const forged = odd.filter(({ category }) => category === 'signed_by_app_key');
  test.each(named(forged))('%s: never valid where the app key is known', (_, { input }) => {
    expect(verifySignResult(input, PLATFORM, { appPublicKey: APP }).reason).toBe('signed_by_app');
    expect(verifySignResult(input, APP, { appPublicKey: base64(APP) })).toMatchObject({
      status: 'refused',
      reason: 'same_key',
      valid: false,
    });
  });

  test.each([
    ['UTF-8', payload('{"code":"10000","msg":"成功"}'), 'valid', null],
    ['SHA-1 labelled RSA', payload(INNER, { hash: 'RSA-SHA1', signType: 'RSA' }), 'valid', null],
    ['SHA-1 labelled RSA2', payload(INNER, { hash: 'RSA-SHA1' }), 'invalid', 'other_hash'],
    ['no sign_type, SHA-256', payload(INNER, { signType: null }), 'valid', null],
    ['no sign_type, SHA-1', payload(INNER, { signType: null, hash: 'RSA-SHA1' }), 'valid', null],
    ['SM2', payload(INNER, { signType: 'SM2' }), 'unsupported', 'sign_type'],
    [
      'slashes that were escaped after signing',
      payload('{"code":"10000","url":"a\\/b\\/c"}', { signed: '{"code":"10000","url":"a/b/c"}' }),
      'valid',
      null,
    ],
    ['slashes that were escaped before signing', payload('{"code":"10000","url":"a\\/b"}'), 'valid', null],
    [
      'a backslash that was escaped, before a slash',
      payload('{"code":"10000","url":"a\\\\/b"}', { signed: '{"code":"10000","url":"a\\/b"}' }),
      'invalid',
      'mismatch',
    ],
    ['other text', payload(INNER, { signed: INNER.replace('NORMAL', 'STOP') }), 'invalid', 'mismatch'],
    ['the app’s signature', payload(INNER, { pair: app }), 'invalid', 'signed_by_app'],
    ['white space after signing', payload(INNER, { signed: `${INNER} ` }), 'invalid', 'mismatch'],
    ['a key twice', payload(INNER.replace('}', ',"code":"40004"}')), 'refused', 'duplicate_key'],
    ['a key twice, one of them escaped', payload(INNER.replace('}', ',"c\\u006fde":"40004"}')), 'refused', 'duplicate_key'],
    ['a second response', payload(INNER, { rest: `,"alipay_user_agreement_page_sign_response":${INNER}` }), 'refused', 'duplicate_key'],
    ['nothing', undefined, 'absent', 'no_sign'],
    ['a host’s error', { error: 4, errorMessage: '无权限调用' }, 'absent', 'no_sign'],
  ])('%s', (_, given, status, reason) => {
    expect(verifySignResult(given, pem(platform), { appPublicKey: pem(app) })).toMatchObject({ status, reason, valid: status === 'valid' });
  });

  test.each([
    ['GBK', 'GBK', 'b3c9b9a6', 'valid'],
    ['gb2312', 'gb2312', 'b3c9b9a6', 'valid'],
    ['the response says UTF-8', 'UTF-8', 'b3c9b9a6', 'invalid'],
    ['other bytes', 'GBK', 'b3c9b9a7', 'invalid'],
  ])('signed in GBK: %s', (_, charset, hex, status) => {
    const text = `{"code":"10000","msg":"成功","charset":"${charset}"}`;
    const [before, after] = text.split('成功').map((part) => Buffer.from(part));
    const given = payload(text, { signed: Buffer.concat([before, Buffer.from(hex, 'hex'), after]) });
    expect(verifySignResult(given, pem(platform)).status).toBe(status);
  });

  test('text that GBK does not have is compared in UTF-8 only', () => {
    expect(verifySignResult(payload('{"msg":"😀","charset":"GBK"}'), pem(platform)).status).toBe('valid');
    expect(verifySignResult(payload('{"msg":"😀","charset":"GBK"}', { signed: 'x' }), pem(platform)).status).toBe('invalid');
  });
});

// Self-signed, for the key in it; openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=test -days 36500
const CERTIFICATE = readFileSync(path.join(KEYS, 'certificate.pem'), 'utf8');

describe('keys', () => {
  const signed = accepted.find(({ expect: { sign_type: type } }) => type === 'RSA2');
  const valid = signed.app_public_key_pem;
  const pkcs1 = (format) => createPublicKey(valid).export({ type: 'pkcs1', format });

  test.each([
    ['PEM', valid],
    ['PEM with \\n, as in environment variables', valid.replace(/\n/g, '\\n')],
    ['PEM with Windows line breaks', valid.replace(/\n/g, '\r\n')],
    ["a file's bytes", Buffer.from(valid)],
    ['PEM with white space around it', `\n  ${valid}  \n`],
    ['PKCS#1', pkcs1('pem')],
    ['base64, as the open platform shows it', base64(valid)],
    ['base64 in lines', base64(valid).replace(/.{64}/g, '$&\n')],
    ['base64 of PKCS#1', pkcs1('der').toString('base64')],
  ])('%s', (_, given) => {
    expect(verifySignStr(signed.sign_str, given).status).toBe('valid');
  });

  test.each([
    ['PEM', CERTIFICATE],
    ['base64', base64(CERTIFICATE)],
    ['with the ones above it', `${CERTIFICATE}\n${CERTIFICATE}`],
  ])('a certificate: %s', (_, given) => {
    expect(verifySignStr(signed.sign_str, given)).toMatchObject({ status: 'invalid', reason: 'mismatch' });
    const inIt = createPublicKey(CERTIFICATE).export({ type: 'spki', format: 'pem' });
    expect(verifySignResult({}, given, { appPublicKey: inIt }).reason).toBe('same_key');
  });

  const secret = app.privateKey;
  const PRIVATE = /appPublicKeyPem: this is a private key/;
  test.each([
    ['a private key, PKCS#8', secret.export({ type: 'pkcs8', format: 'pem' }), PRIVATE],
    ['a private key, PKCS#1', secret.export({ type: 'pkcs1', format: 'pem' }), PRIVATE],
    ['a private key, base64', base64(secret.export({ type: 'pkcs8', format: 'pem' })), PRIVATE],
    ['a private key, base64 of PKCS#1', base64(secret.export({ type: 'pkcs1', format: 'pem' })), PRIVATE],
    ['a private key, encrypted', secret.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }), PRIVATE],
    [
      'an elliptic curve',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' }),
      /expected an RSA key, found ec/,
    ],
    ['a signStr', signed.sign_str, /neither PEM/],
    ['broken PEM', valid.replace('MIIB', 'AAAA'), /neither PEM/],
    ['empty', ' ', /expected a public key as text/],
    ['nothing', undefined, /expected a public key as text/],
    ['other bytes', Buffer.from('x'), /neither PEM/],
    ['an object', {}, /expected a public key as text/],
  ])('%s is refused, and not quoted', (_, given, message) => {
    let error;
    try {
      verifySignStr(signed.sign_str, given);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(TypeError);
    expect(error.code).toBe('invalid_key');
    expect(error.message).toMatch(message);
    expect(error.message.length).toBeLessThan(140);
    expect(error.message).not.toMatch(/[A-Za-z0-9+/]{30}/);
  });

  test('both of a result are read', () => {
    expect(() => verifySignResult({}, 'x')).toThrow(/platformPublicKeyPem/);
    expect(() => verifySignResult({}, PLATFORM, { appPublicKey: 'x' })).toThrow(/appPublicKey/);
  });
});
