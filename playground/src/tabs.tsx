import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props<T> {
  readonly name: string;
  readonly tabs: readonly T[];
  readonly chosen: T;
  readonly children: ComponentChildren;
  text(tab: T): string;
  choose(tab: T): void;
}

/** Tabs as WAI-ARIA describes them: one stop for the Tab key, and arrows between them. */
export function Tabs<T extends string>({ name, tabs, chosen, children, text, choose }: Props<T>) {
  const id = useId();
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(chosen) + step + tabs.length) % tabs.length]!;
    choose(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <div class="tabs">
      <div role="tablist" aria-label={name} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab}
            type="button"
            role="tab"
            id={`${id}-${tab}`}
            aria-selected={tab === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={tab === chosen ? 0 : -1}
            onClick={() => choose(tab)}
          >
            {text(tab)}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`}>
        {children}
      </div>
    </div>
  );
}
