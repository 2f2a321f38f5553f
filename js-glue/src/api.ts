import { read } from './engine/read';
import { addMessages, defineLazily } from './engine/report';
import type { Bindings } from './engine/bindings';
import { currentEngine, fieldsOf, suggestionFor } from './engine/engine';
import { type CallRecord, fail, type Glue, recordOf } from './engine/glue';
import { noWayToAnswer, type SignCenterError } from './errors';
import { hasPromise, quiet } from './host';
import type { CheckedSignStr, CheckOptions, ClientSupport, HostError, PaySignCenter, SignOutcome } from './types';

/** The functions of the package for the host object that `host` gives at each call. */
export function bind(host: () => unknown): PaySignCenter {
  return {
    paySignCenter: (options) => start(host(), options) as Promise<SignOutcome>,
    checkSignStr,
    toSignStr: (body) => inCore((core) => core.toSignStr(body)) as string,
    parseSignResult: (payload, options) =>
      parseSignResult(payload, read(options, 'signStr')),
    checkClient: (my) => inCore((core, glue) => core.checkClient(my === undefined ? host() : my, glue)) as ClientSupport,
    engine: () => currentEngine().info,
  };
}

function checkSignStr(signStr: unknown, options?: CheckOptions): CheckedSignStr {
  const report = inCore((core) => core.checkSignStr(signStr)) as CheckedSignStr;
  addMessages(report);
  defineLazily(report, 'suggestion', () => suggestionFor(signStr));
  defineLazily(report, 'fields', () => fieldsOf(signStr, read(options, 'showPersonalData') === true));
  return report;
}

function parseSignResult(payload: unknown, signStr: unknown): SignOutcome | HostError {
  const outcome = inCore((core, glue) => core.parseSignResult(payload, signStr, glue)) as SignOutcome | HostError;
  const report = read(outcome, 'report');
  if (report) {
    addMessages(report);
    defineLazily(report, 'fields', () => fieldsOf(signStr, false));
  }
  return outcome;
}

function inCore(work: (core: Bindings, glue: Glue) => unknown): unknown {
  return currentEngine().ask(work);
}

function start(my: unknown, options: unknown): unknown {
  const record = recordOf(options);
  if (!canAnswer(record)) throw noWayToAnswer();
  try {
    const engine = currentEngine();
    const promise = engine.call((core) => core.paySignCenter(my, options, record.signStr, engine.glue, record, hasPromise()));
    if (record.hasCallback) quiet(promise);
    return promise;
  } catch (error) {
    return withoutCore(record, error as SignCenterError);
  }
}

function canAnswer(record: CallRecord): boolean {
  return hasPromise() || record.hasCallback;
}

/** Ends a call that no engine could take, or one that the engine broke in. */
function withoutCore(record: CallRecord, error: SignCenterError): unknown {
  if (!record.promise && hasPromise()) {
    record.promise = Promise.reject(error);
    if (record.hasCallback) quiet(record.promise);
  }
  fail(record, error);
  return record.promise;
}
