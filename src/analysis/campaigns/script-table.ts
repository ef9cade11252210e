import { BandSketcher, bands } from './candidates.ts';
import { Commonness, type ShingleCounts } from './commonness.ts';
import { Cutter, roomFor } from './shingles.ts';

/** Letters that a shingle adds to those around it: what overlaps is counted once. */
const perLetter = 4;

/** Two scripts compared. `similarity` is the weighted Jaccard index; `containment` is the share of the smaller one. */
export interface Similarity {
  readonly similarity: number;
  readonly containment: number;
  /** Weight of what they share, in bits (overlapping shingles counted once per letter). */
  readonly shared: number;
}

/** Scripts cut into shingles: script `s` has `shingles[from[s] .. from[s + 1]]`. */
export interface CutScripts {
  readonly from: Int32Array;
  readonly shingles: Uint32Array;
}

/** The distinct scripts of a feed in columns, ready to be compared with one another. */
export interface ScriptColumns extends CutScripts {
  /** Bits of each shingle. */
  readonly bits: Float32Array;
  /** By script: bits of all its shingles. */
  readonly totals: Float64Array;
}

/** Cuts scripts, given as letters: how many shingles each has, the shingles, and the {@link bands} keys of each. */
export function cutScripts(letters: Iterable<string>, count: number): [lengths: Int32Array, shingles: Uint32Array, keys: Uint32Array] {
  const cutter = new Cutter();
  const sketcher = new BandSketcher();
  const lengths = new Int32Array(count);
  const keys = new Uint32Array(count * bands);
  let all = new Uint32Array(count * 64);
  let filled = 0;
  let script = 0;
  for (const text of letters) {
    const length = cutter.cut(text);
    if (filled + length > all.length) {
      const grown = new Uint32Array(Math.max(filled + length, all.length * 2));
      grown.set(all);
      all = grown;
    }
    const found = cutter.found;
    for (let at = 0; at < length; at++) all[filled + at] = found[at] as number;
    sketcher.sketch(found, length, keys, script * bands);
    lengths[script++] = length;
    filled += length;
  }
  return [lengths, all.slice(0, filled), keys];
}

/** What the scripts from one to before another are worth: the bits of each, and of each of their shingles. */
export function valueScripts(
  { from, shingles }: CutScripts,
  counts: ShingleCounts,
  first: number,
  end: number,
): [totals: Float64Array, bits: Float32Array] {
  const commonness = new Commonness(counts);
  const start = from[first] as number;
  const totals = new Float64Array(end - first);
  const bits = new Float32Array((from[end] as number) - start);
  for (let script = first; script < end; script++) {
    let total = 0;
    for (let at = from[script] as number; at < (from[script + 1] as number); at++) {
      const own = commonness.bitsOf(shingles[at] as number);
      bits[at - start] = own;
      total += own;
    }
    totals[script - first] = total;
  }
  return [totals, bits];
}

/** Compares the distinct scripts of a feed with one another. */
export class ScriptTable {
  readonly columns: ScriptColumns;
  #cells = new Uint32Array(512);
  #bits = new Float32Array(512);
  #mask = 511;
  #laidOut = -1;

  constructor(columns: ScriptColumns) {
    this.columns = columns;
  }

  /** A table of few scripts, given as letters. */
  static of(letters: readonly string[], commonness?: Commonness): ScriptTable {
    const [lengths, shingles] = cutScripts(letters, letters.length);
    const cut = { from: startsOf(lengths), shingles };
    const { counts } = commonness ?? Commonness.of([shingles], letters.length);
    const [totals, bits] = valueScripts(cut, counts, 0, letters.length);
    return new ScriptTable({ ...cut, totals, bits });
  }

  get count(): number {
    return this.columns.totals.length;
  }

  /** Bits of all that a script says. */
  content(index: number): number {
    return (this.columns.totals[index] as number) / perLetter;
  }

  /** Cheapest when `x` stays the same from call to call. */
  compare(x: number, y: number): Similarity {
    const { totals } = this.columns;
    const shared = this.sharedBits(x, y);
    const [p, q] = [totals[x] as number, totals[y] as number];
    const union = p + q - shared;
    const smaller = Math.min(p, q);
    return { similarity: union > 0 ? shared / union : 0, containment: smaller > 0 ? shared / smaller : 0, shared: shared / perLetter };
  }

  /** Bits of the shingles that two scripts have in common. Cheapest when `x` stays the same from call to call. */
  sharedBits(x: number, y: number): number {
    if (x !== this.#laidOut) this.#layOut(x);
    const { from, shingles } = this.columns;
    const [cells, bits, mask] = [this.#cells, this.#bits, this.#mask];
    const end = from[y + 1] as number;
    let shared = 0;
    for (let at = from[y] as number; at < end; at++) {
      const shingle = shingles[at] as number;
      let cell = shingle & mask;
      for (let found = cells[cell] as number; found !== 0; found = cells[cell] as number) {
        if (found === shingle) {
          shared += bits[cell] as number;
          break;
        }
        cell = (cell + 1) & mask;
      }
    }
    return shared;
  }

  /** Lays a script's shingles out in a small open hash table, at most a quarter full. */
  #layOut(x: number): void {
    const { from, shingles, bits: weights } = this.columns;
    const [first, end] = [from[x] as number, from[x + 1] as number];
    const size = Math.max(64, roomFor((end - first) * 4));
    if (this.#cells.length < size) {
      this.#cells = new Uint32Array(size);
      this.#bits = new Float32Array(size);
    }
    const [cells, bits, mask] = [this.#cells, this.#bits, size - 1];
    cells.fill(0, 0, size);
    for (let at = first; at < end; at++) {
      const shingle = shingles[at] as number;
      let cell = shingle & mask;
      while (cells[cell] !== 0) cell = (cell + 1) & mask;
      cells[cell] = shingle;
      bits[cell] = weights[at] as number;
    }
    this.#mask = mask;
    this.#laidOut = x;
  }
}

/** Where each list begins when lists of these lengths stand one after another, and where the last ends. */
export function startsOf(lengths: Int32Array): Int32Array {
  const from = new Int32Array(lengths.length + 1);
  for (let at = 0; at < lengths.length; at++) from[at + 1] = (from[at] as number) + (lengths[at] as number);
  return from;
}
