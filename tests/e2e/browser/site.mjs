// The playground as any web server would serve it, and a browser that looks at it.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { CHROMIUM, programOf } from '../../support/programs.mjs';
import { listen } from '../server/platform.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const SITE = join(resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target'), 'xtask/playground');
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8' };

/** In a folder of the server, as a site is often put beside another one. */
const FOLDER = '/pay-sign-center/';

export async function serveSite() {
  if (!existsSync(join(SITE, 'index.html'))) throw new Error('there is no playground: run `cargo xtask playground --no-open` first');
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://site');
    const file = join(SITE, pathname.startsWith(FOLDER) ? pathname.slice(FOLDER.length) || 'index.html' : 'none');
    if (!file.startsWith(SITE) || !existsSync(file)) return response.writeHead(404).end();
    response.setHeader('content-type', TYPES[extname(file)] ?? 'text/plain').end(readFileSync(file));
  });
  return { server, address: (await listen(server)) + FOLDER };
}

export async function launch() {
  const executablePath = programOf(CHROMIUM);
  if (!executablePath)
    throw new Error(`there is no Chromium: apt-get install ${CHROMIUM[0]}, or put any Chrome into PATH as google-chrome`);
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

/**
 * A page of its own for a test. Whatever the console says, a page's error, and a request to anywhere else than the site's own
 * files are its `faults`.
 */
export async function openPage(browser, address, options = {}) {
  const { lang = 'en', theme = 'light', width = 1280, height = 900, lacksWebAssembly = false, ...rest } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: lang === 'zh' ? 'zh-CN' : 'en-US',
    colorScheme: theme,
    reducedMotion: 'reduce',
    ...rest,
  });
  if (lacksWebAssembly) await context.addInitScript(() => delete globalThis.WebAssembly);
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => void faults.push(`console.${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => void faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith('data:')) faults.push(`request: ${url}`);
  });
  await page.goto(address);
  await page.waitForSelector('.sign[aria-disabled=false]');
  return { page, context, faults };
}
