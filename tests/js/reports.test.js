const { accepted, documented, faulty, named, pkg, quoted, secretsOf } = require('./package');
const { hostThat, NEW_CLIENT, on, PAYLOAD, settled, SIGN_STR, throwingGetters } = require('./host');

const BODY = decodeURIComponent(SIGN_STR);
const PERSONAL = accepted.find(({ name }) => name === 'alipay-sdk@4.14.0/full_docs_like');
const NO_NUMBER = accepted.find(({ name }) => name === 'alipay-sdk@4.14.0/no_external_agreement_no').sign_str;
const WRONG_METHOD = SIGN_STR.replace('page.sign', 'pay');

/** Asks a host that signs; what it was asked with, and what came of the call. */
async function asked(signStr, options, my = hostThat((request) => request.success(PAYLOAD))) {
  const answer = await settled(on(my).paySignCenter({ signStr, ...options }));
  return { ...answer, signStrs: my.asked.map((request) => request.signStr) };
}

describe('suggestion and fields', () => {
  test.each([
    ['a body', BODY],
    ['what is accepted', SIGN_STR],
    ['nothing', ''],
    ['no string', undefined],
  ])('of %s: lazy, and not enumerable', (_, signStr) => {
    const report = pkg.checkSignStr(signStr);
    expect(Object.keys(report)).toEqual(['ok', 'findings']);
    expect(JSON.parse(JSON.stringify(report))).toEqual({ ok: report.ok, findings: report.findings });
    for (const key of ['suggestion', 'fields']) {
      expect(Object.getOwnPropertyDescriptor(report, key)).toMatchObject({ enumerable: false, get: expect.any(Function) });
      expect(report[key]).toBe(report[key]);
    }
  });

  test.each([
    ['a body', BODY, SIGN_STR],
    ['encoded again', encodeURIComponent(SIGN_STR), SIGN_STR],
    ['white space', ` ${SIGN_STR}\n`, SIGN_STR],
    ['JSON', JSON.stringify({ signStr: BODY }), SIGN_STR],
    ['a body with a warning', decodeURIComponent(NO_NUMBER), NO_NUMBER],
    ['nothing wrong', SIGN_STR, null],
    ['a warning that no repair undoes', NO_NUMBER, null],
    ['an error that no repair undoes', WRONG_METHOD, null],
    ['a body with such an error', decodeURIComponent(WRONG_METHOD), null],
    ['nothing', '', null],
    ['undefined', undefined, null],
    ['a symbol', Symbol('x'), null],
    ['an object', { signStr: BODY }, null],
    ['a String object', Object(BODY), null],
  ])('suggestion of %s', (_, signStr, expected) => {
    expect(pkg.checkSignStr(signStr).suggestion).toBe(expected);
  });

  test.each(named(accepted.filter((row) => row.biz_content)))('fields of %s', (_, { sign_str: signStr, biz_content: content }) => {
    const { params, bizContent } = pkg.checkSignStr(signStr, { showPersonalData: true }).fields;
    expect(params).toMatchObject({ method: 'alipay.user.agreement.page.sign', version: '1.0' });
    expect(params.sign).toMatch(/^.{4}\*{4}.{4}$/);
    expect(params).not.toHaveProperty('biz_content');
    expect(bizContent.externalAgreementNo).toBe(content.external_agreement_no);
    expect(bizContent.accessParams).toEqual(content.access_params);
    expect(bizContent.externalLogonId).toBe(content.external_logon_id);
    expect(bizContent.periodRuleParams?.period).toBe(content.period_rule_params?.period);
  });

  test.each([
    ['no option', undefined],
    ['null', null],
    ['absent', {}],
    ['false', { showPersonalData: false }],
    ['1', { showPersonalData: 1 }],
    ['a word', { showPersonalData: 'true' }],
    ['a getter that throws', throwingGetters('showPersonalData')],
  ])('personal data is masked: %s', (_, options) => {
    const { bizContent } = pkg.checkSignStr(PERSONAL.sign_str, options).fields;
    expect(bizContent).toMatchObject({ externalLogonId: '13****77', identityParams: { userName: '****', certNo: '6110****8888' } });
  });

  test('personal data is shown when asked for; the sign never is', () => {
    const { params, bizContent } = pkg.checkSignStr(PERSONAL.sign_str, { showPersonalData: true }).fields;
    expect(bizContent).toMatchObject({ externalLogonId: '13852852877', identityParams: { userName: '张三', certNo: '61102619921108888' } });
    expect(params.sign).toContain('****');
  });

  test.each(['', '   ', 'undefined', '{}', undefined, null, 7])('no fields of %p', (signStr) => {
    expect(pkg.checkSignStr(signStr).fields).toBe(null);
  });

  test("a name of JavaScript's own harms nothing", () => {
    const { fields } = pkg.checkSignStr(`${SIGN_STR}%26__proto__%3Dx%26constructor%3Dy`, { showPersonalData: true });
    expect(fields.params.constructor).toBe('y');
    expect({}.x).toBe(undefined);
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
  });

  test.each([...named(accepted), ...named(documented), ...faulty.map((row) => [row.name, { sign_str: row.input }])])(
    'masked fields of %s quote no secret',
    (_, { sign_str: signStr }) => {
      const secrets = secretsOf(signStr).filter((secret) => secret.length > 3);
      expect(quoted(JSON.stringify(pkg.checkSignStr(signStr).fields), secrets)).toEqual([]);
    },
  );
});

describe('reports of calls', () => {
  const bare = (report) => {
    expect(Object.keys(report)).toEqual(['ok', 'findings']);
    expect('suggestion' in report).toBe(false);
    expect(report.fields).toEqual(pkg.checkSignStr(PERSONAL.sign_str).fields);
    expect(report.fields.bizContent.externalLogonId).toBe('13****77');
  };
  test("an outcome's", async () => bare((await asked(PERSONAL.sign_str)).outcome.report));
  test("parseSignResult's", () => bare(pkg.parseSignResult(PAYLOAD, { signStr: PERSONAL.sign_str }).report));
  test("the check's error's", async () => bare((await asked(PERSONAL.body)).error.report));
  test("the gate's error's", async () => {
    bare(
      (
        await asked(
          PERSONAL.sign_str,
          {},
          hostThat(() => {}, { env: { ...NEW_CLIENT, clientVersion: '10.0.1' } }),
        )
      ).error.report,
    );
  });
  test("the host's error's", async () =>
    bare(
      (
        await asked(
          PERSONAL.sign_str,
          {},
          hostThat((request) => request.fail({ error: 4 })),
        )
      ).error.report,
    ));
});

describe('validate and ignore', () => {
  test.each([
    ['a business warning', NO_NUMBER, {}, NO_NUMBER],
    ['strict: a business warning', NO_NUMBER, { validate: 'strict' }, null],
    ['strict: ignored', NO_NUMBER, { validate: 'strict', ignore: ['missing_external_agreement_no'] }, NO_NUMBER],
    ['report: nothing blocks', WRONG_METHOD, { validate: 'report' }, WRONG_METHOD],
    ['a suggestion is not taken by itself', BODY, {}, null],
  ])('%s', async (_, signStr, options, expected) => {
    const { error, signStrs } = await asked(signStr, options);
    expect(signStrs).toEqual(expected === null ? [] : [expected]);
    expect(error?.code).toBe(expected === null ? 'invalid_sign_str' : undefined);
  });
});
