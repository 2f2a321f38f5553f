// Every short sequence of what a host can do in its own call and in the microtasks after it, with what the contract says
// that the call comes to.

var EVENTS = ['success', 'fail', 'complete', 'throw'];

var PAYLOADS = {
  status: function () {
    return { resultStatus: '7000', result: '' };
  },
  none: function () {
    return {};
  },
};

/** All lists of that length over `choices`. */
function lists(choices, length) {
  if (length === 0) return [[]];
  var longer = [];
  lists(choices, length - 1).forEach(function (list) {
    choices.forEach(function (choice) {
      longer.push(list.concat([choice]));
    });
  });
  return longer;
}

/** The turns of a sequence, the host's own call first, each a list of `[event, number]`; null where it makes no sense. */
function turnsOf(sequence, later) {
  var turns = [[]];
  for (var at = 0; at < sequence.length; at += 1) {
    if (later[at]) turns.push([]);
    else if (sequence[at - 1] === 'throw') return null;
    // What a host throws in a later turn does not reach the package.
    if (sequence[at] === 'throw' && turns.length > 1) return null;
    turns[turns.length - 1].push([sequence[at], at]);
  }
  return turns;
}

function settlementPlans() {
  var plans = [];
  [0, 1, 2, 3].forEach(function (length) {
    lists(EVENTS, length).forEach(function (sequence) {
      lists([false, true], length).forEach(function (later) {
        var turns = turnsOf(sequence, later);
        if (!turns) return;
        Object.keys(PAYLOADS).forEach(function (kind) {
          var text = turns.map(function (events) {
            return events
              .map(function (event) {
                return event[0];
              })
              .join(' ');
          });
          plans.push({ name: kind + ': ' + text.join(' | '), turns: turns, kind: kind, may: oracle(turns, kind) });
        });
      });
    });
  });
  return plans;
}

/** What a plan may come to, as texts. */
function oracle(turns, kind) {
  var may = [];
  var held = null;
  for (var index = 0; index < turns.length; index += 1) {
    for (var at = 0; at < turns[index].length; at += 1) {
      var event = turns[index][at];
      if (event[0] === 'success' || event[0] === 'fail') return may.concat(answer(event, kind));
      if (event[0] === 'complete') held = held || event;
      else if (!held) return ['rejected host_error cause, fail(threw) complete(threw)'];
    }
    // Without timers a `complete` is held for a microtask, and whether the host's next one is earlier is the host's affair.
    if (held && typeof setTimeout !== 'function') may.push(answer(held, kind));
  }
  return held ? may.concat(answer(held, kind)) : ['open, '];
}

function answer(event, kind) {
  var name = event[0];
  var number = event[1];
  var callbacks = name === 'complete' ? 'complete(' + number + ')' : name + '(' + number + ') complete(' + number + ')';
  if (kind === 'status') return 'resolved ' + (name === 'fail' ? 'unknown ' : 'signed ') + number + ', ' + callbacks;
  return (name === 'fail' ? 'rejected host_error ' : 'resolved unknown ') + number + ', ' + callbacks;
}

/** Runs a plan through the package; `text` says what it has come to so far, `done` whether the host is through. */
function runPlan(pkg, signStr, plan) {
  var turns = plan.turns;
  var payloads = EVENTS.map(PAYLOADS[plan.kind]);
  var cause = new Error('of the host');
  var log = [];
  var state = 'open';
  var left = turns.length;

  function label(payload) {
    if (payloads.indexOf(payload) >= 0) return payloads.indexOf(payload);
    return payload && payload.error === 'host_error' && payload.errorMessage ? 'threw' : JSON.stringify(payload);
  }

  function play(request, index) {
    left -= 1;
    if (index + 1 < turns.length)
      Promise.resolve().then(function () {
        play(request, index + 1);
      });
    turns[index].forEach(function (event) {
      if (event[0] === 'throw') throw cause;
      request[event[0]](payloads[event[1]]);
    });
  }

  function settle(text) {
    state = state === 'open' ? text : state + ', then ' + text;
  }

  var my = {
    env: { clientName: 'ap', clientVersion: '10.5.60' },
    paySignCenter: function (request) {
      play(request, 0);
    },
  };
  var options = { signStr: signStr };
  ['success', 'fail', 'complete'].forEach(function (name) {
    options[name] = function (payload) {
      log.push(name + '(' + label(payload) + ')');
    };
  });
  pkg
    .createPaySignCenter({ my: my })
    .paySignCenter(options)
    .then(
      function (outcome) {
        settle('resolved ' + outcome.kind + ' ' + label(outcome.raw));
      },
      function (error) {
        settle('rejected ' + error.code + ' ' + (error.cause === cause ? 'cause' : label(error.raw)));
      }
    );
  return {
    text: function () {
      return state + ', ' + log.join(' ');
    },
    done: function () {
      return left === 0;
    },
  };
}
