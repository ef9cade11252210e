import { bands, latest, likeliest } from './candidates.ts';

/**
 * All scripts of a feed by their buckets, a band after another: what `BandIndex` holds when all are in. Of each band two
 * columns of pairs stand in the order of its keys, equal keys by script number: the script, written as -1 - script where a run of
 * equal keys begins, and the first script of the run, -1 where an earlier one with another key has its bucket.
 */
export interface BandOrder {
  readonly scripts: number;
  readonly order: Int32Array;
  /** By band and script: its place in the order. */
  readonly place: Int32Array;
}

/** Orders the scripts in the bands from one to before another. `keys` holds {@link bands} a script. */
export function orderBands(keys: Uint32Array, first: number, end: number): [order: Int32Array, place: Int32Array] {
  const scripts = keys.length / bands;
  const order = new Int32Array((end - first) * scripts * 2);
  const place = new Int32Array((end - first) * scripts);
  const sorter = new BandSorter(scripts);
  for (let band = first; band < end; band++) sorter.write(keys, band, order, place, band - first);
  return [order, place];
}

/** Bits that a pass sorts by at most. */
const widest = 11;

/** Sorts by radix, in the same room for all bands. */
class BandSorter {
  readonly #scripts: number;
  /** Bits of a key that tell its bucket. */
  readonly #bucketBits: number;
  /** Bits that a pass sorts by: few where there are few scripts. */
  readonly #digit: number;
  readonly #from: Int32Array;
  #keys: Uint32Array;
  #numbers: Int32Array;
  #otherKeys: Uint32Array;
  #otherNumbers: Int32Array;

  constructor(scripts: number) {
    this.#scripts = scripts;
    this.#bucketBits = Math.ceil(Math.log2(Math.max(16, scripts)));
    this.#digit = Math.min(widest, this.#bucketBits);
    this.#from = new Int32Array(2 ** this.#digit + 1);
    [this.#keys, this.#otherKeys] = [new Uint32Array(scripts), new Uint32Array(scripts)];
    [this.#numbers, this.#otherNumbers] = [new Int32Array(scripts), new Int32Array(scripts)];
  }

  write(keys: Uint32Array, band: number, order: Int32Array, place: Int32Array, into: number): void {
    const [scripts, bits] = [this.#scripts, this.#bucketBits];
    for (let script = 0; script < scripts; script++) {
      const key = keys[script * bands + band] as number;
      // The bits of the bucket go in front.
      this.#keys[script] = ((key << (32 - bits)) | (key >>> bits)) >>> 0;
      this.#numbers[script] = script;
    }
    for (let shift = 0; shift < 32; shift += this.#digit) this.#pass(shift);
    let [bucketFirst, runFirst] = [-1, -1];
    for (let at = 0; at < scripts; at++) {
      const [key, script] = [this.#keys[at] as number, this.#numbers[at] as number];
      const before = at === 0 ? -1 : (this.#keys[at - 1] as number);
      const begins = key !== before;
      if (begins) runFirst = script;
      if (before < 0 || key >>> (32 - bits) !== before >>> (32 - bits)) bucketFirst = this.#firstOfBucket(at, key >>> (32 - bits));
      const entry = into * scripts + at;
      order[entry * 2] = begins ? -1 - script : script;
      order[entry * 2 + 1] = runFirst === bucketFirst ? runFirst : -1;
      place[into * scripts + script] = at;
    }
  }

  /** The lowest script of the bucket that begins at a place. */
  #firstOfBucket(at: number, bucket: number): number {
    let lowest = this.#numbers[at] as number;
    for (let next = at + 1; next < this.#scripts && (this.#keys[next] as number) >>> (32 - this.#bucketBits) === bucket; next++) {
      lowest = Math.min(lowest, this.#numbers[next] as number);
    }
    return lowest;
  }

  /** One pass over a digit; what is equal keeps its order. */
  #pass(shift: number): void {
    const [keys, numbers, otherKeys, otherNumbers] = [this.#keys, this.#numbers, this.#otherKeys, this.#otherNumbers];
    const mask = (1 << this.#digit) - 1;
    const from = this.#from.fill(0);
    for (let at = 0; at < keys.length; at++) {
      const own = (((keys[at] as number) >>> shift) & mask) + 1;
      from[own] = (from[own] as number) + 1;
    }
    for (let value = 1; value <= mask; value++) from[value] = (from[value] as number) + (from[value - 1] as number);
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] as number;
      const own = (key >>> shift) & mask;
      const to = from[own] as number;
      from[own] = to + 1;
      otherKeys[to] = key;
      otherNumbers[to] = numbers[at] as number;
    }
    [this.#keys, this.#otherKeys] = [otherKeys, keys];
    [this.#numbers, this.#otherNumbers] = [otherNumbers, numbers];
  }
}

/** Finds candidates in an order of all scripts: those that `BandIndex.add` would give, had they been added one after another. */
export class BandMeeting {
  readonly #bands: BandOrder;
  /** In how many bands a script agrees with the one at hand; zero between calls. */
  readonly #agreed: Uint8Array;

  constructor(order: BandOrder) {
    this.#bands = order;
    this.#agreed = new Uint8Array(order.scripts);
  }

  /** At most `most` of the scripts before this one that agree with it in a band, the likeliest first. */
  before(script: number, most: number): number[] {
    const { scripts, order, place } = this.#bands;
    const found: number[] = [];
    for (let band = 0; band < bands; band++) {
      const base = band * scripts;
      let at = (base + (place[base + script] as number)) * 2;
      const hub = order[at + 1] as number;
      let seen = 0;
      let oldest = -1;
      for (; seen < latest && (order[at] as number) >= 0; at -= 2) {
        const one = order[at - 2] as number;
        oldest = one < 0 ? -1 - one : one;
        this.#meet(oldest, found);
        seen++;
      }
      if (seen === latest && hub >= 0 && hub !== oldest) this.#meet(hub, found);
    }
    return likeliest(found, this.#agreed, most);
  }

  #meet(other: number, found: number[]): void {
    const often = this.#agreed[other] as number;
    if (often === 0) found.push(other);
    this.#agreed[other] = often + 1;
  }
}
