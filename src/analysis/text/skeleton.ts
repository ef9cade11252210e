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

/** Inside a word, at its head before a letter, and after a letter; an exclamation mark only inside: `urgent!!` ends in t. */
const leetspeak =
  /(?<=[a-z0-9])[0134578@$|i](?=[a-z0-9@$|!])|(?<=[a-z0-9]!{0,3})!(?=!{0,3}[a-z0-9@$|])|^[0134578@$|!i](?=[a-z@$])|(?<=[a-z])[0134578@$|i]/g;

function skeletonWord(word: string): string {
  if (!/[a-z]/.test(word)) return word;
  return word
    .replace(leetspeak, (c) => leet[c] ?? c)
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w');
}

/** Takes diacritics off Latin letters. */
export function withoutMarks(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII test is the point
  if (/^[\x00-\x7f]*$/.test(text)) return text;
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
