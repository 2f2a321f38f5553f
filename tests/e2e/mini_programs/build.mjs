// Builds the mini-programs of examples/ with the packed package, each by the compiler of its framework, in folders of their own.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const TARGET = join(resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target'), 'e2e/mini_programs');
const run = promisify(execFile);

// On Windows it is a script, which only a shell runs.
const npm = (args, cwd) => run('npm', args, { cwd, shell: process.platform === 'win32', maxBuffer: 1e8 });

/** Runs a program of a project's node_modules. Where CI is set, uni-app's compiler does not ask its maker for news first. */
const compile = (program, args, cwd) =>
  run(process.execPath, [join('node_modules', program), ...args], { cwd, env: { ...process.env, CI: 'true' }, maxBuffer: 1e8 });

const typescript = createRequire(join(ROOT, 'js-glue/package.json'))('typescript');
const toCommonJs = (text) => typescript.transpile(text, { module: 'CommonJS', target: 'ES2018' });

/** Each builds the project in its folder, and gives the folder of what comes of it. */
const BUILDS = {
  // In place of the platform's own tool, which works with a network only: it makes CommonJS of each module by itself.
  async native(folder) {
    const output = join(folder, 'dist');
    for (const name of readdirSync(folder, { recursive: true })) {
      if (/^(node_modules|dist)|package/.test(name) || !/\.(js|json|axml)$/.test(name)) continue;
      const text = readFileSync(join(folder, name), 'utf8');
      mkdirSync(dirname(join(output, name)), { recursive: true });
      writeFileSync(join(output, name), name.endsWith('.js') ? toCommonJs(text) : text);
    }
    return output;
  },
  async 'uni-app'(folder) {
    await compile('@dcloudio/vite-plugin-uni/bin/uni.js', ['build', '-p', 'mp-alipay'], folder);
    return join(folder, 'dist/build/mp-alipay');
  },
  async taro(folder) {
    await compile('@tarojs/cli/bin/taro', ['build', '--type', 'alipay'], folder);
    return join(folder, 'dist');
  },
};

/** The folders with the built mini-programs, by their names. */
export async function buildAll() {
  if (!existsSync(join(ROOT, 'pkg/index.js'))) throw new Error('pkg/ is empty: run `cargo xtask build` first');
  mkdirSync(TARGET, { recursive: true });
  const tarball = await pack();
  return Promise.all(Object.keys(BUILDS).map(async (name) => ({ name, folder: await buildOne(name, tarball) })));
}

async function pack() {
  const { stdout } = await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', TARGET], join(ROOT, 'pkg'));
  const [{ filename, integrity }] = JSON.parse(stdout);
  return { file: join(TARGET, filename), integrity };
}

async function buildOne(name, tarball) {
  const folder = join(TARGET, name);
  copySources(join(ROOT, 'examples', name), folder);
  await install(folder, tarball);
  return BUILDS[name](folder);
}

/** All that is in the example but what its user makes there, in place of all that was here but the installed packages. */
function copySources(source, folder) {
  const MADE = ['node_modules', 'dist'];
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (name !== 'node_modules') rmSync(join(folder, name), { recursive: true });
  for (const name of readdirSync(source)) if (!MADE.includes(name)) cpSync(join(source, name), join(folder, name), { recursive: true });
}

/** What the lock says, and the package: no lock names it, since each build of it has another checksum. */
async function install(folder, tarball) {
  const wanted = readFileSync(join(folder, 'package-lock.json'), 'utf8') + tarball.integrity;
  // Written last, and gone when an installation begins.
  const stamp = join(folder, 'node_modules/.installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(stamp, { force: true });
  // npm takes a package of the same version for the same.
  rmSync(join(folder, 'node_modules/pay-sign-center'), { recursive: true, force: true });
  const options = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps'];
  await npm(['install', ...options, tarball.file], folder);
  writeFileSync(stamp, wanted);
}
