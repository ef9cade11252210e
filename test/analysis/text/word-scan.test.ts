import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CharacterClass, survey, wordsOf } from '../../../src/analysis/text/word-scan.ts';
import { hostileText } from '../hostile.ts';

const classes: readonly (readonly [pattern: RegExp, runs: RegExp])[] = [
  [/[a-z]/, /[a-z]+/g],
  [/[\p{L}\p{N}*-]/u, /[\p{L}\p{N}*-]+/gu],
  [/\s/, /\s+/g],
];

describe('a class of characters', () => {
  test('is that of its pattern for every UTF-16 unit, asked once or twice', () => {
    for (const [pattern] of classes) {
      const characters = new CharacterClass(pattern);
      const units = Array.from({ length: 0x10000 }, (_, code) => code);
      const wrong = (code: number) => characters.has(code) !== pattern.test(String.fromCharCode(code));
      expect(units.filter(wrong)).toEqual([]);
      expect(units.filter(wrong)).toEqual([]);
    }
  });
});

describe('the words of a text', () => {
  test('are the runs that the pattern finds, in any text of the basic plane, up to any end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...classes), hostileText, fc.nat(80), ([pattern, runs], text, end) => {
        // Letters outside the basic plane are pairs of units, none of which is a letter by itself.
        const flat = text.replace(/[\ud800-\udfff]/g, '\ud83d');
        const found = wordsOf(flat, new CharacterClass(pattern), end);
        expect(found).toEqual([...flat.slice(0, end).matchAll(runs)].map((match) => ({ text: match[0], index: match.index })));
      }),
      { numRuns: 300 },
    );
  });

  test('stand where they are said to stand', () => {
    expect(wordsOf('an a-z of B2B', new CharacterClass(/[a-zA-Z\d]/), 99)).toEqual([
      { text: 'an', index: 0 },
      { text: 'a', index: 3 },
      { text: 'z', index: 5 },
      { text: 'of', index: 7 },
      { text: 'B2B', index: 10 },
    ]);
    expect(wordsOf('abcdef', new CharacterClass(/[a-z]/), 3)).toEqual([{ text: 'abc', index: 0 }]);
    expect(wordsOf('', new CharacterClass(/[a-z]/), 3)).toEqual([]);
  });
});

describe('the survey of a text', () => {
  test('counts ASCII figures, as patterns do', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(survey(text).digits).toBe(text.match(/\d/g)?.length ?? 0);
      }),
    );
  });

  test('never says a run shorter than the longest of ASCII letters and figures', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const longest = Math.max(0, ...(text.match(/[a-zA-Z\d]+/g) ?? []).map((run) => run.length));
        expect(survey(text).longestRun).toBeGreaterThanOrEqual(longest);
      }),
    );
    expect(survey('pay bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 now').longestRun).toBe(42);
  });

  test('says that a text may refer wherever a word has letters or stars and figures, or a number sign stands', () => {
    const refers = /[\p{L}*][\p{L}\p{N}*-]*\d|\d[\p{L}\p{N}*-]*[\p{L}*]|#/u;
    fc.assert(
      fc.property(hostileText, (text) => {
        if (refers.test(text)) expect(survey(text).mayRefer).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['ref AB12', true],
    ['card ****1234', true],
    ['12-ab', true],
    ['# 4', true],
    ['pay 12 now', false],
    ['2024-05-01 at 12:30', false],
    ['-- 12', false],
    ['', false],
  ])('%j may refer: %j', (text, mayRefer) => {
    expect(survey(text).mayRefer).toBe(mayRefer);
  });
});
