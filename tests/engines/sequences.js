// Plays what may happen to a call to the package, in a given order. The rows are what tests/call/sampled.rs wrote down: the
// steps, and what the machine made of them. Whatever the engine, the package comes to the same.

/** A clock that stands still until it is told to go on, in place of the realm's own while `work` runs. */
function withTime(start, work) {
  var realm = (function () {
    return this;
  })();
  var names = ['setTimeout', 'clearTimeout'];
  var own = names.map(function (name) {
    return realm[name];
  });
  var now = Date.now;
  var time = { now: start, timers: [] };
  Date.now = function () {
    return time.now;
  };
  realm.setTimeout = function (run, ms) {
    var timer = { run: run, ms: ms, due: time.now + ms };
    time.timers.push(timer);
    return timer;
  };
  realm.clearTimeout = function (timer) {
    var at = time.timers.indexOf(timer);
    if (at >= 0) time.timers.splice(at, 1);
  };
  try {
    return work(time);
  } finally {
    Date.now = now;
    names.forEach(function (name, at) {
      if (own[at]) realm[name] = own[at];
      else delete realm[name];
    });
  }
}

function isOfATurn(timer) {
  return timer.ms === 0;
}

function waits(timer) {
  return timer.ms > 0;
}

/** Plays one row. Once the microtasks are over, the function that it returns gives the differences. */
function playSequence(pkg, head, row) {
  var found = { end: 'open', late: '', callbacks: [], askedAt: [], timers: 0, threw: null };
  var next = 0;
  var wasCalled = false;
  var promise = null;
  var questions = [];
  var request, time, call;

  var my = {
    env: { clientName: 'ap', clientVersion: '10.8.0' },
    paySignCenter: function (given) {
      // Of a second tap, nothing is played.
      if (wasCalled) return undefined;
      wasCalled = true;
      request = given;
      while (row.steps[next][0] === 'answered') step();
      next += 1;
      if (row.steps[next - 1][0] === 'threw') throw new Error('of the host');
      return {
        // biome-ignore lint/suspicious/noThenProperty: the Promise of a host, which is told when to settle.
        then: function (fulfilled, rejected) {
          promise = { fulfilled: fulfilled, rejected: rejected };
        },
      };
    },
  };
  var bound = pkg.createPaySignCenter({ my: my });

  var happen = {
    answered: function (by, json) {
      ((promise && promise[by]) || request[by])(JSON.parse(json));
    },
    turnEnds: function () {
      fire(time.timers.filter(isOfATurn)[0]);
    },
    timer: function (late) {
      // One that is due at once is like a turn's, but there is none besides.
      var timer = time.timers.filter(waits)[0] || time.timers[0];
      time.now = Math.max(time.now, timer.due + late);
      fire(timer);
    },
    reply: function (status) {
      var question = questions.shift();
      if (status === 'fails') question.failed(new Error('of the server'));
      else question.answered({ status: status, agreementNo: '2027', externalAgreementNo: question.agreement.externalAgreementNo });
    },
    shown: function () {
      bound.notifyShow();
    },
  };

  function step() {
    var what = row.steps[next];
    next += 1;
    happen[what[0]](what[1], what[2]);
  }

  function fire(timer) {
    time.timers.splice(time.timers.indexOf(timer), 1);
    timer.run();
  }

  function options(signStr) {
    var given = { signStr: signStr };
    ['success', 'fail', 'complete'].forEach(function (name) {
      given[name] = function () {
        found.callbacks.push(name);
      };
    });
    if (row.timeout) given.timeout = row.timeout;
    if (row.queries)
      given.queryAgreement = function (agreement) {
        found.askedAt.push(time.now - head.now);
        return {
          // biome-ignore lint/suspicious/noThenProperty: the answer of a server, which is told when to come.
          then: function (answered, failed) {
            questions.push({ agreement: agreement, answered: answered, failed: failed });
          },
        };
      };
    return given;
  }

  function hear(promised, name) {
    promised.then(
      function (outcome) {
        var by = outcome.confirmedBy ? ' by ' + outcome.confirmedBy : '';
        note(name, outcome.kind + by + (outcome.kind === 'signed' ? '' : certainty(outcome)));
      },
      function (error) {
        note(name, error.code + certainty(error));
        if (error.late) hear(error.late, 'late');
      }
    );
  }

  /** A late answer's error may have a Promise of its own. */
  function note(name, words) {
    found[name] = name === 'late' && found.late ? found.late + ', then ' + words : words;
  }

  function certainty(end) {
    return end.mayHaveSigned ? '' : ', certainly not signed';
  }

  function tap() {
    found.isRefused = false;
    bound.paySignCenter({ signStr: row.tap.withAnother ? head.otherSignStr : head.signStr }).then(null, function (error) {
      found.isRefused = error.code === 'in_progress' && error.pending === call;
    });
  }

  withTime(head.now, function (ours) {
    time = ours;
    call = bound.paySignCenter(options(head.signStr));
    hear(call, 'end');
    try {
      while (next < row.steps.length) step();
    } catch (error) {
      found.threw = String(error);
    }
    if (row.tap) tap();
    else found.timers = time.timers.length;
  });

  return function () {
    var expected = { end: row.end, late: row.late, callbacks: row.callbacks, askedAt: row.askedAt, timers: 0, threw: null };
    if (row.tap) expected.isRefused = row.tap.isRefused;
    return Object.keys(expected)
      .filter(function (name) {
        return JSON.stringify(found[name]) !== JSON.stringify(expected[name]);
      })
      .map(function (name) {
        return name + ': expected ' + JSON.stringify(expected[name]) + '; found ' + JSON.stringify(found[name]);
      });
  };
}
