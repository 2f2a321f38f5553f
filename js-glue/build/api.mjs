// The text of docs/api.md and docs/api.zh-CN.md: the English is the comments in the sources, the Chinese is in build/api/zh.
import { readModel } from './api/model.mjs';
import { render } from './api/render.mjs';
import { chineseOf, problemsOf } from './api/translation.mjs';
import { EN, ZH } from './api/words.mjs';

/** The text of each file, by its name. */
export function apiDocuments() {
  const model = readModel();
  const texts = Object.fromEntries(model.map((entry) => [entry.key, textsOf(entry)]));
  refuse(EN.file, withoutComment(texts));
  const keys = Object.entries(texts).map(([entry, list]) => [entry, [...new Set(list.map(({ key }) => key))]]);
  refuse(ZH.file, problemsOf(Object.fromEntries(keys)));
  return { [EN.file]: render(model, EN, ({ en }) => en), [ZH.file]: render(model, ZH, chineseOf) };
}

/** Every text of an entry. Where one value of a union has a meaning, all have. */
function textsOf({ functions, constants, types }) {
  const items = [...functions, ...constants, ...types];
  const values = items.flatMap((item) => (item.values?.some(({ text }) => text.en) ? item.values : []));
  return [...items, ...items.flatMap(({ members = [] }) => members), ...values].flatMap(({ text }) => text ?? []);
}

function withoutComment(texts) {
  const missing = ([entry, list]) => list.filter(({ en }) => !en).map(({ key }) => `src, entry ${entry}: ${key} has no comment`);
  return Object.entries(texts).flatMap(missing);
}

function refuse(file, problems) {
  if (problems.length) throw new Error([`docs/${file} cannot be written:`, ...new Set(problems)].join('\n  js-glue/'));
}
