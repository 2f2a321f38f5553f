// What the system refuses is said in one sentence, by the program itself.
const { spawn, spawnSync } = require('node:child_process');
const { once } = require('node:events');
const { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { accepted, FOLDER } = require('./package');

const BIN = path.join(FOLDER, 'bin/pay-sign-center.js');
const [{ sign_str: signStr }] = accepted;

const folder = mkdtempSync(path.join(tmpdir(), 'pay-sign-center-'));
const textFile = path.join(folder, 'sign_str.txt');
writeFileSync(textFile, signStr);
afterAll(() => rmSync(folder, { recursive: true }));

/** One sentence, without a stack. */
const SENTENCE = /^pay-sign-center: [^\n]+\n(pay-sign-center --help\n)?$/;

async function ended(child) {
  const texts = { out: '', err: '' };
  child.stdout?.on('data', (chunk) => (texts.out += chunk));
  child.stderr?.on('data', (chunk) => (texts.err += chunk));
  const [status] = await once(child, 'close');
  return { status, ...texts };
}

test('a pipe may be slow: the second half is sent when the program waits for it', async () => {
  const half = signStr.length >> 1;
  const child = spawn('/bin/sh', ['-c', 'echo ready; exec "$0" "$1" check -', process.execPath, BIN], { env: {} });
  await once(child.stdout, 'data');
  const done = ended(child);
  await new Promise((resolve) => child.stdin.write(signStr.slice(0, half), resolve));
  await isWaiting(child.pid);
  child.stdin.end(signStr.slice(half));
  expect(await done).toMatchObject({ status: 0, out: expect.stringContaining('nothing was found'), err: '' });
});

/** Ends when the system says that the process waits for something, or that it is over. */
async function isWaiting(pid) {
  const isBusy = () => existsSync(`/proc/${pid}/stat`) && / R /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  while (isBusy()) await new Promise((resolve) => setImmediate(resolve));
}

test('a pipe that does not block and has nothing yet', async () => {
  const child = spawn(process.execPath, [BIN, 'check', '-'], { env: {} });
  const done = ended(child);
  for (const part of signStr.match(/.{1,300}/g)) await new Promise((resolve) => child.stdin.write(part, resolve));
  child.stdin.end();
  expect(await done).toMatchObject({ status: 0, err: '' });
});

test.each([
  ['a folder', ['check', folder], {}, 'it is a folder'],
  ['a folder on standard input', ['check', '-'], { stdin: folder }, 'standard input cannot be read: it is a folder'],
  ['a folder for a key', ['check', '--app-public-key', folder, signStr], {}, 'it is a folder'],
])('%s', (_, args, { stdin }, message) => {
  const opened = stdin === undefined ? 'ignore' : openSync(stdin, 'r');
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    encoding: 'utf8',
    env: {},
    stdio: [opened, 'pipe', 'pipe'],
  });
  if (opened !== 'ignore') closeSync(opened);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(SENTENCE);
  expect(stderr).toContain(message);
});

const FULL = '/dev/full';
// Where the system has no such device, there is nothing to write to.
if (existsSync(FULL)) {
  test.each([[['check', textFile]], [['decode', textFile]], [['--help']], [['encode', 'x']]])('a full disk: %j', (args) => {
    const full = openSync(FULL, 'w');
    const { status, stderr } = spawnSync(process.execPath, [BIN, ...args], { encoding: 'utf8', env: {}, stdio: ['ignore', full, 'pipe'] });
    closeSync(full);
    expect(status).toBe(2);
    expect(stderr).toBe('pay-sign-center: the output cannot be written: ENOSPC\n');
  });
}

test.each([
  ['standard output', ['check', '--lang', 'zh', textFile], '1>&-', 0],
  ['standard error', ['chek'], '2>&-', 2],
])('%s closed from the beginning', (_, args, closed, expected) => {
  const { status, stderr } = spawnSync('/bin/sh', ['-c', `exec "$0" "$@" ${closed}`, process.execPath, BIN, ...args], {
    encoding: 'utf8',
    env: {},
  });
  expect(status).toBe(expected);
  expect(stderr).not.toContain('    at ');
});

test('a reader that has gone is told nothing, and the status says that not all was written', async () => {
  const child = spawn(process.execPath, [BIN, 'check', '-'], { env: {} });
  const closed = once(child.stdout, 'close');
  child.stdout.destroy();
  await closed;
  const done = ended({ ...child, stdout: null, stderr: child.stderr, on: child.on.bind(child), once: child.once.bind(child) });
  child.stdin.end(signStr);
  expect(await done).toMatchObject({ status: 2, err: '' });
});
