import type { SignatureCause } from '../../messages/causes';
import type { Diagnosis } from './diagnosis';

/** The same content, written in another way. */
const REWRITTEN: readonly SignatureCause[] = [
  'values_encoded',
  'values_sent_encoded_twice',
  'white_space_changed',
  'json_rewritten',
  'html_escaped',
  'other_charset',
];

/** Only whoever signs with the key that was given can have done these: test code does. */
const OF_THE_SIGNER: readonly SignatureCause[] = ['pss', 'not_hashed', 'digest_signed', 'sign_type_signed'];

/** The diagnosis of a result or a notification: whoever reads it did not sign, and mends another thing. */
export function asReceived({ cause, fits }: Diagnosis): Diagnosis {
  return { cause: cause && causeReceived(cause, fits), fits };
}

function causeReceived(cause: SignatureCause, fits: Diagnosis['fits']): SignatureCause {
  if (cause === 'other_key' || cause === 'other_key_length') return 'not_platform_key';
  if (OF_THE_SIGNER.includes(cause)) return cause;
  const isRewritten = fits.length > 0 && fits.every((fit) => REWRITTEN.includes(fit.cause));
  return isRewritten ? 'read_wrongly' : 'content_changed';
}
