import type { ComponentChildren, Ref } from 'preact';

interface Props {
  readonly children: ComponentChildren;
  readonly isShort?: boolean;
  readonly element?: Ref<HTMLPreElement>;
}

/** A text that is shown as it is, and scrolls where it is long. */
export function PlainText({ children, isShort = false, element }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard has no other way to scroll it
    <pre class={isShort ? 'text short' : 'text'} tabIndex={0} ref={element ?? null}>
      {children}
    </pre>
  );
}
