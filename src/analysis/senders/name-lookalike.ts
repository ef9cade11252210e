import type { Lookalike } from '../links/lookalike.ts';
import { slipOf, whyOf } from '../links/lookalike-explain.ts';
import { plainName, type SoughtName, type SoughtNames } from '../links/lookalike-names.ts';
import { budgetOf, type Symbols, symbolOf } from '../links/lookalike-trie.ts';
import { strongWords, weakWords } from '../links/lookalike-words.ts';
import type { WordList } from '../links/randomness.ts';
import { confusableToAscii } from '../text/confusables.ts';

/** No alphanumeric sender is longer (3GPP TS 23.040 allows eleven characters); some systems pass on more. */
const longest = 30;

/** Sureness of a name with a slip, by its letters. */
const bySlip = [0, 0, 0, 0, 0.56, 0.62, 0.7, 0.76, 0.8];

/**
 * The brand that a sender name imitates without being one of its names: `EVROI`, `Santandar`, `ЕVRI` in Cyrillic, `EVRIparcel`. Null for a name of the
 * catalogue itself: that anybody can write, so it says whose name it is and nothing of who wrote it. Never throws.
 */
export function senderLookalike(sender: string, names: SoughtNames, words: WordList | null = null): Lookalike | null {
  if (sender.length > longest) return null;
  const { ascii, foreign } = inAscii(sender);
  const { plain } = plainName(ascii);
  if (plain.length < 3 || !/[a-z]/.test(plain)) return null;
  const own = names.byPlain.get(plain);
  if (own) {
    if (foreign === 0 || own.plain.length < 3) return null;
    const why = whyOf(plain, own, ['with letters of another alphabet']);
    return { brand: own.brand, how: ['homoglyph'], sure: 0.9, written: plain, why };
  }
  return withSlip(plain, names, words) ?? withWords(plain, names);
}

function inAscii(sender: string): { ascii: string; foreign: number } {
  let [ascii, foreign] = ['', 0];
  for (const character of sender) {
    const taken = confusableToAscii(character);
    if (taken !== null && /\p{L}/u.test(character) && !/\p{Script=Latin}/u.test(character)) foreign++;
    ascii += taken ?? character;
  }
  return { ascii, foreign };
}

function withSlip(plain: string, { names, trie }: SoughtNames, words: WordList | null): Lookalike | null {
  const text = symbolsOf(plain);
  let [best, least] = [null as SoughtName | null, Number.POSITIVE_INFINITY];
  const take = (index: number, end: number, cost: number) => {
    const name = names[index] as SoughtName;
    if (end !== plain.length || cost >= least || !mayBeMeant(plain, name, cost)) return;
    [best, least] = [name, cost];
  };
  trie.exact(text, 0, take);
  trie.near(text, 0, take);
  const name = best as SoughtName | null;
  const slip = name && slipOf(plain, name.plain);
  if (!name || !slip || isWord(plain, words)) return null;
  const base = bySlip[Math.min(name.plain.length, bySlip.length - 1)] as number;
  const sure = slip.how === 'homoglyph' ? base + 0.1 : base - (least > 4 ? 0.08 : 0);
  return { brand: name.brand, how: [slip.how === 'bitsquat' ? 'typo' : slip.how], sure, written: plain, why: whyOf(plain, name, []) };
}

/** In a name of four letters one too many or two swapped, as in `evroi`; a letter changed makes another word. No slips in ordinary words. */
function mayBeMeant(plain: string, name: SoughtName, cost: number): boolean {
  const letters = name.plain.length;
  if (name.ordinary || letters < 4) return false;
  if (cost === 0) return !/\d/.test(name.plain);
  if (/\d/.test(plain)) return false;
  if (letters === 4) return plain.length === 5 || slipOf(plain, name.plain)?.how === 'transposition';
  return cost <= budgetOf(letters);
}

/** `EVRIparcel`, `refundHMRC`: the name with a word of the trade before or after it. */
function withWords(plain: string, { byPlain }: SoughtNames): Lookalike | null {
  for (let at = plain.length - 1; at > 0; at--) {
    const [head, tail] = [plain.slice(0, at), plain.slice(at)];
    for (const [part, word] of [
      [head, tail],
      [tail, head],
    ] as const) {
      const name = byPlain.get(part);
      if (!name || part.length < 4 || name.ordinary || !strongWords.has(word)) continue;
      const why = whyOf(part, name, [`beside “${word}”`]);
      return { brand: name.brand, how: ['combosquat'], sure: 0.5, written: part, why };
    }
  }
  return null;
}

function symbolsOf(plain: string): Symbols {
  return { at: Int8Array.from(plain, (letter) => symbolOf(letter.charCodeAt(0))), length: plain.length };
}

function isWord(plain: string, words: WordList | null): boolean {
  if (strongWords.has(plain) || weakWords.has(plain)) return true;
  let found = false;
  words?.eachFrom(plain, 0, (end) => {
    found ||= end === plain.length;
  });
  return found;
}
