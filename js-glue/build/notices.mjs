// The licence texts of the libraries from npm that are bundled.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import license from 'rollup-plugin-license';

const libraries = new Map();

/** A plugin of rollup that notes what is bundled. */
export const noteLicences = license({
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  thirdParty(bundled) {
    for (const library of bundled) libraries.set(library.name, library);
  },
});

/** A notice for each library that was noted, and for the one that swc puts functions of into the bundles. */
export function npmNotices() {
  const all = [...libraries.values(), swcHelpers()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return all.map(({ name, version, license, licenseText }) => `${name} ${version} (${license})\n\n${licenseText.trim()}\n`);
}

function swcHelpers() {
  const manifest = createRequire(import.meta.url).resolve('@swc/helpers/package.json');
  return { ...JSON.parse(readFileSync(manifest, 'utf8')), licenseText: readFileSync(join(dirname(manifest), 'LICENSE'), 'utf8') };
}
