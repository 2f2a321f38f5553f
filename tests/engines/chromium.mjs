// The suite in a page of a headless Chromium. The page posts its report: what --dump-dom prints is the page at its load
// event, when no timer has run yet.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-proxy-server',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
];
const PAGE = '<!DOCTYPE html><meta charset="utf-8"><link rel="icon" href="data:,"><script src="/script.js"></script>';
const HAND = `function (json) {
  var request = new XMLHttpRequest();
  request.open('POST', '/report');
  request.send(json);
}`;

/** A server of the page and its script; `report` is what the page posts. */
async function serve(script) {
  const server = createServer();
  const report = new Promise((resolve, reject) => {
    server.on('error', reject).on('request', async (request, response) => {
      if (request.method !== 'POST') {
        const [type, text] = request.url === '/' ? ['text/html', PAGE] : ['text/javascript; charset=utf-8', script];
        response.setHeader('content-type', type).end(text);
        return;
      }
      let text = '';
      for await (const piece of request.setEncoding('utf8')) text += piece;
      response.end();
      resolve(text);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { server, report, address: `http://127.0.0.1:${server.address().port}/` };
}

export async function inChromium(file, { scriptWith, scratch, limit }) {
  const { server, report, address } = await serve(scriptWith(HAND));
  // A group of its own: the browser's helpers end with it.
  const options = { detached: true, stdio: ['ignore', 'ignore', 'pipe'] };
  const browser = spawn(file, [...FLAGS, `--user-data-dir=${join(scratch, 'profile')}`, address], options);
  let said = '';
  browser.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  const gone = once(browser, 'close').then(() => {
    throw new Error(`it ended without a report: ${said.slice(-500)}`);
  });
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(reject, limit, new Error(`it gave no report in time: ${said.slice(-500)}`));
  });
  try {
    return await Promise.race([report, gone, late]);
  } finally {
    clearTimeout(timer);
    server.close().closeAllConnections();
    if (browser.exitCode === null && browser.pid) process.kill(-browser.pid, 'SIGKILL');
    await gone.catch(() => {});
  }
}
