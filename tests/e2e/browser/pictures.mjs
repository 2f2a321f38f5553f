// The pictures of the READMEs, taken of the playground and of the command as they are:
//   node tests/e2e/browser/pictures.mjs
// writes docs/playground.*.png and docs/check.*.png. It needs pngquant, which takes two thirds of a picture's size, and a font for Chinese: Debian's
// packages pngquant and fonts-noto-cjk.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, openPage, serveSite } from './site.mjs';
import { screenOf } from './terminal.mjs';

const DOCS = join(dirname(fileURLToPath(import.meta.url)), '../../../docs');

const WIDE = { width: 1280, height: 820, theme: 'light' };
const NARROW = { width: 390, height: 844, theme: 'dark' };

const PICTURES = ['zh', 'en'].flatMap((lang) => [
  { file: `playground.${lang}.png`, options: { ...WIDE, lang } },
  { file: `playground.narrow.${lang}.png`, options: { ...NARROW, lang } },
]);

const VECTORS = join(DOCS, '../tests/vectors');

/** It was signed as RSA and labelled RSA2, or the reverse. */
const MISLABELLED = readFileSync(join(VECTORS, 'faulty_sign_strs.jsonl'), 'utf8')
  .split('\n')
  .find((row) => row.includes('mut:sign_type_label_mismatch'));
const SIGN_STR = JSON.parse(MISLABELLED).input;
const args = ['--app-public-key', join(VECTORS, 'keys/app_rsa2.pub.pem')];

const SCREENS = [
  { file: 'check.zh.png', lang: 'zh', theme: 'light', columns: 80, args },
  { file: 'check.en.png', lang: 'en', theme: 'dark', columns: 80, args },
];

/** The signing page of a signStr with a warning, whose place is marked in the panel beside it. */
async function signingPage(page) {
  await page.locator('[role=tabpanel] select').selectOption('shortPeriod');
  await page.click('[role=tabpanel] > .use');
  await page.click('.sign');
  await page.waitForSelector('.sheet');
  await page.evaluate(() => globalThis.scrollTo(0, 0));
}

async function takePicture(seen, path) {
  await seen.screenshot({ path });
  execFileSync('pngquant', ['--quality', '80-98', '--speed', '1', '--force', '--output', path, path]);
}

const { server, address } = await serveSite();
const browser = await launch();
for (const { file, options } of PICTURES) {
  const { page, context } = await openPage(browser, address, options);
  await signingPage(page);
  await takePicture(page, join(DOCS, file));
  await context.close();
  console.log(`docs/${file}`);
}
for (const { file, ...look } of SCREENS) {
  const page = await browser.newPage({ viewport: { width: 900, height: 600 } });
  await page.setContent(await screenOf(SIGN_STR, look));
  await takePicture(page.locator('body'), join(DOCS, file));
  console.log(`docs/${file}`);
}
await browser.close();
server.close();
