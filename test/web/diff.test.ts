import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffWords, sharedShare } from '../../src/web/campaign/diff.ts';

const text = (parts: readonly { readonly text: string }[]) => parts.map((part) => part.text).join('');
const marked = (parts: readonly { readonly text: string; readonly same: boolean }[]) =>
  parts.filter((part) => !part.same).map((part) => part.text);

describe('differences of two texts', () => {
  test('only the words that differ are marked', () => {
    const { a, b } = diffWords('Evri: pay 1.99 to get your parcel', 'Evri: pay 2.49 to get your package');
    expect(marked(a)).toEqual(['1.99', 'parcel']);
    expect(marked(b)).toEqual(['2.49', 'package']);
  });

  test('words that differ one after another are one mark, with the spaces between them', () => {
    const { a, b } = diffWords('Your account is locked today', 'Your card was stopped today');
    expect(marked(a)).toEqual(['account is locked']);
    expect(marked(b)).toEqual(['card was stopped']);
  });

  test('what stands in one only is marked there', () => {
    const { a, b } = diffWords('Hi mum new number', 'Hi mum this is my new number');
    expect(marked(a)).toEqual([]);
    expect(marked(b)).toEqual(['this is my ']);
  });

  test('a letter that only looks the same is a difference, and so is one that cannot be seen', () => {
    expect(marked(diffWords('from Evri today', 'from \u0415vri today').b)).toEqual(['\u0415vri']);
    expect(marked(diffWords('from Evri today', 'from E\u200bvri today').b)).toEqual(['E\u200bvri']);
  });

  test('equal texts have no difference, and an empty one differs as a whole', () => {
    expect(diffWords('same words', 'same words').a).toEqual([{ text: 'same words', same: true }]);
    expect(diffWords('', 'new words').b).toEqual([{ text: 'new words', same: false }]);
    expect(diffWords('', '')).toEqual({ a: [], b: [] });
  });

  test('very long texts are compared by their beginning and end', () => {
    const long = (word: string) => `Dear customer ${`${word} `.repeat(2000)}goodbye`;
    const { a, b } = diffWords(long('one'), long('two'));
    expect(a[0]).toEqual({ text: 'Dear customer ', same: true });
    expect(b.at(-1)?.text).toContain('goodbye');
    expect(marked(a)).toHaveLength(1);
  });

  test('nothing of either text is lost, and what is the same is the same on both sides', () => {
    const words = fc.array(fc.constantFrom('pay', 'now', ' ', '  ', '\n', '.', '£1', 'parcel', '\u202e', '😀', 'ß'), { maxLength: 30 });
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [left, right] = [one.join(''), other.join('')];
        const { a, b } = diffWords(left, right);
        expect(text(a)).toBe(left);
        expect(text(b)).toBe(right);
        expect(text(a.filter((part) => part.same))).toBe(text(b.filter((part) => part.same)));
      }),
    );
  });

  test('how much two texts share is said as a share of letters', () => {
    expect(sharedShare(diffWords('abcd efgh', 'abcd efgh').a)).toBe(1);
    expect(sharedShare(diffWords('abcd', 'wxyz').a)).toBe(0);
    expect(sharedShare([])).toBe(1);
  });
});
