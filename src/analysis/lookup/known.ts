import type { Observation } from '../../model/observation.ts';
import { isSingle, latestOfEach, preferred } from './disagreements.ts';

/** What is known of a thing and what belongs to it, made ready for rules: by field, what a field has one of settled. */
export class Known {
  readonly #byField = new Map<string, Observation[]>();
  readonly now: number;

  /** `shipped` are the ids of sources without network; `now` is milliseconds UTC. */
  constructor(observations: readonly Observation[], shipped: ReadonlySet<string>, now: number) {
    this.now = now;
    const current = latestOfEach(observations).filter(({ value }) => value !== '' && value !== 'unknown');
    for (const one of current) {
      const list = this.#byField.get(one.field);
      if (list) list.push(one);
      else this.#byField.set(one.field, [one]);
    }
    for (const [field, list] of this.#byField) {
      if (isSingle(field) && list.length > 1) this.#byField.set(field, bestOfEach(list, shipped, now));
    }
  }

  has(...fields: readonly string[]): boolean {
    return fields.some((field) => this.#byField.has(field));
  }

  /** Every value of a field, of whichever subject and source. */
  all(field: string): readonly Observation[] {
    return this.#byField.get(field) ?? [];
  }

  /** The first of a field that is one of these values. */
  is(field: string, ...values: readonly string[]): Observation | null {
    return this.all(field).find(({ value }) => values.includes(value)) ?? null;
  }

  /** The largest figure of a field. */
  most(field: string): { readonly figure: number; readonly from: Observation } | null {
    let most: { figure: number; from: Observation } | null = null;
    for (const from of this.all(field)) {
      const figure = Number(from.value);
      if (from.value.trim() !== '' && Number.isFinite(figure) && (most === null || figure > most.figure)) most = { figure, from };
    }
    return most;
  }

  /** Days since the earliest time of a field; null where none is a time. */
  days(field: string): { readonly days: number; readonly from: Observation } | null {
    let earliest: { at: number; from: Observation } | null = null;
    for (const from of this.all(field)) {
      const at = Date.parse(from.value);
      if (Number.isFinite(at) && (earliest === null || at < earliest.at)) earliest = { at, from };
    }
    return earliest ? { days: (this.now - earliest.at) / 86_400_000, from: earliest.from } : null;
  }
}

/** Of each subject what the preferred source says. */
function bestOfEach(list: readonly Observation[], shipped: ReadonlySet<string>, now: number): Observation[] {
  const bySubject = new Map<string, Observation[]>();
  for (const one of list) bySubject.set(one.subject, [...(bySubject.get(one.subject) ?? []), one]);
  return [...bySubject.values()].flatMap((said) => preferred(said, shipped, now).order.slice(0, 1));
}
