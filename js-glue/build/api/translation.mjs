// The texts of docs/api.zh-CN.md, by entry and key. A key that is missing, and one that nothing has, end the build.
import data from './zh/data.mjs';
import index from './zh/index.mjs';
import messages from './zh/messages.mjs';
import node from './zh/node.mjs';
import simulator from './zh/simulator.mjs';

/** The files of each entry: a missing text belongs in the first one. */
const FILES = {
  index: { 'index.mjs': index, 'data.mjs': data },
  messages: { 'messages.mjs': messages },
  simulator: { 'simulator.mjs': simulator },
  node: { 'node.mjs': node },
};

const TEXTS = Object.assign({}, ...Object.values(FILES).flatMap((files) => Object.values(files)));

/** The Chinese of a text. */
export const chineseOf = ({ key }) => TEXTS[key];

/** What is wrong with the tables, for the keys that each entry has. */
export function problemsOf(keysOf) {
  const all = Object.values(keysOf).flat();
  return Object.entries(FILES).flatMap(([entry, files]) => {
    const [first] = Object.keys(files);
    const missing = keysOf[entry].filter((key) => !Object.hasOwn(TEXTS, key));
    const stale = Object.entries(files).flatMap(([file, texts]) =>
      Object.keys(texts)
        .filter((key) => !all.includes(key))
        .map((key) => `build/api/zh/${file}: ${key} names nothing`),
    );
    return [...missing.map((key) => `build/api/zh/${first}: ${key} has no text`), ...stale];
  });
}
