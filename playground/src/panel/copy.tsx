import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { PlainText } from '../text';
import { useWords } from '../words';

/** A text that can be copied. Where the browser refuses, it is selected, for the keys that copy. */
export function Copyable({ text, children }: { readonly text: string; readonly children: ComponentChildren }) {
  const { panel } = useWords();
  const [isCopied, setCopied] = useState(false);
  const shown = useRef<HTMLPreElement>(null);
  useEffect(() => setCopied(false), [text]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      if (shown.current) getSelection()?.selectAllChildren(shown.current);
    }
  }

  return (
    <>
      <PlainText isShort element={shown}>
        {text}
      </PlainText>
      <div class="row">
        <button type="button" onClick={copy}>
          {isCopied ? panel.copied : panel.copy}
        </button>
        {children}
      </div>
    </>
  );
}
