// What the person in front of the signing page may do, and what the platform then makes of it.
import type { Scene } from 'pay-sign-center/simulator';

export type Choice = 'agree' | 'cancel' | 'leave' | 'offline' | 'found' | 'notFound' | 'refuse' | 'other' | 'nothing';

/** When the client answers. */
export type Answers = 'now' | 'late' | 'never';

const SCENES: { readonly [choice in Choice]: Scene } = {
  agree: { status: '7000', queries: ['NORMAL'] },
  cancel: { status: '6001', queries: ['NONE'] },
  leave: { status: '6001', queries: ['NORMAL'] },
  offline: { status: '6002', queries: ['NONE'] },
  found: { status: '7001', queries: ['TEMP', 'NORMAL'] },
  notFound: { status: '7001', queries: ['NONE'] },
  refuse: { status: '7002', queries: ['NONE'] },
  other: { status: '8000', queries: ['NONE'] },
  nothing: { silent: true, queries: ['NONE'] },
};

/** Beside agreeing and cancelling, which have buttons of their own. */
export const OTHERS = (Object.keys(SCENES) as Choice[]).filter((choice) => choice !== 'agree' && choice !== 'cancel');

const LATE = 2000;

export function sceneOf(choice: Choice, answers: Answers): Scene {
  const scene = SCENES[choice];
  if (answers === 'never') return { ...scene, silent: true };
  return answers === 'late' ? { ...scene, after: LATE } : scene;
}
