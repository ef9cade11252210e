import type { Random } from '../random.ts';

/**
 * Draws so that the shares come out as asked also when few are drawn: what is furthest behind its share comes next, with a little chance
 * among those nearly as far behind.
 */
export class Quota<T> {
  private readonly values: readonly T[];
  private readonly shares: readonly number[];
  private readonly given: number[];
  private total = 0;

  constructor(entries: readonly (readonly [T, number])[]) {
    const kept = entries.filter(([, weight]) => weight > 0);
    const sum = kept.reduce((all, [, weight]) => all + weight, 0);
    this.values = kept.map(([value]) => value);
    this.shares = kept.map(([, weight]) => weight / sum);
    this.given = kept.map(() => 0);
  }

  /** `amount` is what the value will stand for, such as reports. */
  draw(random: Random, amount = 1): T {
    let best = 0;
    let furthest = Number.NEGATIVE_INFINITY;
    for (let index = 0; index < this.values.length; index++) {
      const share = this.shares[index] as number;
      const behind = share * (this.total + amount) - (this.given[index] as number) + random.next() * share * amount * 0.5;
      if (behind > furthest) [best, furthest] = [index, behind];
    }
    this.given[best] = (this.given[best] as number) + amount;
    this.total += amount;
    return this.values[best] as T;
  }
}

/** Splits a whole number by weights, each at least `least` where the total allows it; the parts add up to the total. */
export function apportion(total: number, weights: readonly number[], least: number): number[] {
  const floor = total >= least * weights.length ? least : 0;
  const rest = total - floor * weights.length;
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let carried = 0;
  let given = 0;
  return weights.map((weight) => {
    carried += sum > 0 ? (rest * weight) / sum : 0;
    const part = Math.round(carried) - given;
    given += part;
    return floor + part;
  });
}
