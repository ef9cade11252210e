import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameShape, WordList } from '../../../src/analysis/links/randomness.ts';
import { loadWords } from '../../../src/enrich/data-files.ts';

const words = loadWords();
const shape = (name: string) => nameShape(name, words);

describe('the shape of a name', () => {
  test('its entropy is that of its characters, in bits', () => {
    expect(shape('aaaa')?.entropy).toBe(0);
    expect(shape('abab')?.entropy).toBe(1);
    expect(shape('abcd')?.entropy).toBe(2);
    // Worked out by hand: a 3/6, b 1/6, c 2/6.
    expect(shape('aacabc')?.entropy).toBeCloseTo(1.459, 3);
  });

  test('its vowels are counted against its other letters, y among them; digits and hyphens are no letters', () => {
    expect(shape('evri')?.vowelRatio).toBe(1);
    expect(shape('my-parcel-24')?.vowelRatio).toBe(2 / 6);
    expect(shape('aeiou')?.vowelRatio).toBeNull();
  });

  test('its longest run of consonants ends at a vowel, digit or hyphen', () => {
    expect(shape('strengths')?.longestConsonantRun).toBe(5);
    expect(shape('abc-def')?.longestConsonantRun).toBe(2);
    expect(shape('b1c1d')?.longestConsonantRun).toBe(1);
  });

  test('its words are those of the list, four letters and more, none counted twice', () => {
    expect(shape('track-parcel')).toMatchObject({ wordShare: 1, longestWord: 'parcel', randomness: 'low' });
    expect(shape('trackage')).toMatchObject({ wordShare: 5 / 8, longestWord: 'track' });
    expect(nameShape('abcdef', new WordList(['abcd', 'cdef', 'ef']))?.wordShare).toBe(1);
    expect(shape('dcfcy')?.wordShare).toBe(0);
  });

  test.each(['xkqzjvwr', 'hjlxtlyq', '8x81w5w6rf', 'bdhxlyt'])('%s looks random', (name) => expect(shape(name)?.randomness).toBe('high'));
  test.each(['royal-mail-redelivery', 'cancel-payment', 'tracking'])('%s is made of words', (name) =>
    expect(shape(name)?.randomness).toBe('low'),
  );
  // Of the study: invented names that can be spoken. These measures cannot tell them from brands.
  test.each(['onapuw', 'azirew', 'acozir', 'bbc', 'gmx'])('%s may be either', (name) => expect(shape(name)?.randomness).toBe('some'));
  test.each(['', '12345', '---', 'xn--80ak6aa92e'])('%j has no shape', (name) => expect(shape(name)).toBeNull());
});

describe('whatever the name', () => {
  const name = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789-'), minLength: 1, maxLength: 63 });

  test('its measures stay within their bounds', () => {
    fc.assert(
      fc.property(name, (written) => {
        const read = shape(written);
        if (read === null) return;
        expect(read.entropy).toBeGreaterThanOrEqual(0);
        expect(read.entropy).toBeLessThanOrEqual(Math.log2(written.length) + 1e-9);
        expect(read.wordShare).toBeGreaterThanOrEqual(0);
        expect(read.wordShare).toBeLessThanOrEqual(1);
        expect(read.longestConsonantRun).toBeLessThanOrEqual(written.length);
        expect(written).toContain(read.longestWord);
      }),
    );
  });

  test('what it is joined from does not lower the share of words below either part', () => {
    fc.assert(
      fc.property(fc.constantFrom('parcel', 'cancel', 'payment', 'refund'), fc.constantFrom('track', 'bank', 'secure'), (one, two) => {
        expect(shape(`${one}${two}`)?.wordShare).toBe(1);
      }),
    );
  });

  test('characters outside the ASCII of hosts do no harm', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => void shape(text)));
  });
});
