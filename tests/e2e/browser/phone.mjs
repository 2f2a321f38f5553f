// What a person does with the phone, and what the page in it shows then.
import assert from 'node:assert/strict';

const UNAVAILABLE = /Signing is not available at the moment/;
const CONFIRMING = /The result is being confirmed\. Please do not sign again/;
const SIGNED = /Agreement 2027/;

/** What is chosen on the signing page; what the page shows in the end; what the timeline says last. */
const CHOICES = [
  ['agree', 'done', SIGNED, 'signed'],
  ['cancel', 'idle', UNAVAILABLE, 'cancelled'],
  ['leave', 'done', SIGNED, 'signed'],
  ['offline', 'confirming', CONFIRMING, 'network_error'],
  ['found', 'done', SIGNED, 'signed'],
  ['notFound', 'confirming', CONFIRMING, 'unknown'],
  ['refuse', 'idle', UNAVAILABLE, 'failed'],
  ['other', 'confirming', CONFIRMING, 'unrecognised'],
  ['nothing', 'confirming', CONFIRMING, 'timeout'],
];

/** Settings of the client; whether the signing page opens; what the page says if not. */
const CLIENTS = [
  [{ Client: '10.0.17' }, /too old for this feature/],
  [{ Client: '10.0.18' }, null],
  [{ Client: 'not said' }, null],
  [{ 'Host app': 'another' }, /open this mini-program in Alipay/],
  [{ 'Host app': 'the IDE' }, /developer tools cannot sign/],
];

export function phone() {
  return [
    ...['WebAssembly', 'JavaScript'].flatMap((engine) =>
      CHOICES.map((row) => ({ name: `${row[0]}: ${row[3]}, ${engine}`, act: (page) => signing(page, engine, row) })),
    ),
    ...CLIENTS.map(([settings, refusal]) => ({
      name: `a client: ${JSON.stringify(settings)}`,
      act: (page) => gate(page, settings, refusal),
    })),
    { name: 'answers after 2 s', act: late },
    { name: 'never answers, though signed: the server knows', act: never },
    { name: 'a browser without WebAssembly', options: { lacksWebAssembly: true }, act: withoutWebAssembly },
    { name: 'the keyboard alone', act: keyboard },
    { name: 'a second tap opens nothing', act: twice },
    { name: '中文', options: { lang: 'zh' }, act: chinese },
  ];
}

export async function set(page, name, option) {
  await page.locator('.settings label', { hasText: name }).locator('select').selectOption({ label: option });
  // Another engine is loaded first.
  if (name === 'Engine') await page.locator('.engine', { hasText: `${option}: ` }).waitFor();
  await page.waitForSelector('.sign[aria-disabled=false]');
}

export async function tap(page, choice) {
  await page.click('.sign');
  await page.click(`[data-choice=${choice}]`);
}

/** Waits until the call has settled. */
export async function ended(page, state) {
  await page.locator('li[data-what=settled]').waitFor({ timeout: 60_000 });
  await page.waitForSelector(`.message[data-state=${state}]`);
  return { message: await page.innerText('.message'), settled: await page.innerText('li[data-what=settled] .what') };
}

async function signing(page, engine, [choice, state, message, code]) {
  await set(page, 'Engine', engine);
  await tap(page, choice);
  const end = await ended(page, state);
  assert.match(end.message, message);
  assert.equal(end.settled, `→ page: ${code}`);
  // A button only where nothing can have been signed.
  assert.equal(await page.locator('.sign').count(), state === 'idle' ? 1 : 0);
  assert.equal(await page.locator('.sheet').count(), 0);
}

async function gate(page, settings, refusal) {
  for (const [name, option] of Object.entries(settings)) await set(page, name, option);
  await page.click('.sign');
  if (!refusal) return page.waitForSelector('.sheet');
  const { message, settled } = await ended(page, 'idle');
  assert.match(message, refusal);
  assert.equal(settled, '→ page: unsupported_client');
  assert.equal(await page.locator('.sheet').count(), 0);
}

async function late(page) {
  await set(page, 'Answers', 'after 2 s');
  await tap(page, 'agree');
  await ended(page, 'done');
  await page.locator('li[data-what=answered]').first().waitFor();
  const since = Number(await page.innerText('li[data-what=answered] .since >> nth=0'));
  assert.ok(since >= 2, `answered after ${since} s`);
}

async function never(page) {
  await set(page, 'Answers', 'never');
  await tap(page, 'agree');
  assert.match((await ended(page, 'done')).message, /Signed/);
  assert.equal(await page.locator('li[data-what=answered]').count(), 0);
  assert.match(await page.innerText('li[data-what=replied]'), /NORMAL/);
}

async function withoutWebAssembly(page) {
  assert.match(await page.innerText('.engine'), /^JavaScript: .*WebAssembly/);
  await tap(page, 'found');
  await ended(page, 'done');
}

async function keyboard(page) {
  const focused = () => page.evaluate(() => document.activeElement.dataset.choice ?? document.activeElement.className);
  for (let stops = 0; !(await focused()).includes('sign'); stops += 1) {
    assert.ok(stops < 20, 'the button is not among the first 20 stops');
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.waitForSelector('.sheet');
  assert.equal(await focused(), 'agree');
  await page.keyboard.press('Shift+Tab');
  assert.equal(await focused(), 'nothing', 'the focus stays on the signing page');
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'agree');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement.classList.contains('sign'));
  assert.match((await ended(page, 'idle')).settled, /cancelled/);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.sheet');
  await page.keyboard.press('Enter');
  await ended(page, 'done');
  assert.equal(await focused(), 'message');
}

async function twice(page) {
  await tap(page, 'notFound');
  // A finger presses what a screen reader calls disabled.
  await page.click('.sign', { force: true });
  await ended(page, 'confirming');
  assert.equal(await page.locator('li[data-what=called]').count(), 1);
  assert.equal(await page.locator('.sheet').count(), 0);
}

async function chinese(page) {
  assert.equal(await page.getAttribute('html', 'lang'), 'zh-CN');
  await page.click('.sign');
  const sheet = await page.innerText('.sheet');
  assert.match(sheet, /每月 28 日，不超过 ¥30\.00/);
  assert.match(sheet, /13\*\*\*\*77/);
  await page.click('[data-choice=offline]');
  assert.match((await ended(page, 'confirming')).message, /签约结果确认中，请勿重复签约/);
}
