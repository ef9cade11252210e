import { expect, test } from 'vitest';
import { Sessions } from '../../src/server/sessions.ts';

const hour = 3_600_000;

test("whoever logs in again and again ends sessions of their own token, and nobody else's", () => {
  const sessions = new Sessions(() => 0);
  const other = sessions.open('t_other');
  const own = Array.from({ length: 1200 }, () => sessions.open('t_own'));
  expect(sessions.find(other)).toBe('t_other');
  expect(own.filter((id) => sessions.find(id) !== null)).toEqual(own.slice(-50));
});

test('to be asked whether it is open makes no session last longer', () => {
  let now = 0;
  const sessions = new Sessions(() => now);
  const id = sessions.open('t_own');
  now = 11 * hour;
  expect(sessions.isOpen(id)).toBe(true);
  now = 12 * hour;
  expect(sessions.isOpen(id)).toBe(false);
  expect(sessions.find(id)).toBeNull();
});
