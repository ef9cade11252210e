import { loadTwinData } from '../../src/app/simulate.ts';
import { FactBook } from '../../src/simulate/facts.ts';
import { generate } from '../../src/simulate/generate.ts';
import { makePlan } from '../../src/simulate/plan/make-plan.ts';
import type { TwinOptions, TwinPlan } from '../../src/simulate/plan/plan.ts';
import { flaggedShare } from '../../src/simulate/plan/strata.ts';
import { type Cell, factColumns, feedColumns, truthColumns } from '../../src/simulate/rows.ts';

type FeedRow = Record<(typeof feedColumns)[number], Cell>;
type TruthRow = Record<(typeof truthColumns)[number], Cell>;
export type TwinRow = FeedRow & TruthRow;

export interface Twin {
  readonly plan: TwinPlan;
  readonly rows: readonly TwinRow[];
  readonly facts: readonly Record<(typeof factColumns)[number], Cell>[];
}

export const twinData = loadTwinData('first');

/** A whole twin in memory: feed and truth side by side. */
export function twin(options: Partial<TwinOptions> & { readonly facts?: boolean }, data = twinData): Twin {
  const plan = makePlan(data, { reports: 2000, seed: 7, evasion: 'default', ...options });
  const book = new FactBook(plan, data.figures);
  const rows: TwinRow[] = [];
  for (const batch of generate(plan, flaggedShare(data.figures))) {
    book.see(batch);
    batch.feed.forEach((cells, index) => {
      rows.push({ ...named(feedColumns, cells), ...named(truthColumns, batch.truth[index] ?? []) } as TwinRow);
    });
  }
  const facts = options.facts ? [...book.rows()].flatMap((portion) => portion.map((cells) => named(factColumns, cells))) : [];
  return { plan, rows, facts: facts as Twin['facts'] };
}

function named(columns: readonly string[], cells: readonly Cell[]): Record<string, Cell> {
  return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? null]));
}

/** Lists by key, in order of first appearance. */
export function grouped<T>(list: Iterable<T>, key: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}

/** How many different values of `of` there are in the rows that `fit`. */
export function unique(rows: readonly TwinRow[], of: keyof TwinRow, fit: (row: TwinRow) => boolean): number {
  return new Set(rows.filter(fit).flatMap((row) => row[of] ?? [])).size;
}
