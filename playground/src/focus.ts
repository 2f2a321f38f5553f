import { createFocusTrap } from 'focus-trap';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Keeps the focus in an element while it is there, gives it back after, and hears Escape. */
export function useFocusTrap(element: RefObject<HTMLElement | null>, leave: () => void) {
  useEffect(() => {
    const trapped = element.current;
    if (!trapped) return;
    const trap = createFocusTrap(trapped, { escapeDeactivates: false, allowOutsideClick: true, preventScroll: true });
    const hear = (event: KeyboardEvent) => {
      if (event.key === 'Escape') leave();
    };
    trap.activate();
    trapped.addEventListener('keydown', hear);
    return () => {
      trapped.removeEventListener('keydown', hear);
      trap.deactivate();
    };
  }, []);
}
