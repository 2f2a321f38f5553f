// Judges the cases of the field, on each engine of tests/engines and in Jest. Each function lists what is not as the case's `right` says.

var fieldJudges = (() => {
  function list(value) {
    return value === undefined || value === null ? [] : [].concat(value);
  }

  function has(all, some) {
    return all.indexOf(some) >= 0;
  }

  /** The names of those that do not hold. */
  function failed(judged) {
    return Object.keys(judged).filter((name) => !judged[name]);
  }

  /** Whether the text has what is asked for and not what would be wrong. */
  function reads(right, text) {
    var lacks = right.msgHas && !new RegExp(right.msgHas).test(text);
    return !lacks && !(right.msgNot && new RegExp(right.msgNot).test(text));
  }

  function sign_str(pkg, row) {
    var right = row.right;
    var report = pkg.checkSignStr(row.input === null ? undefined : row.input);
    var codes = report.findings.map((finding) => finding.code);
    var messages = report.findings.map((finding) => finding.message);
    var isSound = right.first === null && right.blocked === false;
    var isClean = report.suggestion !== null && pkg.checkSignStr(report.suggestion).ok;
    var isFlagged = report.findings.some((finding) => finding.param && finding.param.split('.').pop() === right.paramFlagged);
    function isFound(code) {
      return has(codes, code);
    }
    return failed({
      blocked: right.blocked === undefined || right.blocked === !report.ok,
      first: !right.first || has(list(right.first), codes[0]),
      'no finding': !isSound || codes.length === 0,
      firstNot: !has(list(right.firstNot), codes[0]),
      any: list(right.any).every(isFound),
      none: !list(right.none).some(isFound),
      max: right.max === undefined || codes.length <= right.max,
      paramFlagged: right.paramFlagged === undefined || isFlagged,
      message: reads(right, messages.join(' | ')),
      suggestion: right.suggestion === undefined || (right.suggestion === 'clean' ? isClean : report.suggestion === null),
    });
  }

  function result(pkg, row) {
    var right = row.right;
    var outcome = pkg.parseSignResult(row.input.payload, row.input.signStr ? { signStr: row.input.signStr } : undefined);
    var issues = outcome.issues || [];
    var number = outcome.agreement ? outcome.agreement.agreementNo : null;
    return failed({
      kind: has(list(right.kind), outcome.kind),
      mayHaveSigned: right.mayHaveSigned === outcome.mayHaveSigned,
      issue: right.issue === undefined || has(issues, right.issue),
      notIssue: right.notIssue === undefined || !has(issues, right.notIssue),
      agreementNo: right.agreementNo === undefined || number === right.agreementNo,
      notAgreementNo: right.notAgreementNo === undefined || number !== right.notAgreementNo,
      agreementNoOrIssue: right.agreementNoOrIssue === undefined || number === right.agreementNoOrIssue || issues.length > 0,
    });
  }

  function client(pkg, row) {
    var right = row.right;
    var my = hostOf(row.input);
    var support = my === undefined ? pkg.checkClient() : pkg.createPaySignCenter({ my: my }).checkClient();
    return failed({
      supported: support.supported === right.supported,
      reason: right.reason === undefined || support.reason === right.reason,
    });
  }

  /** The host that a case describes. */
  function hostOf(input) {
    if (!input) return undefined;
    var my = { env: input.env, isIDE: input.isIDE };
    if ('canIUse' in input) my.canIUse = () => input.canIUse;
    if ('getSystemInfoSync' in input) my.getSystemInfoSync = () => input.getSystemInfoSync || undefined;
    (input.fn || []).forEach((name) => {
      my[name] = () => {};
    });
    return my;
  }

  return { sign_str: sign_str, result: result, client: client };
})();

// In Node, Jest takes them from here.
if (typeof module === 'object' && module) module.exports = fieldJudges;
