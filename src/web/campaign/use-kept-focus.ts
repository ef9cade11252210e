import { type RefObject, useEffect } from 'react';

/**
 * Keeps the focus on the page when what had it goes: a button that is done with, a notice that closes, a card that has left. It goes
 * back to what had it before the notice, else to the open part; a person who takes it away is let.
 */
export function useKeptFocus(page: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let held: HTMLElement | null = null;
    let onPage: HTMLElement | null = null;
    const follow = ({ target }: FocusEvent) => {
      held = target instanceof HTMLElement && target !== document.body ? target : null;
      if (held && page.current?.contains(held)) onPage = held;
    };
    const mend = () => {
      if (held === null || document.activeElement !== document.body || !isGone(held)) return;
      held = null;
      const part = page.current?.querySelector<HTMLElement>('[role="tabpanel"]:not([hidden])');
      (onPage && !isGone(onPage) ? onPage : part)?.focus({ preventScroll: true });
    };
    // It is told before an element goes, too, and of a button that is disabled later: what it was is seen a moment later.
    const leave = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) return;
      setTimeout(() => {
        if (target !== held || document.activeElement === held) return;
        if (isGone(held)) mend();
        else held = null;
      });
    };
    const watch = new MutationObserver(mend);
    watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
    document.addEventListener('focusin', follow);
    document.addEventListener('focusout', leave);
    return () => {
      watch.disconnect();
      document.removeEventListener('focusin', follow);
      document.removeEventListener('focusout', leave);
    };
  }, [page]);
}

function isGone(element: HTMLElement | null): boolean {
  return element === null || !element.isConnected || element.matches(':disabled');
}
