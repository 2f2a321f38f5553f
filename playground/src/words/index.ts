import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { en, type Lang, type Words } from './en';
import { zh } from './zh';

export type { Lang, Words } from './en';

export const WORDS: { readonly [lang in Lang]: Words } = { zh, en };

const Spoken = createContext<Words>(zh);

/** Gives the words below it. */
export const Speaks = Spoken.Provider;

export const useWords = (): Words => useContext(Spoken);
