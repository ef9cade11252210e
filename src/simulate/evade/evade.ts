import type { Random } from '../random.ts';
import { invisibles, leetspeak, lookalikes, marks, mathAlphabets } from './lookalikes.ts';

/** Ways to bend the characters of a message. Links, addresses and numbers are left as they are, as crews need them to work. */
export const characterTricks = [
  'confusables',
  'marks',
  'math',
  'zero_width',
  'spacing',
  'wide_spaces',
  'punctuation',
  'leet',
  'tail',
] as const;
export type CharacterTrick = (typeof characterTricks)[number];

/** Those that `fold` of `analysis/text` undoes wholly, as long as most of the text stays as it was. */
export const foldable: readonly CharacterTrick[] = ['confusables', 'marks', 'math', 'zero_width', 'spacing', 'wide_spaces'];

/** What one campaign does to its texts. `reach` is the share of words it bends, `depth` the share of letters in such a word. */
export interface TrickProfile {
  readonly tricks: readonly CharacterTrick[];
  readonly reach: number;
  readonly depth: number;
  /** Which alphabet, mark, joiner or tail of the lists it keeps to. */
  readonly style: number;
}

/** Words that crews bend first, since filters look for them. */
const loaded =
  /^[^\p{L}]*(?:account|bank|pay|payment|paid|fee|card|parcel|package|delivery|deliver|redelivery|shipping|suspended|suspicious|activity|verify|confirm|locked|security|urgent|refund|tax|login|update|cancel|claim|customs|whatsapp|returned|failure|link|visit|click|job|money|loan|invest|crypto|bonus|free|win|winner|casino)/iu;

/** Bends a message by the tricks of a profile; the same random stream gives the same text. */
export function evade(text: string, profile: TrickProfile, random: Random): string {
  let bent = text;
  const wordwise = profile.tricks.filter((trick) => trick !== 'tail' && trick !== 'wide_spaces');
  if (wordwise.length > 0) bent = bendWords(bent, wordwise, profile, random);
  if (profile.tricks.includes('wide_spaces')) bent = bent.replaceAll(' ', profile.style % 2 === 0 ? '  ' : '   ');
  return profile.tricks.includes('tail') ? bent + tail(profile.style, random) : bent;
}

function bendWords(text: string, tricks: readonly CharacterTrick[], profile: TrickProfile, random: Random): string {
  const words = text.split(' ');
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (word.length < 3 || isFixed(word)) continue;
    const wanted = loaded.test(word) || at === 0 ? Math.min(1, profile.reach * 2.5) : profile.reach;
    if (random.next() >= wanted) continue;
    const trick = tricks.length === 1 ? tricks[0] : random.pick(tricks);
    words[at] = bendWord(word, trick as CharacterTrick, profile, random, words.length);
  }
  return words.join(' ');
}

/** Links, addresses, numbers and sums must arrive as they are. */
function isFixed(word: string): boolean {
  let figures = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code >= 48 && code <= 57) figures++;
    if (code === 64 || code === 47) return true;
    if (code === 46 && at > 0 && at + 2 < word.length && isLetter(word.charCodeAt(at + 1))) return true;
  }
  return figures > 1;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function bendWord(word: string, trick: CharacterTrick, { depth, style }: TrickProfile, random: Random, words: number): string {
  switch (trick) {
    case 'confusables':
      return mapLetters(word, Math.max(0.3, depth), (letter) => substitute(lookalikes, letter, random), random);
    case 'leet':
      return mapLetters(word, depth, (letter) => substitute(leetspeak, letter, random), random);
    case 'marks':
      return mapLetters(word, depth, (letter) => letter + (marks[(style + random.below(2)) % marks.length] as string), random);
    case 'math':
      return mapLetters(word, 1, (letter) => mathLetter(letter, style), random);
    case 'zero_width':
      return mapLetters(word, Math.max(0.2, depth / 2), (letter) => letter + (invisibles[style % invisibles.length] as string), random);
    case 'spacing':
      // Two such words in a row would read as one; a message of few words is left alone.
      return words > 5 && word.length <= 9 ? setApart(word, style) : word;
    default:
      return punctuated(word, style, random);
  }
}

function substitute(table: ReadonlyMap<string, readonly string[]>, letter: string, random: Random): string {
  const others = table.get(letter);
  return others ? (others[random.below(others.length)] as string) : letter;
}

function mapLetters(word: string, share: number, change: (letter: string) => string, random: Random): string {
  let out = '';
  for (let at = 0; at < word.length; at++) {
    const letter = word[at] as string;
    out += isLetter(word.charCodeAt(at)) && (share >= 1 || random.next() < share) ? change(letter) : letter;
  }
  return out;
}

function mathLetter(letter: string, style: number): string {
  const { small, capital } = mathAlphabets[
    style % 3 === 0 ? ((style / 3) % mathAlphabets.length) | 0 : 0
  ] as (typeof mathAlphabets)[number];
  const code = letter.charCodeAt(0);
  return String.fromCodePoint(code >= 97 ? small + code - 97 : capital + code - 65);
}

const joiners = ['.', '-', '*', '_'];

/** `USPS` as `U.S.P.S`: only what is letters throughout, so that it can be read back. */
function setApart(word: string, style: number): string {
  const core = /^(\p{L}{3,9})([:,.!?]*)$/u.exec(word);
  if (!core) return word;
  return [...(core[1] as string)].join(joiners[style % joiners.length]) + (core[2] as string);
}

const insertions = ['.', '-', "'", '*', '_', ',', ' ', '/'];

/** A mark or a gap somewhere inside the word: `pack-age`, `acc ount`. */
function punctuated(word: string, style: number, random: Random): string {
  if (word.length < 4) return word;
  const at = random.between(2, word.length - 2);
  if (!isLetter(word.charCodeAt(at - 1)) || !isLetter(word.charCodeAt(at))) return word;
  const mark = insertions[style % insertions.length] as string;
  if (mark === '*') return `${word.slice(0, at)}*${word.slice(at + 1)}`;
  return mark === '.' || mark === '/' ? `${word.slice(0, at)}-${word.slice(at)}` : word.slice(0, at) + mark + word.slice(at);
}

const letters = 'abcdefghijklmnopqrstuvwxyz';
const tailWords =
  'green river house table seven orange window garden summer stone paper bridge cloud music winter apple silver candle forest mirror'.split(
    ' ',
  );

/** What is put after the text so that no two are equal: `route:6`, `(T1)`, `kq3f`, three words. Forms as in the public gateway set. */
function tail(style: number, random: Random): string {
  const figures = () => String(random.below(10 ** (2 + (style % 4))));
  switch (style % 7) {
    case 0:
      return ` ${randomLetters(random, 4 + (style % 3))}`;
    case 1:
      return ` ${figures()}`;
    case 2:
      return ` route:${random.below(90) + 1}`;
    case 3:
      return ` (${letters[random.below(26)]?.toUpperCase()}${random.below(90)})`;
    case 4:
      return `\n${randomLetters(random, 3)}${figures()}`;
    case 5:
      return ` ${random.pick(tailWords)} ${random.pick(tailWords)} ${random.pick(tailWords)}`;
    default:
      return ` [${randomLetters(random, 2)}${figures()}${randomLetters(random, 2)}]`;
  }
}

function randomLetters(random: Random, length: number): string {
  let text = '';
  for (let left = length; left > 0; left--) text += letters[random.below(26)];
  return text;
}
