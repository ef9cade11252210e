/**
 * Which of many patterns can match a text at all: each pattern needs one of a few literals, and one pass over the text
 * finds all literals of all patterns (Aho and Corasick 1975; the idea of RE2's FilteredRE2). Most rules need not be run.
 */
export interface Prefilter {
  /** 1 for each pattern that may match; the array is used again by the next call. */
  candidates(text: string): Uint8Array;
}

/** Patterns must be without flags that change letters (`i`): their literals are looked for as they stand. */
export function prefilter(patterns: readonly RegExp[]): Prefilter {
  const needs = patterns.map(({ source }) => requiredLiterals(source));
  const always = Uint8Array.from(needs, (literals) => (literals === null ? 1 : 0));
  const trie = new Trie(needs.flatMap((literals, index) => (literals ?? []).map((literal) => [literal, index] as const)));
  const marks = new Uint8Array(patterns.length);
  return {
    candidates: (text) => {
      marks.set(always);
      trie.mark(text, marks);
      return marks;
    },
  };
}

/** The letters of some literals as small numbers: 0 is every other ASCII character, 1 all beyond ASCII. */
class Alphabet {
  readonly #symbols = new Uint8Array(128);
  /** Bits that hold any symbol. */
  readonly bits: number;

  constructor(literals: readonly string[]) {
    let count = 2;
    for (const letter of new Set(literals.join(''))) {
      const code = letter.charCodeAt(0);
      if (code < 128) this.#symbols[code] = count++;
    }
    this.bits = Math.ceil(Math.log2(count));
  }

  symbol(code: number): number {
    return code < 128 ? (this.#symbols[code] as number) : 1;
  }
}

/** Marks a state that ends a literal. */
const ends = 1 << 15;

/**
 * The automaton: `#next[state << bits | symbol]` is the state that follows, with {@link ends} where there is something to mark;
 * outputs of a state include those of its suffixes. Few bytes a state, so that the states of common words stay near the processor.
 */
class Trie {
  readonly #alphabet: Alphabet;
  readonly #next: Uint16Array;
  readonly #outputs: number[][] = [[]];

  /** Literals with the numbers of what needs them. Throws when there are too many. */
  constructor(literals: readonly (readonly [literal: string, output: number])[]) {
    this.#alphabet = new Alphabet(literals.map(([literal]) => literal));
    const most = 1 + literals.reduce((sum, [literal]) => sum + literal.length, 0);
    const next = new Uint16Array(most << this.#alphabet.bits);
    for (const [literal, output] of literals) this.#add(next, literal, output);
    if (this.#outputs.length >= ends) throw new RangeError('too many literals for a prefilter');
    this.#next = next.slice(0, this.#outputs.length << this.#alphabet.bits);
    this.#close();
  }

  #add(next: Uint16Array, literal: string, output: number): void {
    let state = 0;
    for (let at = 0; at < literal.length; at++) {
      const edge = (state << this.#alphabet.bits) | this.#alphabet.symbol(literal.charCodeAt(at));
      if (next[edge] === 0) next[edge] = this.#outputs.push([]) - 1;
      state = next[edge] as number;
    }
    this.#outputs[state]?.push(output);
  }

  /** Leads every state on by every symbol, breadth first: where a literal does not go on, to the longest of its suffixes that does. */
  #close(): void {
    const next = this.#next;
    const { bits } = this.#alphabet;
    const fail = new Int32Array(this.#outputs.length);
    const queue = [0];
    for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
      const suffix = fail[state] as number;
      if (state !== 0) this.#outputs[state] = [...new Set([...(this.#outputs[state] as number[]), ...(this.#outputs[suffix] as number[])])];
      for (let symbol = 0; symbol < 1 << bits; symbol++) {
        const edge = (state << bits) | symbol;
        const child = next[edge] as number;
        const back = state === 0 ? 0 : (next[(suffix << bits) | symbol] as number);
        if (child === 0) next[edge] = back;
        else {
          fail[child] = back;
          queue.push(child);
        }
      }
    }
    for (let edge = 0; edge < next.length; edge++)
      if (this.#outputs[next[edge] as number]?.length) next[edge] = (next[edge] as number) | ends;
  }

  mark(text: string, marks: Uint8Array): void {
    const next = this.#next;
    const alphabet = this.#alphabet;
    const { bits } = alphabet;
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      const found = next[((state & (ends - 1)) << bits) | alphabet.symbol(text.charCodeAt(at))] as number;
      state = found & (ends - 1);
      if (found !== state) for (const output of this.#outputs[state] as number[]) marks[output] = 1;
    }
  }
}

/** What a part of a pattern matches: `exact` all strings it can be, if few; `some` literals of which any match holds one. */
interface Needs {
  readonly exact: readonly string[] | null;
  readonly some: readonly string[] | null;
}

const nothing: Needs = { exact: [''], some: null };
const anything: Needs = { exact: null, some: null };
const mostStrings = 48;

/** Literals of which every match of the pattern holds at least one; null when none can be named. */
export function requiredLiterals(source: string): readonly string[] | null {
  const needs = new PatternReader(source).alternatives();
  const found = better(needs.some, needs.exact);
  return found && shortest(found) >= 2 ? found : null;
}

function shortest(list: readonly string[]): number {
  return list.reduce((least, text) => Math.min(least, text.length), 99);
}

/** Longer literals are rarer, and so the better filter; past five letters fewer count more. */
function better(a: readonly string[] | null, b: readonly string[] | null): readonly string[] | null {
  if (!a || !b) return a ?? b;
  const [x, y] = [Math.min(5, shortest(a)), Math.min(5, shortest(b))];
  if (x !== y) return x > y ? a : b;
  return a.length <= b.length ? a : b;
}

/** Reads the part of the JavaScript pattern syntax that rules use; what it does not know it calls `anything`, which is safe. */
class PatternReader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  alternatives(): Needs {
    const all = [this.#sequence()];
    while (this.#source[this.#at] === '|') {
      this.#at++;
      all.push(this.#sequence());
    }
    if (all.length === 1) return all[0] as Needs;
    const exact = all.every(({ exact }) => exact) ? [...new Set(all.flatMap(({ exact }) => exact ?? []))] : null;
    const each = all.map(({ some, exact }) => better(some, exact));
    const some = each.every((one) => one && shortest(one) > 0) ? [...new Set(each.flatMap((one) => one ?? []))] : null;
    return { exact: exact && exact.length <= mostStrings ? exact : null, some };
  }

  #sequence(): Needs {
    let run: readonly string[] = [''];
    let best: readonly string[] | null = null;
    let whole = true;
    const close = () => {
      if (shortest(run) > 0) best = better(best, run);
      run = [''];
    };
    while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at] as string)) {
      const { exact, some } = this.#repeated(this.#atom());
      if (some) best = better(best, some);
      if (exact && exact.length * run.length <= mostStrings) run = run.flatMap((head) => exact.map((end) => head + end));
      else {
        whole = false;
        close();
        if (exact && shortest(exact) > 0) run = exact;
      }
    }
    if (whole) return { exact: run, some: best };
    close();
    return { exact: null, some: best };
  }

