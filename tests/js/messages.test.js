const { execFileSync } = require('node:child_process');
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { faulty, FINDING_CODES, FOLDER, named, pkg } = require('./package');
const { explain, MESSAGES } = require('../../pkg/messages.js');

const ROOT = path.join(FOLDER, '..');
const CODES = Object.keys(MESSAGES);
const TEXTS = ['title', 'means', 'cause', 'fix'];
const SDKS = ['node', 'java', 'python', 'php', 'go'];

const found = faulty.flatMap(({ input }) => pkg.checkSignStr(input).findings);

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
    expect(Object.keys(examples)).toEqual(SDKS);
    for (const line of Object.values(examples)) expect(line).toMatch(/^\S.*\S$/);
  });
});

describe('explain', () => {
  test('gives a code, its severity and texts', () => {
    expect(explain('not_encoded')).toEqual({
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

test('the explained codes are those of the check, and the one that needs a key', () => {
  expect([...CODES].sort()).toEqual([...FINDING_CODES, 'signature_mismatch'].sort());
  // The check says how bad each of them is: nothing is left of what stood in for it.
  expect(existsSync(path.join(ROOT, 'js-glue/src/messages/pending.ts'))).toBe(false);
});

describe('docs', () => {
  const module = JSON.stringify(pathToFileURL(path.join(ROOT, 'js-glue/docs.mjs')).href);
  const source = `
    import { createRequire } from 'node:module';
    import { documents } from ${module};
    console.log(JSON.stringify(documents(createRequire(${module})('../pkg/messages.js'))));`;
  const expected = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8' }));

  test.each(Object.keys(expected))('%s says what the table says', (name) => {
    const isSame = readFileSync(path.join(ROOT, 'docs', name), 'utf8') === expected[name];
    expect(isSame ? '' : `docs/${name} differs from js-glue/src/messages: run node js-glue/docs.mjs`).toBe('');
  });

  test.each(Object.keys(expected))('%s has a section for every code, and its index leads there', (name) => {
    const sections = expected[name].match(/^## \w+$/gm).map((line) => line.slice(3));
    expect(sections).toEqual(CODES);
    expect(expected[name].match(/\]\(#\w+\)/g).map((link) => link.slice(3, -1))).toEqual(CODES);
  });
});
