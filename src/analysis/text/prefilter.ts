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
  const always = new Uint8Array(patterns.length);
  const trie = new Trie();
  patterns.forEach((pattern, index) => {
    const literals = requiredLiterals(pattern.source);
    if (literals === null) always[index] = 1;
    else for (const literal of literals) trie.add(literal, index);
  });
  trie.close();
  const marks = new Uint8Array(patterns.length);
  return {
    candidates: (text) => {
      marks.set(always);
      trie.mark(text, marks);
      return marks;
    },
  };
}

/** Letters of the automaton: printable ASCII, and one for all else. */
const alphabet = 96;

function symbol(code: number): number {
  return code >= 32 && code < 127 ? code - 32 : 95;
}

/** The automaton: `#next[state * alphabet + symbol]`; outputs of a state include those of its suffixes. */
class Trie {
  #children: (Int32Array | undefined)[] = [new Int32Array(alphabet)];
  readonly #outputs: number[][] = [[]];
  #next = new Int32Array(0);
  #found: Uint16Array[] = [];

  add(literal: string, output: number): void {
    let state = 0;
    for (let at = 0; at < literal.length; at++) {
      const children = this.#children[state] as Int32Array;
      const edge = symbol(literal.charCodeAt(at));
      if (children[edge] === 0) {
        children[edge] = this.#children.length;
        this.#children.push(new Int32Array(alphabet));
        this.#outputs.push([]);
      }
      state = children[edge] as number;
    }
    this.#outputs[state]?.push(output);
  }

  close(): void {
    const count = this.#children.length;
    this.#next = new Int32Array(count * alphabet);
    const fail = new Int32Array(count);
    const queue = [0];
    for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
      const suffix = fail[state] as number;
      if (state !== 0) for (const output of this.#outputs[suffix] as number[]) this.#outputs[state]?.push(output);
      for (let edge = 0; edge < alphabet; edge++) {
        const child = this.#children[state]?.[edge] as number;
        const back = state === 0 ? 0 : (this.#next[suffix * alphabet + edge] as number);
        this.#next[state * alphabet + edge] = child || back;
        if (child === 0) continue;
        fail[child] = back;
        queue.push(child);
      }
    }
    this.#children = [];
    this.#found = this.#outputs.map((outputs) => Uint16Array.from(new Set(outputs)));
  }

  mark(text: string, marks: Uint8Array): void {
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      state = this.#next[state * alphabet + symbol(text.charCodeAt(at))] as number;
      const found = this.#found[state] as Uint16Array;
      for (let k = 0; k < found.length; k++) marks[found[k] as number] = 1;
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
