import { useCallback } from 'react';
import { useLocation, useSearch } from 'wouter';

/** One value in the query of the page's address, so that it survives a reload and can be sent to a colleague. */
export function useQueryPart(name: string, usual = ''): readonly [string, (value: string) => void] {
  const search = useSearch();
  const [path, go] = useLocation();
  const value = new URLSearchParams(search).get(name) ?? usual;
  const set = useCallback(
    (next: string) => {
      const parts = new URLSearchParams(window.location.search);
      if (next === usual) parts.delete(name);
      else parts.set(name, next);
      const words = parts.toString();
      go(words ? `${path}?${words}` : path, { replace: true });
    },
    [name, usual, path, go],
  );
  return [value, set];
}
