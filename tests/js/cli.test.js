const { spawnSync } = require('node:child_process');
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { accepted, faulty, FOLDER, named, odd, pkg, quoted, read, secretsOf } = require('./package');
const { columns, run, visible, windowAt } = require('../../pkg/bin/pay-sign-center.js');
const { explain } = require('../../pkg/messages.js');

const BIN = path.join(FOLDER, 'bin/pay-sign-center.js');
const KEYS = path.join(__dirname, '../vectors/keys');
const [APP, PLATFORM] = ['app_rsa2', 'alipay_rsa2'].map((name) => path.join(KEYS, `${name}.pub.pem`));
const VERSION = JSON.parse(read('package.json')).version;

const folder = mkdtempSync(path.join(tmpdir(), 'pay-sign-center-'));
afterAll(() => rmSync(folder, { recursive: true }));
function file(name, text) {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
}

/** The command in this process, with what it printed. */
async function told(args, { env = {}, stdin = '', isTerminal = false } = {}) {
  const [out, err] = [[], []];
  const realm = { env, isTerminal, version: VERSION, stdin: { isTTY: stdin === null, read: async () => Buffer.from(stdin) } };
  const status = await run(args, { ...realm, out: async (text) => out.push(text), err: async (text) => err.push(text) });
  return { status, out: out.join(''), err: err.join('') };
}

/** The command as its users run it. */
function spawned(args, options = {}) {
  const {
    status,
    stdout: out,
    stderr: err,
  } = spawnSync(process.execPath, [BIN, ...args], { encoding: 'utf8', env: {}, input: '', ...options });
  return { status, out, err };
}

const [good] = accepted;
const row = (name) => faulty.find((faulted) => faulted.name.startsWith(`mut:${name}/`));
const notEncoded = row('not_encoded');
const signed = accepted.find(({ result }) => result).result;

describe('windowAt', () => {
  const long = 'x'.repeat(200);
  test.each([
    ['short', 0, 'short', '^'],
    ['short', 2, 'short', '  ^'],
    ['short', 5, 'short', '     ^'],
    ['short', 99, 'short', '     ^'],
    ['', 0, '', '^'],
    [long, 0, `${'x'.repeat(72)}…`, '^'],
    [long, 100, `…${'x'.repeat(72)}…`, `${' '.repeat(29)}^`],
    [long, 200, `…${'x'.repeat(28)}`, `${' '.repeat(29)}^`],
    ['中文x', 2, '中文x', '    ^'],
    ['a\nb', 2, 'a␊b', '  ^'],
    ['\ufeffb', 1, '¤b', ' ^'],
    [`${'😀'.repeat(40)}!`, 61, `…${'😀'.repeat(15)}${'😀'.repeat(10)}!`, null],
  ])('%p at %i', (text, offset, line, caret) => {
    const found = windowAt(text, offset);
    if (caret === null) expect(found.line.isWellFormed?.() ?? !/[\ud800-\udbff](?![\udc00-\udfff])/.test(found.line)).toBe(true);
    else expect(found).toEqual({ line, caret });
  });

  test('what drives a terminal is shown, not sent', () => {
    expect(visible('\x1b[31mred\x07\r\n\t\x7f\x9b')).toBe('␛[31mred␇␍␊␉␡¤');
    expect(columns('中a😀')).toBe(5);
  });
});

