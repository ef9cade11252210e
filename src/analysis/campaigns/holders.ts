import type { SharedValue, VariantGraph } from '../../model/variant-graph.ts';
import { forEach, placesOf, type Sliced } from './slices.ts';

/** What is known of who holds a value. */
interface Added {
  readonly variants: number[];
  readonly campaigns: Set<number>;
}

type Held = Pick<VariantGraph, 'values' | 'heldFrom' | 'held'> & { readonly previousOf: Int32Array };

/** Which variants hold which values: as a feed stands, and what is added to it one by one. */
export class Holders {
  readonly #feed: Held;
  readonly #most: number;
  readonly #places: Map<string, number>;
  /** By value of the feed: the first holder in each of up to `most` campaigns, and in how many campaigns it stands. */
  readonly #first: Int32Array;
  readonly #counts: Int32Array;
  readonly #added = new Map<string, Added>();
  readonly #heldLater = new Map<number, SharedValue[]>();

  static *building(feed: Held, most: number): Sliced<Holders> {
    const holders = new Holders(feed, most, yield* placesOf(feed.values, nameOf));
    yield* holders.#layOut();
    return holders;
  }

  private constructor(feed: Held, most: number, places: Map<string, number>) {
    this.#feed = feed;
    this.#most = most;
    this.#places = places;
    this.#first = new Int32Array(feed.values.length * most).fill(-1);
    this.#counts = new Int32Array(feed.values.length);
  }

  *#layOut(): Sliced<void> {
    const { values, heldFrom, held, previousOf } = this.#feed;
    const from = new Int32Array(values.length + 1);
    for (let at = 0; at < held.length; at++) from[(held[at] as number) + 1] = (from[(held[at] as number) + 1] as number) + 1;
    for (let value = 0; value < values.length; value++) from[value + 1] = (from[value + 1] as number) + (from[value] as number);
    const holders = new Int32Array(held.length);
    const filled = from.slice();
    yield;
    yield* forEach(heldFrom.length - 1, (v) => {
      for (let at = heldFrom[v] as number; at < (heldFrom[v + 1] as number); at++) {
        const value = held[at] as number;
        holders[filled[value] as number] = v;
        filled[value] = (filled[value] as number) + 1;
      }
    });
    const seen = new Set<number>();
    yield* forEach(values.length, (value) => {
      seen.clear();
      for (let at = from[value] as number; at < (from[value + 1] as number); at++) {
        const v = holders[at] as number;
        const campaign = previousOf[v] as number;
        if (campaign < 0 || seen.has(campaign)) continue;
        if (seen.size < this.#most) this.#first[value * this.#most + seen.size] = v;
        seen.add(campaign);
      }
      this.#counts[value] = seen.size;
    });
  }

  /** Holders of a value, one for each campaign, not more than asked for. */
  of(value: SharedValue): number[] {
    const name = nameOf(value);
    const place = this.#places.get(name);
    const first = place === undefined ? [] : [...this.#first.subarray(place * this.#most, (place + 1) * this.#most)].filter((v) => v >= 0);
    return [...first, ...(this.#added.get(name)?.variants ?? [])].slice(0, this.#most);
  }

  /** In how many campaigns a value stands; of those that came later each is counted once. */
  campaigns(value: SharedValue): number {
    const name = nameOf(value);
    const place = this.#places.get(name);
    return (place === undefined ? 0 : (this.#counts[place] as number)) + (this.#added.get(name)?.campaigns.size ?? 0);
  }

  /** All that a variant holds. */
  heldBy(v: number): SharedValue[] {
    const { heldFrom, held, values } = this.#feed;
    const before =
      v + 1 < heldFrom.length ? [...held.subarray(heldFrom[v], heldFrom[v + 1])].map((place) => values[place] as SharedValue) : [];
    return [...before, ...(this.#heldLater.get(v) ?? [])];
  }

  /** Counts a variant of a campaign among the holders of these values. */
  add(v: number, campaign: number, values: readonly SharedValue[]): void {
    const names = new Set(this.heldBy(v).map(nameOf));
    for (const value of values) {
      const name = nameOf(value);
      if (names.has(name)) continue;
      names.add(name);
      this.#heldLater.set(v, [...(this.#heldLater.get(v) ?? []), value]);
      const added = this.#added.get(name) ?? { variants: [], campaigns: new Set() };
      this.#added.set(name, added);
      if (added.campaigns.has(campaign) || this.#standsIn(name, campaign)) continue;
      added.campaigns.add(campaign);
      if (added.variants.length < this.#most) added.variants.push(v);
    }
  }

  /** Whether a first holder of the feed is of the campaign. */
  #standsIn(name: string, campaign: number): boolean {
    const place = this.#places.get(name);
    if (place === undefined) return false;
    const first = this.#first.subarray(place * this.#most, (place + 1) * this.#most);
    return first.some((v) => v >= 0 && this.#feed.previousOf[v] === campaign);
  }
}

function nameOf({ kind, value }: SharedValue): string {
  return `${kind} ${value}`;
}
