import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 700px)');

function follow(told: () => void): () => void {
  narrow.addEventListener('change', told);
  return () => narrow.removeEventListener('change', told);
}

/** True on a window too narrow for columns side by side. */
export function useNarrow(): boolean {
  return useSyncExternalStore(follow, () => narrow.matches);
}
