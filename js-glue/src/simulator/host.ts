// The host object `my`, with what a page reads of it besides `paySignCenter`.
import type { MyLike } from '../types';
import type { SimulatorOptions } from './index';

const CLIENT_VERSION = '10.8.60';
const BASE_LIBRARY = '2.9.7';
const ALIPAY = 'ap';

interface Hears {
  alert(given: unknown): void;
  update(): void;
}

/** A client that says of itself what the options say. */
export function hostOf(
  { clientVersion = CLIENT_VERSION, baseLibrary = BASE_LIBRARY, clientName = ALIPAY, lacksApi = false }: SimulatorOptions,
  paySignCenter: (request: { readonly [name: string]: unknown }) => void,
  { alert, update }: Hears,
): MyLike & { [name: string]: unknown } {
  const env = clientVersion === null ? { clientName } : { clientName, clientVersion };
  const my = {
    env,
    SDKVersion: baseLibrary,
    canIUse: (api: string) => api !== 'paySignCenter' || !lacksApi,
    getSystemInfoSync: () => ({ app: clientName === ALIPAY ? 'alipay' : clientName, version: clientVersion ?? '' }),
    alert,
    ap: { updateAlipayClient: update },
  };
  return lacksApi ? my : { ...my, paySignCenter };
}
