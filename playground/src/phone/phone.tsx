// The phone: the official page's example in a mini-program, and the signing page over it.
import type { CheckedSignStr } from 'pay-sign-center';
import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../words';
import type { Choice } from './choices';
import type { Page } from './page';
import { SigningSheet } from './sheet';

interface Props {
  readonly page: Page;
  readonly isReady: boolean;
  /** The check of the signStr for which the signing page is open. */
  readonly sheet: CheckedSignStr | null;
  sign(): void;
  choose(choice: Choice): void;
  reopen(): void;
}

export function Phone({ page, isReady, sheet, sign, choose, reopen }: Props) {
  const { phone } = useWords();
  return (
    <div class="phone">
      <div class="status-bar" aria-hidden="true">
        <span>9:41</span>
        <span>5G</span>
      </div>
      <div class="title-bar">
        <strong>支付代扣签约</strong>
        <span class="capsule" aria-hidden="true">
          <span>•••</span>
          <span>◎</span>
        </span>
      </div>
      <div class="screen">
        <div class="mini-program">
          <p class="page-description">支付代扣签约</p>
          <section class="page-section" aria-label="paySignCenter">
            <h3>paySignCenter</h3>
            <PageState page={page} isReady={isReady} sign={sign} />
          </section>
          {page.state !== 'idle' && page.state !== 'busy' && (
            <button type="button" class="link" onClick={reopen}>
              {phone.reopen}
            </button>
          )}
        </div>
        {sheet && <SigningSheet report={sheet} choose={choose} />}
      </div>
    </div>
  );
}

function PageState({ page, isReady, sign }: Pick<Props, 'page' | 'isReady' | 'sign'>) {
  const { phone } = useWords();
  const isBusy = page.state === 'busy';
  const hasButton = isBusy || page.state === 'idle';
  return (
    <>
      {hasButton && (
        // Not `disabled`, which would lose the focus.
        <button type="button" class="primary sign" aria-disabled={isBusy || !isReady} onClick={sign}>
          {isBusy ? phone.busy : 'paySignCenter'}
        </button>
      )}
      <Message page={page} />
    </>
  );
}

function Message({ page }: Pick<Props, 'page'>) {
  const { lang, phone } = useWords();
  const { state, message, agreementNo, tone } = page;
  const element = useRef<HTMLDivElement>(null);
  // With the button its focus would be lost.
  useEffect(() => {
    if (state !== 'idle' && state !== 'busy' && document.activeElement === document.body) element.current?.focus({ preventScroll: true });
  }, [state]);
  return (
    <div class="message" data-state={state} data-tone={tone} role="status" tabIndex={-1} ref={element}>
      {state === 'done' && (
        <>
          <p class="headline signed">
            <span aria-hidden="true">✓ </span>
            {phone.signed}
          </p>
          {agreementNo && <p>{phone.signedFor(agreementNo)}</p>}
        </>
      )}
      {state === 'confirming' && (
        <p class="headline unknown">
          <span aria-hidden="true">… </span>
          {phone.confirming}
        </p>
      )}
      {state !== 'done' && message && <p>{message === 'network' ? phone.network : message[lang]}</p>}
    </div>
  );
}
