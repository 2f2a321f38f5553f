import { payloadFacts } from './answers';
import { begin, pageShown } from './call/call';
import { type CallRecord, close, recordOf } from './call/record';
import { endWithout } from './call/settle';
import { currentEngine } from './engine/engine';
import { noWayToAnswer } from './errors';
import { clientFacts, givenSignStr, read, systemInfo, utf8Of } from './facts';
import { hasPromise } from './host';
import { addFields, addSuggestion, finishOutcome } from './reports';
import type { CheckedSignStr, CheckOptions, ClientSupport, HostError, PaySignCenter, SignOutcome, SignStrReport } from './types';
import type { UserMessageName } from './words';

/** The functions of the package for the host object that `host` gives at each call. `trace` hears each step of a call. */
export function bind(host: () => unknown, trace?: unknown): PaySignCenter {
  return {
    paySignCenter: (options) => paySignCenter(recordOf(host(), options, trace)) as Promise<SignOutcome>,
    checkSignStr,
    toSignStr,
    parseSignResult: (payload, options) => parseSignResult(payload, read(options, 'signStr')),
    checkClient: (my) => checkClient(my === undefined ? host() : my),
    notifyShow: () => pageShown(host()),
    engine: () => currentEngine().info,
  };
}

function paySignCenter(record: CallRecord): unknown {
  if (!hasPromise() && !record.hasCallback) {
    close(record, null);
    throw noWayToAnswer();
  }
  try {
    begin(record);
  } catch (error) {
    endWithout(record, error);
    // The realm's Promise cannot be used.
    if (!record.promise && !record.hasCallback) throw noWayToAnswer();
  }
  return record.promise;
}

function checkSignStr(signStr: unknown, options?: CheckOptions): CheckedSignStr {
  const report = currentEngine().ask((core) => {
    const { text, found } = givenSignStr(signStr, core);
    return core.bindings.checkSignStr(text, found);
  }) as CheckedSignStr;
  addSuggestion(report, signStr);
  addFields(report, signStr, read(options, 'showPersonalData') === true);
  return report;
}

function toSignStr(body: string): string {
  const signStr = currentEngine().ask((core) => {
    const text = utf8Of(body, core);
    return text && core.bindings.toSignStr(text);
  });
  return signStr === undefined ? body : signStr;
}

function parseSignResult(payload: unknown, signStr: unknown): SignOutcome | HostError {
  const isGiven = signStr !== undefined && signStr !== null;
  const facts = payloadFacts(payload);
  const { answer, report, userMessage } = currentEngine().ask((core) => {
    const { text, found } = isGiven ? givenSignStr(signStr, core) : { text: undefined, found: undefined };
    const result = facts.result === undefined ? undefined : core.encode(facts.result);
    return core.bindings.parseSignResult(core.encode(facts.payload), result, text, found);
  }) as { answer: object; report: SignStrReport | null; userMessage: UserMessageName };
  if (report) addFields(report, signStr, false);
  return finishOutcome(answer, userMessage, report, payload) as SignOutcome | HostError;
}

function checkClient(my: unknown): ClientSupport {
  const client = clientFacts(my);
  const engine = currentEngine();
  const info = engine.ask((core) => core.bindings.needsSystemInfo(client)) ? systemInfo(my) : null;
  return engine.ask((core) => core.bindings.checkClient(client, info)) as ClientSupport;
}
