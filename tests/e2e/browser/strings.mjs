// What a person does with a string of their own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ended, tap } from './phone.mjs';

const vector = (file) => readFileSync(new URL(`../../vectors/${file}`, import.meta.url), 'utf8');
const rows = (file) =>
  vector(file)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const ACCEPTED = rows('accepted_sign_strs.jsonl').find(({ body }) => body.includes('sign_type=RSA2') && body.includes('period%22'));

/** An example of the menu, and the codes that it shows. */
const SIGN_STRS = [
  ['one without a finding', []],
  ['the official page’s example', []],
  ['not encoded', ['not_encoded']],
  ['encoded twice', ['over_encoded']],
  ['cut off', ['truncated']],
  ['a plus lost in the sign', ['sign_has_space']],
  ['&amp; in place of &', ['html_escaped']],
  ['a period of 3 days', ['period_lt_7_days']],
  ['certificate mode', []],
  ['中文', []],
];

const RESULTS = [
  ['7000, signed', 'signed', 'true'],
  ['the official page’s result', 'signed', 'true'],
  ['7001, nothing known', 'unknown', 'true'],
  ['6001, cancelled', 'cancelled', 'true'],
  ['7002 around an agreement', 'unknown', 'true'],
  ['7000, cut off', 'signed', 'true'],
];

export function strings() {
  return [
    ...SIGN_STRS.map(([sample, codes]) => ({ name: `signStr: ${sample}`, act: (page) => checkSample(page, sample, codes) })),
    ...RESULTS.map(([sample, kind, may]) => ({ name: `result: ${sample}`, act: (page) => readSample(page, sample, kind, may) })),
    { name: 'pasted, repaired, used in the phone, signed', act: repair },
    { name: 'a refused call opens its finding', act: refused },
    { name: 'copied', options: { permissions: ['clipboard-read', 'clipboard-write'] }, act: copied },
    { name: 'a place is marked where it is', act: marked },
    { name: 'no string at all', act: nothing },
    { name: 'a million characters', act: long },
    { name: 'the signature of a signStr', act: signature },
  ];
}

async function choose(page, sample) {
  await page.locator('[role=tabpanel] .select').first().locator('select').selectOption({ label: sample });
}

const paste = (page, text) => page.fill('.box textarea', text);

const codes = (page) => page.locator('.findings > li').evaluateAll((items) => items.map(({ dataset }) => dataset.code));

async function checkSample(page, sample, expected) {
  await choose(page, sample);
  await page.waitForSelector('.sum');
  assert.deepEqual(await codes(page), expected);
  assert.equal(await page.locator('.findings details[open]').count(), expected.length ? 1 : 0);
}

async function readSample(page, sample, kind, may) {
  await page.click('[role=tab]:has-text("result")');
  await choose(page, sample);
  assert.equal(await page.innerText('.kind code'), kind);
  assert.match(await page.innerText('.facts >> nth=0'), new RegExp(`mayHaveSigned\\s+${may}`));
}

async function repair(page) {
  await paste(page, ` "${ACCEPTED.body.replaceAll('&', '&amp;')}" `);
  await page.waitForSelector('.findings > li');
  assert.ok((await codes(page)).length > 0);
  assert.equal(await page.innerText('section[aria-labelledby=repaired-title] pre'), ACCEPTED.sign_str);
  await page.click('section[aria-labelledby=repaired-title] .use');
  await tap(page, 'agree');
  await ended(page, 'done');
}

async function refused(page) {
  await paste(page, decodeURIComponent(ACCEPTED.sign_str));
  await page.click('[role=tabpanel] > .use');
  await paste(page, '');
  await page.click('.sign');
  await ended(page, 'idle');
  assert.match(await page.innerText('.message'), /signing details are not right/);
  assert.deepEqual(await codes(page), ['not_encoded']);
  assert.match(await page.innerText('.findings .fix'), /^What to change/);
}

async function copied(page) {
  await paste(page, ACCEPTED.body);
  await page.click('button:has-text("Copy")');
  await page.waitForSelector('button:has-text("Copied")');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), ACCEPTED.sign_str);
}

async function marked(page) {
  await choose(page, 'a period of 3 days');
  const mark = page.locator('section[aria-label=biz_content] mark');
  assert.equal(await mark.innerText(), '1"3"');
  // The formatted layer says what the layer says.
  const shown = await page.locator('section[aria-label=biz_content] pre').innerText();
  assert.equal(JSON.parse(shown.replace('1"3"', '"3"')).period_rule_params.period, '3');
}

async function nothing(page) {
  await paste(page, 'hello');
  assert.deepEqual(await codes(page), ['not_a_sign_str']);
  assert.match(await page.innerText('[role=tabpanel]'), /No parameters can be found in it/);
  await paste(page, '');
  assert.match(await page.innerText('[role=tabpanel]'), /Nothing to check yet/);
}

async function long(page) {
  await page.evaluate(() => {
    const box = document.querySelector('.box textarea');
    box.value = `${'a%3Db%26'.repeat(125_000)}`;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await page.waitForSelector('.findings > li');
  assert.match(await page.innerText('.layers'), /only the first 20,000 are shown/);
}

async function signature(page) {
  const says = async (key, text) => {
    await page.fill('.key textarea', key);
    await page.waitForFunction((expected) => document.querySelector('.key .sum')?.textContent.includes(expected), text);
  };
  await paste(page, ACCEPTED.sign_str);
  await page.click('.key summary');
  await says(ACCEPTED.app_public_key_pem, 'The signature is right');
  await says(ACCEPTED.app_public_key_pem.replace(/-----.*?-----|\s/g, ''), 'The signature is right');
  await says(vector('keys/alipay_rsa2.pub.pem'), 'The key does not open the signature');
  await says('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', 'This is no RSA public key');
  await paste(page, ACCEPTED.sign_str.replace('2522period%2522%253A', '2522period%2522%253A%2520'));
  await says(ACCEPTED.app_public_key_pem, 'The JSON was written anew after signing');
}