describe('check', () => {
  test.each([...named(accepted), ...named(faulty)])('%s', async (_, { sign_str: made, input = made }) => {
    const { ok, findings } = pkg.checkSignStr(input);
    const given = String(input);
    const { status, out, err } = await told(['check', '-'], { stdin: `${given}\n` });
    expect([status, err]).toEqual([ok ? 0 : 1, '']);
    for (const { code } of findings) expect(out).toContain(code);
    // All but the repair, which would be of no use masked.
    const report = out.replace(/The repaired signStr\n.*\n/, '');
    expect(quoted(report, secretsOf(given))).toEqual([]);
    // eslint-disable-next-line no-control-regex
    expect(out).not.toMatch(/[\x00-\x09\x0b-\x1f]/);
  });

  test.each([
    ['UTF-16, as PowerShell writes it', (bytes) => Buffer.concat([Buffer.from([0xff, 0xfe]), bytes])],
    ['UTF-16 the other way round', (bytes) => Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]).swap16()],
  ])('reads a file and standard input in %s', async (_, marked) => {
    const bytes = marked(Buffer.from(`${good.sign_str}\r\n`, 'utf16le'));
    for (const args of [
      ['check', file('utf16.txt', bytes)],
      ['check', '-'],
    ]) {
      expect(spawned(args, { input: bytes })).toMatchObject({ status: 0, err: '' });
    }
  });

  test('shows the layers, carets, the explanation and the repair', async () => {
    const { out } = await told(['check', notEncoded.input]);
    expect(out).toMatch(/^signStr {2}958 characters\n {2}method=alipay[^\n]*…\n {2}\^ not_encoded\n/);
    for (const text of [
      'body  958 characters',
      'biz_content  306 characters',
      'How it comes about: ',
      'What to change: ',
      'encodeURIComponent(alipaySdk.sdkExecute(',
      `The repaired signStr\n${notEncoded.expect.suggestion}\n`,
      '✗ 1 error, 0 warnings\n',
    ])
      expect(out).toContain(text);
  });

  test.each([
    ['{}', {}, 'nothing was found'],
    ['LANG=zh_CN.UTF-8', { env: { LANG: 'zh_CN.UTF-8' } }, '没有发现问题'],
    ['LC_ALL counts more', { env: { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' } }, 'nothing was found'],
  ])('speaks the language of the terminal: %s', async (_, options, text) => {
    expect((await told(['check', good.sign_str], options)).out).toContain(text);
  });

  test('--lang counts most', async () => {
    expect((await told(['check', '--lang', 'zh', notEncoded.input])).out).toContain('请求串没有整体编码');
    expect((await told(['check', '--lang=en', notEncoded.input], { env: { LANG: 'zh_CN' } })).out).toContain('How it comes about');
  });

  test.each([
    ['a terminal', [], { isTerminal: true }, true],
    ['no terminal', [], {}, false],
    ['NO_COLOR', [], { isTerminal: true, env: { NO_COLOR: '1' } }, false],
    ['NO_COLOR, empty', [], { isTerminal: true, env: { NO_COLOR: '' } }, true],
    ['FORCE_COLOR', [], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }, true],
    ['FORCE_COLOR=0', [], { isTerminal: true, env: { FORCE_COLOR: '0' } }, false],
    ['TERM=dumb', [], { isTerminal: true, env: { TERM: 'dumb' } }, false],
    ['--color', ['--color'], { env: { NO_COLOR: '1' } }, true],
    ['--no-color', ['--no-color'], { isTerminal: true, env: { FORCE_COLOR: '1' } }, false],
  ])('colour: %s', async (_, args, options, isColoured) => {
    expect((await told(['check', ...args, notEncoded.input], options)).out.includes('\x1b[31m')).toBe(isColoured);
  });

  test('--json holds the findings, explained, and the repair', async () => {
    const { status, out } = await told(['check', '--json', notEncoded.input]);
    const printed = JSON.parse(out);
    expect(status).toBe(1);
    expect(printed).toMatchObject({ ok: false, suggestion: notEncoded.expect.suggestion, signature: null });
    expect(printed.findings).toEqual([
      { ...pkg.checkSignStr(notEncoded.input).findings[0], explanation: expect.objectContaining({ code: 'not_encoded' }) },
    ]);
  });

  test.each([
    ['the right key', good.sign_str, APP, 0, 'Signature: valid'],
    ['another key', good.sign_str, PLATFORM, 1, 'signature_mismatch'],
    ['changed after signing', row('tampered_biz').input, APP, 1, 'Signature: not valid'],
    ['no sign', row('missing_sign').input, APP, 1, 'Signature: absent'],
  ])('--app-public-key: %s', async (_, signStr, key, status, text) => {
    const found = await told(['check', '--app-public-key', key, signStr]);
    expect([found.status, found.err]).toEqual([status, '']);
    expect(found.out.replace('Signature: invalid', 'Signature: not valid')).toContain(text);
  });

  test('--show-personal-data masks nothing', async () => {
    const personal = accepted.find(({ biz_content: content }) => content?.external_logon_id?.length > 6);
    expect((await told(['decode', personal.sign_str])).out).not.toContain(personal.biz_content.external_logon_id);
    expect((await told(['decode', '--show-personal-data', personal.sign_str])).out).toContain(
      JSON.stringify(personal.biz_content.external_logon_id),
    );
  });
});

