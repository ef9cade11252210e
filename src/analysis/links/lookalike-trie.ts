/**
 * Names in a trie over a folded alphabet, read exactly from any place of a text or with a few slips from an anchored one. The walk with slips is that
 * of a Levenshtein automaton over a trie (Schulz and Mihov 2002), with costs by kind of slip.
 */

/** Costs in quarters of a plain edit: what the eye passes over is cheap. */
export const slipCost = { edit: 4, vowel: 3, transposition: 3, likeness: 2, doubling: 2 } as const;

const symbols = 28;

/** The symbol of an ASCII letter or digit: figures that stand for letters are these, and `i` is `l`. -1 for anything else. */
export function symbolOf(code: number): number {
  if (code >= 97 && code <= 122) return code === 105 ? 11 : code - 97;
  return code >= 48 && code <= 57 ? (figures[code - 48] as number) : -1;
}

/** 0 as o, 1 as l, 2 as z, 3 as e, 4 as a, 5 as s, 7 as t, 8 as b; 6 and 9 by themselves. */
const figures = [14, 11, 25, 4, 0, 18, 26, 19, 1, 27];

const vowels = maskOf('aeouy') | (1 << 11);

/** Pairs that are taken for one another by the eye. */
const alike = new Int32Array(symbols);
for (const pair of 'mn uv vw ce gq lj hb lt co vy nh'.split(' ')) {
  const [one, other] = [symbolOf(pair.charCodeAt(0)), symbolOf(pair.charCodeAt(1))];
  alike[one] = (alike[one] as number) | (1 << other);
  alike[other] = (alike[other] as number) | (1 << one);
}
/** Whether the eye takes one symbol for the other. */
export function alikeLetters(one: number, other: number): boolean {
  return one >= 0 && other >= 0 && (((alike[one] as number) >>> other) & 1) === 1;
}

const [c, d, m, n, r, v, w, l] = [...'cdmnrvwl'].map((letter) => symbolOf(letter.charCodeAt(0))) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

function maskOf(letters: string): number {
  return [...letters].reduce((mask, letter) => mask | (1 << symbolOf(letter.charCodeAt(0))), 0);
}

/** What is told of a name found: which, where its writing ends, and what the slips cost. */
export type Found = (name: number, end: number, cost: number) => void;

/** A text as symbols; what lies past `length` is not read. */
export interface Symbols {
  readonly at: Int8Array;
  readonly length: number;
}

/** How much may be slipped in a name of so many letters, in quarters of an edit. Short names are too near to one another. */
export function budgetOf(letters: number): number {
  if (letters < 4) return 0;
  if (letters < 6) return slipCost.edit;
  if (letters < 10) return slipCost.edit + slipCost.likeness;
  return (letters < 13 ? 2 : 3) * slipCost.edit;
}

export class NameTrie {
  /** Bit of each child; the children of a node stand one behind the other. */
  readonly #masks: Int32Array;
  readonly #firsts: Int32Array;
  /** The name that ends here, or -1. */
  readonly #names: Int32Array;
  /** What the longest name below may slip. */
  readonly #budgets: Int8Array;
  readonly #allowed: Int8Array;
  /** The node of each pair of first symbols, or -1: most places of a text go no further. */
  readonly #pairs: Int32Array;

