import { describe, expect, test } from 'vitest';
import { filterOf, isNarrowed, searchOf, sortedBy, withPart } from '../../src/web/campaigns/list-filter.ts';

describe('the filter of the campaign list in the address', () => {
  test('an address and its filter are two ways to say the same', () => {
    const search =
      'q=evri+fee&messageClass=scam&messageClass=spam&scamType=delivery&brand=evri&language=en&minReports=5&from=1709251200000&sort=growth&ascending=true';
    expect(searchOf(filterOf(search))).toBe(search);
    expect(filterOf(search)).toEqual({
      q: 'evri fee',
      messageClass: ['scam', 'spam'],
      scamType: ['delivery'],
      brand: ['evri'],
      language: ['en'],
      minReports: 5,
      from: 1709251200000,
      sort: 'growth',
      ascending: true,
    });
  });

  test('what an address says that is not understood is left out', () => {
    expect(filterOf('?messageClass=evil&sort=luck&minReports=-3&from=tomorrow&ascending=perhaps&__proto__=x&other=1')).toEqual({});
    expect(filterOf('')).toEqual({});
  });

  test('values are data, whatever signs they hold', () => {
    const brand = ['a&b=c', '<script>', '\u202e#?', 'ünï'];
    expect(filterOf(searchOf({ brand })).brand).toEqual([...brand].sort());
  });

  test('equal filters have equal addresses, in whatever order they were clicked', () => {
    expect(searchOf({ brand: ['b', 'a'], q: 'x' })).toBe(searchOf({ q: 'x', brand: ['a', 'b'] }));
  });

  test('an emptied part goes from the filter', () => {
    expect(withPart({ q: 'evri', brand: ['evri'] }, { q: '', brand: [] })).toEqual({});
    expect(withPart({ from: 5 }, { from: undefined })).toEqual({});
  });

  test('order alone does not narrow the list', () => {
    expect(isNarrowed({ sort: 'growth', ascending: true })).toBe(false);
    expect(isNarrowed({ minReports: 3 })).toBe(true);
  });

  test('a head sorts by most first, a second click by least first, a third turns back', () => {
    const once = sortedBy({}, 'reports');
    const twice = sortedBy(once, 'reports');
    expect([once, twice, sortedBy(twice, 'reports')]).toEqual([
      { sort: 'reports' },
      { sort: 'reports', ascending: true },
      { sort: 'reports' },
    ]);
    expect(sortedBy({ sort: 'reports' }, 'harm')).toEqual({});
    expect(sortedBy({}, 'harm')).toEqual({ ascending: true });
  });
});
