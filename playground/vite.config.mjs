import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { marked } from 'marked';
import { defineConfig } from 'vite';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(HERE);

/** Where `cargo xtask` keeps what it makes. */
export const SCRATCH = join(resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target'), 'xtask');

const entry = (name) => join(ROOT, `pkg/esm/${name}.js`);

export default defineConfig({
  root: HERE,
  // So that the folder works at any address.
  base: './',
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  define: { VERSION: JSON.stringify(JSON.parse(readFileSync(join(ROOT, 'pkg/package.json'), 'utf8')).version) },
  resolve: {
    alias: [
      { find: /^pay-sign-center$/, replacement: entry('index') },
      { find: /^pay-sign-center\/(.+)$/, replacement: entry('$1') },
      // What `./node` uses of Node, by a library that needs nothing of it.
      { find: /^node:(crypto|util)$/, replacement: join(HERE, 'src/node/$1.ts') },
    ],
  },
  build: {
    outDir: join(SCRATCH, 'playground'),
    emptyOutDir: true,
    target: 'es2022',
    // The policy of the page allows no requests, and what it preloads with makes one.
    modulePreload: { polyfill: false },
    // The package is large, and minified already.
    chunkSizeWarningLimit: 700,
    rollupOptions: { output: { manualChunks: (id) => (id.startsWith(join(ROOT, 'pkg')) ? `package-${/(\w+)\.js$/.exec(id)[1]}` : null) } },
  },
  plugins: [readmes()],
});

/** The READMEs beside the page, as pages. */
function readmes() {
  return {
    name: 'readmes',
    generateBundle() {
      for (const [lang, file] of Object.entries({ en: 'README', 'zh-CN': 'README.zh-CN' })) {
        const text = readFileSync(join(ROOT, `${file}.md`), 'utf8').replace(/\]\((README[\w.-]*)\.md\)/g, (_, other) => `](${other}.html)`);
        // What else it links to is in the repository and not here.
        const html = marked.parse(text).replace(/<a href="(?!https?:|#|README)[^"]*">(.*?)<\/a>/g, '$1');
        this.emitFile({ type: 'asset', fileName: `${file}.html`, source: page(lang, html) });
      }
    },
  };
}

function page(lang, body) {
  const style = readFileSync(join(HERE, 'src/style/readme.css'), 'utf8');
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>pay-sign-center</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main>
${body}</main>
</body>
</html>
`;
}
