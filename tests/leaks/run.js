// node tests/leaks/run.js COUNT: that many calls, answered, refused, and never answered but timed out, and
// strings of the greatest length, on each engine. Neither the module's memory nor the heap may grow.
//
// CommonJS, without what is newer than Node 8: its V8 6.2 has no FinalizationRegistry, as most clients have none. By hand:
// tests/engines/node_modules/node8/bin/node tests/leaks/run.js 1000000
const { readFileSync } = require('fs');
const { join } = require('path');
const v8 = require('v8');
const vm = require('vm');

const ROOT = join(__dirname, '../..');
const SIGN_STR = JSON.parse(readFileSync(join(ROOT, 'tests/vectors/accepted_sign_strs.jsonl'), 'utf8').split('\n')[0]).sign_str;
const LONGEST = 1 << 20;
const MB = 1 << 20;
/** What the heap may differ by: the collector's own business. */
const HEAP_SLACK = 4 * MB;

const [count = 100000] = process.argv.slice(2).map(Number);
v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc');

/** A copy of the package in a realm whose timers and clock are ours. */
function load(entry) {
  const timers = new Map();
  const realm = { last: 0, time: 1e12, memory: undefined };
  const globals = {
    Date: { now: () => realm.time },
    WebAssembly: {
      Module: WebAssembly.Module,
      Instance: function Instance(module, imports) {
        const { exports } = new WebAssembly.Instance(module, imports);
        realm.memory = exports.memory;
        return { exports };
      },
    },
    setTimeout(run, ms) {
      realm.last += 1;
      timers.set(realm.last, { run, at: realm.time + ms });
      return realm.last;
    },
    clearTimeout: (timer) => void timers.delete(timer),
  };
  const source = readFileSync(join(ROOT, `pkg/${entry}.js`), 'utf8');
  const pkg = vm.runInContext(`(function (exports) {${source}\nreturn exports; })`, vm.createContext(globals))({});
  /** Lets the time go on to the last timer. */
  const pass = () => {
    while (timers.size) {
      const [[timer, { run, at }]] = timers;
      timers.delete(timer);
      realm.time = Math.max(realm.time, at);
      run();
    }
  };
  return { pkg, pass, timers, linear: () => (realm.memory ? realm.memory.buffer.byteLength : 0) };
}

/** One call of each kind, and what it must come to. */
const KINDS = [
  ['signed', (request) => request.success({ resultStatus: '7000', result: '' }), {}],
  ['unknown', (request) => request.success({ resultStatus: '7001' }), { queryAgreement: () => ({ status: 'TEMP' }) }],
  ['timeout', () => {}, { timeout: 1000 }],
  ['invalid_sign_str', () => {}, { signStr: 'sign=' }],
];

async function calls({ pkg, pass }, times) {
  for (let done = 0; done < times; done += 1) {
    const [expected, act, options] = KINDS[done % KINDS.length];
    const my = { env: { clientName: 'ap', clientVersion: '10.8.0' }, paySignCenter: act };
    const call = pkg.createPaySignCenter({ my }).paySignCenter({ signStr: SIGN_STR, complete() {}, ...options });
    const said = call.then(
      ({ kind }) => kind,
      ({ code }) => code,
    );
    pass();
    // A query's answer is heard in a microtask, and sets the next timer.
    let end;
    void said.then((word) => {
      end = word;
    });
    for (let turns = 0; end === undefined && turns < 100; turns += 1) {
      await null;
      pass();
    }
    if (end !== expected) throw new Error(`call ${done}: expected ${expected}, found ${end}`);
  }
}

function strings({ pkg }, times) {
  for (let done = 0; done < times; done += 1) {
    const unit = ['%', '张', '&a', '%25'][done % 4];
    pkg.checkSignStr(unit.repeat(LONGEST / unit.length));
  }
}

async function measured({ linear }) {
  return { heap: await heapInUse(), linear: linear() };
}

/** Collects garbage for as long as that frees something: what a turn still holds is let go in the next. */
async function heapInUse() {
  for (let last = Number.POSITIVE_INFINITY; ; ) {
    await new Promise(setImmediate);
    collectGarbage();
    const { heapUsed } = process.memoryUsage();
    if (heapUsed > last - MB / 16) return heapUsed;
    last = heapUsed;
  }
}

let failed = 0;
async function flat(name, copy, work, times) {
  await work(copy, Math.ceil(times / 10));
  const first = await measured(copy);
  await work(copy, times);
  const last = await measured(copy);
  const isFlat = last.linear <= first.linear && last.heap <= first.heap + HEAP_SLACK && copy.timers.size === 0;
  failed += isFlat ? 0 : 1;
  const figures = ({ heap, linear }) => `heap ${(heap / MB).toFixed(1)} MiB, module ${(linear / MB).toFixed(1)} MiB`;
  console.log(`${isFlat ? 'flat' : 'GROWN'}: ${name}, ${times}: first ${figures(first)}; last ${figures(last)}`);
}

/** Each engine in a function of its own: what one copy holds is gone when the next is measured. */
async function engineIsFlat(entry) {
  const copy = load(entry);
  await flat(`calls on ${entry}`, copy, calls, count);
  await flat(`strings of ${LONGEST} units on ${entry}`, copy, strings, 100);
}

async function main() {
  await engineIsFlat('wasm');
  await engineIsFlat('js');
  console.log(`${4 - failed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}
void main();
