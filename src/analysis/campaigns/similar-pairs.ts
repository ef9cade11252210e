import { BandMeeting, type BandOrder } from './band-order.ts';
import { type Likenesses, likenessRow, writeLikeness } from './likeness.ts';
import { type ScriptColumns, ScriptTable, type Similarity } from './script-table.ts';

/** Pairs of wordings in columns, and how alike they are. */
export interface SimilarPairs {
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly likeness: Likenesses;
}

/** A wording is compared with so many candidates at most, and with no more once it has met so many near copies. */
const mostCompared = 12;
const enoughCopies = 2;
/** Wordings so alike are near copies. */
export const copy = 0.75;

/**
 * Pairs of wordings alike enough to be worth weighing, the lower number first: those whose higher one is from `first` to
 * before `end`, in its order.
 */
export function similarPairs(columns: ScriptColumns, order: BandOrder, first: number, end: number): SimilarPairs {
  const table = new ScriptTable(columns);
  const meeting = new BandMeeting(order);
  const found = new GrowingPairs((end - first) * 4);
  for (let y = first; y < end; y++) {
    let copies = 0;
    for (const x of meeting.before(y, mostCompared)) {
      const likeness = table.compare(y, x);
      if (likeness.similarity < 0.25 && likeness.containment <= 0.92) continue;
      found.add(x, y, likeness);
      if (likeness.similarity >= copy && ++copies >= enoughCopies) break;
    }
  }
  return found.columns();
}

class GrowingPairs {
  #x: Int32Array;
  #y: Int32Array;
  #likeness: Float64Array;
  #count = 0;

  constructor(room: number) {
    [this.#x, this.#y, this.#likeness] = [new Int32Array(room), new Int32Array(room), new Float64Array(room * likenessRow)];
  }

  add(x: number, y: number, likeness: Similarity): void {
    if (this.#count === this.#x.length) this.#grow();
    this.#x[this.#count] = x;
    this.#y[this.#count] = y;
    writeLikeness(likeness, this.#likeness, this.#count++);
  }

  columns(): SimilarPairs {
    const count = this.#count;
    return { x: this.#x.slice(0, count), y: this.#y.slice(0, count), likeness: this.#likeness.slice(0, count * likenessRow) };
  }

  #grow(): void {
    const room = Math.max(64, this.#count * 2);
    const [x, y, likeness] = [new Int32Array(room), new Int32Array(room), new Float64Array(room * likenessRow)];
    x.set(this.#x);
    y.set(this.#y);
    likeness.set(this.#likeness);
    [this.#x, this.#y, this.#likeness] = [x, y, likeness];
  }
}
