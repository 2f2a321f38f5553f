import type { Bindings } from './engine/bindings';
import { currentEngine, type Engine } from './engine/engine';
import { refuseCallbacks } from './engine/glue';
import type { SignCenterError } from './errors';
import { hasPromise, later, quiet } from './host';
import type { ClientSupport, HostError, PaySignCenter, SignOutcome, SignStrReport } from './types';

/** The functions of the package for the host object that `host` gives at each call. */
export function bind(host: () => unknown): PaySignCenter {
  return {
    paySignCenter: (options) => start(host(), options) as Promise<SignOutcome>,
    checkSignStr: (signStr) => inCore((core) => core.checkSignStr(signStr)) as SignStrReport,
    toSignStr: (body) => inCore((core) => core.toSignStr(body)) as string,
    parseSignResult: (payload, options) =>
      inCore((core) => core.parseSignResult(payload, options)) as SignOutcome | HostError,
    checkClient: (my) => inCore((core) => core.checkClient(my === undefined ? host() : my)) as ClientSupport,
    engine: () => currentEngine().info,
  };
}

function inCore(work: (core: Bindings) => unknown): unknown {
  return currentEngine().run(work);
}

function start(my: unknown, options: unknown): unknown {
  let engine: Engine;
  try {
    engine = currentEngine();
  } catch (error) {
    return refuse(options, error as SignCenterError);
  }
  const newest = engine.glue.newest;
  try {
    return engine.run((core) => core.paySignCenter(my, options, engine.glue, hasPromise()));
  } catch (error) {
    if (!engine.abandoned) throw error;
    // Numbers grow, so the first one since is this call's; the others are of calls made while the host ran.
    const own = engine.abandoned.filter((call) => call.id > newest)[0];
    return own ? own.promise : refuse(options, error as SignCenterError);
  }
}

/** Ends a call that no engine can take. */
function refuse(options: unknown, error: SignCenterError): unknown {
  const fail = callback(options, 'fail');
  const complete = callback(options, 'complete');
  const hasCallback = !!(fail || complete || callback(options, 'success'));
  if (hasCallback) later(() => refuseCallbacks(fail, complete), false);
  if (!hasPromise()) {
    if (hasCallback) return undefined;
    throw error;
  }
  const promise = Promise.reject(error);
  if (hasCallback) quiet(promise);
  return promise;
}

function callback(options: unknown, name: string): unknown {
  try {
    const value = (options as Record<string, unknown>)[name];
    return typeof value === 'function' ? value : undefined;
  } catch {
    return undefined;
  }
}
