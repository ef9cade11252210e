import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundsOf, CharacterClass, survey } from '../../../src/analysis/text/word-scan.ts';
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

describe('a class asked about whole characters', () => {
  const letters = new CharacterClass(/[\p{L}]/u);

  test('looks at a pair of units as a whole, and at half a pair by itself', () => {
    const places = [...'a𐐀b😀'].map((character) => letters.hasAt(character, 0));
    expect(places).toEqual([true, true, true, false]);
    expect([letters.hasAt('\ud83da', 0), letters.hasAt('\ud83da', 1), letters.hasAt('a\ud801', 1)]).toEqual([false, true, false]);
  });

  test('holds all of a text when it holds each of its characters', () => {
    const characters = fc.array(fc.constantFrom('a', 'é', '𐐀', '😀', '\ud83d', '\udc00', ' ', '中'));
    fc.assert(
      fc.property(characters, (list) => {
        const text = list.join('');
        expect(letters.hasAll(text, 0)).toBe([...text].every((character) => /\p{L}/u.test(character)));
      }),
    );
    expect([letters.hasAll('', 0), letters.hasAll('1 a', 0x80), letters.hasAll('1 😀', 0x80)]).toEqual([true, true, false]);
  });
});

describe('the bounds of words', () => {
  test('are those of the runs that the pattern finds, in any text of the basic plane, up to any end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...classes), hostileText, fc.nat(80), ([pattern, runs], text, end) => {
        // Letters outside the basic plane are pairs of units, none of which is a letter by itself.
        const flat = text.replace(/[\ud800-\udfff]/g, '\ud83d');
        const found = boundsOf(flat, new CharacterClass(pattern), end);
        const expected = [...flat.slice(0, end).matchAll(runs)].flatMap((match) => [match.index, match.index + match[0].length]);
        expect(found).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  test('stand where they are said to stand', () => {
    expect(boundsOf('an a-z of B2B', new CharacterClass(/[a-zA-Z\d]/), 99)).toEqual([0, 2, 3, 4, 5, 6, 7, 9, 10, 13]);
    expect(boundsOf('abcdef', new CharacterClass(/[a-z]/), 3)).toEqual([0, 3]);
    expect(boundsOf('', new CharacterClass(/[a-z]/), 3)).toEqual([]);
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
