/**
 * Krippendorff's alpha for names (2011): agreement of any number of raters, each of whom may have left items out. `units` holds
 * for each item what its raters said. Items of one saying play no part. Null where all say the same throughout.
 */
export function krippendorffsAlpha(units: readonly (readonly string[])[]): number | null {
  const totals = new Map<string, number>();
  let all = 0;
  let observed = 0;
  for (const sayings of units) {
    if (sayings.length < 2) continue;
    const counts = new Map<string, number>();
    for (const saying of sayings) {
      counts.set(saying, (counts.get(saying) ?? 0) + 1);
      totals.set(saying, (totals.get(saying) ?? 0) + 1);
    }
    all += sayings.length;
    for (const count of counts.values()) observed += (count * (sayings.length - count)) / (sayings.length - 1);
  }
  let expected = 0;
  for (const total of totals.values()) expected += total * (all - total);
  return expected === 0 ? null : 1 - ((all - 1) * observed) / expected;
}
