import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldCompatible } from '../../../src/analysis/text/fold.ts';
import { hostileText, slowPatterns } from '../hostile.ts';

const numRuns = 3000;

describe('folding any text whatever', () => {
  test.each([
    ['fold', fold],
    ['foldCompatible', foldCompatible],
  ])('%s twice is the same as once', (_, view) => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const once = view(text).text;
        expect(view(once).text).toBe(once);
      }),
      { numRuns },
    );
  });

  test('entities encoded ten times over are read', () => {
    const nested = `p&${'amp;'.repeat(10)}#97;y`;
    expect(fold(nested).text).toBe('pay');
  });

  test('the origin map is as long as the text and its end, in order, and inside the original', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const { text: folded, origin } = fold(text);
        if (origin === null) {
          expect(folded).toBe(text);
          return;
        }
        expect(origin.length).toBe(folded.length + 1);
        expect(origin.at(-1)).toBe(text.length);
        expect([...origin]).toEqual([...origin].sort((a, b) => a - b));
        expect(origin[0]).toBeGreaterThanOrEqual(0);
      }),
      { numRuns },
    );
  });

  test('nothing invisible and no run of spaces is left', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(fold(text).text).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\s\s|^\s|\s$/u);
      }),
      { numRuns },
    );
  });

  test('takes under a second of the processor for 10,000 characters of any repeated pattern', () => {
    expect(slowPatterns(fold)).toEqual([]);
  });
});
