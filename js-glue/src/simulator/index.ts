// A `my` that behaves as the documented client does, for tests of pages: the platform's own tool cannot run the API.
import type { CallbackName } from '../generated/tables';
import type { AgreementKey, AgreementReply, FailPayload, MyLike, SignPayload } from '../types';
import { hostOf } from './host';
import { checkOptions, refusal } from './known';
import { type Asked, type Refusal, readSignStr, refusalOf } from './platform';
import { type Call, play, uncaught } from './play';
import { type Choice, isPromise, REFUSED, type Scene, type SceneOrName, sceneOf } from './scene';
import { newServer } from './server';

export { samplePayload } from './play';
export { type SampleChanges, sampleSignStr } from './sample';
export type { Choice, Scene, SceneName, SceneOrName } from './scene';

/** What the client is, and what it does. All can be left out: then it signs. */
export interface SimulatorOptions {
  /** Of the client, `10.8.60` by default; null for a client that does not say. */
  readonly clientVersion?: string | null;
  /** Of the base library, `2.9.7` by default. */
  readonly baseLibrary?: string;
  /** `my.env.clientName`: `ap`, Alipay, by default. */
  readonly clientName?: string;
  /** What happens at each call for which nothing else is next: 7000 by default. A function decides when the page is open. */
  readonly scene?: SceneOrName | Choice;
  /** The client has no `my.paySignCenter`, as other apps and the platform's tool. */
  readonly lacksApi?: boolean;
  /** Whether the app's signature is right: a signStr that it refuses is answered with 7002, as by the platform. */
  readonly verify?: (signStr: string) => boolean;
  /** The clear text of a `biz_content` that is encrypted, without which its agreement has no number. */
  readonly decrypt?: (bizContent: string) => string;
  /** The platform's signature of a result. */
  readonly signResult?: (content: string, signType: string) => string;
  /** Runs when the page is shown again, as the page's own `onShow` does. */
  readonly onShow?: () => void;
}

/** One call of `my.paySignCenter`. */
export interface SimulatedCall {
  /** As the page gave it. */
  readonly signStr: unknown;
  /** All that the page gave. */
  readonly request: { readonly [name: string]: unknown };
  /** Null while the user has not decided. */
  readonly scene: Scene | null;
  /** Why the platform did not open the page. */
  readonly refused: Refusal | null;
  /** What was answered so far, in order. */
  readonly answers: readonly {
    /** Which callback ran. */
    readonly by: CallbackName;
    /** What it was given. */
    readonly payload: SignPayload | FailPayload;
  }[];
}

/** A client, and what was seen of it. */
export interface Simulator {
  /** The host object: give it to `createPaySignCenter`, or make it the page's `my`. */
  readonly my: MyLike & { [name: string]: unknown };
  /** The calls of `my.paySignCenter`, the first one first. */
  readonly calls: readonly SimulatedCall[];
  /** What the server was asked. */
  readonly queries: readonly AgreementKey[];
  /** What `my.alert` was given. */
  readonly alerts: readonly unknown[];
  /** How often the page for updates was opened. */
  readonly updates: number;
  /** What happens at the next calls, one each. */
  next(...scenes: readonly (SceneOrName | Choice)[]): void;
  /** The option of that name: what the caller's server says, by the scene of the call for that agreement. */
  queryAgreement(agreement: AgreementKey): Promise<AgreementReply>;
}

/**
 * A client on which one page runs. Time is the test's own: everything that takes time waits by `setTimeout`. An option or a scene that
 * there is not is refused with a TypeError.
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  checkOptions(options);
  checkGiven(options.scene);
  const calls: Call[] = [];
  const queries: AgreementKey[] = [];
  const alerts: unknown[] = [];
  const upcoming: (SceneOrName | Choice)[] = [];
  const server = newServer();
  let updates = 0;

  function paySignCenter(request: { readonly [name: string]: unknown }): void {
    const asked = readSignStr(request.signStr, options.decrypt);
    const refused = refusalOf(request.signStr, asked, options.verify);
    const call: Call = { signStr: request.signStr, request, scene: null, refused, answers: [] };
    calls.push(call);
    const given = refused ? REFUSED : upcoming.length ? upcoming.shift() : options.scene;
    const chosen = typeof given === 'function' ? given(request.signStr as string) : given;
    if (isPromise(chosen)) chosen.then((scene) => come(call, sceneOf(scene), asked)).then(undefined, uncaught);
    else {
      const scene = decided(chosen);
      if (!scene) return;
      come(call, scene, asked);
      if (scene.throws !== undefined) throw scene.throws;
    }
  }

  /** The call has come to that scene. */
  function come(call: Call, scene: Scene, asked: Asked | null): void {
    call.scene = scene;
    if (asked) server.learn(asked, scene);
    play(call, scene, asked, options);
  }

  return {
    my: hostOf(options, paySignCenter, {
      alert: (given) => alerts.push(given),
      update: () => {
        updates += 1;
      },
    }),
    calls,
    queries,
    alerts,
    get updates() {
      return updates;
    },
    next(...scenes: readonly (SceneOrName | Choice)[]) {
      scenes.forEach(checkGiven);
      scenes.forEach((scene) => void upcoming.push(scene));
    },
    queryAgreement(agreement: AgreementKey) {
      if (typeof Object(agreement).externalAgreementNo !== 'string') return Promise.reject(refusal('{ externalAgreementNo }', agreement));
      queries.push(agreement);
      return Promise.resolve(server.say(agreement));
    },
  };
}

/** The scene; null where there is none of that kind, which the package must not take for a host that throws. */
function decided(chosen: SceneOrName | undefined): Scene | null {
  try {
    return sceneOf(chosen);
  } catch (error) {
    uncaught(error);
    return null;
  }
}

/** Refuses a scene at once that cannot be played; what a function decides is looked at when it has decided. */
function checkGiven(scene: SceneOrName | Choice | undefined): void {
  if (typeof scene !== 'function') sceneOf(scene);
}
