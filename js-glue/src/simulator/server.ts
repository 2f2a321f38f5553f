// What a server is told of the agreements that were signed on the simulated client.
import type { QueryStatus } from '../generated/tables';
import type { AgreementKey, AgreementReply } from '../types';
import type { Asked } from './platform';
import type { Scene } from './scene';

export interface Server {
  /** A call for an agreement has come to that. */
  learn(asked: Asked, scene: Scene): void;
  /** What there is to say of an agreement: each answer once, the last one from then on. */
  say(agreement: AgreementKey): AgreementReply;
}

export function newServer(): Server {
  const known: { [externalAgreementNo: string]: QueryStatus[] | undefined } = Object.create(null);
  return {
    learn({ externalAgreementNo }, { queries = ['NONE'] }) {
      if (externalAgreementNo !== null) known[externalAgreementNo] = queries.slice();
    },
    say({ externalAgreementNo }) {
      const answers = known[externalAgreementNo] || ['NONE'];
      const status = answers.length > 1 ? answers.shift()! : answers[0]!;
      return status === 'NONE' ? { status, externalAgreementNo } : { status, externalAgreementNo, agreementNo: AGREEMENT_NO };
    },
  };
}

/** The platform's number of every agreement here. */
export const AGREEMENT_NO = '20270401457298960000';
