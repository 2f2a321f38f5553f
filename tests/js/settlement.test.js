// Every short sequence of what a host can do, against an oracle written from the contract: a call settles exactly once
// where an answer came, and stays open where none did.
const { NEW_CLIENT, on, SIGN_STR, turn, until, USER_MESSAGE } = require('./host');
const { uncaught } = require('./realm');

const EVENTS = ['success', 'fail', 'complete'];

class Unreadable {
  get resultStatus() {
    throw new Error('resultStatus');
  }
  get resultCode() {
    throw new Error('resultCode');
  }
  get error() {
    throw new Error('error');
  }
  get result() {
    throw new Error('result');
  }
}
const PAYLOADS = {
  status: () => ({ resultStatus: '7000', result: '' }),
  none: () => ({}),
  unreadable: () => new Unreadable(),
};
const KINDS = Object.keys(PAYLOADS);

/**
 * How the turns after the host's own come about.
 * chained: each is a timer that the turn before it sets, so a held `complete` has its timer turn before it.
 * ahead: all are timers that the host sets before it does anything else, so they come before that timer turn.
 * immediate: each is a setImmediate of the turn before; Node gives no order between that and a timer.
 */
const MODES = ['chained', 'ahead', 'immediate'];

/** A plan is a list of turns, the host's own call first, each a list of `[event, payload kind, number]`. */
function plan(sequence, later, throwing, mode) {
  const turns = [[]];
  sequence.forEach(([event, kind], index) => {
    if (later[index]) turns.push([]);
    turns[turns.length - 1].push([event, kind, index]);
  });
  const text = turns.map((events) => events.map(([event, kind]) => `${event}(${kind})`).join(' '));
  if (throwing) text[0] += ' throw';
  return { turns, throwing, mode, name: `${mode}: ${text.join(' | ')}` };
}

/** What the contract says a plan may come to, as texts: more than one where Node gives no order. */
function oracle({ turns, throwing, mode }) {
  const may = [];
  let held = null;
  for (const [index, events] of turns.entries()) {
    for (const event of events) {
      if (event[0] !== 'complete') return [...may, answer(event)];
      held = held || event;
    }
    if (index === 0 && throwing && !held) return ['rejected host_error cause, fail(threw) complete(threw)'];
    if (held && mode === 'chained') return [answer(held)];
    if (held && mode === 'immediate') may.push(answer(held));
  }
  return held ? [...may, answer(held)] : ['open, '];
}

function answer([event, kind, index]) {
  const callbacks = event === 'complete' ? `complete(${index})` : `${event}(${index}) complete(${index})`;
  if (kind === 'status') return `resolved ${event === 'fail' ? 'unknown' : 'signed'} ${index}, ${callbacks}`;
  if (event === 'fail') return `rejected host_error ${index}, ${callbacks}`;
  return `resolved unknown ${index}, ${callbacks}`;
}

/** Runs a plan through the package; `text` says what it has come to so far. */
function run({ turns, throwing, mode }, dropped) {
  const payloads = turns.flat().map(([, kind]) => PAYLOADS[kind]());
  const cause = new Error('of the host');
  const log = [];
  let state = 'open';
  let left = turns.length;
  const label = (payload) => {
    if (payloads.includes(payload)) return payloads.indexOf(payload);
    const { error, errorMessage } = payload;
    return error === 'host_error' && errorMessage === USER_MESSAGE.confirming ? 'threw' : JSON.stringify(payload);
  };
  const my = {
    env: NEW_CLIENT,
    paySignCenter(request) {
      const play = (index) => {
        for (const [event, , number] of turns[index]) request[event](payloads[number]);
        left -= 1;
        if (index + 1 === turns.length) return;
        if (mode === 'chained') setTimeout(play, 0, index + 1);
        if (mode === 'immediate') setImmediate(play, index + 1);
      };
      if (mode === 'ahead') for (let index = 1; index < turns.length; index += 1) setTimeout(play, 0, index);
      play(0);
      if (throwing) throw cause;
    },
  };
  const callbacks = {};
  for (const event of EVENTS) callbacks[event] = (payload) => void log.push(`${event}(${label(payload)})`);
  const promise = on(my).paySignCenter({ signStr: SIGN_STR, ...callbacks });
  const settle = (text) => {
    state = state === 'open' ? text : `${state}, then ${text}`;
  };
  if (!dropped) {
    promise.then(
      ({ kind, raw }) => settle(`resolved ${kind} ${label(raw)}`),
      ({ code, raw, cause: thrown }) => settle(`rejected ${code} ${thrown === cause ? 'cause' : label(raw)}`),
    );
  }
  return { text: () => `${state}, ${log.join(' ')}`, done: () => left === 0 };
}

/** Runs plans side by side and lists those that came to something else. */
async function failures(plans, dropped) {
  const wrong = [];
  for (let at = 0; at < plans.length; at += 4000) {
    const runs = plans.slice(at, at + 4000).map((of) => ({ of, ...run(of, dropped) }));
    await until(() => runs.every(({ done }) => done()));
    // A held `complete` has set its timer by now, before this one.
    await turn();
    for (const { of, text } of runs) {
      const expected = oracle(of).map((text) => (dropped ? text.replace(/^[^,]*/, 'open') : text));
      if (!expected.includes(text())) wrong.push(`${of.name}: expected ${expected.join(' or ')}; got ${text()}`);
    }
  }
  return wrong;
}

/** All lists of that length over `choices`. */
function lists(choices, length) {
  if (length === 0) return [[]];
  return lists(choices, length - 1).flatMap((list) => choices.map((choice) => [...list, choice]));
}

const ALL = EVENTS.flatMap((event) => KINDS.map((kind) => [event, kind]));
// One payload kind for each place: which payload it is does not decide who wins, and that is run in full elsewhere.
const VARIED = (events) => events.map((event, index) => [event, KINDS[(index + events.lastIndexOf('fail') + 1) % 3]]);

function everyTiming(length, sequences = lists(ALL, length)) {
  return sequences.flatMap((sequence) =>
    lists([false, true], length).flatMap((later) =>
      (later.includes(true) ? MODES : ['chained']).flatMap((mode) =>
        [false, true].map((throwing) => plan(sequence, later, throwing, mode)),
      ),
    ),
  );
}

const PLANS = [
  ['no event', everyTiming(0)],
  ['1 event', everyTiming(1)],
  ['2 events', everyTiming(2)],
  ['3 events', everyTiming(3)],
  ['4 events, every payload, all at once', lists(ALL, 4).map((list) => plan(list, [], false, 'chained'))],
  ['4 events, every payload, a turn each', lists(ALL, 4).map((list) => plan(list, [true, true, true, true], false, 'ahead'))],
  ['4 events, every timing', everyTiming(4, lists(EVENTS, 4).map(VARIED))],
  ['up to 2 events, the Promise dropped', [0, 1, 2].flatMap((length) => everyTiming(length)), true],
];

test.each(PLANS)('%s', async (_, plans, dropped = false) => {
  expect(new Set(plans.map(({ name }) => name)).size).toBe(plans.length);
  let wrong;
  const seen = await uncaught(async () => {
    wrong = await failures(plans, dropped);
  });
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(seen).toEqual({ exceptions: [], rejections: [] });
});
