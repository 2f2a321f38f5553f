// Bundles files as a bundler does by itself, with nothing but what it cannot do without:
//   node bundlers.mjs BUNDLER FILE...
// writes each into a folder that has the bundler's name, beside the file. A program of its own: bundlers keep everything
// else in their process waiting.
import { basename, dirname, join, resolve } from 'node:path';
import { argv } from 'node:process';

function withWebpack(name) {
  return async (input, output) => {
    const { default: webpack } = await import(name);
    const place = { path: dirname(output), filename: basename(output) };
    const config = { mode: 'production', entry: input, context: dirname(input), output: place, performance: false };
    await new Promise((resolve, reject) => {
      webpack(config, (error, stats) => {
        if (error || stats.hasErrors() || stats.hasWarnings()) reject(error ?? new Error(stats.toString()));
        else resolve();
      });
    });
  };
}

const BUNDLERS = {
  webpack4: withWebpack('webpack4'),
  webpack5: withWebpack('webpack'),

  async rollup(input, output) {
    const { rollup } = await import('rollup');
    const { default: nodeResolve } = await import('@rollup/plugin-node-resolve');
    const onwarn = ({ message }) => {
      throw new Error(message);
    };
    const made = await rollup({ input, plugins: [nodeResolve()], onwarn });
    await made.write({ file: output, format: 'cjs' });
  },

  async vite(input, output) {
    const { build } = await import('vite');
    const lib = { entry: input, formats: ['cjs'], fileName: () => basename(output) };
    // Several are made in one folder.
    await build({
      root: dirname(input),
      configFile: false,
      logLevel: 'error',
      build: { lib, outDir: dirname(output), emptyOutDir: false },
    });
  },

  async esbuild(input, output) {
    const { build } = await import('esbuild');
    const { warnings } = await build({ entryPoints: [input], bundle: true, minify: true, outfile: output, logLevel: 'silent' });
    if (warnings.length) throw new Error(JSON.stringify(warnings, null, 2));
  },
};

const [, , bundler, ...files] = argv;
for (const file of files.map((name) => resolve(name))) await BUNDLERS[bundler](file, join(dirname(file), bundler, basename(file)));
