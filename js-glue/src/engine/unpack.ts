// Bundled as the body of a function, as body.ts is.
import { toByteArray } from 'base64-js';
import { inflateSync } from 'fflate';

/** The bytes of which the text is the base64, deflated: half the size of their own. */
export const unpack = (text: string): Uint8Array => inflateSync(toByteArray(text));
