import { expect, test } from 'vitest';
import { spokenWords } from '../../../src/analysis/text/spoken-words.ts';

test.each([
  ["Don't pay {amount} at {url}, call us!", "Don't pay at call us", 25],
  ['{url}', '', 0],
  ['', '', 0],
  ['123 £ 😀', '', 0],
  ['élan 中文', 'élan 中文', 7],
  ['a {b', 'a b', 4],
  ['𐐀 x', '𐐀 x', 4],
])('of %j the words are %j, %i wide', (script, words, width) => {
  expect(spokenWords(script)).toEqual({ words, width });
});