  /** `names` as symbols, each once. `slack` says how much each may slip, in quarters of an edit. */
  constructor(names: readonly (readonly number[])[], slack: (name: number) => number) {
    // Sorted, the names below a node stand side by side: a node is a run of them, with so many letters in common.
    const written = names.map((name) => String.fromCharCode(...name));
    const sorted = Int32Array.from(written.keys()).sort((a, b) => compare(written[a] as string, written[b] as string) || a - b);
    const runs: Run[] = [{ begin: 0, end: sorted.length, depth: 0 }];
    const nodes: Node[] = [];
    this.#allowed = Int8Array.from(names, (_, name) => slack(name));
    for (const run of runs) nodes.push(nodeOf(run, written, sorted, this.#allowed, runs));
    this.#masks = Int32Array.from(nodes, ({ mask }) => mask);
    this.#firsts = Int32Array.from(nodes, ({ first }) => first);
    this.#names = Int32Array.from(nodes, ({ name }) => name);
    this.#budgets = Int8Array.from(nodes, ({ budget }) => budget);
    this.#pairs = Int32Array.from({ length: symbols * symbols }, (_, pair) =>
      this.#child(this.#child(0, Math.trunc(pair / symbols)), pair % symbols),
    );
  }

  /** All names of two letters and more that are written at `start` letter for letter. */
  exact(text: Symbols, start: number, found: Found): void {
    if (start + 1 >= text.length) return;
    let node = this.#pairs[(text.at[start] as number) * symbols + (text.at[start + 1] as number)] as number;
    for (let at = start + 2; node >= 0; at++) {
      const name = this.#names[node] as number;
      if (name >= 0) found(name, at, 0);
      if (at >= text.length) return;
      node = this.#child(node, text.at[at] as number);
    }
  }

  /** All names that are written at `start` with one slip or, if long, two. The first letter is right, or changes places with the second. */
  near(text: Symbols, start: number, found: Found): void {
    const first = text.at[start] as number;
    const node = this.#child(0, first);
    if (node >= 0) this.#walk(text, node, start + 1, 0, first, 1, found);
    const second = start + 1 < text.length ? (text.at[start + 1] as number) : -1;
    const swapped = second < 0 || second === first ? -1 : this.#child(this.#child(0, second), first);
    if (swapped >= 0) this.#walk(text, swapped, start + 2, slipCost.transposition, first, 2, found);
  }

  #child(node: number, symbol: number): number {
    if (node < 0 || symbol < 0) return -1;
    const mask = this.#masks[node] as number;
    return ((mask >>> symbol) & 1) === 1 ? (this.#firsts[node] as number) + bits(mask & ((1 << symbol) - 1)) : -1;
  }

  /** `last` is the symbol of the name that was read before, `depth` the number of its letters. */
  #walk(text: Symbols, node: number, at: number, cost: number, last: number, depth: number, found: Found): void {
    const name = this.#names[node] as number;
    if (name >= 0 && cost > 0 && cost <= (this.#allowed[name] as number)) found(name, at, cost);
    const symbol = at < text.length ? (text.at[at] as number) : -1;
    const straight = this.#child(node, symbol);
    if (straight >= 0 && (this.#budgets[straight] as number) >= cost) this.#walk(text, straight, at + 1, cost, symbol, depth + 1, found);
    // A second slip only where the name is well begun: else everything is near everything.
    const left = this.#budgetAt(node, depth) - cost;
    if (left < slipCost.likeness || (cost > slipCost.likeness && depth < 4)) return;
    this.#slip(text, node, at, cost, last, depth, left, found);
  }

  #slip(text: Symbols, node: number, at: number, cost: number, last: number, depth: number, left: number, found: Found): void {
    const symbol = at < text.length ? (text.at[at] as number) : -1;
    const next = at + 1 < text.length ? (text.at[at + 1] as number) : -1;
    if (symbol >= 0) this.#slipAdded(text, node, at, cost, last, depth, left, found, symbol, next);
    for (let mask = this.#masks[node] as number, child = this.#firsts[node] as number; mask !== 0; mask &= mask - 1, child++) {
      const wanted = 31 - Math.clz32(mask & -mask);
      const budget = this.#budgetAt(child, depth) - cost;
      if (wanted !== symbol && budget >= slipCost.likeness)
        this.#slipFor(text, child, at, cost, last, depth, budget, found, wanted, symbol, next);
    }
  }

  /** Another letter than the `wanted` one, none, or two that look like it. */
  #slipFor(
    text: Symbols,
    child: number,
    at: number,
    cost: number,
    last: number,
    depth: number,
    budget: number,
    found: Found,
    wanted: number,
    symbol: number,
    next: number,
  ): void {
    const replaced = symbol < 0 ? 99 : replacing(wanted, symbol);
    const skipped = wanted === last ? slipCost.doubling : slipCost.edit;
    const pair = wanted === pairAs(symbol, next);
    // Behind the first letter only what the eye passes over: that letter alone is near to everything.
    if (depth === 1 && replaced > slipCost.likeness && skipped > slipCost.doubling && !pair) return;
    if (replaced <= budget && this.#goesOn(child, next, budget - replaced))
      this.#walk(text, child, at + 1, cost + replaced, wanted, depth + 1, found);
    if (skipped <= budget && this.#goesOn(child, symbol, budget - skipped))
      this.#walk(text, child, at, cost + skipped, wanted, depth + 1, found);
    if (pair) this.#walk(text, child, at + 2, cost + slipCost.likeness, wanted, depth + 1, found);
  }

  /** A letter too many, or two that changed places. */
  #slipAdded(
    text: Symbols,
    node: number,
    at: number,
    cost: number,
    last: number,
    depth: number,
    left: number,
    found: Found,
    symbol: number,
    next: number,
  ): void {
    const added = symbol === last ? slipCost.doubling : slipCost.edit;
    if (added <= left && this.#goesOn(node, next, left - added)) this.#walk(text, node, at + 1, cost + added, last, depth, found);
    if (next < 0 || next === symbol || slipCost.transposition > left) return;
    const swapped = this.#child(this.#child(node, next), symbol);
    if (swapped >= 0) this.#walk(text, swapped, at + 2, cost + slipCost.transposition, symbol, depth + 2, found);
  }

  /** What may be slipped so far: a third slip only in the latter half of a long name. */
  #budgetAt(node: number, depth: number): number {
    const budget = this.#budgets[node] as number;
    return depth < 7 && budget > 2 * slipCost.edit ? 2 * slipCost.edit : budget;
  }

  /** Whether anything can come of a node when so much may still be slipped: most ways end here. */
  #goesOn(node: number, symbol: number, left: number): boolean {
    if (left >= slipCost.likeness || (this.#names[node] as number) >= 0) return true;
    return symbol >= 0 && ((this.#masks[node] as number) >>> symbol) % 2 === 1;
  }
}

/** Places among the sorted names, `end` excluded, whose first `depth` letters are the same. */
interface Run {
  readonly begin: number;
  readonly end: number;
  readonly depth: number;
}

interface Node {
  readonly mask: number;
  readonly first: number;
  readonly name: number;
  readonly budget: number;
}

/** The node of a run; the runs of its children go to the end of `runs`, by symbol. */
function nodeOf({ begin, end, depth }: Run, written: readonly string[], sorted: Int32Array, allowed: Int8Array, runs: Run[]): Node {
  const first = runs.length;
  let name = -1;
  let at = begin;
  // Of names that fold alike the last one counts.
  for (; at < end && (written[sorted[at] as number] as string).length === depth; at++) name = sorted[at] as number;
  let [mask, budget] = [0, 0];
  for (let each = begin; each < end; each++) budget = Math.max(budget, allowed[sorted[each] as number] as number);
  while (at < end) {
    const from = at;
    const symbol = symbolAt(from);
    do at++;
    while (at < end && symbolAt(at) === symbol);
    mask |= 1 << symbol;
    runs.push({ begin: from, end: at, depth: depth + 1 });
  }
  return { mask, first, name, budget };

  function symbolAt(place: number): number {
    return (written[sorted[place] as number] as string).charCodeAt(depth);
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function replacing(wanted: number, written: number): number {
  if (((alike[wanted] as number) >>> written) & 1) return slipCost.likeness;
  return (vowels >>> wanted) & (vowels >>> written) & 1 ? slipCost.vowel : slipCost.edit;
}

/** The letter that two look like: `rn` as m, `vv` as w, `cl` as d. */
function pairAs(first: number, second: number): number {
  if (first === r && second === n) return m;
  if (first === v && second === v) return w;
  return first === c && second === l ? d : -1;
}

function bits(mask: number): number {
  let count = mask - ((mask >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return (((count + (count >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
