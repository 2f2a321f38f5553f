// The built package, by its public entries, one for each engine.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export const ENGINES = ['wasm', 'js'];

export const engines = Object.fromEntries(ENGINES.map((name) => [name, load(name)]));

/** An entry may fall back to another engine and answer as well, so it is asked which one runs. */
function load(name) {
  const entry = require(`../pkg/${name}.js`);
  const { name: running, fallbackReason } = entry.engine();
  if (running !== name) throw new Error(`pkg/${name}.js runs the engine ${running}: ${fallbackReason}`);
  return entry;
}
