/**
 * Candidates by locality-sensitive hashing: one-permutation MinHash (Li, Owen and Zhang 2012; empty bins filled as by
 * Shrivastava 2017) over shingles, in bands (Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, ch. 3). With 24
 * bands of 3 rows two scripts of Jaccard index 0.5 meet with probability 0.96, of 0.3 with 0.48; candidates are
 * compared afterwards, so a false one costs time only.
 */
export const bands = 24;
const rows = 3;
const bins = bands * rows;
/** Of a crowded bucket the latest few are met, and the first: near copies, held together by one another. */
export const latest = 4;
const none = -1;

/** One 32-bit key a band: scripts that agree in one are candidates. */
export function bandKeys(script: Uint32Array): Uint32Array {
  const keys = new Uint32Array(bands);
  new BandSketcher().sketch(script, script.length, keys, 0);
  return keys;
}

const empty = 0xffffffff;

/** Makes the band keys of one script after another, in the same room. */
export class BandSketcher {
  readonly #smallest = new Uint32Array(bins);
  readonly #filled = new Uint32Array(bins);

  /** Writes the keys of a script, given as its first so many shingles, from `at` on. */
  sketch(script: Uint32Array, length: number, keys: Uint32Array, at: number): void {
    const smallest = this.#smallest.fill(empty);
    for (let place = 0; place < length; place++) {
      const hash = mix(script[place] as number);
      const bin = Math.floor((hash / 0x1_0000_0000) * bins);
      const rank = mix(hash ^ 0x9e3779b9);
      if (rank < (smallest[bin] as number)) smallest[bin] = rank;
    }
    const filled = this.#fill();
    for (let band = 0; band < bands; band++) {
      let key = mix(band + 1);
      for (let row = 0; row < rows; row++) key = mix(Math.imul(key, 31) ^ (filled[band * rows + row] as number));
      keys[at + band] = key;
    }
  }

  /** An empty bin takes the value of another, found by hashing its own number: the same one in every script that has it. */
  #fill(): Uint32Array {
    const [smallest, filled] = [this.#smallest, this.#filled];
    filled.set(smallest);
    if (smallest.every((value) => value === empty)) return filled.fill(empty);
    for (let bin = 0; bin < bins; bin++) {
      for (let attempt = 1; filled[bin] === empty; attempt++) filled[bin] = smallest[mix(bin * 0x10001 + attempt) % bins] as number;
    }
    return filled;
  }
}

function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Buckets of scripts by band key, filled one script after another. */
export class BandIndex {
  readonly #heads: Int32Array;
  readonly #firsts: Int32Array;
  readonly #next: Int32Array;
  readonly #keys: Uint32Array;
  readonly #mask: number;
  readonly #bands: number;
  /** In how many bands a script agrees with the one being added; zero between calls. */
  readonly #agreed: Uint8Array;

  /** For so many scripts, each known by the first so many of its band keys. */
  constructor(capacity: number, ownBands: number = bands) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, capacity)));
    this.#mask = size - 1;
    this.#bands = ownBands;
    this.#heads = new Int32Array(size * ownBands).fill(none);
    this.#firsts = new Int32Array(size * ownBands).fill(none);
    this.#next = new Int32Array(capacity * ownBands).fill(none);
    this.#keys = new Uint32Array(capacity * ownBands);
    this.#agreed = new Uint8Array(capacity);
  }

  /** Adds script number `index`, and gives at most `most` of those added before that agree with it in a band, the likeliest first. */
  add(index: number, keys: Uint32Array, most: number): number[] {
    const found = this.meet(keys, most);
    this.put(index, keys);
    return found;
  }

  /** Adds script number `index` without a look at the others. */
  put(index: number, keys: Uint32Array): void {
    for (let band = 0; band < keys.length; band++) {
      const bucket = this.#bucket(band, keys[band] as number);
      const entry = index * this.#bands + band;
      this.#keys[entry] = keys[band] as number;
      this.#next[entry] = this.#heads[bucket] as number;
      this.#heads[bucket] = entry;
      if (this.#firsts[bucket] === none) this.#firsts[bucket] = entry;
    }
  }

  /** At most `most` of the scripts that agree with these keys in a band, the likeliest first. */
  meet(keys: Uint32Array, most: number): number[] {
    const found: number[] = [];
    for (let band = 0; band < keys.length; band++) {
      const key = keys[band] as number;
      const bucket = this.#bucket(band, key);
      let seen = 0;
      let oldest = none;
      for (let at = this.#heads[bucket] as number; at >= 0 && seen < latest; at = this.#next[at] as number) {
        if (this.#keys[at] !== key) continue;
        seen++;
        oldest = at;
        this.#meet(Math.floor(at / this.#bands), found);
      }
      const first = this.#firsts[bucket] as number;
      if (first >= 0 && seen === latest && first !== oldest && this.#keys[first] === key)
        this.#meet(Math.floor(first / this.#bands), found);
    }
    return likeliest(found, this.#agreed, most);
  }

  #bucket(band: number, key: number): number {
    return band * (this.#mask + 1) + (key & this.#mask);
  }

  #meet(other: number, found: number[]): void {
    if (this.#agreed[other] === 0) found.push(other);
    this.#agreed[other] = (this.#agreed[other] as number) + 1;
  }
}

/** Of numbers met by turns, and how often each was: the most often met first, of two alike the lower. Sets the counts back to zero. */
export function likeliest(found: readonly number[], agreed: Uint8Array, most: number): number[] {
  const best: number[] = [];
  for (const one of found) {
    const own = agreed[one] as number;
    let place = best.length;
    for (; place > 0; place--) {
      const before = best[place - 1] as number;
      const often = agreed[before] as number;
      if (often > own || (often === own && before < one)) break;
    }
    if (place >= most) continue;
    if (best.length < most) best.push(one);
    for (let at = best.length - 1; at > place; at--) best[at] = best[at - 1] as number;
    best[place] = one;
  }
  for (const one of found) agreed[one] = 0;
  return best;
}
