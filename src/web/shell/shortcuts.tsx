import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Dialog } from '../kit/dialog.tsx';
import { Keys } from '../kit/keys.tsx';
import { navigation } from './nav.ts';

/** `g` waits this long for the letter of a page, in milliseconds. */
const patience = 1_200;

/** Keys that work on every page: `g` and a letter, `/` to the search field, `?` for the list of them. */
export function Shortcuts(): ReactNode {
  const [, go] = useLocation();
  const [isOpen, setOpen] = useState(false);
  const wentAt = useRef(0);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      const entry = Date.now() - wentAt.current < patience ? navigation.find(({ key }) => key === event.key) : undefined;
      wentAt.current = event.key === 'g' ? Date.now() : 0;
      if (entry) go(entry.path);
      else if (event.key === '?') setOpen(true);
      else if (event.key !== '/' || !toSearch()) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [go]);
  return (
    <Dialog title="Keys" open={isOpen} onClose={() => setOpen(false)}>
      <dl className="keys-list">
        {navigation.map(({ path, name, key }) => (
          <div key={path}>
            <dt>{name}</dt>
            <dd>
              <Keys of={['g', key]} />
            </dd>
          </div>
        ))}
        {others.map(([what, keys]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              <Keys of={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

const others: readonly (readonly [string, readonly string[]])[] = [
  ['To the search field', ['/']],
  ['Through a list', ['j', 'k', '↑', '↓', 'PgUp', 'PgDn', 'Home', 'End']],
  ['Open the row', ['Enter']],
  ['Pick the row', ['Space']],
  ['Close, let go', ['Esc']],
  ['This list', ['?']],
];

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.tagName));
}

function toSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]');
  field?.focus();
  field?.select();
  return field !== null;
}
