// A signing from end to end on one machine: the official SDK makes the signStr with fresh keys, a page gets it over HTTP and
// calls the package, the simulated client checks the signature as the platform does and signs the result, and the server
// learns what became of the agreement:
//   node tests/e2e/server/run.mjs
// prints a line for each case and, last, `N passed, N failed`.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test, tellSum } from '../../support/cases.mjs';
import { newKeys } from './keys.mjs';
import { newMerchant } from './merchant.mjs';
import { openPage, post } from './page.mjs';
import { Platform, listen } from './platform.mjs';

const { simulatorKeys } = createRequire(import.meta.url)('../../../pkg/node');

/** What happens; what the page shows in the end; whether the agreement is signed; what confirmed it. */
const SCENES = [
  { scene: '7000', state: 'done', isSigned: true },
  { scene: '7001', state: 'done', isSigned: true, confirmedBy: 'query' },
  { scene: 'signed and left', state: 'done', isSigned: true, confirmedBy: 'query' },
  { scene: '6001', state: 'idle' },
  { scene: '6002', state: 'confirming' },
  { scene: '7002', state: 'idle' },
  { scene: '7000', state: 'idle', isForged: true },
];

const either = [false, true];
const MODES = ['RSA2', 'RSA'].flatMap((signType) =>
  either.flatMap((isByCertificates) =>
    either.flatMap((hasChinese) => either.map((isEncrypted) => ({ signType, isByCertificates, hasChinese, isEncrypted }))),
  ),
);

/** A merchant who signs in one way, and every scene on both engines. */
async function tryMode(mode) {
  const keys = await newKeys();
  const platform = new Platform(keys, mode.signType);
  const merchant = newMerchant(keys, mode, await listen(platform.server));
  const server = await listen(merchant.server);
  const world = { keys, mode, platform, merchant, server };
  const cases = SCENES.flatMap((row) => either.map((hasWebAssembly) => ({ ...row, hasWebAssembly })));
  await Promise.all(cases.map((row, index) => test(nameOf(mode, row), () => tryScene(world, row, String(index)))));
  for (const { server: each } of [platform, merchant]) each.close().closeAllConnections();
}

function nameOf({ signType, isByCertificates, hasChinese, isEncrypted }, { scene, isForged, hasWebAssembly }) {
  const merchant = [signType, isByCertificates ? 'certificates' : 'public key', hasChinese && '中文', isEncrypted && 'AES'];
  return [...merchant, isForged ? 'signed with another key' : scene, hasWebAssembly ? 'wasm' : 'js'].filter(Boolean).join(', ');
}

async function tryScene(world, row, session) {
  const { platform, merchant, server } = world;
  const number = `no${session}`;
  const client = { scene: row.scene, ...simulatorKeys(keysOfThePlatform(world, row)) };
  const opened = openPage({ client, server, session, hasWebAssembly: row.hasWebAssembly });
  const { simulator } = opened;
  platform.clients.set(number, simulator);
  await opened.until(opened.page.sign());

  assert.equal(opened.page.data.state, row.state, JSON.stringify(opened.ended));
  assert.equal(opened.engine(), row.hasWebAssembly ? 'wasm' : 'js');
  assert.equal(opened.ended.confirmedBy ?? undefined, row.confirmedBy);
  assert.equal(opened.storage.size, row.state === 'confirming' ? 1 : 0);
  const [call, ...others] = simulator.calls;
  assert.deepEqual(modeOf(call.signStr, platform), world.mode);
  assert.deepEqual([call.refused, others], [row.isForged ? 'signature' : null, []]);
  if (!row.isSigned) return assert.equal(merchant.signed.has(number), false);

  assert.equal(opened.ended.externalAgreementNo, number);
  if (row.scene === '7000') await checkAnswer(server, call);
  const { agreementNo } = await simulator.queryAgreement({ externalAgreementNo: number });
  if (row.confirmedBy) assert.equal(merchant.signed.get(number), agreementNo, 'known by the query');
  await notify(world, number, agreementNo);
}

/** How a signStr was made, read from the string itself. */
function modeOf(signStr, platform) {
  const params = new URLSearchParams(decodeURIComponent(signStr));
  const isEncrypted = params.get('encrypt_type') === 'AES';
  const given = params.get('biz_content');
  const hasChinese = /\p{Script=Han}/u.test(isEncrypted ? platform.decrypt(given) : given);
  return { signType: params.get('sign_type'), isByCertificates: params.has('app_cert_sn'), hasChinese, isEncrypted };
}

/** The key by which the platform checks the app's signature: of another app, where the string is forged. */
function keysOfThePlatform({ keys, mode }, { isForged }) {
  const { app, stranger, platform, aesKey } = keys;
  const ofTheApp = mode.isByCertificates ? app.certificate : app.publicKey;
  return { appPublicKeyPem: isForged ? stranger.publicKey : ofTheApp, platformPrivateKeyPem: platform.privateKey, aesKey };
}

/** The server's look at what the client handed to the page, and at the same with another agreement's status. */
async function checkAnswer(server, { signStr, answers }) {
  const [{ payload }] = answers;
  const check = (result) => post(`${server}/agreements/result`, JSON.stringify({ signStr, payload: { ...payload, result } }));
  assert.deepEqual(await check(payload.result), { bySdk: true, byPackage: true });
  assert.deepEqual(await check(payload.result.replace('NORMAL', 'TEMP')), { bySdk: false, byPackage: false });
}

/** The platform's notification, which may come before the page's answer or long after; and one that somebody changed. */
async function notify({ platform, merchant, server }, number, agreementNo) {
  const body = platform.notification(number, agreementNo);
  assert.equal(merchant.sdk.checkNotifySignV2(Object.fromEntries(new URLSearchParams(body))), true);
  merchant.signed.delete(number);
  assert.equal(await post(`${server}/notify`, body.replace('NORMAL', 'STOP')), 'failure');
  assert.equal(merchant.signed.has(number), false);
  assert.equal(await post(`${server}/notify`, body), 'success');
  assert.equal(merchant.signed.get(number), agreementNo);
}

// All at once: most of the time goes by between two questions of a page to its server.
await Promise.all(MODES.map(tryMode));
tellSum();
