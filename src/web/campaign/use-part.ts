import { useCallback, useSyncExternalStore } from 'react';

function follow(told: () => void): () => void {
  addEventListener('hashchange', told);
  addEventListener('popstate', told);
  return () => {
    removeEventListener('hashchange', told);
    removeEventListener('popstate', told);
  };
}

/** Which part of the page is open, by the anchor of the address (`#scripts`); the first one unless told. */
export function usePart<T extends string>(parts: readonly [T, ...T[]]): readonly [T, (part: T) => void] {
  const named = useSyncExternalStore(follow, () => location.hash.slice(1));
  const open = useCallback((part: T) => {
    const { pathname, search } = location;
    history.replaceState(history.state, '', `${pathname}${search}#${part}`);
    dispatchEvent(new HashChangeEvent('hashchange'));
  }, []);
  return [parts.find((part) => part === named) ?? parts[0], open];
}
