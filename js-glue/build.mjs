// Makes the npm package of the WebAssembly module and its generated bindings:
//   node build.mjs --page FOLDER --tools FOLDER --notices TEXT --out FOLDER
// Each of the first two holds a module and its bindings; that of pages also the module as JavaScript.
import { chmodSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleForNode, bundleForPages, types } from './build/bundles.mjs';
import { npmNotices } from './build/notices.mjs';
import { writeNumbers } from './build/numbers.mjs';
import { GLUE, pluginsFor } from './build/sources.mjs';
import { problemsOf } from './check.mjs';
import { write as writeDocs } from './docs.mjs';
import { excessesOf } from './sizes.mjs';

const ROOT = dirname(GLUE);
const { values: given } = parseArgs({
  options: Object.fromEntries(['page', 'tools', 'notices', 'out'].map((name) => [name, { type: 'string' }])),
});
const out = resolve(given.out);

/** Which engines each entry of pages has. */
const ENTRIES = { index: 'both', wasm: 'only-wasm', js: 'only-js' };
/** What pages never load. */
const FOR_NODE = /^(node|esm.node|bin.pay-sign-center)\.js$/;

/** The version is the crate's; the rest is package.json's `publish`. */
function readManifest() {
  const cargo = readFileSync(join(ROOT, 'Cargo.toml'), 'utf8');
  const version = /^\[package\][^[]*?^version = "([^"]+)"/ms.exec(cargo)[1];
  const { name, license, publish } = JSON.parse(readFileSync(join(GLUE, 'package.json'), 'utf8'));
  return { name, version, license, ...publish };
}

async function bundleAll({ name, version, license }) {
  const banner = `/*! ${name} ${version}, ${license}; notices in THIRD-PARTY-NOTICES.txt */`;
  const forPages = { plugins: pluginsFor(given.page), out, banner };
  // Beside each other: most of the time is the compiler's, which has threads of its own.
  await Promise.all([
    ...Object.entries(ENTRIES).map(([entry, engines]) => bundleForPages('index', entry, { ...forPages, engines })),
    ...['messages', 'simulator'].map((entry) => bundleForPages(`${entry}/index`, entry, forPages)),
  ]);
  await types('index', Object.keys(ENTRIES), { out });
  for (const entry of ['messages', 'simulator']) await types(`${entry}/index`, [entry], { out });

  const forNode = { plugins: pluginsFor(given.tools), out, banner };
  await bundleForNode('node/index', 'node', forNode);
  await types('node/index', ['node'], { out, tsconfig: 'tsconfig.node.json' });
  const command = 'bin/pay-sign-center';
  await bundleForNode('cli/main', command, { ...forNode, banner: `#!/usr/bin/env node\n${banner}`, formats: [['cjs', '']] });
  chmodSync(join(out, `${command}.js`), 0o755);
}

/** What stands beside the bundles. */
function addTexts(manifest, messages) {
  const write = (file, text) => writeFileSync(join(out, file), text);
  write('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
  // For tools that go by the nearest manifest; `exports` names the same files.
  write('esm/package.json', '{ "type": "module", "sideEffects": false }\n');
  write('THIRD-PARTY-NOTICES.txt', [...npmNotices(), readFileSync(given.notices, 'utf8')].join('\n----\n\n'));
  const moduleSize = readFileSync(join(given.page, 'module.wasm')).length;
  for (const entry of readdirSync(ROOT)) {
    if (/^README.*\.md$/.test(entry)) writeNumbers(join(ROOT, entry), out, { moduleSize, messages });
    if (/\.md$|^LICENSE-/.test(entry)) cpSync(join(ROOT, entry), join(out, entry));
  }
}

/** Looks at the files as they are published, whichever step wrote them. */
function check() {
  const files = readdirSync(out, { recursive: true }).filter((file) => file.endsWith('.js') && !FOR_NODE.test(file));
  const read = (file) => readFileSync(join(out, file), 'utf8');
  refuse('the package would not run in a mini-program (js-glue/check.mjs has the names that it may read)', files, (file) =>
    problemsOf(read(file), dirname(file) === 'esm' ? 'es' : 'cjs'),
  );
  refuse('the package is too large', files, (file) => excessesOf(file, read(file)));
  refuse('the module is too large', ['module.wasm'], (file) => excessesOf(file, readFileSync(join(given.page, file))));
}

function refuse(reason, files, problems) {
  const found = files.flatMap((file) => problems(file).map((problem) => `${file}: ${problem}`));
  if (found.length) throw new Error([`${reason}:`, ...found].join('\n  '));
}

// Without the source line, which is a whole bundle where the fault is in one.
process.on('uncaughtException', (error) => {
  console.error(error.stack);
  process.exitCode = 1;
});

mkdirSync(out, { recursive: true });
for (const entry of readdirSync(out)) if (entry !== '.gitkeep') rmSync(join(out, entry), { recursive: true });
const manifest = readManifest();
await bundleAll(manifest);
const messages = createRequire(import.meta.url)(join(out, 'messages.js'));
writeDocs(messages);
addTexts(manifest, messages);
// What the READMEs link to.
cpSync(join(ROOT, 'docs'), join(out, 'docs'), { recursive: true });
check();
