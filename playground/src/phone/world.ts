// What is around the page: a simulated client, the package on it, and a server that knows what was signed.
import type { AgreementKey, AgreementReply, PaySignCenter, SignOutcome, TraceEvent } from 'pay-sign-center';
import { createSimulator, type Scene } from 'pay-sign-center/simulator';
import type { Package } from '../package';
import type { StepName } from '../timeline/steps';

/** How long the page waits; a real one waits for minutes. */
const TIMEOUT = 10_000;

export type App = 'alipay' | 'other' | 'ide';

export interface Client {
  /** Null: the client does not say. */
  readonly version: string | null;
  readonly app: App;
}

/** The page that the client has opened, until somebody decides. */
export interface Sheet {
  readonly signStr: string;
  decide(scene: Scene): void;
}

interface Hears {
  /** A step of a call, with the object that was handed over in it. */
  step(event: TraceEvent, object: unknown): void;
  /** The object of a step that was told before there was one. */
  object(of: StepName, object: unknown): void;
  sheet(sheet: Sheet): void;
}

export interface World {
  readonly pay: PaySignCenter;
  sign(signStr: string): Promise<SignOutcome>;
}

export function openWorld(given: Package, client: Client, hears: Hears): World {
  const simulator = createSimulator({
    clientVersion: client.version,
    clientName: client.app === 'other' ? 'amap' : 'ap',
    // Neither another app nor the platform's tool has it.
    lacksApi: client.app !== 'alipay',
    scene: (signStr) => new Promise<Scene>((decide) => hears.sheet({ signStr, decide })),
  });
  const my = client.app === 'ide' ? { ...simulator.my, isIDE: true } : simulator.my;
  let current = { call: 0, signStr: '', queries: 0 };

  const pay = given.createPaySignCenter({
    my,
    trace(event) {
      if (event.what === 'called') current.call = event.call;
      hears.step(event, objectOf(event));
    },
  });

  function objectOf({ what }: TraceEvent): unknown {
    if (what === 'checked_client') return pay.checkClient();
    if (what === 'checked_sign_str') return pay.checkSignStr(current.signStr);
    if (what === 'answered') return simulator.calls.at(-1)?.answers.at(-1)?.payload;
    return undefined;
  }

  async function queryAgreement(agreement: AgreementKey): Promise<AgreementReply> {
    const { call } = current;
    current.queries += 1;
    const query = current.queries;
    hears.object({ call, what: 'queried', query }, agreement);
    const reply = await simulator.queryAgreement(agreement);
    // The package tells its step when it has heard of the reply.
    setTimeout(() => hears.object({ call, what: 'replied', query }, reply));
    return reply;
  }

  async function sign(signStr: string): Promise<SignOutcome> {
    current = { call: 0, signStr, queries: 0 };
    const mine = current;
    try {
      const outcome = await pay.paySignCenter({ signStr, timeout: TIMEOUT, queryAgreement, promptUpgrade: true });
      hears.object({ call: mine.call, what: 'settled' }, outcome);
      return outcome;
    } catch (error) {
      hears.object({ call: mine.call, what: 'settled' }, error);
      throw error;
    }
  }

  return { pay, sign };
}
