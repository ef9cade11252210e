import { type ReactNode, useSyncExternalStore } from 'react';

let said = '';
const listeners = new Set<() => void>();

/** Says something to screen readers without moving the focus: how many were found, what was done. */
export function announce(words: string): void {
  // The same words twice are said twice.
  said = said === words ? `${words}\u00a0` : words;
  for (const told of listeners) told();
}

function follow(told: () => void): () => void {
  listeners.add(told);
  return () => void listeners.delete(told);
}

/** The region that {@link announce} speaks through; stands once, in the shell. */
export function Announcer(): ReactNode {
  return (
    <div className="unseen" aria-live="polite" role="status">
      {useSyncExternalStore(follow, () => said)}
    </div>
  );
}