describe('encode', () => {
  test.each(named(accepted.slice(0, 8)))('%s', async (_, { body, sign_str: signStr }) => {
    expect(await told(['encode', body])).toEqual({ status: 0, out: `${pkg.toSignStr(body)}\n`, err: '' });
    expect(await told(['encode', signStr])).toEqual({ status: 0, out: `${signStr}\n`, err: '' });
  });

  test.each(['hello', '<html></html>', ''])('%p comes back as it is, with a word about it', async (text) => {
    expect(await told(['encode', text])).toEqual({ status: 1, out: `${text}\n`, err: expect.stringContaining('no signStr comes of it') });
  });
});

describe('decode', () => {
  test('shows parameters and biz_content, without secrets', async () => {
    const { status, out } = await told(['decode', good.sign_str]);
    expect(status).toBe(0);
    expect(out).toMatch(/^method {5}alipay\.user\.agreement\.page\.sign\n/);
    expect(out).toMatch(/\nsign {7}.{4,20}\n/);
    expect(JSON.parse(out.slice(out.indexOf('\n{')))).toEqual(good.biz_content);
    expect(quoted(out, secretsOf(good.sign_str))).toEqual([]);
    expect(JSON.parse((await told(['decode', '--json', good.sign_str])).out)).toMatchObject({
      params: { version: '1.0' },
      bizContent: good.biz_content,
    });
  });

  test('nothing to decode', async () => {
    expect(await told(['decode', 'hello'])).toEqual({ status: 1, out: '', err: 'No parameters can be found in it.\n' });
  });
});

describe('result', () => {
  test.each(named(odd))('%s', async (_, { input, expect: { kind, issues } }) => {
    const { status, out, err } = await told(['result', JSON.stringify(input)]);
    expect([status, err]).toEqual([kind === 'host_error' ? 1 : 0, '']);
    expect(out.startsWith(kind)).toBe(true);
    for (const issue of issues) expect(out).toContain(issue);
    expect(out).not.toMatch(/2088101122675263|13852852877|138\*\*\*\*2877/);
  });

  test('says what the status means, in the language asked for', async () => {
    const payload = JSON.stringify({ resultStatus: '6001', result: '' });
    expect((await told(['result', payload])).out).toMatch(/^cancelled 6001\n/);
    expect((await told(['result', '--lang', 'zh', payload])).out).toContain('请先由服务端查询签约状态');
    expect((await told(['result', '--lang', 'zh', payload])).out).toContain('描述：用户中途取消');
  });

  test.each([
    ['the platform’s', PLATFORM, [], 0, 'Signature: valid'],
    ['another', APP, [], 1, 'Signature: invalid'],
    ['the app’s for both', APP, ['--app-public-key', APP], 1, 'Signature: refused'],
  ])('--platform-public-key: %s', async (_, key, args, status, text) => {
    const found = await told(['result', '--platform-public-key', key, ...args, JSON.stringify(signed)]);
    expect(found.status).toBe(status);
    expect(found.out).toContain(text);
  });

  const refused = {
    resultStatus: '7002',
    result: JSON.stringify({
      alipay_user_agreement_page_sign_response: { code: '40004', sub_code: 'ACQ.PRODUCT_CODE_NOT_SUPPORTED_ERROR' },
    }),
  };
  test.each([
    ['an issue', { result: '' }, 'no_status', 'issue'],
    ['what a finding has a name for, too', { resultStatus: '7000', result: { code: '10000' } }, 'missing_sign', 'issue'],
    ['what the platform says', refused, 'PRODUCT_CODE_NOT_SUPPORTED_ERROR', 'platform'],
    ['what the client says', { error: 4, errorMessage: '无权调用' }, 'N22104', 'platform'],
  ])('explains %s, in both languages', async (_, payload, code, kind) => {
    for (const lang of ['en', 'zh']) {
      const { out } = await told(['result', '--lang', lang, JSON.stringify(payload)]);
      const { title, means, cause, fix } = explain(code, lang, kind);
      for (const text of [`${code}  ${title}\n`, `  ${means}\n`, cause, fix]) expect(out).toContain(text);
    }
  });

  test.each([
    ['another key', APP, [], 'mismatch'],
    ['the app’s key for both', APP, ['--app-public-key', APP], 'same_key'],
  ])('explains why a signature is not valid, in both languages: %s', async (_, key, args, reason) => {
    for (const lang of ['en', 'zh']) {
      const { out } = await told(['result', '--lang', lang, '--platform-public-key', key, ...args, JSON.stringify(signed)]);
      const { title, means, fix } = explain(reason, lang, 'signature');
      for (const text of [title, means, fix]) expect(out).toContain(text);
    }
  });

  test('--json holds no personal data unless it is asked for', async () => {
    const shown = async (...args) => JSON.parse((await told(['result', '--json', ...args, JSON.stringify(signed)])).out);
    expect(await shown()).toMatchObject({
      kind: 'signed',
      agreement: { alipayUserId: expect.stringMatching(/^\d{4}\*{4}\d{4}$/), status: 'NORMAL' },
      signature: null,
    });
    expect((await shown('--show-personal-data')).agreement.alipayUserId).toMatch(/^2088/);
  });
});

