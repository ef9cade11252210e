/**
 * How random a domain name looks, as the study of 7726 reports measures it (NDSS 2026, doi 10.14722/ndss.2026.240987): Shannon entropy,
 * vowels to consonants, dictionary words; and beside these the longest run of consonants.
 */
export interface NameShape {
  /** Bits a character, over the characters of the name. */
  readonly entropy: number;
  /** Vowels (a, e, i, o, u) to other letters; null for a name without other letters. */
  readonly vowelRatio: number | null;
  /** Share of the letters that words of the dictionary cover, each letter by one word. */
  readonly wordShare: number;
  /** The longest word in it; `` where there is none. */
  readonly longestWord: string;
  readonly longestConsonantRun: number;
  /** `low`: made of words. `high`: as if drawn by lot. `some`: neither, as invented names that can be spoken. */
  readonly randomness: 'low' | 'some' | 'high';
}

const letters = 26;
const a = 97;

/** Words of the letters a to z as a trie, for finding all words of a string. */
export class WordList {
  /** Child of each node by letter; 0 for none, as the root is nobody's child. */
  readonly #next: Int32Array;
  readonly #ends: Uint8Array;

  /** Words with other characters are left out. */
  constructor(words: readonly string[]) {
    const plain = words.filter((word) => /^[a-z]+$/.test(word));
    const most = 1 + plain.reduce((sum, word) => sum + word.length, 0);
    const next = new Int32Array(most * letters);
    const ends = new Uint8Array(most);
    let nodes = 1;
    for (const word of plain) {
      let node = 0;
      for (let at = 0; at < word.length; at++) {
        const edge = node * letters + word.charCodeAt(at) - a;
        if (next[edge] === 0) next[edge] = nodes++;
        node = next[edge] as number;
      }
      ends[node] = 1;
    }
    this.#next = next.slice(0, nodes * letters);
    this.#ends = ends.slice(0, nodes);
  }

  /** Calls `found` with the end of each word that begins at `start`, shortest first. */
  eachFrom(text: string, start: number, found: (end: number) => void): void {
    let node = 0;
    for (let at = start; at < text.length; at++) {
      const letter = text.charCodeAt(at) - a;
      if (letter < 0 || letter >= letters) return;
      node = this.#next[node * letters + letter] as number;
      if (node === 0) return;
      if (this.#ends[node] === 1) found(at + 1);
    }
  }
}

/** Shorter names say too little to call them random: `bbc`, `gmx`. */
const shortest = 6;

/**
 * Measures a name: the label that was registered, without suffix, in lower-case ASCII. Null for what has no letters and for an encoded
 * international name (`xn--`), whose letters are not those shown.
 */
export function nameShape(name: string, words: WordList): NameShape | null {
  const counts = countsOf(name);
  if (counts.letters === 0 || name.startsWith('xn--')) return null;
  const { covered, longest } = wordsIn(name, words);
  const measured = {
    entropy: entropyOf(name),
    vowelRatio: counts.letters === counts.vowels ? null : counts.vowels / (counts.letters - counts.vowels),
    wordShare: covered / counts.letters,
    longestWord: longest,
    longestConsonantRun: counts.run,
  };
  return { ...measured, randomness: judged(measured, counts) };
}

interface Counts {
  readonly letters: number;
  readonly vowels: number;
  readonly digits: number;
  /** Changes between letters and digits. */
  readonly changes: number;
  readonly run: number;
}

const other = 0;
const consonant = 1;
const vowel = 2;
const digit = 3;
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/\d/.test(character)) return digit;
  if (/[aeiou]/.test(character)) return vowel;
  return /[a-z]/.test(character) ? consonant : other;
});

function countsOf(name: string): Counts {
  const counts = [0, 0, 0, 0];
  let [changes, run, longest, before] = [0, 0, 0, other];
  for (let at = 0; at < name.length; at++) {
    const kind = kinds[name.charCodeAt(at)] ?? other;
    counts[kind] = (counts[kind] as number) + 1;
    if (kind !== other && before !== other && (kind === digit) !== (before === digit)) changes++;
    before = kind;
    run = kind === consonant ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  const [, consonants = 0, vowels = 0, digits = 0] = counts;
  return { letters: consonants + vowels, vowels, digits, changes, run: longest };
}

/** Letters that words can cover at most, and the longest of all words in the name. */
function wordsIn(name: string, words: WordList): { covered: number; longest: string } {
  const best = new Uint8Array(name.length + 1);
  let longest = '';
  for (let start = 0; start < name.length; start++) {
    const here = best[start] as number;
    if ((best[start + 1] as number) < here) best[start + 1] = here;
    words.eachFrom(name, start, (end) => {
      if (end - start > longest.length) longest = name.slice(start, end);
      if (here + end - start > (best[end] as number)) best[end] = here + end - start;
    });
  }
  return { covered: best[name.length] as number, longest };
}

/** Shannon entropy of the characters, in bits. */
function entropyOf(name: string): number {
  const counts = new Uint16Array(128);
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at) & 127;
    counts[code] = (counts[code] as number) + 1;
  }
  let sum = 0;
  for (const count of counts) if (count > 1) sum += count * Math.log2(count);
  return Math.log2(name.length) - sum / name.length;
}

/**
 * The bounds are set on two public lists: of the 10,000 most used sites few are `high`, of the names of a phishing service's customers
 * most are `low`; docs/reference/data.md gives the shares.
 */
function judged({ vowelRatio, wordShare, longestConsonantRun }: Omit<NameShape, 'randomness'>, counts: Counts): NameShape['randomness'] {
  if (wordShare >= 0.5) return 'low';
  if (counts.letters + counts.digits < shortest || wordShare > 0) return 'some';
  const unspeakable = longestConsonantRun >= 5 || (vowelRatio !== null && vowelRatio < 0.15);
  return unspeakable || counts.changes >= 3 ? 'high' : 'some';
}
