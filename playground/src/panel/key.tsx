// The check of a signature with a public key that stays in the page.
import { explain } from 'pay-sign-center/messages';
import type { Verification } from 'pay-sign-center/node';
import { useMemo, useState } from 'preact/hooks';
import { useWords } from '../words';

interface Props {
  /** Throws where the key is none. */
  verify(publicKey: string): Verification;
}

export function KeyCheck({ verify }: Props) {
  const { panel } = useWords();
  const [key, setKey] = useState('');
  return (
    <details class="key">
      <summary>{panel.key}</summary>
      <label>
        <span class="quiet">{panel.keyHint}</span>
        <textarea rows={4} spellcheck={false} value={key} onInput={({ currentTarget }) => setKey(currentTarget.value)} />
      </label>
      <label class="file">
        <span>{panel.keyFile}</span>
        <input
          type="file"
          onChange={async ({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) setKey(await file.text());
          }}
        />
      </label>
      {key.trim() !== '' && <Verdict publicKey={key} verify={verify} />}
    </details>
  );
}

function Verdict({ publicKey, verify }: { readonly publicKey: string } & Props) {
  const { panel, lang } = useWords();
  const verification = useMemo(() => {
    try {
      return verify(publicKey);
    } catch {
      return null;
    }
  }, [publicKey, verify]);
  const isValid = verification?.valid === true;
  // The cause is what is to be mended; where no key can tell it, the reason is all there is.
  const { cause = null, reason = null } = verification ?? {};
  const explanation = cause ? explain(cause, lang, 'cause') : reason ? explain(reason, lang, 'signature') : null;
  return (
    <>
      <p class="sum" role="status" data-tone={isValid ? 'good' : 'bad'}>
        <span aria-hidden="true">{isValid ? '✓ ' : '✗ '}</span>
        {verification ? (explanation?.title ?? panel.signatureRight) : panel.badKey}
      </p>
      {explanation && (
        <p class="fix">
          <strong>{panel.todo}</strong> {explanation.fix}
        </p>
      )}
    </>
  );
}
