// Installs the package that `cargo xtask build` made, and uses it in every way that its manifest promises:
//   node run.mjs [PACKAGE]
// prints a line for each case and, last, `N passed, N failed`.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { test, tellSum } from '../support/cases.mjs';
import { FOLDER, HERE, PACKAGE, node, npm, pack, project, tool } from './projects.mjs';
import { ENTRIES, asCommonJs, asModule, asTypeScript, isAnswerOf, withPlatformTypes } from './use.mjs';

const ALL = Object.keys(ENTRIES);
async function inNode(tarball) {
  const folder = await project('node', tarball, { 'use.cjs': asCommonJs(ALL), 'use.mjs': asModule(ALL) });
  await test('CommonJS', async () => isAnswerOf(ALL)(await node(['use.cjs'], folder)));
  await test('ES module', async () => isAnswerOf(ALL)(await node(['use.mjs'], folder)));
  await test('the command', async () => {
    const printed = await npm(['exec', '--offline', '--', 'pay-sign-center', 'encode', 'a=1'], folder).catch(String);
    if (!/no signStr comes of it/.test(printed)) throw new Error(`printed ${printed}`);
  });
}

/** Without the DOM and Node, and without a look aside from the package's own declarations. */
const STRICT = {
  target: 'ES2015',
  lib: ['ES2015'],
  types: [],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  noEmitOnError: true,
};

const TYPESCRIPT = {
  'moduleResolution node10': { source: 'node10.ts', made: 'node10.js', module: 'commonjs', moduleResolution: 'node10' },
  'moduleResolution node16, ES module': { source: 'node16.mts', made: 'node16.mjs', module: 'node16', moduleResolution: 'node16' },
  'moduleResolution node16, CommonJS': { source: 'node16.cts', made: 'node16.cjs', module: 'node16', moduleResolution: 'node16' },
  'moduleResolution bundler': { source: 'bundler.mts', made: 'bundler.mjs', module: 'esnext', moduleResolution: 'bundler' },
};

async function inTypeScript(tarball) {
  const files = {};
  for (const { source, made: _, ...options } of Object.values(TYPESCRIPT)) {
    files[source] = asTypeScript(ALL);
    files[`tsconfig.${source}.json`] = JSON.stringify({ compilerOptions: { ...STRICT, ...options }, files: [source] });
  }
  const folder = await project('typescript', tarball, files);
  for (const [name, { source, made }] of Object.entries(TYPESCRIPT)) {
    await test(`TypeScript, ${name}`, async () => {
      await tool('typescript/bin/tsc', ['-p', `tsconfig.${source}.json`], folder);
      isAnswerOf(ALL)(await node([made], folder));
    });
  }
}

/** Those types are no good by themselves: they want the DOM, and contradict each other. */
async function withMiniTypes(tarball) {
  const compilerOptions = {
    ...STRICT,
    types: ['@mini-types/alipay'],
    skipLibCheck: true,
    noEmit: true,
    module: 'esnext',
    moduleResolution: 'bundler',
  };
  const files = { 'use.ts': withPlatformTypes(ALL), 'tsconfig.json': JSON.stringify({ compilerOptions, files: ['use.ts'] }) };
  const folder = await project('mini-types', tarball, files, ['@mini-types']);
  await test('the types of @mini-types/alipay', () => tool('typescript/bin/tsc', ['-p', '.'], folder));
}

const BUNDLERS = ['webpack4', 'webpack5', 'rollup', 'vite', 'esbuild'];

async function inBundlers(tarball) {
  const files = Object.fromEntries(ALL.map((entry, index) => [`use${index}.js`, asModule([entry])]));
  const folder = await project('bundlers', tarball, files);
  await Promise.all(
    BUNDLERS.map(async (bundler) => {
      const bundled = node([join(HERE, 'bundlers.mjs'), bundler, ...Object.keys(files)], folder);
      for (const [index, entry] of ALL.entries()) {
        await test(`${bundler}, ${entry}`, async () => {
          await bundled;
          isAnswerOf([entry])(await node([join(bundler, `use${index}.js`)], folder));
        });
      }
    }),
  );
}

async function looks(tarball, files) {
  await test('npm pack: nothing but what is published', () => {
    const published =
      /^(bin\/|esm\/)?([\w-]+\.(js|d\.ts)|package\.json)$|^([\w.-]+\.md|LICENSE-\w+|THIRD-PARTY-NOTICES\.txt)$|^docs\/[\w.-]+\.(md|png|svg)$/;
    const surplus = files.filter((file) => !published.test(file));
    if (surplus.length || !files.includes('index.js')) throw new Error(`packed: ${files.join(', ')}`);
  });
  const folder = await project('publint', tarball, {});
  await test('publint', async () => {
    const { messages, pkg } = await publint({ pkgDir: join(folder, 'node_modules/pay-sign-center'), pack: false });
    if (messages.length) throw new Error(messages.map((message) => formatMessage(message, pkg, { color: false })).join('\n'));
  });
  await test('@arethetypeswrong/cli', () =>
    tool(
      '@arethetypeswrong/cli/dist/index.js',
      [tarball, '--no-definitely-typed', '--no-color', '--no-emoji', '--format', 'ascii'],
      folder,
    ));
}

if (!existsSync(join(PACKAGE, 'index.js'))) throw new Error('pkg/ is empty: run `cargo xtask build` first');
try {
  const { tarball, files } = await pack();
  await Promise.all([looks(tarball, files), inNode(tarball), inTypeScript(tarball), withMiniTypes(tarball), inBundlers(tarball)]);
} catch (error) {
  await test('npm', () => Promise.reject(error));
} finally {
  rmSync(FOLDER, { recursive: true, force: true });
}
tellSum();
