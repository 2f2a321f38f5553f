// Why a signature is wrong, by the code in `cause` of a check with the key. The key tells: it opens a signature of its own,
// whatever was signed; then the usual wrong texts are tried.
import { CAUSES_OF_KEYS } from './causes_of_keys';
import { CAUSES_OF_TEXTS } from './causes_of_texts';
import { CAUSES_RECEIVED } from './causes_received';

/** Why a signature is wrong: every cause explained, by its code. */
export const CAUSES = { ...CAUSES_OF_KEYS, ...CAUSES_OF_TEXTS, ...CAUSES_RECEIVED };

/** Why a signature is wrong, as the key tells it. */
export type SignatureCause = keyof typeof CAUSES;
