const { inspect } = require('node:util');
const { accepted, documented, ERROR_CODES, pkg, quoted, secretsOf } = require('./package');
const { hostAnswering, hostThat, NEW_CLIENT, on, PAYLOAD, settled, SIGN_STR, USER_MESSAGE } = require('./host');
const { breakableWebAssembly, loadIn } = require('./realm');

const OLD_CLIENT = { env: { ...NEW_CLIENT, clientVersion: '10.0.1' } };

/** A way to each code: `signStr` is a server's, `payload` an answer; the error's texts must quote neither. */
const WAYS = {
  invalid_sign_str: (signStr) => on(hostThat(() => {})).paySignCenter({ signStr: decodeURIComponent(signStr) }),
  unsupported_client: (signStr) => on(OLD_CLIENT).paySignCenter({ signStr }),
  host_error: (signStr, { result }) =>
    on(hostAnswering('fail', { result, error: signStr.slice(-40), errorMessage: result })).paySignCenter({ signStr }),
  in_progress(signStr) {
    const my = hostThat(() => {});
    void on(my).paySignCenter({ signStr });
    return on(my).paySignCenter({ signStr });
  },
  timeout: (signStr) => on(hostThat(() => {})).paySignCenter({ signStr, timeout: 1 }),
  engine_failed(signStr, payload) {
    const { WebAssembly } = breakableWebAssembly((name) => name.startsWith('hostAnswered'));
    return loadIn({ globals: { WebAssembly }, entry: 'index' })
      .createPaySignCenter({ my: hostAnswering('success', payload) })
      .paySignCenter({ signStr });
  },
};

/** Whose sentence for the user is not that of their code: what may have signed, and an old client. */
const WORDS = { timeout: 'confirming', engine_failed: 'confirming', host_error: 'confirming' };

function thrownBy(signStr, { result }) {
  const my = hostThat(() => {
    throw new Error(`${signStr} ${result}`);
  });
  return on(my).paySignCenter({ signStr });
}

/** All that a log may come to hold of an error. */
function printed(error) {
  return [
    error.message,
    error.stack,
    String(error),
    JSON.stringify(error),
    Object.values(error).map(String),
    JSON.stringify(Object.entries(error)),
    inspect(error),
  ].join('\n');
}

function secrets({ sign_str: signStr, result }) {
  const found = secretsOf(signStr);
  if (!result) return found;
  const document = JSON.parse(result.result);
  const { external_logon_id: logon } = document.alipay_user_agreement_page_sign_response;
  return [...found, document.sign, logon].filter(Boolean);
}

test('every code has a way', () => expect(Object.keys(WAYS).sort()).toEqual([...ERROR_CODES].sort()));

describe.each(Object.entries(WAYS))('%s', (code, way) => {
  let error;
  beforeAll(async () => {
    ({ error } = await settled(way(SIGN_STR, PAYLOAD)));
  });

  test('is an Error of ours', () => {
    expect(error.code).toBe(code);
    expect(error.name).toBe('SignCenterError');
    expect(pkg.isSignCenterError(error)).toBe(true);
    expect(Object.prototype.toString.call(error)).toBe('[object Error]');
    expect(String(error)).toBe(`SignCenterError: ${error.message}`);
    expect(error.stack).toEqual(expect.any(String));
    expect(error.mayHaveSigned).toEqual(expect.any(Boolean));
    if (code === 'engine_failed') return;
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(pkg.SignCenterError);
  });

  test('has a message of its own, in English, and what it is about', () => {
    expect(error.message).toMatch(/^[a-z]/i);
    expect('report' in error).toBe(code !== 'engine_failed');
    expect('support' in error).toBe(code === 'unsupported_client');
    expect('raw' in error).toBe(code === 'host_error');
    expect('cause' in error).toBe(code === 'engine_failed');
    expect('pending' in error).toBe(code === 'in_progress');
    expect('late' in error).toBe(code === 'timeout' || code === 'engine_failed');
    expect(error.userMessage).toEqual({ zh: USER_MESSAGE[WORDS[code] || code], en: expect.stringMatching(/^[A-Z]/) });
  });

  test('keeps cause and raw out of enumeration', () => {
    for (const key of ['cause', 'raw', 'late', 'pending', 'queryError']) expect(Object.keys(error)).not.toContain(key);
    expect(Object.keys(JSON.parse(JSON.stringify(error)))).toEqual(expect.arrayContaining(['code', 'mayHaveSigned', 'userMessage']));
  });
});

describe('secrets', () => {
  const rows = [...accepted, ...documented.map((row) => ({ ...row, result: null }))];
  test('there are some', () => expect(rows.flatMap(secrets).length).toBeGreaterThan(150));

  // A word of the host's own may be told; what is as long as a piece of a signStr may not.
  test.each(rows.map((row) => [row.name, row]))('%s', async (_, row) => {
    for (const way of [...Object.values(WAYS), thrownBy]) {
      const { error } = await settled(way(row.sign_str, row.result || PAYLOAD));
      expect(quoted(printed(error), secrets(row))).toEqual([]);
    }
  });

  test('the version of a client that is no version', async () => {
    const my = { env: { clientVersion: SIGN_STR, clientName: 'ap' } };
    const { error } = await settled(on(my).paySignCenter({ signStr: SIGN_STR }));
    expect(quoted(printed(error), secretsOf(SIGN_STR))).toEqual([]);
  });
});

describe('across copies', () => {
  const other = loadIn();
  test("each knows the other's errors", async () => {
    const { error } = await settled(pkg.paySignCenter({ signStr: SIGN_STR }));
    const { error: others } = await settled(other.paySignCenter({ signStr: SIGN_STR }));
    expect(other.isSignCenterError(error)).toBe(true);
    expect(pkg.isSignCenterError(others)).toBe(true);
    expect(others instanceof pkg.SignCenterError).toBe(false);
    expect(others.code).toBe('unsupported_client');
  });

  test.each([
    ['undefined', undefined],
    ['null', null],
    ['text', 'invalid_sign_str'],
    ['an Error', new Error('x')],
    ['an object with a code', { code: 'host_error' }],
    ['an Error with our name', Object.assign(new Error('x'), { name: 'SignCenterError', code: 'host_error', mayHaveSigned: true })],
  ])('%s is none', (_, value) => {
    expect(pkg.isSignCenterError(value)).toBe(false);
    expect(other.isSignCenterError(value)).toBe(false);
  });
});

describe('SignCenterError', () => {
  test('can be made, for stand-ins', () => {
    const cause = new Error('why');
    const error = new pkg.SignCenterError({ code: 'host_error', message: 'a sentence', mayHaveSigned: true }, cause, { error: 11 });
    expect(error).toBeInstanceOf(pkg.SignCenterError);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ code: 'host_error', message: 'a sentence', mayHaveSigned: true, name: 'SignCenterError' });
    expect(error.cause).toBe(cause);
    expect(error.raw).toEqual({ error: 11 });
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      code: 'host_error',
      mayHaveSigned: true,
      userMessage: { zh: USER_MESSAGE.confirming, en: expect.any(String) },
    });
    expect(error.stack).toContain('errors.test.js');
    expect(error.constructor).toBe(pkg.SignCenterError);
  });
});
