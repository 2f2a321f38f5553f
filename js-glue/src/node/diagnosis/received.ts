import type { SignatureCause } from '../../messages/causes';
import type { Diagnosis } from './diagnosis';

/** What stands for the same where the platform signed, and the caller received. */
const RECEIVED: { readonly [cause in SignatureCause]?: SignatureCause } = {
  other_key: 'not_platform_key',
  other_key_length: 'not_platform_key',
  other_content: 'content_changed',
  values_encoded: 'read_wrongly',
  values_sent_encoded_twice: 'read_wrongly',
  white_space_changed: 'read_wrongly',
  json_rewritten: 'read_wrongly',
  html_escaped: 'read_wrongly',
  other_charset: 'read_wrongly',
};

/** The diagnosis of a result or a notification: whoever reads it did not sign, and mends another thing. */
export function asReceived({ cause, fits }: Diagnosis): Diagnosis {
  return { cause: cause && (RECEIVED[cause] ?? cause), fits };
}