describe('usage', () => {
  test.each([
    [[], 'expected a command'],
    [['chek'], 'no such command: chek'],
    [['check', 'a', 'b'], 'expected one argument, found 2'],
    [['check', '--lang', 'fr', 'a'], '--lang: expected zh or en'],
    [['check', '--jsn', 'a'], "Unknown option '--jsn'"],
    [['encode', '--json', 'a'], "Unknown option '--json'"],
    [['check', '--app-public-key', path.join(folder, 'none.pem'), 'a'], 'none.pem cannot be read: ENOENT'],
    [['check', '--app-public-key', __filename, 'a'], 'appPublicKeyPem: neither PEM'],
    [['result', '--app-public-key', APP, '{}'], '--app-public-key needs --platform-public-key'],
  ])('%j', async (args, message) => {
    const { status, out, err } = await told(args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err).not.toContain('    at ');
  });

  test('no argument on a terminal', async () => {
    expect(await told(['check'], { stdin: null })).toMatchObject({
      status: 2,
      err: expect.stringContaining('expected a string, a file, or text on standard input'),
    });
  });

  test.each([[[]], [['check']], [['encode']], [['decode']], [['result']]])('%j --help', async (args) => {
    for (const lang of ['en', 'zh']) {
      const { status, out } = await told([...args, '--help', '--lang', lang]);
      expect(status).toBe(0);
      expect(out).toContain(lang === 'en' ? 'Exit status: 0 ' : '退出码：0 ');
      expect(out).toContain(`pay-sign-center ${args[0] ?? 'check'} [`);
      for (const line of out.split('\n')) expect(columns(line)).toBeLessThanOrEqual(132);
    }
  });

  test('--version', async () => {
    expect(await told(['--version'])).toEqual({ status: 0, out: `${VERSION}\n`, err: '' });
  });
});

describe('the program', () => {
  test.each([
    ['a string', ['check', good.sign_str], {}],
    ['a file', ['check', file('sign_str.txt', `${good.sign_str}\n`)], {}],
    ['a file with Windows line breaks', ['check', file('windows.txt', `${good.sign_str}\r\n`)], {}],
    ['standard input', ['check'], { input: `${good.sign_str}\n` }],
    ['standard input, asked for', ['check', '-'], { input: good.sign_str }],
  ])('reads %s', async (_, args, options) => {
    expect(spawned(args, options)).toMatchObject({ status: 0, out: expect.stringContaining('✓ nothing was found'), err: '' });
  });

  test('only the line break at the end does not count', async () => {
    expect(spawned(['check', '-'], { input: `${good.sign_str}\n\n` }).out).toContain('surrounding_whitespace');
    expect(spawned(['check', `${good.sign_str}\n`]).out).toContain('surrounding_whitespace');
  });

  test('says all by its exit status', async () => {
    expect(spawned(['check', notEncoded.input]).status).toBe(1);
    expect(spawned(['--version'])).toEqual({ status: 0, out: `${VERSION}\n`, err: '' });
    expect(spawned([]).status).toBe(2);
  });

  test('is quiet when its reader has gone', async () => {
    const { stderr } = spawnSync('/bin/sh', ['-c', '"$0" "$1" check --lang zh "$2" | head -n 1', process.execPath, BIN, notEncoded.input], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
  });
});
