/** What two raters said of the same items: rows are the first one's categories, columns the second one's. */
export interface CrossTable {
  readonly categories: readonly string[];
  /** Counts, `counts[row][column]`. */
  readonly counts: readonly (readonly number[])[];
  readonly items: number;
}

/** Counts pairs of sayings. Categories come in the order of `order`, those that stand in none of the pairs left out; others follow by name. */
export function crossTable(pairs: readonly (readonly [string, string])[], order: readonly string[] = []): CrossTable {
  const said = new Set(pairs.flat());
  const known = new Set(order);
  const categories = [...order.filter((name) => said.has(name)), ...[...said].filter((name) => !known.has(name)).sort()];
  const place = new Map(categories.map((name, at) => [name, at]));
  const counts = categories.map(() => new Array<number>(categories.length).fill(0));
  for (const [first, second] of pairs) {
    const row = counts[place.get(first) as number] as number[];
    const column = place.get(second) as number;
    row[column] = (row[column] as number) + 1;
  }
  return { categories, counts, items: pairs.length };
}

/** Sums of the rows and of the columns. */
export function marginsOf({ counts }: CrossTable): { readonly rows: readonly number[]; readonly columns: readonly number[] } {
  const sum = (list: readonly number[]) => list.reduce((total, count) => total + count, 0);
  return { rows: counts.map(sum), columns: counts.map((_, column) => sum(counts.map((row) => row[column] as number))) };
}
