// The package as users get it, loaded after the page is drawn.
import type { EngineInfo } from 'pay-sign-center';

export type EngineName = EngineInfo['name'];

type Entry = Pick<typeof import('pay-sign-center'), 'checkSignStr' | 'createPaySignCenter' | 'isSignCenterError' | 'parseSignResult'>;

export interface Package extends Entry {
  readonly engine: EngineInfo;
}

/** The entry of pages takes WebAssembly where it is there; `./js` never does. */
export async function loadPackage(engine: EngineName): Promise<Package> {
  const entry = engine === 'js' ? await import('pay-sign-center/js') : await import('pay-sign-center');
  return { ...entry, engine: entry.engine() };
}

export type Tools = Pick<
  typeof import('pay-sign-center/node'),
  'inspectSignStr' | 'maskJson' | 'maskText' | 'verifySignResult' | 'verifySignStr'
>;

/** The layers of a string, and the check of signatures; null where there is no WebAssembly, which they need. */
export async function loadTools(): Promise<Tools | null> {
  const tools = await import('pay-sign-center/node');
  try {
    tools.inspectSignStr('');
    return tools;
  } catch {
    return null;
  }
}
