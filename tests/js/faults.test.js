// What ends a call must not be able to fail: each step of it fails once here, and the stack is full at each depth.
const { hostThat, logging, on, PAYLOAD, SIGN_STR, turn } = require('./host');
const { loadIn } = require('./realm');

/** Run in a realm before the package: each of its functions throws at the call of that number, once armed. */
const FAULTY = `
  function faulty(object, name) {
    var real = object[name];
    object[name] = function () {
      if (faults.armed && (faults.calls += 1) === faults.at) throw new Error('injected into ' + (faults.broke = name));
      return new.target ? Reflect.construct(real, arguments) : Reflect.apply(real, this, arguments);
    };
    object[name].prototype = real.prototype;
    Object.getOwnPropertyNames(real).forEach(function (key) {
      if (typeof real[key] === 'function' && key !== 'prototype') object[name][key] = real[key];
    });
  }
  var reflect = { construct: Reflect.construct, apply: Reflect.apply };
  ['create', 'defineProperty', 'keys', 'setPrototypeOf', 'getPrototypeOf'].forEach(function (name) { faulty(Object, name); });
  ['concat', 'forEach', 'filter', 'push', 'slice'].forEach(function (name) { faulty(Array.prototype, name); });
  faulty(Object.prototype, 'hasOwnProperty');
  faulty(JSON, 'stringify');
  faulty(Date, 'now');
  faulty(console, 'warn');
  faulty(Promise.prototype, 'then');
  ['Error', 'TypeError', 'Promise', 'setTimeout', 'clearTimeout'].forEach(function (name) { faulty(globalThis, name); });
`;

/** A copy of the package in such a realm. */
function faulty() {
  const faults = { armed: false, calls: 0, at: 0, broke: null };
  const globals = {
    faults,
    console: { warn() {} },
    setTimeout: (run, ms) => setTimeout(run, ms),
    clearTimeout: (timer) => clearTimeout(timer),
  };
  const copy = loadIn({ globals, polluted: FAULTY });
  copy.engine();
  return { faults, copy };
}

/** What a Promise comes to, in words; nothing of the realm is asked for it. */
function follow(promise) {
  const call = { said: 'open', end: undefined };
  Promise.resolve(promise).then(
    (outcome) => Object.assign(call, { said: outcome.kind, end: outcome }),
    (error) => Object.assign(call, { said: error.code, end: error }),
  );
  return call;
}

const SCENES = {
  'a success': { act: (request) => request.success(PAYLOAD), may: ['signed', 'engine_failed'] },
  'a failure': { act: (request) => request.fail({ error: 11 }), may: ['host_error', 'engine_failed'] },
  'complete alone': { act: (request) => request.complete(PAYLOAD), may: ['signed', 'engine_failed'] },
  'a success that is asked about': {
    act: (request) => request.success({ resultStatus: '7001', result: '' }),
    options: { queryAgreement: () => ({ status: 'NORMAL' }) },
    // An answer at which the engine broke is read, and not asked about.
    may: ['signed', 'unknown', 'engine_failed'],
  },
};

jest.setTimeout(120_000);

describe('a function of the realm that throws once', () => {
  test.each(Object.entries(SCENES))('%s: the call ends, and the other is not lost', async (_, { act, options, may }) => {
    const wrong = [];
    let at = 0;
    for (let broke = true; broke && at < 2000; ) {
      at += 1;
      const { faults, copy } = faulty();
      const [my, other] = [hostThat(() => {}), hostThat(() => {})];
      const log = [];
      const call = follow(copy.createPaySignCenter({ my }).paySignCenter({ signStr: SIGN_STR, ...options, ...logging(log) }));
      const second = follow(copy.createPaySignCenter({ my: other }).paySignCenter({ signStr: SIGN_STR }));
      Object.assign(faults, { armed: true, at });
      act(my.asked[0]);
      faults.armed = false;
      for (let turns = 0; turns < 4; turns += 1) await turn();
      other.asked[0].success(PAYLOAD);
      for (let turns = 0; turns < 2; turns += 1) await turn();
      broke = faults.broke;
      const late = second.end?.late && (await second.end.late).kind;
      const problems = [
        !may.includes(call.said) && `it is ${call.said}`,
        call.said === 'engine_failed' && !call.end.mayHaveSigned && 'certain of nothing',
        log.filter(([name]) => name === 'complete').length !== 1 && `callbacks: ${log.map(([name]) => name)}`,
        second.said !== 'signed' && late !== 'signed' && `the other is ${second.said}`,
      ].filter(Boolean);
      if (problems.length) wrong.push(`call ${at}, ${broke}: ${problems.join('; ')}`);
    }
    expect(wrong).toEqual([]);
    expect(at).toBeGreaterThan(10);
  });
});

describe('a stack that is full', () => {
  /** Fills the stack, goes back by so many frames, and runs something with the room that there is then. */
  function atDepth(left, work) {
    let back = 0;
    const dive = () => {
      try {
        dive();
      } catch (full) {
        if (back > left) return;
        back += 1;
        if (back <= left) throw full;
        work();
      }
    };
    dive();
  }

  test.each(Object.entries(SCENES))('%s: whatever room is left, nobody is left without an answer', async (_, { act, options, may }) => {
    const wrong = [];
    let overflowed = 0;
    for (let left = 0; left < 600; left += 3) {
      const [my, other] = [hostThat(() => {}), hostThat(() => {})];
      const log = [];
      const call = follow(on(my).paySignCenter({ signStr: SIGN_STR, ...options, ...logging(log) }));
      const second = follow(on(other).paySignCenter({ signStr: SIGN_STR }));
      let wasHeard = false;
      atDepth(left, () => {
        act(my.asked[0]);
        wasHeard = true;
      });
      if (!wasHeard) overflowed += 1;
      for (let turns = 0; turns < 4; turns += 1) await turn();
      // A host whose call overflowed may try again.
      if (!wasHeard || call.said === 'open') act(my.asked[0]);
      other.asked[0].success(PAYLOAD);
      for (let turns = 0; turns < 4; turns += 1) await turn();
      const late = second.end?.late && (await second.end.late).kind;
      const problems = [
        !may.includes(call.said) && `it is ${call.said}`,
        call.said === 'engine_failed' && !call.end.mayHaveSigned && 'certain of nothing',
        second.said !== 'signed' && late !== 'signed' && `the other is ${second.said}`,
        log.filter(([name]) => name === 'complete').length > 1 && `callbacks: ${log.map(([name]) => name)}`,
      ].filter(Boolean);
      if (problems.length) wrong.push(`${left} frames left: ${problems.join('; ')}`);
    }
    expect(wrong).toEqual([]);
    // Some had no room for the answer, and some had.
    expect(overflowed).toBeGreaterThan(0);
    expect(overflowed).toBeLessThan(200);
  });
});
