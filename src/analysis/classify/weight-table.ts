/** So many eight-bit values can be added up in sixteen bits. */
const mostAtOnce = 256;
/** What is added to a weight so that it is never negative. */
const bias = 128;
const halves = 0xff00ff;

/**
 * Rows of eight-bit weights that are added up by row. Four weights stand in a 32-bit word and two sums grow in the halves of
 * another, which takes half the time of adding them one by one.
 */
export class WeightTable {
  readonly width: number;
  readonly #words: Uint32Array;
  readonly #wordsWide: number;
  readonly #even: Int32Array;
  readonly #odd: Int32Array;
  readonly #sums: Int32Array;

  constructor(weights: Int8Array, width: number) {
    this.width = width;
    this.#wordsWide = Math.ceil(width / 4);
    const rows = weights.length / width;
    this.#words = new Uint32Array(rows * this.#wordsWide);
    for (let row = 0; row < rows; row++) {
      for (let k = 0; k < width; k++) {
        const at = row * this.#wordsWide + (k >> 2);
        this.#words[at] = ((this.#words[at] as number) | (((weights[row * width + k] as number) + bias) << ((k & 3) * 8))) >>> 0;
      }
    }
    this.#even = new Int32Array(this.#wordsWide);
    this.#odd = new Int32Array(this.#wordsWide);
    this.#sums = new Int32Array(this.#wordsWide * 4);
  }

  /** One weight. */
  at(row: number, k: number): number {
    return (((this.#words[row * this.#wordsWide + (k >> 2)] as number) >>> ((k & 3) * 8)) & 0xff) - bias;
  }

  /** Sums over the first `count` of `rows`, by column. Valid until the next call. */
  sumOf(rows: Int32Array, count: number): Int32Array {
    const [words, wide, even, odd, sums] = [this.#words, this.#wordsWide, this.#even, this.#odd, this.#sums];
    sums.fill(-bias * count);
    for (let from = 0; from < count; from += mostAtOnce) {
      const to = Math.min(count, from + mostAtOnce);
      even.fill(0);
      odd.fill(0);
      for (let at = from; at < to; at++) {
        const first = (rows[at] as number) * wide;
        for (let k = 0; k < wide; k++) {
          const word = words[first + k] as number;
          even[k] = ((even[k] as number) + (word & halves)) | 0;
          odd[k] = ((odd[k] as number) + ((word >>> 8) & halves)) | 0;
        }
      }
      for (let k = 0; k < wide; k++) {
        sums[4 * k] = (sums[4 * k] as number) + ((even[k] as number) & 0xffff);
        sums[4 * k + 1] = (sums[4 * k + 1] as number) + ((odd[k] as number) & 0xffff);
        sums[4 * k + 2] = (sums[4 * k + 2] as number) + ((even[k] as number) >>> 16);
        sums[4 * k + 3] = (sums[4 * k + 3] as number) + ((odd[k] as number) >>> 16);
      }
    }
    return sums;
  }
}
