// The page of examples/sign in a realm of its own, on a simulated client that asks the merchant's server over HTTP.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';

const require = createRequire(import.meta.url);
const script = (file, parameters) =>
  new vm.Script(`(function (${parameters}) {${readFileSync(new URL(file, import.meta.url))}\n})`, { filename: file });
const PACKAGE = script('../../../pkg/index.js', 'exports');
const PAGE = script('../../../examples/sign/page.js', 'require');

export const { createSimulator } = require('../../../pkg/simulator');

/** Opens the page. `ended` becomes the package's outcome or error, as the page was given it. */
export function openPage({ simulator, server, session, hasWebAssembly }) {
  const storage = new Map();
  const my = {
    ...simulator.my,
    getStorageSync: ({ key }) => ({ data: storage.get(key) ?? null }),
    setStorageSync: ({ key, data }) => void storage.set(key, data),
    removeStorageSync: ({ key }) => void storage.delete(key),
    request: ({ url, data, success, fail }) => {
      post(`${server}${new URL(url).pathname}`, JSON.stringify(data ?? {}), session).then((answer) => success({ data: answer }), fail);
    },
  };
  const opened = { page: null, ended: null, storage, engine: null };
  const realm = vm.createContext({
    my,
    setTimeout,
    clearTimeout,
    console,
    Page({ end, ...definition }) {
      const setData = (data) => Object.assign(opened.page.data, data);
      const hear = (begunAt, ending) => {
        opened.ended = ending;
        end.call(opened.page, begunAt, ending);
      };
      opened.page = { ...definition, setData, end: hear };
    },
  });
  if (!hasWebAssembly) vm.runInContext('delete globalThis.WebAssembly', realm);
  const exports = {};
  PACKAGE.runInContext(realm)(exports);
  PAGE.runInContext(realm)(() => exports);
  opened.engine = () => exports.engine().name;
  opened.page.onLoad();
  opened.page.onShow();
  return opened;
}

export async function post(url, body, session = '') {
  const response = await fetch(url, { method: 'POST', body, headers: { 'x-session': session } });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url}: ${text}`);
  return url.endsWith('/notify') ? text : JSON.parse(text);
}
