const { spawnSync } = require('node:child_process');
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { accepted, faulty, FOLDER, named, odd, pkg, quoted, read, secretsOf } = require('./package');
const { columns, run, visible, windowAt } = require('../../pkg/bin/pay-sign-center.js');
const { explain } = require('../../pkg/messages.js');
const { inspectSignStr } = require('../../pkg/node.js');

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
async function told(args, { env = {}, stdin = '', isTerminal = false, columns: width } = {}) {
  const [out, err] = [[], []];
  const input = { isTTY: stdin === null, read: async () => Buffer.from(stdin), pieces: () => piecesOf(Buffer.from(stdin)) };
  const realm = { env, isTerminal, columns: width, version: VERSION, stdin: input };
  const status = await run(args, { ...realm, out: async (text) => out.push(text), err: async (text) => err.push(text) });
  return { status, out: out.join(''), err: err.join('') };
}

/** Cut where it hurts: inside of the mark of the charset, of characters and of line ends. */
async function* piecesOf(bytes) {
  yield bytes.subarray(0, 1);
  for (let at = 1; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

const linesOf = (out) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

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
    ['short', 0, 1, 'short', '^'],
    ['short', 2, 2, 'short', '  ^^'],
    ['short', 2, 99, 'short', '  ^^^'],
    ['short', 5, 0, 'short', '     ^'],
    ['short', 99, 1, 'short', '     ^'],
    ['', 0, 0, '', '^'],
    [long, 0, 1, `${'x'.repeat(72)}…`, '^'],
    [long, 0, 200, `${'x'.repeat(72)}…`, '^'.repeat(72)],
    [long, 100, 3, `…${'x'.repeat(72)}…`, `${' '.repeat(29)}^^^`],
    [long, 200, 0, `…${'x'.repeat(28)}`, `${' '.repeat(29)}^`],
    ['中文x', 1, 2, '中文x', '  ^^^'],
    ['a\nb', 1, 1, 'a␊b', ' ^'],
    ['\ufeffb', 1, 1, '¤b', ' ^'],
    // In the middle of a character, which no place is: each half is shown as a sign of its own.
    [`${'😀'.repeat(40)}!`, 61, 1, `…${'😀'.repeat(14)}¤¤${'😀'.repeat(9)}!`, `${' '.repeat(30)}^`],
  ])('%p at %i, of %i', (text, offset, length, line, carets) => {
    const found = windowAt(text, { offset, length });
    expect(found).toEqual({ line, carets });
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

  test('says first what to change, then where it is and what it means, and the repair', async () => {
    const { out } = await told(['check', notEncoded.input]);
    expect(out).toMatch(/^✗ error {2}The body was not encoded\n {2}not_encoded\n {2}→ What to change: Encode the body once/);
    expect(out).toMatch(/\n {2}in signStr, at 0:\n {4}method=alipay[^\n]*…\n {4}\^{72}\n/);
    for (const text of [
      'signStr 958 characters, body 958 characters, biz_content 306 characters\n',
      'How it comes about: ',
      'The signature was not checked: --app-public-key FILE checks it.\n',
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
    expect(printed).toMatchObject({ schema: 1, ok: false, suggestion: notEncoded.expect.suggestion, signature: null });
    expect(printed.findings).toEqual([
      { ...pkg.checkSignStr(notEncoded.input).findings[0], explanation: expect.objectContaining({ code: 'not_encoded' }) },
    ]);
  });

  test.each([
    ['the right key', good.sign_str, APP, 0, 'Signature: valid'],
    ['another key', good.sign_str, PLATFORM, 1, 'Signature: invalid  The key does not open the signature'],
    ['changed after signing', row('tampered_biz').input, APP, 1, 'Signature: invalid'],
    ['no sign', row('missing_sign').input, APP, 1, 'Signature: absent'],
  ])('--app-public-key: %s', async (_, signStr, key, status, text) => {
    const found = await told(['check', '--app-public-key', key, signStr]);
    expect([found.status, found.err]).toEqual([status, '']);
    expect(found.out).toContain(text);
  });

  test('--show-personal-data masks nothing', async () => {
    const personal = accepted.find(({ biz_content: content }) => content?.external_logon_id?.length > 6);
    expect((await told(['decode', personal.sign_str])).out).not.toContain(personal.biz_content.external_logon_id);
    expect((await told(['decode', '--show-personal-data', personal.sign_str])).out).toContain(
      JSON.stringify(personal.biz_content.external_logon_id),
    );
  });
});

describe('on a terminal', () => {
  const everyRow = named(faulty.filter(({ input }) => typeof input === 'string'));
  test.each([
    ['en', 80],
    ['en', 120],
    ['zh', 80],
    ['zh', 120],
  ])('no line is longer than the terminal: %s, %i columns', async (lang, width) => {
    for (const [, { input }] of everyRow) {
      const { out } = await told(['check', '--no-color', '--lang', lang, '-'], { stdin: input, isTerminal: true, columns: width });
      const { suggestion } = pkg.checkSignStr(input);
      const lines = out.split('\n').filter((line) => line !== suggestion);
      const isCode = (line) => /^ {4}(Node|Java|Python|PHP|Go) |^ {11}\S/.test(line);
      for (const line of lines) expect({ line, isTooLong: columns(line) > width }).toEqual({ line, isTooLong: false });
      if (lang === 'zh') expect(lines.filter((line) => !isCode(line)).join('\n')).not.toMatch(/\b(the|is|are|was|not)\b/);
    }
  });

  test('without a terminal no line is broken', async () => {
    const { out } = await told(['check', notEncoded.input]);
    expect(out).toContain(`What to change: ${explain('not_encoded', 'en').fix}\n`);
  });
});

describe('check --lines', () => {
  const lines = [good.sign_str, '', notEncoded.input, good.body.replace('&', '&amp;'), good.sign_str, '中文'];
  const expected = lines.map((line) => (line === '' ? [] : pkg.checkSignStr(line).findings));

  test.each([
    ['\n', (text) => Buffer.from(text)],
    ['\n, with an end', (text) => Buffer.from(`${text}\n`)],
    ['\r\n', (text) => Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('%s', async (_, write) => {
    const { status, out } = await told(['check', '--lines', '--json', '-'], { stdin: write(lines.join('\n')) });
    const printed = linesOf(out);
    const sum = printed.pop();
    expect(printed).toEqual(expected.flatMap((findings, index) => (findings.length ? [{ line: index + 1, findings }] : [])));
    const counts = { not_encoded: 2, html_escaped: 1, not_a_sign_str: 1 };
    expect([status, sum]).toEqual([1, { schema: 1, ok: false, lines: 6, linesWithErrors: 3, counts }]);
  });

  test('as text, from a file', async () => {
    const { status, out } = await told(['check', '--lines', file('lines.txt', lines.join('\n'))]);
    expect(status).toBe(1);
    expect(out).toMatch(
      /^3 {2}not_encoded@0\n4 {2}html_escaped@\d+ not_encoded@\d+\n6 {2}not_a_sign_str@0\n\n {9}2 {2}not_encoded {2}The body was not encoded\n/,
    );
    expect(out).toMatch(/\n6 lines, 3 with errors\n$/);
    expect(await told(['check', '--lines', file('good.txt', `${good.sign_str}\n`)])).toMatchObject({
      status: 0,
      out: '\n1 line, 0 with errors\n',
    });
  });

  test('no line is quoted', async () => {
    const { out } = await told(['check', '--lines', '-'], { stdin: faulty.map(({ input }) => String(input)).join('\n') });
    expect(
      quoted(
        out,
        faulty.flatMap(({ input }) => secretsOf(String(input))),
      ),
    ).toEqual([]);
  });
});

describe('content', () => {
  const { content } = inspectSignStr(good.sign_str).signed;
  const text = Buffer.from(content).toString();

  test('prints the text that was signed', async () => {
    expect(await told(['content', good.sign_str])).toEqual({ status: 0, out: `${text}\n`, err: '' });
    expect(await told(['content', 'hello'])).toEqual({ status: 1, out: '', err: 'No parameters can be found in it.\n' });
  });

  test('says where the gateway’s differs', async () => {
    const compare = (printed) => told(['content', '--compare', file('gateway.txt', printed), good.sign_str]);
    expect(await compare(`${text}\n`)).toEqual({ status: 0, out: 'The two texts are the same.\n', err: '' });
    const { status, out } = await compare(`网关生成的验签字符串为：${text.replace('charset=utf-8', 'charset=GBK')}`);
    expect(status).toBe(1);
    expect(out).toMatch(
      /^✗ The texts differ from character \d+ on, in charset:\n {2}this signStr\n.*charset=utf-8.*\n +\^\n {2}the other text\n.*charset=GBK.*\n +\^\n$/,
    );
  });
});

test('what would drive a terminal is not sent to it, and is exact for a file', async () => {
  const hostile = 'method%3D%1B%5B2J%C2%9B%E2%80%AE%26sign%3Da%26app_id%3D1%26biz_content%3D%7B%7D';
  for (const command of ['content', 'encode', 'decode']) {
    const input = command === 'encode' ? 'method=\x1b[2J\x9b\u202e&sign=a&app_id=1&biz_content={}\x1b' : hostile;
    expect((await told([command, input], { isTerminal: true, env: { NO_COLOR: '1' } })).out).not.toMatch(/[\x1b\x9b\u202e]/);
  }
  expect((await told(['content', hostile])).out).toContain('\x1b[2J');
  const { out } = await told(['decode', '--json', '--show-personal-data', hostile]);
  expect([out.match(/[\x1b\x9b\u202e]/), JSON.parse(out).params.method]).toEqual([null, expect.stringContaining('\x1b[2J')]);
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

  test('--json explains what the platform says', async () => {
    const { out } = await told(['result', '--json', JSON.stringify(refused)]);
    expect(JSON.parse(out).explanations[0]).toEqual(explain('PRODUCT_CODE_NOT_SUPPORTED_ERROR', 'en', 'platform'));
  });

  test.each([
    ['another key', APP, [], 'not_platform_key', 'cause'],
    ['the app’s key for both', APP, ['--app-public-key', APP], 'same_key', 'signature'],
  ])('explains why a signature is not valid, in both languages: %s', async (_, key, args, reason, kind) => {
    for (const lang of ['en', 'zh']) {
      const { out } = await told(['result', '--lang', lang, '--platform-public-key', key, ...args, JSON.stringify(signed)]);
      const { title, means, fix } = explain(reason, lang, kind);
      for (const text of [title, means, fix]) expect(out).toContain(text);
    }
  });

  const [WRONG, UNKNOWN] = ['DO NOT TRUST THIS: its signature is not right. It says: ', 'Nobody is known to have signed this. It says: '];
  const unsigned = { resultStatus: '7000', result: '{"alipay_user_agreement_page_sign_response":{"code":"10000"}}' };
  test.each([
    ['the platform signed', signed, PLATFORM, [], 'signed 7000'],
    ['another key', signed, APP, [], `${WRONG}signed 7000`],
    ['the same key for both', signed, APP, ['--app-public-key', APP], `${UNKNOWN}signed 7000`],
    [
      'a sign_type that nobody checks',
      { ...signed, result: signed.result.replace('"RSA2"', '"SM2"') },
      PLATFORM,
      [],
      `${UNKNOWN}signed 7000`,
    ],
    ['signed without a signature', unsigned, PLATFORM, [], `${UNKNOWN}signed 7000`],
    ['a cancellation without a signature', { resultStatus: '6001' }, PLATFORM, [], 'cancelled 6001'],
  ])('is headed by what is known of its signature: %s', async (_, payload, key, args, head) => {
    const { out } = await told(['result', '--platform-public-key', key, ...args, JSON.stringify(payload)]);
    expect(out.split('\n')[0]).toBe(head);
  });

  test('--json of one that another key signed', async () => {
    const { out } = await told(['result', '--json', '--platform-public-key', APP, JSON.stringify(signed)]);
    expect(JSON.parse(out)).toMatchObject({ schema: 1, ok: false, signature: { status: 'invalid', cause: 'not_platform_key' } });
  });

  test('--json holds no personal data unless it is asked for', async () => {
    const shown = async (...args) => JSON.parse((await told(['result', '--json', ...args, JSON.stringify(signed)])).out);
    expect(await shown()).toMatchObject({
      kind: 'signed',
      explanations: [],
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
    [['check', '--jsn', 'a'], 'no such option: --jsn'],
    [['encode', '--json', 'a'], 'no such option: --json'],
    [['check', 'a', '--lang'], '--lang: expected a value'],
    [['check', '--json=1', 'a'], '--json takes no value'],
    [['check', '-x', 'a'], 'no such option: -x'],
    [['check', '--app-public-key', path.join(folder, 'none.pem'), 'a'], 'none.pem cannot be read: ENOENT'],
    [['check', '--app-public-key', __filename, 'a'], 'appPublicKeyPem: neither PEM'],
    [['check', './none'], 'there is no file ./none'],
    [['check', 'none.txt'], 'there is no file none.txt'],
    [['check', 'C:\\none'], 'there is no file C:\\none'],
    [['check', '--lines', path.join(folder, 'none.log')], 'none.log cannot be read: ENOENT'],
    [['check', '--lines', '--app-public-key', APP, '-'], '--lines checks no signatures'],
    [['result', '--app-public-key', APP, '{}'], '--app-public-key needs --platform-public-key'],
  ])('%j', async (args, message) => {
    const { status, out, err } = await told(args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err).not.toContain('    at ');
  });

  // A sentence in Chinese, with nothing but names in Latin letters.
  test.each([
    [[], '缺少命令'],
    [['chek'], '没有这个命令：chek'],
    [['check', 'a', 'b'], '只接受一个参数，却有 2 个'],
    [['check', '--jsn', 'a'], '没有这个选项：--jsn'],
    [['check', '--json=1', 'a'], '--json 不带值'],
    [['check', '--app-public-key'], '--app-public-key 缺少值'],
    [['check', '--app-public-key', path.join(folder, 'none.pem'), 'a'], 'none.pem：ENOENT'],
    [['check', '--app-public-key', __filename, 'a'], '公钥文件无法使用'],
    [['check', './none'], '没有文件 ./none'],
    [['check', '--lines', '--app-public-key', APP, '-'], '--lines 不验签'],
    [['result', '--app-public-key', APP, '{}'], '--app-public-key 要与 --platform-public-key 一起使用'],
  ])('in Chinese: %j', async (args, message) => {
    const { status, err } = await told(args, { env: { LANG: 'zh_CN.UTF-8' } });
    expect([status, err.split('\n')[0]]).toEqual([2, expect.stringContaining(message)]);
    expect(await told([...args, '--lang=zh'])).toEqual({ status: 2, out: '', err: expect.stringMatching(/[一-龥]/) });
  });

  test('no argument on a terminal', async () => {
    expect(await told(['check'], { stdin: null })).toMatchObject({
      status: 2,
      err: expect.stringContaining('expected a string, a file, or text on standard input'),
    });
  });

  test.each([[[]], [['check']], [['content']], [['encode']], [['decode']], [['result']]])('%j --help', async (args) => {
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
});
