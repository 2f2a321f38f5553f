import { bind } from './api';
import { KINDS, WORDS } from './generated/tables';
import { currentHost } from './host';
import type { MyLike, PaySignCenter, ResultStatusTable, Text, TraceEvent } from './types';

export { isSignCenterError, SignCenterError } from './errors';
export type { ErrorFields, SignCenterErrorConstructor } from './errors';
export type * from './types';

const bound = bind(currentHost);

/**
 * Opens the page where the user signs a recurring-deduction agreement (周期扣款): a drop-in for `my.paySignCenter`.
 *
 * Checks the signStr and the client, calls the host, and settles exactly once: with the typed outcome of any answer that
 * has a status, or with a {@link SignCenterError}. The options' callbacks run as the host runs them.
 *
 * @see https://opendocs.alipay.com/mini/api/pay-sign-center
 */
export const paySignCenter: PaySignCenter['paySignCenter'] = bound.paySignCenter;
export const checkSignStr: PaySignCenter['checkSignStr'] = bound.checkSignStr;
export const toSignStr: PaySignCenter['toSignStr'] = bound.toSignStr;
export const parseSignResult: PaySignCenter['parseSignResult'] = bound.parseSignResult;
export const checkClient: PaySignCenter['checkClient'] = bound.checkClient;
export const notifyShow: PaySignCenter['notifyShow'] = bound.notifyShow;
export const engine: PaySignCenter['engine'] = bound.engine;

/**
 * The same functions bound to a host object of your own: plugins, tests, simulators. `trace` hears every event and every
 * decision of each call; what it throws harms nothing.
 */
export function createPaySignCenter(options: {
  /** The host object, which is read at each call. */
  my: MyLike;
  /** Hears each step of a call; a step holds no secret and no personal data. */
  trace?: (event: TraceEvent) => void;
}): PaySignCenter {
  const { my, trace } = options;
  return bind(() => my, trace);
}

interface Words {
  readonly description: Text;
  readonly advice: Text | null;
  readonly note?: Text;
}

/** The documented result codes by code, in the official page's words. */
export const RESULT_STATUS: ResultStatusTable = table() as ResultStatusTable;

function table(): object {
  const rows: Record<string, object> = {};
  (Object.keys(KINDS) as (keyof typeof KINDS)[]).forEach((code) => {
    const kind = KINDS[code];
    const { description, advice, note }: Words = WORDS[kind];
    rows[code] = { code, kind, description, advice, ...(note && { note }) };
  });
  return rows;
}
