// A phone on which a built mini-program runs, with the package's simulator as its client. Time is the test's, and there is
// no global name but those that the platform gives. A test reads the screen and taps on it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import vm from 'node:vm';
import { PREAMBLE } from '../../engines/preamble.mjs';
import { Clock } from '../clock.mjs';
import { readMarkup, render } from './markup.mjs';
import { openPage } from './page.mjs';
import { textsOf, wayTo } from './screen.mjs';
import { Server } from './server.mjs';

/** How long the merchant's server takes. */
const ROUND_TRIP = 50;

export class Phone {
  /** How often the package has started its WebAssembly module. */
  wasmInstances = 0;
  /** Whether the client fails to remove what was stored. */
  keepsAll = false;
  #clock = new Clock();
  #storage = new Map();
  #page;

  /** `folder` has the built mini-program. `has` says which built-ins there are, `client` what the simulator does. */
  constructor(folder, { has, client }) {
    this.folder = folder;
    this.has = has;
    const file = createRequire(join(folder, 'app.js')).resolve('pay-sign-center/simulator');
    const { createSimulator, sampleSignStr } = load(file, this.#newRealm({}));
    this.simulator = createSimulator({ ...client, onShow: () => this.#page.onShow() });
    this.server = new Server(this.simulator, sampleSignStr);
  }

  /** Starts the mini-program, and opens and draws its first page. What it had stored is still there. */
  async launch() {
    const [path] = JSON.parse(readFileSync(join(this.folder, 'app.json'), 'utf8')).pages;
    let app;
    let definition;
    const realm = this.#newRealm({
      my: this.#my(),
      App: (given) => {
        app = given;
      },
      Page: (given) => {
        definition = given;
      },
      Component: () => {},
      getApp: () => app,
      getCurrentPages: () => [this.#page],
      // Taro's runtime counts on it: a real phone has it, with this member alone.
      navigator: { swuserAgent: 'AlipayClient' },
    });
    load(join(this.folder, 'app.js'), realm);
    app.onLaunch?.({ path, query: {} });
    app.onShow?.({ path, query: {} });
    load(join(this.folder, `${path}.js`), realm);
    this.markup = readMarkup(join(this.folder, `${path}.axml`));
    this.#page = openPage(definition, path);
    this.#page.onLoad?.({});
    this.#page.onShow?.();
    this.#page.onReady?.();
    await this.wait(0);
  }

  /** The user closes the client, whatever it was doing. */
  close() {
    this.#clock.stop();
  }

  wait(ms) {
    return this.#clock.wait(ms);
  }

  /** The texts on the screen from top to bottom, those of buttons in brackets. */
  get screen() {
    return textsOf(render(this.markup, this.#page.data));
  }

  /** Taps a button; `times` is how often before the screen can change. A disabled one hears nothing of it. */
  tap(label, times = 1) {
    const way = wayTo(label, render(this.markup, this.#page.data));
    if (way[0].attributes.disabled) return;
    for (let time = 0; time < times; time += 1) this.#bubble(way);
  }

  get stored() {
    return Object.fromEntries(this.#storage);
  }

  #bubble(way) {
    const [target] = way.map(targetOf);
    for (const element of way) {
      const { onTap, catchTap } = element.attributes;
      const handler = catchTap ?? onTap;
      if (handler) this.#page[handler]({ type: 'tap', timeStamp: this.#clock.now(), target, currentTarget: targetOf(element), detail: {} });
      if (catchTap) return;
    }
  }

  #newRealm(globals) {
    const context = vm.createContext({ ...globals, ...this.#clock.timers }, { codeGeneration: { strings: false, wasm: true } });
    vm.runInContext('Date', context).now = this.#clock.now;
    const { WebAssembly } = vm.runInContext('({ WebAssembly })', context);
    const count = () => {
      this.wasmInstances += 1;
    };
    WebAssembly.Instance = class extends WebAssembly.Instance {
      constructor(...given) {
        super(...given);
        count();
      }
    };
    for (const [name, isThere] of Object.entries(this.has)) if (!isThere) vm.runInContext(`delete this.${name}`, context);
    return { context, modules: new Map() };
  }

  #my() {
    const my = {
      ...this.simulator.my,
      // uni-app's runtime takes a client that says yes to everything for DingTalk.
      canIUse: (api) => api === 'component2' || api in my,
      getStorageSync: ({ key }) => ({ data: this.#storage.get(key) ?? null }),
      setStorageSync: ({ key, data }) => void this.#storage.set(key, structuredClone(data)),
      removeStorageSync: ({ key }) => {
        if (this.keepsAll) throw new Error('the storage is broken');
        this.#storage.delete(key);
      },
      request: (options) => void this.#clock.timers.setTimeout(() => this.#request(options), ROUND_TRIP),
    };
    return my;
  }

  async #request({ url, data, success, fail, complete }) {
    const [answer, callback] = await this.server.answer(new URL(url).pathname, data).then(
      (found) => [{ data: found, status: 200, headers: {} }, success],
      (error) => [{ error: 12, errorMessage: error.message }, fail],
    );
    callback?.(answer);
    complete?.(answer);
  }
}

function targetOf({ attributes }) {
  const data = Object.entries(attributes).filter(([name]) => name.startsWith('data-'));
  return { id: attributes.id ?? '', dataset: Object.fromEntries(data.map(([name, value]) => [name.slice('data-'.length), value])) };
}

const scripts = new Map();

/** Compiled once for all realms. */
function scriptOf(file) {
  if (!scripts.has(file)) {
    const text = `(function (require, module, exports) {${PREAMBLE}${readFileSync(file, 'utf8')}\n})`;
    scripts.set(file, new vm.Script(text, { filename: file }));
  }
  return scripts.get(file);
}

/** What a module of a realm exports. */
function load(file, realm) {
  const { context, modules } = realm;
  if (!modules.has(file)) {
    const module = { exports: {} };
    modules.set(file, module);
    const { resolve } = createRequire(file);
    scriptOf(file).runInContext(context)((name) => load(resolve(name), realm), module, module.exports);
  }
  return modules.get(file).exports;
}
