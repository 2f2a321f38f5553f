// The suite itself, for any engine: ES5, no module system, no timers needed. The runner puts gate.js, settlement.js, sequences.js and
// field.js before it and gives `pkg` (the package's exports), `data` (the vectors), `began` (when the package was about to be loaded),
// `wasmInstances` (how many the package has made since) and `done`.
(function () {
  'use strict';

  var cases = 0;
  var failures = [];
  var answers = [];
  var firstResultMs = null;

  function check(name, right, found) {
    cases += 1;
    if (!right) failures.push(name + ': ' + (typeof found === 'string' ? found : JSON.stringify(found)));
  }

  /** Notes what the package says, for the runner to compare with what it says in Node. */
  function said(name, work) {
    cases += 1;
    var value;
    try {
      value = work();
    } catch (error) {
      failures.push(name + ': threw ' + error);
    }
    answers.push([name, JSON.stringify(value)]);
    return value || {};
  }

  function signStrs() {
    data.accepted.forEach(function (row) {
      var report = said(row.name, function () {
        return pkg.checkSignStr(row.sign_str);
      });
      check(row.name + ': ok', report.ok === true, report);
      Object.keys(row.sign_str_alternatives || {}).forEach(function (encoder) {
        var other = said(row.name + ' by ' + encoder, function () {
          return pkg.checkSignStr(row.sign_str_alternatives[encoder]);
        });
        check(row.name + ' by ' + encoder + ': the same', JSON.stringify(other) === JSON.stringify(report), other);
      });
      said(row.name + ': its body', function () {
        return pkg.checkSignStr(row.body);
      });
      var made = pkg.toSignStr(row.body);
      said(row.name + ': toSignStr', function () {
        return made;
      });
      check(row.name + ': encoded once', made === encodeURIComponent(row.body), made);
      check(row.name + ': idempotent', pkg.toSignStr(made) === made, made);
      check(row.name + ': left alone', pkg.toSignStr(row.sign_str) === row.sign_str, row.sign_str);
    });
    data.documented.forEach(function (row) {
      var report = said(row.name, function () {
        return pkg.checkSignStr(row.sign_str);
      });
      check(row.name + ': ok', report.ok === true, report);
    });
    data.faulty.forEach(function (row) {
      said(row.name, function () {
        var report = pkg.checkSignStr(row.input);
        return [report, report.suggestion, report.fields];
      });
    });
  }

  function field() {
    data.field.forEach(function (row) {
      if (!fieldJudges[row.kind]) return;
      var wrong = said(row.what, function () {
        return fieldJudges[row.kind](pkg, row);
      });
      check(row.what, wrong.length === 0, wrong);
    });
  }

  function odd() {
    [undefined, null, 5, {}, [], '', '\ud83d', '\ude00\u0000%'].forEach(function (value, index) {
      said('odd value ' + index, function () {
        return [pkg.checkSignStr(value), pkg.parseSignResult(value), pkg.parseSignResult({ resultStatus: '7000', result: value })];
      });
      check('odd value ' + index + ': toSignStr', pkg.toSignStr(value) === value, value);
    });
  }

  function results() {
    data.accepted.forEach(function (row) {
      var outcome = said(row.name + ': its result', function () {
        return pkg.parseSignResult(row.result, { signStr: row.sign_str });
      });
      check(row.name + ': signed', outcome.kind === 'signed', outcome);
    });
    data.odd.forEach(function (row) {
      var outcome = said(row.name, function () {
        return pkg.parseSignResult(row.input);
      });
      check(row.name + ': kind', outcome.kind === row.expect.kind, outcome);
    });
    data.official.forEach(function (row) {
      var outcome = said(row.name, function () {
        return pkg.parseSignResult(row.payload);
      });
      check(row.name + ': signed', outcome.kind === 'signed' && !!outcome.agreement, outcome);
    });
  }

  /**
   * With longer strings the engine's memory grows: views of the memory as it was must not be used after. The greatest length takes
   * an engine without a compiler minutes; Jest has it.
   */
  function growth() {
    function reports() {
      return JSON.stringify(
        data.accepted.map(function (row) {
          return pkg.checkSignStr(row.sign_str);
        })
      );
    }
    var before = reports();
    [
      ['%', 1 << 17],
      ['\u5f20', 1 << 17],
    ].forEach(function (row) {
      var unit = row[0];
      var long = unit;
      while (long.length < row[1]) long += long;
      said('a long string of ' + unit, function () {
        return pkg.checkSignStr(long);
      });
      check('after a long string of ' + unit, reports() === before, reports());
    });
  }

  /** Returns a function that judges, once everything is over. */
  function gate(signStr) {
    var ends = gateRows().map(function (row) {
      var bound = pkg.createPaySignCenter({ my: row[1] });
      var support = said('gate, ' + row[0], function () {
        return bound.checkClient();
      });
      Object.keys(row[2]).forEach(function (key) {
        check('gate, ' + row[0] + ': ' + key, support[key] === row[2][key], support);
      });
      var end = { name: row[0], expected: row[2].supported ? 'signed' : 'unsupported_client', found: 'open' };
      bound.paySignCenter({ signStr: signStr }).then(
        function (outcome) {
          end.found = outcome.kind;
        },
        function (error) {
          end.found = error.code;
        }
      );
      return end;
    });
    return function () {
      ends.forEach(function (end) {
        check('gate, ' + end.name + ': the call', end.found === end.expected, end.found);
      });
    };
  }

  /** Returns a function that judges, once everything is over. */
  function settlement(signStr) {
    var runs = settlementPlans().map(function (plan) {
      return { plan: plan, run: runPlan(pkg, signStr, plan) };
    });
    return function () {
      runs.forEach(function (each) {
        var text = each.run.text();
        var right = each.run.done() && each.plan.may.indexOf(text) >= 0;
        check('settlement, ' + each.plan.name, right, 'expected ' + each.plan.may.join(' or ') + '; got ' + text);
      });
    };
  }

  /** Timeouts, the server's answers, and whatever else may happen to a call. Returns a function that judges. */
  function sequences() {
    var ends = data.sequences.rows.map(function (row) {
      return { row: row, differences: playSequence(pkg, data.sequences.head, row) };
    });
    return function () {
      ends.forEach(function (end) {
        var differences = end.differences();
        check('sequence ' + JSON.stringify(end.row.steps), differences.length === 0, differences);
      });
    };
  }

  /** More turns of the event loop than anything here takes: of timers where there are any, else of microtasks. */
  function turns(count, then) {
    // JavaScriptCore's setTimeout hands no arguments on.
    function next() {
      turns(count - 1, then);
    }
    if (count === 0) then();
    else if (typeof setTimeout === 'function') setTimeout(next, 0);
    else Promise.resolve().then(next);
  }

  /** In ASCII, since engines differ in how they print anything else. */
  function ascii(json) {
    return json.replace(/[\u007f-\uffff]/g, function (unit) {
      return '\\u' + ('000' + unit.charCodeAt(0).toString(16)).slice(-4);
    });
  }

  function report() {
    var engine = null;
    try {
      engine = pkg.engine();
    } catch (error) {
      failures.push('engine: ' + error);
    }
    done(
      ascii(
        JSON.stringify({
          engine: engine,
          wasmInstances: wasmInstances,
          cases: cases,
          failures: failures,
          answers: answers,
          firstResultMs: firstResultMs,
        })
      )
    );
  }

  function guarded(work) {
    try {
      return work();
    } catch (error) {
      failures.push('the suite threw ' + error + ' ' + error.stack);
    }
  }

  var signStr = data.accepted[0].sign_str;
  guarded(function () {
    pkg.checkSignStr(signStr);
    firstResultMs = Date.now() - began;
    signStrs();
    results();
    field();
    odd();
    growth();
  });
  var judges = [gate, settlement, sequences].map(function (start) {
    return guarded(function () {
      return start(signStr);
    });
  });
  turns(20, function () {
    judges.forEach(function (judge) {
      if (judge) guarded(judge);
    });
    report();
  });
})();
