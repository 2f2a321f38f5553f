// Empty projects with the packed package installed, outside this repository: nothing in it can help to find a file.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const HERE = dirname(fileURLToPath(import.meta.url));
export const PACKAGE = resolve(process.argv[2] ?? join(HERE, '../../pkg'));
// As Node names it: some systems have a link in the path of the temporary folder.
export const FOLDER = mkdtempSync(join(realpathSync(tmpdir()), 'pay-sign-center-'));

/** Runs a program and gives what it printed; when it fails, that is in the error. */
function run(program, args, cwd, shell = false) {
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd, shell, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${error.message}\n${stdout}${stderr}`));
      else resolve(stdout);
    });
  });
}

export const node = (args, cwd) => run(process.execPath, args, cwd);

/** A program of this folder's node_modules. */
export const tool = (path, args, cwd) => node([join(HERE, 'node_modules', path), ...args], cwd);

// On Windows it is a script, which only a shell runs.
export const npm = (args, cwd) => run('npm', args, cwd, process.platform === 'win32');

/** Packs pkg/ as it would be published: the path of the tarball, and the names of its files. */
export async function pack() {
  const [{ filename, files }] = JSON.parse(await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', FOLDER], PACKAGE));
  return { tarball: join(FOLDER, filename), files: files.map(({ path }) => path) };
}

/** A project with the package and these files, `{ name: text }`; `linked` are folders of this one's node_modules. */
export async function project(name, tarball, files, linked = []) {
  const folder = join(FOLDER, name);
  mkdirSync(folder);
  for (const [file, text] of Object.entries({ 'package.json': '{ "private": true }', ...files })) writeFileSync(join(folder, file), text);
  await npm(['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', tarball], folder);
  for (const link of linked) symlinkSync(join(HERE, 'node_modules', link), join(folder, 'node_modules', link), 'junction');
  return folder;
}
