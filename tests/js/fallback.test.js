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

// The memory of the module as JavaScript grows into another buffer: views of the old one would read zeros ever after.
test.each([
  ['wasm', wasm],
  ['js', js],
])('%s: after a string of the greatest length the answers are the same as before', (_, entry) => {
  const before = said(entry);
  for (const unit of ['%', '张', 'a=']) expect(entry.checkSignStr(unit.repeat((1 << 20) / unit.length)).ok).toBe(false);
  expect(said(entry)).toBe(before);
});

test('the entry ./js reads nothing of WebAssembly', () => {
  const globals = throwingGetters('WebAssembly');
  expect(loadIn({ globals, entry: 'js' }).checkSignStr(SIGN_STR).ok).toBe(true);
});
