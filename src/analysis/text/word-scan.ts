/** Tells by UTF-16 unit whether a character is of a class; asked of a pattern once for each character. */
export class CharacterClass {
  readonly #pattern: RegExp;
  readonly #known = new Uint8Array(0x10000);

  /** `pattern` matches one character. Halves of pairs are looked at by themselves. */
  constructor(pattern: RegExp) {
    this.#pattern = pattern;
  }

  has(code: number): boolean {
    const known = this.#known[code] as number;
    if (known !== 0) return known === 1;
    const found = this.#pattern.test(String.fromCharCode(code));
    this.#known[code] = found ? 1 : 2;
    return found;
  }
}

/** A run of characters of one class, with its place. */
export interface Word {
  readonly text: string;
  readonly index: number;
}

/** The runs of characters of a class, up to offset `end`: several times as fast as a pattern over the whole text. */
export function wordsOf(text: string, characters: CharacterClass, end: number): Word[] {
  const words: Word[] = [];
  const last = Math.min(end, text.length);
  let start = -1;
  for (let at = 0; at <= last; at++) {
    if (at < last && characters.has(text.charCodeAt(at))) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      words.push({ text: text.slice(start, at), index: start });
      start = -1;
    }
  }
  return words;
}

/** The runs of characters of a class that hold a figure (0 to 9). */
export function wordsWithDigits(text: string, characters: CharacterClass): Word[] {
  const words: Word[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) continue;
    let start = at;
    while (start > 0 && characters.has(text.charCodeAt(start - 1))) start--;
    let end = at + 1;
    while (end < text.length && characters.has(text.charCodeAt(end))) end++;
    words.push({ text: text.slice(start, end), index: start });
    at = end;
  }
  return words;
}

/** What kinds of characters a text holds: enough to know which finders can have nothing to find in it. */
export interface Survey {
  readonly digits: number;
  /** Length of the longest run of ASCII letters and digits. */
  readonly longestRun: number;
  /** A number sign, or a word of letters (or `*`) and figures. */
  readonly mayRefer: boolean;
}

export function survey(text: string): Survey {
  let [digits, longestRun, run] = [0, 0, 0];
  let [hasDigit, hasLetter, mayRefer] = [false, false, false];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isDigit = code >= 48 && code <= 57;
    const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code > 127;
    if (isDigit) digits++;
    if (isDigit || isLetter || code === 42 || code === 45) {
      if (isDigit) hasDigit = true;
      else if (code !== 45) hasLetter = true;
      if (hasDigit && hasLetter) mayRefer = true;
    } else {
      hasDigit = false;
      hasLetter = false;
      if (code === 35) mayRefer = true;
    }
    run = isDigit || isLetter ? run + 1 : 0;
    if (run > longestRun) longestRun = run;
  }
  return { digits, longestRun, mayRefer };
}
