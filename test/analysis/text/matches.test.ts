import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allMatches, eachMatch } from '../../../src/analysis/text/matches.ts';

const patterns = [/a/g, /a*/g, /(?:)/g, /\b/g, /(\w)(\d)?/g, /a|ab/g, /(?<=a)b/g, /\p{L}+/gu, /./gsu, /(?=b)/gu];

test('finds what matchAll finds: the same matches with the same groups at the same places', () => {
  const text = fc.array(fc.constantFrom('a', 'b', '1', ' ', '-', 'é', '\n'), { maxLength: 20 }).map((units) => units.join(''));
  fc.assert(
    fc.property(fc.constantFrom(...patterns), text, (pattern, written) => {
      const expected = [...written.matchAll(pattern)].map((match) => [match.index, [...match]]);
      expect(allMatches(pattern, written).map((match) => [match.index, [...match]])).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test('finds the same again, wherever the pattern was left standing', () => {
  const pattern = /\d+/g;
  pattern.lastIndex = 4;
  expect(allMatches(pattern, '1 22 333').map(([found]) => found)).toEqual(['1', '22', '333']);
  expect(pattern.lastIndex).toBe(0);
  expect(allMatches(pattern, '1 22 333')).toHaveLength(3);
});

test('visits matches in order, and none of a text without', () => {
  const seen: number[] = [];
  eachMatch(/o/g, 'foo boo', ({ index }) => seen.push(index));
  expect(seen).toEqual([1, 2, 5, 6]);
  eachMatch(/o/g, 'bar', () => expect.fail('there is no match'));
});
