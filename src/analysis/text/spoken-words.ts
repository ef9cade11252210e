import { CharacterClass, isPairAt } from './word-scan.ts';

/** Letters, marks and apostrophes: what words are made of. */
const spoken = new CharacterClass(/[\p{L}\p{M}']/u);

/** The words of a script without its slots, figures and signs, parted by single spaces. */
export interface SpokenWords {
  readonly words: string;
  /** Characters from the first word to the end of the last, each slot counted as one. */
  readonly width: number;
}

export function spokenWords(script: string): SpokenWords {
  let words = '';
  let start = -1;
  let [place, first, last] = [0, -1, 0];
  for (let at = 0; at <= script.length; ) {
    const code = at < script.length ? script.charCodeAt(at) : 32;
    const size = isPairAt(script, at) ? 2 : 1;
    if (at < script.length && spoken.hasAt(script, at)) {
      if (start < 0) start = at;
      if (first < 0) first = place;
      place += size;
      last = place;
    } else {
      if (start >= 0) words += words === '' ? script.slice(start, at) : ` ${script.slice(start, at)}`;
      start = -1;
      place++;
    }
    // A brace opens a slot: those of the message itself are written otherwise.
    at = Math.max(at + size, code === 123 ? script.indexOf('}', at) + 1 : 0);
  }
  return { words, width: first < 0 ? 0 : last - first };
}
