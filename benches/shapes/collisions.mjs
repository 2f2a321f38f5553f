// Names made to be hard to tell apart: for hash functions that are often written by hand, and for sorted sets.

const STEPS = 15;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

function fnv1a(text, state) {
  let hash = state;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** Two texts of five letters after which the hash is the same, given the one before them. */
function pairFrom(state) {
  const seen = new Map();
  // The step is prime, so that no text comes twice, and large, so that all of its letters change.
  for (let number = 0; ; number += 7_368_787) {
    const text = letters(number);
    const hash = fnv1a(text, state);
    if (seen.has(hash)) return { texts: [seen.get(hash), text], hash };
    seen.set(hash, text);
  }
}

function letters(number) {
  let text = '';
  for (let rest = number; text.length < 5; rest = Math.floor(rest / ALPHABET.length)) text += ALPHABET[rest % ALPHABET.length];
  return text;
}

/** Pairs in a row, of which either may be taken: 2 to the power of their number names, all of the same hash. */
function chain(steps, first, next) {
  const pairs = [];
  for (let state = first; pairs.length < steps; ) {
    const { texts, hash } = next(state);
    pairs.push(texts);
    state = hash;
  }
  return (index) => pairs.map((texts, step) => texts[(index >> step) & 1]).join('');
}

/** 32,768 names of 75 letters that FNV-1a gives the same hash; the numbers after that begin anew. */
export const sameFnv1a = chain(STEPS, 0x811c9dc5 | 0, pairFrom);

/** The same for `hash * 31 + unit`, for sums and for exclusive or: 60 letters. */
export const sameHash31 = chain(STEPS, 0, () => ({ texts: ['AaBB', 'BBAa'], hash: 0 }));

const PREFIX = 'a'.repeat(200);

/** Names of which any two begin with the same 200 letters: each comparison takes long. */
export function samePrefix(index) {
  return PREFIX + String(index).padStart(7, '0');
}
