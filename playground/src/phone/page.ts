// The page in the phone: what examples/sign shows after a call, without what that one stores and asks.
import type { SignOutcome, Text } from 'pay-sign-center';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Package } from '../package';
import type { World } from './world';

/** The button is there while the state is `idle`. */
export interface Page {
  readonly state: 'idle' | 'busy' | 'confirming' | 'done';
  /** The package's own words for the user; `network`: the page could not call it. */
  readonly message: Text | 'network' | null;
  readonly agreementNo: string | null;
  readonly tone: 'neutral' | 'unknown' | 'failed';
}

const FRESH: Page = { state: 'idle', message: null, agreementNo: null, tone: 'neutral' };

type Ending = Pick<SignOutcome, 'mayHaveSigned' | 'userMessage'> & {
  readonly kind?: string;
  readonly agreement?: SignOutcome['agreement'];
};

interface Hears {
  /** The check blocked a call. */
  refused(signStr: string): void;
}

export function usePage(world: World | null, isSignCenterError: Package['isSignCenterError'] | undefined, { refused }: Hears) {
  const [page, setPage] = useState(FRESH);
  // What an old page hears is not shown on a new one.
  const opened = useRef(0);
  const reopen = () => {
    opened.current += 1;
    setPage(FRESH);
  };
  useEffect(reopen, [world]);

  async function sign(signStr: string) {
    if (!world || page.state !== 'idle') return;
    const mine = opened.current;
    const show = (ending: Ending) => {
      if (mine === opened.current) setPage((before) => (before.state === 'done' ? before : pageAfter(ending)));
    };
    setPage({ ...FRESH, state: 'busy' });
    try {
      show(await world.sign(signStr));
    } catch (error) {
      if (!isSignCenterError?.(error)) return setPage({ ...FRESH, message: 'network' });
      error.late?.then(show, () => {});
      if (error.code === 'invalid_sign_str') refused(signStr);
      show(error);
    }
  }

  return { page, sign, reopen };
}

/** Of an outcome and of an error alike: the button comes back only where nothing can have been signed. */
function pageAfter({ kind, mayHaveSigned, userMessage, agreement }: Ending): Page {
  if (kind === 'signed') return { state: 'done', message: userMessage, agreementNo: agreement?.agreementNo ?? null, tone: 'neutral' };
  if (mayHaveSigned) return { state: 'confirming', message: userMessage, agreementNo: null, tone: 'unknown' };
  return { state: 'idle', message: userMessage, agreementNo: null, tone: 'failed' };
}
