import { useEffect } from 'react';
import { pressKey, writtenSteps } from './review-keys.ts';
import type { ReviewState } from './review-state.ts';
import type { Review } from './use-review.ts';

/** Keys work wherever the focus is, but for fields and open windows. They are taken before the page's own. */
export function useReviewKeys(act: Review['act'], onLeave: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isMeant(event)) return;
      if (event.key === 'q') {
        event.preventDefault();
        onLeave();
        return;
      }
      act((before) => {
        const after = isTaken(before, event.key) ? pressKey(before, event.key) : before;
        if (after !== before) event.preventDefault();
        return after;
      });
    };
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  }, [act, onLeave]);
}

/** Where an answer is written, its field takes the keys. */
function isTaken({ isOver, step }: ReviewState, key: string): boolean {
  return isOver || !writtenSteps.includes(step) || key === 'Escape' || key === '?';
}

/** False for keys of fields, of open windows, of the browser, and those that press what has the focus. */
function isMeant(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return false;
  if (event.key !== '?' && document.querySelector('dialog[open], .popover')) return false;
  const target = event.target instanceof Element ? event.target : null;
  const presses = event.key === 'Enter' || event.key === ' ' ? 'button, a, summary' : null;
  return !target?.closest('input, textarea, select, [contenteditable]') && !(presses && target?.closest(presses));
}
