// What the client does with a call, and when.
import type { CallbackName } from '../generated/tables';
import type { FailPayload, SignPayload } from '../types';
import type { SimulatedCall, SimulatorOptions } from './index';
import { type Asked, readSignStr, signedDocument } from './platform';
import { AGREEMENT_NO } from './server';
import { SAMPLE_SIGN, sampleSignStr } from './sample';
import { type Scene, type SceneOrName, sceneOf } from './scene';

declare function setTimeout(run: () => void, ms: number): unknown;

/** A call that the client is about to answer. */
export interface Call extends SimulatedCall {
  scene: Scene | null;
  readonly answers: { readonly by: CallbackName; readonly payload: SignPayload | FailPayload }[];
}

/** Answers the call as the scene says. */
export function play(call: Call, scene: Scene, asked: Asked | null, options: SimulatorOptions): void {
  if (scene.showsAgainAfter !== undefined) setTimeout(() => options.onShow?.(), scene.showsAgainAfter);
  if (scene.silent) return;
  const answer = () => {
    hand(call, scene, asked, options);
    if (scene.again) play(call, scene.again, asked, options);
  };
  const { after = 0 } = scene;
  if (after === 'at once') answer();
  else setTimeout(answer, after);
}

function hand(call: Call, scene: Scene, asked: Asked | null, options: SimulatorOptions): void {
  const payload = payloadOf(scene, asked, options);
  const by = scene.by ?? (scene.error === undefined ? 'success' : 'fail');
  const names: CallbackName[] = by === 'complete' ? [by] : scene.completeFirst ? ['complete', by] : [by, 'complete'];
  names.forEach((name) => {
    const callback = call.request[name];
    if (typeof callback !== 'function') return;
    call.answers.push({ by: name, payload });
    callback(payload);
  });
}

/**
 * What the client hands over in a scene, for a test that reads a payload itself; `parseSignResult` makes the typed outcome of it.
 * The result is that of the signStr.
 */
export function samplePayload(scene?: SceneOrName, signStr: string = sampleSignStr()): SignPayload | FailPayload {
  return payloadOf(sceneOf(scene), readSignStr(signStr), {});
}

function payloadOf(scene: Scene, asked: Asked | null, { signResult = () => SAMPLE_SIGN }: SimulatorOptions): SignPayload | FailPayload {
  const { status = '7000', error, errorMessage = '' } = scene;
  if (error !== undefined) return { error, errorMessage };
  const isSigned = status === '7000' && asked !== null;
  const result = scene.result ?? (isSigned ? signedDocument(asked, AGREEMENT_NO, new Date(), signResult) : '');
  return { resultStatus: status, result: result as string };
}

/** Fails the test, whatever it is about. */
export function uncaught(error: unknown): void {
  setTimeout(() => {
    throw error;
  }, 0);
}
