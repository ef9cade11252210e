import { scriptLetters } from '../text/script.ts';
import { genericPhrases } from './generic-phrases.ts';

const size = 4;

/** The distinct runs of four letters of a script as sorted 32-bit hashes. Shorter scripts give one shingle. */
export function shingles(letters: string): Uint32Array {
  const last = Math.max(1, letters.length - size + 1);
  const found = new Uint32Array(last);
  for (let at = 0; at < last; at++) found[at] = hashRun(letters, at, Math.min(at + size, letters.length));
  found.sort();
  let count = 0;
  for (let at = 0; at < last; at++) if (at === 0 || found[at] !== found[at - 1]) found[count++] = found[at] as number;
  return found.subarray(0, count);
}

/** FNV-1a with a final mix, so that the low bits serve as a hash table would want. */
function hashRun(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0 || 1; // 0 marks an empty cell
}

/** A feed smaller than this is held against a background of this many scripts: three texts prove no wording rare. */
const backgroundScripts = 2000;
/** What a shingle of generic wording can say at most, in bits. */
const genericCap = 2.5;
/** No wording of a feed is worth less: a campaign that fills the feed must still know itself. */
const floor = 1.5;
/** Counters for shingles; two that fall on one counter only look a little more common than they are. */
const counters = 1 << 22;

/** In how many scripts of a feed each shingle stands: rare wording says much, common and generic wording little. */
export class Commonness {
  readonly counts: Uint32Array;
  readonly scripts: number;
  readonly #bits = new Float32Array(counters);
  static #generic: Uint8Array | null = null;

  constructor(counts: Uint32Array, scripts: number) {
    this.counts = counts;
    this.scripts = scripts;
  }

  /** Scripts are distinct, so a campaign's copies count once. */
  static of(scripts: readonly Uint32Array[]): Commonness {
    const counts = new Uint32Array(counters);
    for (const script of scripts) {
      for (let at = 0; at < script.length; at++) {
        const slot = (script[at] as number) & (counters - 1);
        counts[slot] = (counts[slot] as number) + 1;
      }
    }
    return new Commonness(counts, scripts.length);
  }

  /** Bits that having the shingle in common is worth. */
  bitsOf(shingle: number): number {
    const slot = shingle & (counters - 1);
    const known = this.#bits[slot] as number;
    if (known > 0) return known;
    const total = Math.max(this.scripts, backgroundScripts);
    const rare = Math.max(floor, Math.log2(total / Math.max(1, this.counts[slot] as number)));
    const bits = Math.fround(Commonness.#genericSlots()[slot] === 1 ? Math.min(rare, genericCap) : rare);
    this.#bits[slot] = bits;
    return bits;
  }

  static #genericSlots(): Uint8Array {
    if (!Commonness.#generic) {
      const slots = new Uint8Array(counters);
      for (const phrase of genericPhrases) for (const shingle of shingles(scriptLetters(phrase))) slots[shingle & (counters - 1)] = 1;
      Commonness.#generic = slots;
    }
    return Commonness.#generic;
  }
}

/** Two scripts compared. `similarity` is the weighted Jaccard index; `containment` is the share of the smaller one. */
export interface Similarity {
  readonly similarity: number;
  readonly containment: number;
  /** Weight of what they share, in bits (overlapping shingles counted once per letter). */
  readonly shared: number;
}

/** The distinct scripts of a feed, ready to be compared with one another. */
export class ScriptTable {
  readonly scripts: readonly Uint32Array[];
  readonly #weights: readonly Float32Array[];
  readonly #totals: Float64Array;
  #cells = new Uint32Array(512);
  #mask = 511;
  #laidOut = -1;

  constructor(scripts: readonly Uint32Array[], commonness: Commonness) {
    this.scripts = scripts;
    this.#totals = new Float64Array(scripts.length);
    this.#weights = scripts.map((script, index) => {
      const weights = new Float32Array(script.length);
      let total = 0;
      for (let at = 0; at < script.length; at++) {
        const bits = commonness.bitsOf(script[at] as number);
        weights[at] = bits;
        total += bits;
      }
      this.#totals[index] = total;
      return weights;
    });
  }

  /** Bits of all that a script says. */
  content(index: number): number {
    return (this.#totals[index] as number) / size;
  }

  /** Cheapest when `x` stays the same from call to call. */
  compare(x: number, y: number): Similarity {
    if (x !== this.#laidOut) this.#layOut(x);
    const script = this.scripts[y] as Uint32Array;
    const weights = this.#weights[y] as Float32Array;
    const [cells, mask] = [this.#cells, this.#mask];
    let shared = 0;
    for (let at = 0; at < script.length; at++) {
      const shingle = script[at] as number;
      let cell = shingle & mask;
      for (let found = cells[cell] as number; found !== 0; found = cells[cell] as number) {
        if (found === shingle) {
          shared += weights[at] as number;
          break;
        }
        cell = (cell + 1) & mask;
      }
    }
    const [p, q] = [this.#totals[x] as number, this.#totals[y] as number];
    const union = p + q - shared;
    const smaller = Math.min(p, q);
    return { similarity: union > 0 ? shared / union : 0, containment: smaller > 0 ? shared / smaller : 0, shared: shared / size };
  }

  /** Lays a script's shingles out in a small open hash table. */
  #layOut(x: number): void {
    const script = this.scripts[x] as Uint32Array;
    while (this.#cells.length < script.length * 2) this.#cells = new Uint32Array(this.#cells.length * 2);
    this.#mask = this.#cells.length - 1;
    this.#cells.fill(0);
    for (let at = 0; at < script.length; at++) {
      let cell = (script[at] as number) & this.#mask;
      while (this.#cells[cell] !== 0) cell = (cell + 1) & this.#mask;
      this.#cells[cell] = script[at] as number;
    }
    this.#laidOut = x;
  }
}
