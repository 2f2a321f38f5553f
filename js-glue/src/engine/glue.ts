import { engineFailed, engineFailedPayload, type ErrorFields, SignCenterError } from '../errors';
import { MESSAGES, OPTIONS, USER_MESSAGES, WORDS } from '../generated/tables';
import { later, quiet, runCallback } from '../host';
import type { ClientSupport, Text } from '../types';
import { clientFacts, payloadText, settingsOf, systemInfo } from './carry';
import { read } from './read';
import { addMessages, defineLazily, withMessages } from './report';

/** The numbers of the events in src/wasm.rs. */
const enum HostEvent {
  Success,
  Fail,
  Complete,
  Turn,
}

/** One call: the caller's callbacks, read once; and its Promise, which the core sets. */
export interface CallRecord {
  readonly options: unknown;
  readonly signStr: unknown;
  readonly success: unknown;
  readonly fail: unknown;
  readonly complete: unknown;
  readonly hasCallback: boolean;
  promise?: unknown;
  resolve?: (outcome: unknown) => void;
  reject?: (error: unknown) => void;
  ended?: boolean;
}

export function recordOf(options: unknown): CallRecord {
  const [success, fail, complete] = ['success', 'fail', 'complete'].map((name) => {
    const value = read(options, name);
    return typeof value === 'function' ? value : undefined;
  });
  return { options, signStr: read(options, 'signStr'), success, fail, complete, hasCallback: !!(success || fail || complete) };
}

/** What the engine needs of JavaScript for its calls; src/wasm/js.rs says what each method does. */
export class Glue {
  /** The calls that the host was asked about and has not answered. */
  private readonly pending: Record<number, CallRecord> = {};

  constructor(
    private readonly send: (id: number, event: number, payload: unknown) => void,
    private readonly fieldsOf: (signStr: unknown) => unknown,
  ) {}

  listen(id: number, record: CallRecord, options: unknown, signStr: unknown) {
    this.pending[id] = record;
    const request = copyForHost(options);
    request.signStr = signStr;
    // Made here of the call's number: a Rust closure for each callback would never be freed where `fail` never fires.
    request.success = (payload: unknown) => this.send(id, HostEvent.Success, payload);
    request.fail = (payload: unknown) => this.send(id, HostEvent.Fail, payload);
    request.complete = (payload: unknown) => this.send(id, HostEvent.Complete, payload);
    return request;
  }

  answer(id: number, record: CallRecord, fields: object, isError: boolean, payload: unknown, via: HostEvent): void {
    delete this.pending[id];
    this.addFields((fields as { report: object }).report, record);
    // The Promise first, so that no callback can come between.
    if (isError) {
      const error = fields as ErrorFields;
      error.message = failureOf(error.message);
      settle(record.reject, new SignCenterError(error, undefined, payload));
    } else settle(record.resolve, this.outcome(fields, payload));
    end(record, via, payload, false);
  }

  refuse(id: number, record: CallRecord, fields: ErrorFields, cause: unknown): void {
    delete this.pending[id];
    this.addFields(fields.report!, record);
    fields.message = withMessages(fields.message) || messageOf(fields.support);
    settle(record.reject, new SignCenterError(fields, cause));
    end(record, HostEvent.Fail, { error: fields.code, errorMessage: USER_MESSAGES[fields.code] }, true);
  }

  outcome(fields: object, raw: unknown): object {
    const outcome = fields as Record<string, unknown>;
    const words = WORDS[outcome.kind as keyof typeof WORDS] as Record<string, Text | null> | undefined;
    // Copies, since the outcome is the caller's.
    if (words) Object.keys(words).forEach((key) => (outcome[key] = words[key] && { zh: words[key].zh, en: words[key].en }));
    outcome.raw = raw;
    return outcome;
  }

  private addFields(report: object, record: CallRecord): void {
    addMessages(report);
    defineLazily(report, 'fields', () => this.fieldsOf(record.signStr));
  }

  payloadText(payload: unknown): string {
    return payloadText(payload);
  }

  clientFacts(my: unknown): string | undefined {
    return clientFacts(my);
  }

  systemInfo(my: unknown): string {
    return systemInfo(my);
  }

  settingsOf(options: unknown): string {
    return settingsOf(options);
  }

  later(id: number): void {
    later(() => this.send(id, HostEvent.Turn, undefined), true);
  }

  quiet(value: unknown): void {
    quiet(value);
  }

  /** Ends what is pending when the engine broke: the host was asked, so the user may have signed. */
  abandon(trap: unknown): void {
    Object.keys(this.pending).forEach((key) => {
      const record = this.pending[Number(key)]!;
      delete this.pending[Number(key)];
      fail(record, engineFailed(trap, true));
    });
  }
}

/** The message of a call that the gate refused, or that the host threw out of. */
function messageOf(support: ClientSupport | undefined): string {
  if (!support || support.supported) return MESSAGES.threw;
  return MESSAGES[support.reason].replace('{current}', support.current!);
}

/** The message of a call that the host failed with that code, or with none that may be shown. */
function failureOf(code: string): string {
  if (code === '4') return MESSAGES.failed_4;
  return code ? MESSAGES.failed_with + code : MESSAGES.failed;
}

/** Ends a call without the core. What is settled stays settled, and what has run does not run again. */
export function fail(record: CallRecord, error: SignCenterError): void {
  settle(record.reject, error);
  end(record, HostEvent.Fail, engineFailedPayload(error.mayHaveSigned), true);
}

function settle(how: ((value: unknown) => void) | undefined, value: unknown): void {
  if (how) how(value);
}

function end(record: CallRecord, via: HostEvent, payload: unknown, soon: boolean): void {
  if (record.ended) return;
  record.ended = true;
  const run = () => {
    if (via !== HostEvent.Complete) runCallback(via ? record.fail : record.success, record.options, payload);
    runCallback(record.complete, record.options, payload);
  };
  if (!soon) run();
  else if (record.hasCallback) later(run, false);
}

/** The caller's properties that are not ours; those that cannot be read are left out. */
function copyForHost(options: unknown): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  const given = options as Record<string, unknown>;
  tryTo(() => {
    Object.keys(given).forEach((key) => {
      if (OPTIONS.indexOf(key) < 0) tryTo(() => (copy[key] = given[key]));
    });
  });
  return copy;
}

function tryTo(work: () => void): void {
  try {
    work();
  } catch {
    // No object, a getter that throws, a proxy that refuses: there is nothing to pass on.
  }
}
