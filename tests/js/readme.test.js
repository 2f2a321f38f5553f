// What the READMEs show works as it stands there.
const { pkg, read } = require('./package');
const vm = require('node:vm');
const { createSimulator, sampleSignStr } = require('../../pkg/simulator.js');
const { MESSAGES, explain } = require('../../pkg/messages.js');

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const READMES = ['README.md', 'README.zh-CN.md'];

/** The block of code with that text in it. */
function block(readme, text) {
  const blocks = Array.from(read(readme).matchAll(/```js\n([\s\S]*?)```/g), ([, code]) => code);
  return blocks.find((code) => code.includes(text));
}

/** The page of a README on a simulated client, once it was tapped. */
async function tapped(readme, scene, begun = { signStr: sampleSignStr() }) {
  const simulator = createSimulator({ scene });
  const center = pkg.createPaySignCenter({ my: simulator.my });
  const post = async (path, agreement) => {
    if (!path.endsWith('/sign')) return simulator.queryAgreement(agreement);
    if (begun instanceof Error) throw begun;
    return begun;
  };
  let page;
  const Page = (given) => {
    page = { ...given, setData: (data) => Object.assign(page.data, data) };
  };
  const code = block(readme, 'Page({').replace(/^import (\{.*\}) from 'pay-sign-center';/m, 'const $1 = center;');
  vm.runInNewContext(code, { center, post, Page, Promise, console });
  page.onShow();
  const ended = page.sign();
  await jest.advanceTimersByTimeAsync(20_000);
  await ended;
  return page.data;
}

describe.each(READMES)('the page of %s', (readme) => {
  const UNKNOWN = { isBusy: true, message: '签约结果确认中，请勿重复签约' };
  test.each([
    ['7000', { isBusy: true, message: '签约成功' }],
    ['7001', { isBusy: true, message: '签约成功' }],
    ['signed and left', { isBusy: true, message: '签约成功' }],
    ['7002', { isBusy: false, message: expect.any(String) }],
    ['6001', { isBusy: false, message: expect.any(String) }],
    ['not permitted', { isBusy: false, message: expect.any(String) }],
    ['6002', UNKNOWN],
    [{ status: '7001', queries: ['NONE'] }, UNKNOWN],
  ])('%j', async (scene, data) => {
    expect(await tapped(readme, scene)).toEqual(data);
  });

  test.each([
    [{ isSigned: true }, { isBusy: true, message: '签约成功' }],
    [{ error: 'login' }, { isBusy: false, message: '网络繁忙，请稍后重试' }],
    [new Error('502'), { isBusy: false, message: '网络繁忙，请稍后重试' }],
  ])('a server that gives no signStr: %j', async (begun, data) => {
    expect(await tapped(readme, '7000', begun)).toEqual(data);
  });
});

test.each(READMES)('the numbers of %s', (readme) => {
  const text = read(readme);
  const told = (name) => Number(new RegExp(`<!--${name}-->([\\d,]+)<!--/-->`).exec(text)[1].replace(',', ''));
  const ofPages = Object.keys(MESSAGES).filter((code) => code !== 'signature_mismatch');
  const count = (severity) => ofPages.filter((code) => explain(code, 'en', 'finding').severity === severity).length;
  expect([told('errors'), told('warnings')]).toEqual([count('error'), count('warning')]);
});

/** The code of a README, without what people read: comments and texts. */
function codeOf(readme) {
  const blocks = Array.from(read(readme).matchAll(/```\w+\n([\s\S]*?)```/g), ([, code]) => code);
  return blocks.map((code) =>
    code
      .replace(/(\/\/|#).*$/gm, '')
      .replace(/'[^'\n]*'/g, "''")
      .replace(/ +$/gm, ''),
  );
}

test('both READMEs show the same code', () => {
  expect(codeOf('README.zh-CN.md')).toEqual(codeOf('README.md'));
});
