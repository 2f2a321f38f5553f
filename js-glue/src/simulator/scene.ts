import type { CallbackName, QueryStatus } from '../generated/tables';
import { checkName, checkScene } from './known';

/** What the client does with one call. Without a `status` or an `error`, it answers 7000. */
export interface Scene {
  /** The `resultStatus` of the answer. */
  readonly status?: string;
  /** `fail` runs with it, in place of an answer with a status. */
  readonly error?: number | string;
  /** Beside `error`; empty by default. */
  readonly errorMessage?: string;
  /** By default the signed document for 7000, and `''` for any other status. */
  readonly result?: unknown;
  /** By which callback: by default `success` with a status, and `fail` with an error. `complete` runs after it. */
  readonly by?: CallbackName;
  /** `complete` runs first. */
  readonly completeFirst?: boolean;
  /** Milliseconds until the answer; 0 by default, in a timer. `'at once'`: before `my.paySignCenter` returns. */
  readonly after?: number | 'at once';
  /** The user opens the page, and nothing is ever heard of it. */
  readonly silent?: boolean;
  /** The function throws this, after the page was opened. */
  readonly throws?: unknown;
  /** The page is hidden, and shown again after so many milliseconds: `onShow` of the simulator's options runs then. */
  readonly showsAgainAfter?: number;
  /** A second answer, after the first. */
  readonly again?: Scene;
  /** What the server knows of the agreement from then on, a question at a time; the last one stays. By default as of the status. */
  readonly queries?: readonly QueryStatus[];
}

/** Scenes that have a name: each documented status, and the usual ways to fail. */
const SCENES = {
  /** Signed. */
  '7000': { status: '7000', queries: ['NORMAL'] },
  /** The result is not known; a query finds the signature at the second question. */
  '7001': { status: '7001', queries: ['TEMP', 'NORMAL'] },
  /** Failed. */
  '7002': { status: '7002', queries: ['NONE'] },
  /** The user cancelled, and has not signed. */
  '6001': { status: '6001', queries: ['NONE'] },
  /** The network failed, and nothing was signed. */
  '6002': { status: '6002', queries: ['NONE'] },
  /** The user signed, and left before the answer was read. */
  'signed and left': { status: '6001', queries: ['NORMAL'] },
  /** The client never answers, and nothing was signed. */
  silent: { silent: true, queries: ['NONE'] },
  /** The app may not call the API: `fail` runs with `error` 4. */
  'not permitted': { error: 4, errorMessage: '无权限调用', queries: ['NONE'] },
} satisfies { readonly [name: string]: Scene };

/** The scenes that have a name. */
export type SceneName = keyof typeof SCENES;

/** A scene, or the name of one, or a status: digits. Any other status is `{ status }`. */
export type SceneOrName = Scene | SceneName | (string & {});

/** Decides what a call comes to, as a user does on the page that it has opened: at once, or by a Promise later. */
export type Choice = (signStr: string) => SceneOrName | PromiseLike<SceneOrName>;

export function isPromise(chosen: SceneOrName | PromiseLike<SceneOrName> | undefined): chosen is PromiseLike<SceneOrName> {
  return typeof chosen === 'object' && 'then' in chosen;
}

/** What the platform answers where it does not open the page. */
export const REFUSED: Scene = { status: '7002', queries: ['NONE'] };

/**
 * The scene of that name; of digits that are none, an answer with them as its status.
 *
 * @throws TypeError where there is no such scene, or it has a field that no scene has.
 */
export function sceneOf(scene: SceneOrName = '7000'): Scene {
  if (typeof scene === 'string') {
    if (!/^\d+$/.test(scene)) checkName('a status, or the name of a scene', scene, SCENES);
    return named(scene) || { status: scene };
  }
  checkScene(scene);
  const { status = '7000', error, silent, throws } = scene;
  const isAnswered = error === undefined && !silent && throws === undefined;
  const queries = isAnswered ? named(status)?.queries : undefined;
  return queries && scene.queries === undefined ? { ...scene, queries } : scene;
}

function named(name: string): Scene | undefined {
  return Object.prototype.hasOwnProperty.call(SCENES, name) ? SCENES[name as SceneName] : undefined;
}
