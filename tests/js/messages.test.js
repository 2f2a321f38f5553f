const { readFileSync } = require('node:fs');
const path = require('node:path');
const { faulty, FINDING_CODES, FOLDER, named, pkg } = require('./package');
const { valueIn } = require('../support/es_module');
const { explain, explainOutcome, MESSAGES, PLATFORM, SDKS, TABLES } = require('../../pkg/messages.js');

const ROOT = path.join(FOLDER, '..');
const CODES = Object.keys(MESSAGES);
const TEXTS = ['title', 'means', 'cause', 'fix'];

const found = faulty.flatMap(({ input }) => pkg.checkSignStr(input).findings);

test('each example names its SDK', () => {
  expect(SDKS).toEqual({ node: 'Node', java: 'Java', python: 'Python', php: 'PHP', go: 'Go' });
});

describe.each(CODES)('%s', (code) => {
  test.each(['zh', 'en'])('is told in %s, in whole sentences', (lang) => {
    const explanation = explain(code, lang);
    for (const field of TEXTS) expect(explanation[field]).toBe(MESSAGES[code][field][lang]);
    for (const field of TEXTS.slice(1)) expect(explanation[field]).toMatch(lang === 'zh' ? /[。]$/ : /[.]$/);
    // A term of the platform's may stand in English; a sentence in the other language may not.
    const language = lang === 'zh' ? /\p{sc=Han}/u : /^(?:[^\p{sc=Han}]|无效签名)+$/u;
    for (const field of TEXTS.slice(1)) expect(explanation[field]).toMatch(language);
  });

  test('an example is one line for every SDK', () => {
    const { examples } = explain(code);
    if (!examples) return expect(explain(code)).not.toHaveProperty('examples');
    expect(Object.keys(examples)).toEqual(Object.keys(SDKS));
    for (const line of Object.values(examples)) expect(line).toMatch(/^\S.*\S$/);
  });
});

describe('explain', () => {
  test('gives a code, its severity and texts', () => {
    expect(explain('not_encoded')).toEqual({
      kind: 'finding',
      code: 'not_encoded',
      severity: 'error',
      title: '请求串没有整体编码',
      means: expect.stringContaining('无效签名'),
      cause: expect.stringContaining('sdkExecute'),
      fix: expect.stringContaining('toSignStr(body)'),
      examples: expect.objectContaining({ node: expect.stringContaining('encodeURIComponent(alipaySdk.sdkExecute(') }),
    });
    expect(explain('not_encoded')).toEqual(explain('not_encoded', 'zh'));
    expect(explain('period_lt_7_days', 'en')).toMatchObject({ severity: 'warning', title: 'Less than 7 days' });
    expect(explain('signature_mismatch').severity).toBe('error');
  });

  test.each(['', 'no_such_code', 'constructor', '__proto__', 'toString', undefined])('%s: null', (code) => {
    expect(explain(code)).toBeNull();
  });

  test.each(named(faulty.filter(({ expect }) => expect.code)))('%s', (_, { expect: { code, severity } }) => {
    expect(explain(code)?.severity).toBe(severity === 'needs_key' ? 'error' : severity);
  });

  test('says of every finding how bad it is and where it is, as the check does', () => {
    expect(found.length).toBeGreaterThan(50);
    for (const { code, severity, layer } of found) {
      expect(explain(code)).toMatchObject({ code, severity });
      expect(MESSAGES[code].layers).toContain(layer);
    }
  });
});

/** Every code but the findings, which are told of above. */
const OTHERS = Object.entries(TABLES).flatMap(([kind, table]) =>
  kind === 'finding' ? [] : Object.keys(table).map((code) => [kind, code]),
);

/** What the platform calls its own things stands in English texts as it is. */
const TERMS = /周期扣款|商家扣款|支付宝公钥|应用公钥|接口加签方式|真机调试|预览/g;

describe.each(OTHERS)('%s %s', (kind, code) => {
  test.each(['zh', 'en'])('is told in %s, in whole sentences', (lang) => {
    const explanation = explain(code, lang, kind);
    expect(explanation).toMatchObject({ kind, code, title: TABLES[kind][code].title[lang] });
    expect(explanation).not.toHaveProperty('severity');
    for (const field of TEXTS) expect(explanation[field]).toBe(TABLES[kind][code][field][lang]);
    const language = lang === 'zh' ? /\p{sc=Han}.*。$/u : /^\P{sc=Han}+[.]$/u;
    for (const field of TEXTS.slice(1)) expect(explanation[field].replace(lang === 'en' ? TERMS : '', '')).toMatch(language);
    expect(explanation.title).toMatch(/^\S.*[^.。\s]$/);
  });
});

test('no two tables have the same sentence, but for one constant', () => {
  const texts = Object.entries(TABLES).flatMap(([kind, table]) =>
    Object.entries(table).flatMap(([code, row]) =>
      TEXTS.slice(1).map((field) => ({ where: `${kind} ${code} ${field}`, kind, text: row[field] })),
    ),
  );
  const twice = texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter(
        (other) => other.kind !== one.kind && other.text !== one.text && (other.text.zh === one.text.zh || other.text.en === one.text.en),
      )
      .map((other) => `${one.where} = ${other.where}`),
  );
  expect(twice).toEqual([]);
});

