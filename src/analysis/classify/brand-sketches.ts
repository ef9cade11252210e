/** A quick no to nearly all words of a text: hashes of the words of which names are made. */

/** A set of hashes that is small enough to stay near the processor: it may take one for another, and never misses one. */
export class Sketches {
  readonly #bits = new Int32Array(1 << 13);

  constructor(hashes: readonly number[]) {
    for (const hash of hashes) this.#bits[(hash >>> 5) & 0x1fff] = (this.#bits[(hash >>> 5) & 0x1fff] as number) | (1 << (hash & 31));
  }

  has(hash: number): boolean {
    return ((this.#bits[(hash >>> 5) & 0x1fff] as number) & (1 << (hash & 31))) !== 0;
  }
}

/** Stand for a word that has no sketch of its own, and for no word. Sketches are never below nought. */
export const unsketched = -1;
export const none = -2;

/** Pairs with a word that has no sketch have all the same. */
export function pairSketch(word: number, next: number): number {
  if (word < 0 || next < 0) return 0;
  return spread(Math.imul(word, 31) ^ Math.imul(next, 0x01000193));
}

function spread(hash: number): number {
  return (hash ^ (hash >>> 15)) & 0x7fffffff;
}

export function sketchAt(text: string, bounds: readonly number[], word: number): number {
  return sketchOf(text, bounds[2 * word] as number, bounds[2 * word + 1] as number);
}

/** A hash of the compared form of the word between two offsets, if it is of plain letters. */
export function sketchOf(text: string, from: number, to: number): number {
  if (to - from < 2) return unsketched;
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) {
    let code = text.charCodeAt(at) | 0x20;
    if (code < 97 || code > 122) return unsketched;
    if (code === 105)
      code = 108; // i as l
    else if ((code === 114 || code === 118) && at + 1 < to && (text.charCodeAt(at + 1) | 0x20) === (code === 114 ? 110 : 118)) {
      code = code === 114 ? 109 : 119; // rn as m, vv as w
      at++;
    }
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  return spread(hash);
}
