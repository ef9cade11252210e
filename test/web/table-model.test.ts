import { expect, it } from 'vitest';
import { nextSorting, rowAfterKey } from '../../src/web/kit/table-model.ts';

it('keys move the row and stay within the list', () => {
  const from = (at: number) => ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((key) => rowAfterKey(key, at, 50, 10));
  expect(from(5)).toEqual([6, 4, 15, 0, 0, 49]);
  expect(from(49)).toEqual([49, 48, 49, 39, 0, 49]);
});

it('other keys move nothing', () => {
  for (const key of ['a', 'Enter', 'toString', ' ']) expect(rowAfterKey(key, 5, 50, 10)).toBeNull();
});

it('a head sorts most first, pressed again least first', () => {
  const once = nextSorting(undefined, 'reports');
  expect(once).toEqual({ by: 'reports', ascending: false });
  expect(nextSorting(once, 'reports')).toEqual({ by: 'reports', ascending: true });
  expect(nextSorting(once, 'senders')).toEqual({ by: 'senders', ascending: false });
});
