import { type Estimate, middle95, noEstimate, wilson } from './intervals.ts';
import { binaryKappa, binaryTable, cohensKappa, type Kappa } from './kappa.ts';

/**
 * How well one category was told, held against a reference. Precision, recall and F1 come with Wilson's interval, kappa (of
 * this category against all others) with its own; means over categories with one by bootstrap.
 */
export interface CategoryScore {
  readonly category: string;
  /** Items that the reference puts there, and that the other does. */
  readonly support: number;
  readonly said: number;
  readonly right: number;
  readonly precision: Estimate;
  readonly recall: Estimate;
  readonly f1: Estimate;
  readonly kappa: Kappa;
}

export interface Scores {
  readonly items: number;
  /** Share of items of which both say the very same. */
  readonly accuracy: Estimate;
  readonly categories: readonly CategoryScore[];
  /** Mean over the categories that either uses; over all sayings; mean weighted by support. */
  readonly macroF1: Estimate;
  readonly microF1: Estimate;
  readonly weightedF1: Estimate;
  /** Mean of the categories' kappas. */
  readonly macroKappa: Estimate;
}

/** What the reference says of one item, and what the other says. */
export type Pair = readonly [string, string];
/** The same where an item may be of several categories, or of none. */
export type SetPair = readonly [readonly string[], readonly string[]];

/** So many resamplings tell a 95 % interval to about a hundredth of its width. */
const rounds = 1000;

/**
 * Scores sayings against a reference. Only `scored` categories have scores of their own; any other saying, such as unknown,
 * is a miss for recall and no claim for precision. `random` gives numbers from 0 up to 1 and drives the bootstrap (items drawn
 * with replacement).
 */
export function scoreCategories(pairs: readonly Pair[], scored: readonly string[], random: () => number): Scores {
  return scoreSets(
    pairs.map(([first, second]) => [[first], [second]]),
    scored,
    random,
  );
}

/** As {@link scoreCategories}, for items that may be of several categories. */
export function scoreSets(pairs: readonly SetPair[], scored: readonly string[], random: () => number): Scores {
  const used = new Set(pairs.flat(2));
  const categories = scored.filter((name) => used.has(name));
  const place = new Map(categories.map((name, at) => [name, at]));
  const placed = (names: readonly string[]) => [...new Set(names)].flatMap((name) => place.get(name) ?? []);
  const items = pairs.map(([first, second]): Item => ({ truth: placed(first), said: placed(second) }));
  const tally = new Tally(categories.length);
  for (const item of items) tally.add(item);
  const drawn = bootstrap(items, categories.length, random);
  return {
    items: pairs.length,
    accuracy: wilson(pairs.filter(([first, second]) => sameNames(first, second)).length, pairs.length),
    categories: categories.map((category, at) => {
      const [support, claimed, right] = [tally.truth[at] as number, tally.said[at] as number, tally.right[at] as number];
      return {
        category,
        support,
        said: claimed,
        right,
        precision: wilson(right, claimed),
        recall: wilson(right, support),
        f1: f1Estimate(right, support + claimed - right),
        kappa: cohensKappa(binaryTable(pairs.length, support, claimed, right)),
      };
    }),
    macroF1: estimate(tally.macro(), drawn.macro),
    microF1: estimate(tally.micro(), drawn.micro),
    weightedF1: estimate(tally.weighted(), drawn.weighted),
    macroKappa: estimate(tally.macroKappa(), drawn.macroKappa),
  };
}

function sameNames(first: readonly string[], second: readonly string[]): boolean {
  return first.length === second.length && first.every((name) => second.includes(name));
}

/**
 * F1 is 2J / (1 + J), J being the share of right ones among the items that either puts into the category; so Wilson's interval
 * of J gives that of F1, also where a bootstrap would see no spread.
 */
function f1Estimate(right: number, either: number): Estimate {
  const of = (share: number | null) => (share === null ? null : (2 * share) / (1 + share));
  const { value, low, high } = wilson(right, either);
  return { value: of(value), low: of(low), high: of(high) };
}

function estimate(value: number | null, drawn: readonly number[]): Estimate {
  const range = middle95(Float64Array.from(drawn));
  return value === null || range === null ? noEstimate : { value, ...range };
}

interface Drawn {
  readonly macro: number[];
  readonly micro: number[];
  readonly weighted: number[];
  readonly macroKappa: number[];
}

/** Places of categories. */
interface Item {
  readonly truth: readonly number[];
  readonly said: readonly number[];
}

function bootstrap(items: readonly Item[], width: number, random: () => number): Drawn {
  const drawn: Drawn = { macro: [], micro: [], weighted: [], macroKappa: [] };
  const note = (list: number[], value: number | null) => {
    if (value !== null) list.push(value);
  };
  const tally = new Tally(width);
  for (let round = 0; round < rounds && width > 0; round++) {
    tally.clear();
    for (let item = 0; item < items.length; item++) tally.add(items[Math.floor(random() * items.length)] as Item);
    note(drawn.macro, tally.macro());
    note(drawn.micro, tally.micro());
    note(drawn.weighted, tally.weighted());
    note(drawn.macroKappa, tally.macroKappa());
  }
  return drawn;
}

/** Counts by category. */
class Tally {
  readonly truth: Int32Array;
  readonly said: Int32Array;
  readonly right: Int32Array;
  items = 0;

  constructor(width: number) {
    this.truth = new Int32Array(width);
    this.said = new Int32Array(width);
    this.right = new Int32Array(width);
  }

  clear(): void {
    this.items = 0;
    for (const counts of [this.truth, this.said, this.right]) counts.fill(0);
  }

  add({ truth, said }: Item): void {
    this.items++;
    for (const at of truth) (this.truth[at] as number)++;
    for (const at of said) {
      (this.said[at] as number)++;
      if (truth.includes(at)) (this.right[at] as number)++;
    }
  }

  /** Null where neither uses the category. */
  f1(at: number): number | null {
    return harmonic(this.right[at] as number, (this.truth[at] as number) + (this.said[at] as number));
  }

  macro(): number | null {
    return mean(Array.from(this.truth, (_, at) => this.f1(at)));
  }

  macroKappa(): number | null {
    const { items } = this;
    return mean(Array.from(this.truth, (truth, at) => binaryKappa(items, truth, this.said[at] as number, this.right[at] as number)));
  }

  micro(): number | null {
    return harmonic(sum(this.right), sum(this.truth) + sum(this.said));
  }

  weighted(): number | null {
    const support = sum(this.truth);
    return support === 0 ? null : sum(Array.from(this.truth, (count, at) => count * (this.f1(at) ?? 0))) / support;
  }
}

function harmonic(right: number, both: number): number | null {
  return both === 0 ? null : (2 * right) / both;
}

/** Of those that there are. */
function mean(values: readonly (number | null)[]): number | null {
  const there = values.filter((value) => value !== null);
  return there.length === 0 ? null : sum(there) / there.length;
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < values.length; at++) total += values[at] as number;
  return total;
}