  #repeated(atom: Needs): Needs {
    const quantifier = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(this.#source.slice(this.#at));
    if (!quantifier) return atom;
    this.#at += quantifier[0].length;
    const mark = quantifier[0][0];
    if (mark === '?') return { exact: atom.exact ? [...new Set(['', ...atom.exact])] : null, some: null };
    if (mark === '*' || quantifier[1] === '0') return anything;
    return { exact: null, some: better(atom.some, atom.exact && shortest(atom.exact) > 0 ? atom.exact : null) };
  }

  #atom(): Needs {
    const character = this.#source[this.#at++] as string;
    if (character === '(') return this.#group();
    if (character === '[') return this.#set();
    if (character === '\\') return this.#escape();
    if (character === '^' || character === '$') return nothing;
    return character === '.' ? anything : { exact: [character], some: null };
  }

  #group(): Needs {
    const opening = /^\?(?::|<?[=!]|<\w+>)/.exec(this.#source.slice(this.#at))?.[0] ?? '';
    this.#at += opening.length;
    const inside = this.alternatives();
    this.#at++;
    return /[=!]/.test(opening) ? nothing : inside;
  }

  #set(): Needs {
    const members = /^(?:\\.|[^\\\]])*/.exec(this.#source.slice(this.#at))?.[0] ?? '';
    this.#at += members.length + 1;
    if (members.length > 6 || /[\\^]|.-./.test(members)) return anything;
    return { exact: [...members], some: null };
  }

  #escape(): Needs {
    const longer = longEscape.exec(this.#source.slice(this.#at))?.[0];
    if (longer) {
      this.#at += longer.length;
      return anything;
    }
    const character = this.#source[this.#at++] as string;
    if (character === 'b' || character === 'B') return nothing;
    return /[a-zA-Z0-9]/.test(character) ? anything : { exact: [character], some: null };
  }
}

/** Escapes that are more than one character long, as `\p{L}` and `\u0061`. */
const longEscape = /^(?:[pP]\{[^}]*\}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|u\{[\da-fA-F]+\}|c[a-zA-Z]|k<\w+>|[1-9]\d*)/;
