// The page of examples/sign and a simulated client in a realm of their own, where time is the test's; the page asks the
// merchant's server over HTTP.
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { Clock } from '../clock.mjs';

const script = (file, parameters) =>
  new vm.Script(`(function (${parameters}) {${readFileSync(new URL(file, import.meta.url))}\n})`, { filename: file });
const PACKAGE = script('../../../pkg/index.js', 'exports');
const SIMULATOR = script('../../../pkg/simulator.js', 'exports');
const PAGE = script('../../../examples/sign/page.js', 'require');

/** Opens the page, on a client with those options. `ended` becomes what the package gives it: an outcome, or an error. */
export function openPage({ client, server, session, hasWebAssembly }) {
  const clock = new Clock();
  const onItsWay = new Set();
  const storage = new Map();
  const realm = vm.createContext({ ...clock.timers, console });
  vm.runInContext('Date', realm).now = clock.now;
  if (!hasWebAssembly) vm.runInContext('delete globalThis.WebAssembly', realm);
  const run = (code, exports = {}) => {
    code.runInContext(realm)(exports);
    return exports;
  };
  const simulator = run(SIMULATOR).createSimulator(client);
  const request = ({ url, data, success, fail }) => {
    const answer = post(`${server}${new URL(url).pathname}`, JSON.stringify(data ?? {}), session).then(
      (found) => success({ data: found }),
      fail,
    );
    onItsWay.add(answer);
    answer.finally(() => onItsWay.delete(answer));
  };
  realm.my = {
    ...simulator.my,
    getStorageSync: ({ key }) => ({ data: storage.get(key) ?? null }),
    setStorageSync: ({ key, data }) => void storage.set(key, data),
    removeStorageSync: ({ key }) => void storage.delete(key),
    request,
  };
  const opened = { page: null, ended: null, storage, simulator, engine: null, until: (work) => clock.until(work, onItsWay) };
  realm.Page = ({ end, ...definition }) => {
    const setData = (data) => Object.assign(opened.page.data, data);
    const hear = (begunAt, ending) => {
      opened.ended = ending;
      end.call(opened.page, begunAt, ending);
    };
    opened.page = { ...definition, setData, end: hear };
  };
  const center = run(PACKAGE);
  run(PAGE, () => center);
  opened.engine = () => center.engine().name;
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
