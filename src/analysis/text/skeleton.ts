import { CharacterClass } from './word-scan.ts';

/** Characters that stand for one another in leetspeak and by look; both sides of a comparison pass through it. */
const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '|': 'l',
  '!': 'l',
  i: 'l',
};

/**
 * The form in which words are compared: lower case, no diacritics, leetspeak and lookalikes within words undone.
 * `NetfIix`, `netf1ix` and `netflix` are equal here. Not for people to read.
 */
export function skeleton(text: string): string {
  return withoutMarks(text.toLowerCase()).replace(/[^\s]+/g, skeletonWord);
}

const mayStand = /[0134578@$|!i]/;

function skeletonWord(word: string): string {
  if (!/[a-z]/.test(word)) return word;
  let out = word;
  if (mayStand.test(word)) {
    out = '';
    for (let at = 0; at < word.length; at++) out += standsFor(word, at) ?? word[at];
  }
  if (out.includes('rn')) out = out.replaceAll('rn', 'm');
  return out.includes('vv') ? out.replaceAll('vv', 'w') : out;
}

/**
 * The letter that a leetspeak character stands for: within a word, at its head before a letter, and after a letter. An
 * exclamation mark only within: `urgent!!` ends in t. Null where it stands for itself.
 */
function standsFor(word: string, at: number): string | null {
  const letter = leet[word[at] as string];
  if (letter === undefined) return null;
  if (at === 0) return isIn(word, 1, letters) || isIn(word, 1, signs) ? letter : null;
  if (word[at] === '!') return isWithin(word, at) ? letter : null;
  if (isIn(word, at - 1, letters)) return letter;
  return isIn(word, at - 1, figures) && (isIn(word, at + 1, letters) || isIn(word, at + 1, figures) || isIn(word, at + 1, allSigns))
    ? letter
    : null;
}

/** An exclamation mark, or a few, with word on both sides. */
function isWithin(word: string, at: number): boolean {
  let before = at - 1;
  while (before > 0 && at - before <= 3 && word[before] === '!') before--;
  let after = at + 1;
  while (after - at <= 3 && word[after] === '!') after++;
  const reaches = isIn(word, before, letters) || isIn(word, before, figures);
  return reaches && (isIn(word, after, letters) || isIn(word, after, figures) || isIn(word, after, '@$|'));
}

const letters = 'abcdefghijklmnopqrstuvwxyz';
const figures = '0123456789';
const signs = '@$';
const allSigns = '@$|!';

function isIn(word: string, at: number, set: string): boolean {
  return at >= 0 && at < word.length && set.includes(word[at] as string);
}

/** Characters that have no diacritic, are none, and join with no other: signs, most emoji, letters of the plain alphabet. */
const unmarked = new CharacterClass(
  (character) => character.normalize('NFD') === character && !/[\p{M}\u1100-\u11ff]/u.test(character) && strokes[character] === undefined,
);

/** Takes diacritics off Latin letters. */
export function withoutMarks(text: string): string {
  if (unmarked.hasAll(text, 0x80)) return text;
  return text
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/[łøđßæœı]/g, (c) => strokes[c] ?? c);
}

const strokes: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};
