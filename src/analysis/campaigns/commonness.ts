import { scriptLetters } from '../text/script.ts';
import { genericPhrases } from './generic-phrases.ts';
import { shingles } from './shingles.ts';

/** A feed smaller than this is held against a background of this many scripts: three texts prove no wording rare. */
const backgroundScripts = 2000;
/** What a shingle of generic wording can say at most, in bits. */
const genericCap = 2.5;
/** No wording of a feed is worth less: a campaign that fills the feed must still know itself. */
const floor = 1.5;
/** Counters for shingles; two that fall on one counter only look a little more common than they are. */
const counters = 1 << 22;

/** Fewer shingles are counted in a map: columns of all counters would cost more than all else. */
const worthColumns = 1 << 15;

/** In how many scripts of a feed each shingle stands, as plain data. */
export interface ShingleCounts {
  readonly counts: Uint32Array | ReadonlyMap<number, number>;
  readonly scripts: number;
  /** By counter: bits that a shingle is worth, 0 where nobody has asked yet. Null where they are worked out each time. */
  readonly bits: Float32Array | null;
}

/** In how many scripts of a feed each shingle stands: rare wording says much, common and generic wording little. */
export class Commonness {
  readonly counts: ShingleCounts;
  static #generic: Uint8Array | null = null;

  constructor(counts: ShingleCounts) {
    this.counts = counts;
  }

  /** Scripts are distinct, so a campaign's copies count once. `count` scripts where one list holds the shingles of several. */
  static of(scripts: readonly Uint32Array[], count = scripts.length): Commonness {
    const shingles = scripts.reduce((sum, { length }) => sum + length, 0);
    if (shingles < worthColumns) return new Commonness({ counts: countFew(scripts), scripts: count, bits: null });
    const counts = new Uint32Array(counters);
    for (const script of scripts) {
      for (let at = 0; at < script.length; at++) {
        const slot = (script[at] as number) & (counters - 1);
        counts[slot] = (counts[slot] as number) + 1;
      }
    }
    return new Commonness({ counts, scripts: count, bits: new Float32Array(counters) });
  }

  /** Bits that having the shingle in common is worth. */
  bitsOf(shingle: number): number {
    const slot = shingle & (counters - 1);
    const { bits } = this.counts;
    if (bits === null) return this.#work(slot);
    const known = bits[slot] as number;
    if (known > 0) return known;
    const worked = this.#work(slot);
    bits[slot] = worked;
    return worked;
  }

  /** The same with all bits worked out, in memory that threads share: none of them writes there. */
  shared(): Commonness {
    const bits = new Float32Array(new SharedArrayBuffer(counters * Float32Array.BYTES_PER_ELEMENT));
    const rare = Float64Array.from({ length: 4096 }, (_, count) => this.#rarity(count));
    const generic = Commonness.#genericSlots();
    for (let slot = 0; slot < counters; slot++) {
      const count = this.#countOf(slot);
      const own = count < rare.length ? (rare[count] as number) : this.#rarity(count);
      bits[slot] = generic[slot] === 1 ? Math.min(own, genericCap) : own;
    }
    return new Commonness({ counts: new Uint32Array(0), scripts: this.counts.scripts, bits });
  }

  #work(slot: number): number {
    const rare = this.#rarity(this.#countOf(slot));
    return Math.fround(Commonness.#genericSlots()[slot] === 1 ? Math.min(rare, genericCap) : rare);
  }

  #countOf(slot: number): number {
    const { counts } = this.counts;
    return (counts instanceof Uint32Array ? counts[slot] : counts.get(slot)) ?? 0;
  }

  #rarity(count: number): number {
    const total = Math.max(this.counts.scripts, backgroundScripts);
    return Math.max(floor, Math.log2(total / Math.max(1, count)));
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

function countFew(scripts: readonly Uint32Array[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const script of scripts) {
    for (const shingle of script) {
      const slot = shingle & (counters - 1);
      counts.set(slot, (counts.get(slot) ?? 0) + 1);
    }
  }
  return counts;
}
