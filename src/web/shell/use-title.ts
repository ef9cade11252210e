import { useEffect } from 'react';
import { shown } from '../kit/untrusted.tsx';

/** Names the page in the tab and in the history. A title may hold text from outside. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${shown(title)} · Hookline`;
  }, [title]);
}