describe('explain, by the kind of a code', () => {
  test.each([
    ['duplicate_key', undefined, 'issue'],
    ['duplicate_key', 'signature', 'signature'],
    ['duplicate_param', undefined, 'finding'],
    ['duplicate_param', 'signature', 'signature'],
    ['missing_sign', undefined, 'finding'],
    ['missing_sign', 'issue', 'issue'],
    ['missing_sign', 'signature', null],
    ['timeout', 'error', 'error'],
    ['api_missing', undefined, 'client'],
    ['not_encoded', 'platform', null],
    ['not_encoded', 'no_such_kind', null],
    ['not_encoded', 'constructor', null],
  ])('%s, %s: %s', (code, kind, expected) => {
    expect(explain(code, 'en', kind)?.kind ?? null).toBe(expected);
  });

  test.each([
    ['USER_AGREEMENT_NOT_EXIST', 'USER_AGREEMENT_NOT_EXIST'],
    ['ACQ.USER_AGREEMENT_NOT_EXIST', 'USER_AGREEMENT_NOT_EXIST'],
    ['aop.ACQ.SYSTEM_ERROR', 'SYSTEM_ERROR'],
    ['ACQ.MERCHANT_AGREEMENT_NOT_EXIST', 'MERCHANT_AGREEMENT_IS_NOT_EXIST'],
    ['商户协议不存在', 'MERCHANT_AGREEMENT_IS_NOT_EXIST'],
    ['无效签名', 'isv.invalid-signature'],
    ['系统异常', 'SYSTEM_ERROR'],
    ['4', 'N22104'],
    ['404', '404 Not Found'],
  ])('%s is what the platform says: %s', (code, canonical) => {
    expect(explain(code, 'en')).toMatchObject({ kind: 'platform', code: canonical });
  });

  test.each(['ACQ.', 'ACQ.constructor', 'ACQ.__proto__', 'ACQ.not_encoded', 'hasOwnProperty', 'words'])('%s: null', (code) => {
    expect(explain(code)).toBeNull();
  });
});

describe('explainOutcome', () => {
  const response = (members) => ({ resultStatus: '7002', result: JSON.stringify({ alipay_user_agreement_page_sign_response: members }) });
  test.each([
    [response({ code: '40004', sub_code: 'PRODUCT_CODE_NOT_SUPPORTED_ERROR' }), 'PRODUCT_CODE_NOT_SUPPORTED_ERROR'],
    [response({ code: '40004', sub_code: 'ACQ.SYSTEM_ERROR' }), 'SYSTEM_ERROR'],
    [response({ code: '40004', sub_code: 'constructor' }), null],
    [response({ code: '40004' }), null],
    [{ resultStatus: '7002', result: '' }, null],
    [{ error: 4, errorMessage: '无权调用' }, 'N22104'],
    [{ error: 11 }, null],
  ])('%j: %s', (payload, code) => {
    expect(explainOutcome(pkg.parseSignResult(payload), 'en')?.code ?? null).toBe(code);
  });
});

test.each(Object.keys(PLATFORM))('%s names its sources', (code) => {
  const { sources } = explain(code, 'en', 'platform');
  expect(sources.length).toBeGreaterThan(0);
  for (const { title, url } of sources) expect([title.length > 4, url]).toEqual([true, expect.stringMatching(/^https:\/\/[\w.]+\/\S+$/)]);
});

test('no two rows claim the same word', () => {
  const words = Object.entries(PLATFORM).flatMap(([code, { words: others = [] }]) => [code, ...others]);
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
});

test('the explained codes are those of the check, and the one that needs a key', () => {
  expect([...CODES].sort()).toEqual([...FINDING_CODES, 'signature_mismatch'].sort());
});

describe('docs', () => {
  const expected = valueIn('js-glue/docs.mjs', 'documentsOf', 'documentsOf(input)', path.join(FOLDER, 'messages.js'));

  test.each(Object.keys(expected))('%s says what the sources say', (name) => {
    const isSame = readFileSync(path.join(ROOT, 'docs', name), 'utf8') === expected[name];
    expect(isSame ? '' : `docs/${name} is not what js-glue/src and js-glue/build/api make: run node js-glue/docs.mjs`).toBe('');
  });

  test('are the findings, the codes and the API, in two languages', () => {
    const names = ['findings', 'codes', 'api'].flatMap((name) => [`${name}.md`, `${name}.zh-CN.md`]);
    expect(Object.keys(expected)).toEqual(names);
  });

  test.each(['codes.md', 'codes.zh-CN.md'])('%s has a section for every code', (name) => {
    expect(expected[name].match(/^### .+$/gm).map((line) => line.slice(4))).toEqual(OTHERS.map(([, code]) => code));
  });

  test.each(['findings.md', 'findings.zh-CN.md'])('%s has a section for every code, and its index leads there', (name) => {
    const sections = expected[name].match(/^## \w+$/gm).map((line) => line.slice(3));
    expect(sections).toEqual(CODES);
    expect(expected[name].match(/\]\(#\w+\)/g).map((link) => link.slice(3, -1))).toEqual(CODES);
  });
});
