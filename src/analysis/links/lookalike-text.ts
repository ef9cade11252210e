import { toUnicode } from 'punycode/punycode.es6.js';
import { confusableToAscii } from '../text/confusables.ts';
import { withoutMarks } from '../text/skeleton.ts';
import { type NameTrie, type Symbols, symbolOf } from './lookalike-trie.ts';

/** What stands before a character: it goes on, a figure meets a letter, a hyphen, a dot. */
export const joint = { none: 0, figure: 1, hyphen: 2, dot: 3 } as const;

/** What a word beside a name speaks for: an impostor, nothing much, or a company's own affairs. */
export const wordKind = { weak: 0, strong: 1, genuine: 2 } as const;

const most = 256;

/**
 * The part of a host before its public suffix, without dots and hyphens, as symbols with the joints between them. One is kept and filled anew for
 * each host: nothing of it outlives the next `fill`.
 */
export class HostText implements Symbols {
  readonly at = new Int8Array(most);
  readonly joints = new Uint8Array(most + 1);
  /** Everything from the start of the token (between dots and hyphens) to here is words, figures or nothing. */
  readonly wordsBefore = new Uint8Array(most + 1);
  /** The same from here to the end of the token. */
  readonly wordsAfter = new Uint8Array(most + 1);
  /** From here to the end of the token there are words and figures, one at least. */
  readonly allWords = new Uint8Array(most + 1);
  /** A name may begin here: after a boundary, or after a word that is long enough to be one. */
  readonly begins = new Uint8Array(most + 1);
  length = 0;
  /** Letters and digits, lookalikes of other alphabets written in ASCII. */
  plain = '';
  /** Offset of the registrable domain's own label. */
  core = 0;
  /** Words found: start, end, kind (`wordKind`), one behind the other. */
  readonly words: number[] = [];
  /** How many of them are strong. */
  strong = 0;
  /** How many characters were not ASCII. */
  foreign = 0;

  isLetter(at: number): boolean {
    return this.plain.charCodeAt(at) > 58;
  }

  /** `name` is the host without its public suffix and `coreAt` the offset there of the registrable domain's label. */
  fill(name: string, coreAt: number): void {
    const decoded = name.includes('xn--') ? decode(name, coreAt) : null;
    this.#spell(decoded?.name ?? name, decoded?.coreAt ?? coreAt, decoded?.foreign ?? 0);
  }

  #spell(name: string, coreAt: number, foreign: number): void {
    this.foreign = foreign;
    this.core = 0;
    let [length, before, start] = [0, 0, 0];
    let wait: number = joint.dot;
    let plain = '';
    for (let index = 0; index < name.length && length < most - 1; index++) {
      const code = name.charCodeAt(index);
      const symbol = symbolOf(code);
      if (index === coreAt) this.core = length;
      if (symbol < 0) {
        wait = Math.max(wait, code === 46 ? joint.dot : joint.hyphen);
        plain += name.slice(start, index);
        start = index + 1;
        continue;
      }
      const figure = code < 58;
      this.joints[length] = wait !== 0 ? wait : length > 0 && figure !== before < 58 ? joint.figure : joint.none;
      this.at[length++] = symbol;
      before = code;
      wait = 0;
    }
    this.joints[length] = joint.dot;
    this.length = length;
    this.plain = (plain + name.slice(start)).slice(0, length);
  }

  /** Finds the words of the trade, and what is made of nothing else. `kinds` are those of the words of the trie. */
  findWords(trie: NameTrie, kinds: Uint8Array): void {
    const { words, joints, wordsBefore, wordsAfter, length } = this;
    words.length = 0;
    this.strong = 0;
    this.#kinds = kinds;
    for (let start = 0; start < length; start++) {
      this.#start = start;
      trie.exact(this, start, this.#addWord);
    }
    for (let at = 0; at <= length; at++) {
      wordsBefore[at] = at === length || (joints[at] as number) >= joint.hyphen ? 1 : 0;
      this.allWords[at] = 0;
      this.begins[at] = (joints[at] as number) >= joint.figure && this.isLetter(at) ? 1 : 0;
      wordsAfter[at] = at === 0 || (joints[at] as number) >= joint.hyphen ? 1 : 0;
    }
    this.#reachAfter();
    this.#reachBefore();
  }

  #start = 0;
  #kinds: Uint8Array = new Uint8Array(0);

  readonly #addWord = (word: number, end: number): void => {
    if (!this.#isWhole(this.#start, end)) return;
    const kind = this.#kinds[word] as number;
    if (kind === wordKind.strong) this.strong++;
    this.words.push(this.#start, end, kind);
  };

  /** Strong words that stand between boundaries. */
  strongWords(): string[] {
    const { words, joints, plain } = this;
    const found: string[] = [];
    for (let at = 0; at < words.length; at += 3) {
      const [from, to] = [words[at] as number, words[at + 1] as number];
      if (
        words[at + 2] === wordKind.strong &&
        to - from > 2 &&
        (joints[from] as number) >= joint.figure &&
        (joints[to] as number) >= joint.figure
      )
        found.push(plain.slice(from, to));
    }
    return found;
  }

  #reachAfter(): void {
    const { words, wordsBefore, begins, plain, length } = this;
    for (let at = 0, next = 0; at < length; at++) {
      const reached = wordsBefore[at] === 1;
      if (reached && plain.charCodeAt(at) < 58) wordsBefore[at + 1] = 1;
      for (; next < words.length && (words[next] as number) === at; next += 3) {
        if (!reached) continue;
        const end = words[next + 1] as number;
        wordsBefore[end] = 1;
        if (end - at > 2 || plain.startsWith('my', at)) begins[end] = 1;
      }
    }
  }

  #reachBefore(): void {
    const { words, wordsAfter, allWords, plain, length } = this;
    for (let at = length - 1, next = words.length - 3; at >= 0; at--) {
      let reaches = wordsAfter[at + 1] === 1 && plain.charCodeAt(at) < 58;
      for (; next >= 0 && (words[next] as number) === at; next -= 3) reaches ||= wordsAfter[words[next + 1] as number] === 1;
      if (reaches) {
        allWords[at] = 1;
        wordsAfter[at] = 1;
      }
    }
  }

  /** No dot or hyphen within. */
  #isWhole(start: number, end: number): boolean {
    for (let at = start + 1; at < end; at++) if ((this.joints[at] as number) >= joint.hyphen) return false;
    return true;
  }
}

/** Internationalised labels in letters of ASCII as the eye takes them. */
function decode(name: string, coreAt: number): { name: string; coreAt: number; foreign: number } {
  let [out, core, foreign, at] = ['', 0, 0, 0];
  for (const label of name.split('.')) {
    if (at === coreAt) core = out.length;
    at += label.length + 1;
    for (const character of unicodeOf(label)) {
      if (character <= '~') out += character;
      else {
        foreign++;
        const plain = confusableToAscii(character) ?? withoutMarks(character);
        out += /^[\x21-\x7e]+$/.test(plain) ? plain.toLowerCase() : '-';
      }
    }
    out += '.';
  }
  return { name: out.slice(0, -1), coreAt: core, foreign };
}

function unicodeOf(label: string): string {
  try {
    return toUnicode(label).toLowerCase();
  } catch {
    return label; // not punycode after all
  }
}
