// JavaScript where WebAssembly is missing or refuses.
const { accepted, odd, pkg } = require('./package');
const { hostAnswering, PAYLOAD, SIGN_STR, throwingGetters } = require('./host');
const { loadIn } = require('./realm');
const [wasm, js] = ['wasm', 'js'].map((entry) => require(`../../pkg/${entry}.js`));

const compiles = { Instance: WebAssembly.Instance };
const WAYS = [
  ['is there', {}, undefined],
  ['is missing', { without: ['WebAssembly'] }, /WebAssembly is not defined/],
  ['is undefined', { globals: { WebAssembly: undefined } }, /./],
  ['is another thing', { globals: { WebAssembly: 'no' } }, /not a constructor/],
  ['cannot be read', { globals: throwingGetters('WebAssembly') }, /./],
  [
    'refuses to compile more than 4 kB at once',
    {
      globals: {
        WebAssembly: {
          ...compiles,
          Module: function Module(bytes) {
            if (bytes.length > 4096) throw new RangeError('buffer is too large for the main thread');
            return new WebAssembly.Module(bytes);
          },
        },
      },
    },
    /^RangeError: buffer is too large/,
  ],
  ['makes something else than a module', { globals: { WebAssembly: { ...compiles, Module: Object } } }, /./],
  ['makes an instance that has nothing', { globals: { WebAssembly: { Module: WebAssembly.Module, Instance: Object } } }, /./],
  [
    'makes one that answers nothing',
    {
      globals: {
        WebAssembly: {
          Module: Object,
          Instance: class {
            exports = new Proxy({}, { get: () => () => 0 });
          },
        },
      },
    },
    /./,
  ],
  [
    'throws what cannot be shown',
    {
      globals: {
        WebAssembly: {
          Module: function Module() {
            throw Object.create(null);
          },
        },
      },
    },
    /cannot be shown/,
  ],
];

test.each(WAYS)('WebAssembly %s', async (_, realm, reason) => {
  const copy = loadIn({ ...realm, entry: 'index' });
  const { kind } = await copy.createPaySignCenter({ my: hostAnswering('success', PAYLOAD) }).paySignCenter({ signStr: SIGN_STR });
  expect(kind).toBe('signed');
  const expected = reason ? { name: 'js', fallbackReason: expect.stringMatching(reason) } : { name: 'wasm' };
  expect(copy.engine()).toEqual(expected);
});

test('each entry has the engine that it is named for', () => {
  expect([pkg, wasm, js].map((entry) => entry.engine())).toEqual([{ name: 'wasm' }, { name: 'wasm' }, { name: 'js' }]);
});

/** What a package says of every vector. */
function said({ checkSignStr, parseSignResult, toSignStr }) {
  return JSON.stringify([
    accepted.map(({ sign_str: signStr, body, result }) => [
      checkSignStr(signStr),
      checkSignStr(body),
      toSignStr(body),
      parseSignResult(result, { signStr }),
    ]),
    odd.map(({ input }) => parseSignResult(input)),
  ]);
}

test('the engines agree on every vector', () => expect(said(js)).toBe(said(wasm)));

/** Changes of one to three places in a string, by a generator of numbers that is the same in every run. */
function* changed(strings, count) {
  let state = 1;
  const below = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  for (let number = 0; number < count; number++) {
    let text = strings[below(strings.length)];
    for (let left = 1 + below(3); left; left--) {
      const at = below(text.length + 1);
      const letter = String.fromCharCode(below(7) ? 32 + below(95) : below(65536));
      text = text.slice(0, at) + ['', letter, letter, '%25'][below(4)] + text.slice(at + [0, 1, 3, text.length][below(4)]);
    }
    yield text;
  }
}

test('the engines agree on 1,500 strings that chance made of the vectors', () => {
  const strings = accepted.flatMap(({ sign_str: signStr, body }) => [signStr, body]);
  const seen = new Set();
  for (const text of changed(strings, 1500)) {
    const [ours, theirs] = [js, wasm].map(({ checkSignStr, toSignStr }) => {
      const report = checkSignStr(text, { showPersonalData: true });
      return { report, fields: report.fields, suggestion: report.suggestion, signStr: toSignStr(text) };
    });
    expect({ text, ...ours }).toEqual({ text, ...theirs });
    for (const { code } of theirs.report.findings) seen.add(code);
  }
  // They are not all of one kind.
  expect(seen.size).toBeGreaterThan(25);
});

// The memory of the module as JavaScript grows into another buffer: views of the old one would read zeros ever after.
test.each([
  ['wasm', wasm],
  ['js', js],
])('%s: after a string of the greatest length the answers are the same as before', (_, entry) => {
  const before = said(entry);
  for (const unit of ['%', '张', 'a=']) expect(entry.checkSignStr(unit.repeat((1 << 20) / unit.length)).ok).toBe(false);
  expect(said(entry)).toBe(before);
});

test('without an engine the entry ./js needs nothing of WebAssembly', () => {
  const globals = throwingGetters('WebAssembly');
  expect(loadIn({ globals, entry: 'js' }).checkSignStr(SIGN_STR).ok).toBe(true);
});
