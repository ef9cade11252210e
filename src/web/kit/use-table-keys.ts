import { type KeyboardEvent, type RefObject, useState } from 'react';
import { rowAfterKey } from './table-model.ts';

interface TableKeysOptions {
  readonly frame: RefObject<HTMLElement | null>;
  readonly count: number;
  /** Pixels, about: how many rows a page is. */
  readonly rowHeight: number;
  readonly scrollTo: (index: number) => void;
  /** Enter on a row. */
  readonly onOpen: ((index: number) => void) | undefined;
  /** Space on a row. */
  readonly onTurn: ((index: number) => void) | undefined;
}

interface TableKeys {
  /** The one row that the keyboard comes to. */
  readonly at: number;
  readonly setAt: (index: number) => void;
  readonly press: (event: KeyboardEvent<HTMLElement>) => void;
}

/** The keys of a grid, while the focus is on one of its rows. */
export function useTableKeys({ frame, count, rowHeight, scrollTo, onOpen, onTurn }: TableKeysOptions): TableKeys {
  const [at, setAt] = useState(0);
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'row') return;
    const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 400) / rowHeight) - 2);
    const to = rowAfterKey(event.key, at, count, page);
    if (to !== null) {
      setAt(to);
      scrollTo(to);
      focusRow(frame.current, to);
    } else if (event.key === 'Enter' && onOpen) onOpen(at);
    else if (event.key === ' ' && onTurn) onTurn(at);
    else return;
    event.preventDefault();
  };
  return { at, setAt, press };
}

/** The row may have to be drawn first: it is looked for over a few frames. */
function focusRow(frame: HTMLElement | null, index: number, tries = 6): void {
  requestAnimationFrame(() => {
    const row = frame?.querySelector<HTMLElement>(`[data-index="${index}"]`);
    if (row) row.focus({ preventScroll: true });
    else if (tries > 0) focusRow(frame, index, tries - 1);
  });
}
