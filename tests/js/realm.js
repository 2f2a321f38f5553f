// Realms with other built-ins than Node's, and what reaches the process.
const vm = require('node:vm');
const { read } = require('./package');

const bundles = {};

function bundle(entry) {
  bundles[entry] ??= new vm.Script(`(function (exports) {${read(`${entry}.js`)}\nreturn exports; })`, { filename: `pkg/${entry}.js` });
  return bundles[entry];
}

// Jest hands its tests a copy of `process`, which gets no events.
const realProcess = vm.runInThisContext('process');

/** A copy of the package in a new realm. `globals` are put into it, `without` lists built-ins to take away, `polluted` is run first. */
function loadIn({ globals = {}, without = [], polluted = '', entry = ENTRY } = {}) {
  const realm = vm.createContext(globals, { codeGeneration: { strings: false, wasm: true } });
  for (const name of without) vm.runInContext(`delete globalThis.${name}`, realm);
  vm.runInContext(polluted, realm);
  return bundle(entry).runInContext(realm)({});
}

/** The built-ins of another realm that a stand-in wraps. */
function builtIn(name) {
  return vm.runInContext(name, vm.createContext({}));
}

/** A WebAssembly whose module throws in an exported call when `trap` says so. `instances` counts the engines. */
function breakableWebAssembly(trap) {
  const real = builtIn('WebAssembly');
  const counter = { instances: 0 };
  function Instance(module, imports) {
    counter.instances += 1;
    const { exports } = new real.Instance(module, imports);
    const wrapped = {};
    for (const [name, value] of Object.entries(exports)) {
      wrapped[name] =
        typeof value !== 'function'
          ? value
          : (...args) => {
              if (trap(name)) throw new real.RuntimeError('unreachable');
              return value(...args);
            };
    }
    return { exports: wrapped };
  }
  return { WebAssembly: { Module: real.Module, Instance }, counter };
}

/** Collects what reaches the process as uncaught while `work` runs. */
async function uncaught(work) {
  const seen = { exceptions: [], rejections: [] };
  const events = {
    uncaughtException: (error) => void seen.exceptions.push(error),
    unhandledRejection: (reason) => void seen.rejections.push(reason),
  };
  const before = Object.keys(events).map((name) => [name, realProcess.rawListeners(name)]);
  for (const [name] of before) realProcess.removeAllListeners(name).on(name, events[name]);
  try {
    await work();
    // Node tells of a rejection when the microtasks of its turn are done, and of a timer's throw in that timer's turn.
    for (let turns = 0; turns < 3; turns += 1) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    for (const [name, listeners] of before) {
      realProcess.removeListener(name, events[name]);
      for (const listener of listeners) realProcess.on(name, listener);
    }
  }
  return seen;
}

module.exports = { breakableWebAssembly, loadIn, uncaught };
