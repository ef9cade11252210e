/** Agreement of a clustering with a reference, averaged over items. */
export interface BCubed {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/**
 * B-cubed precision and recall (Bagga and Baldwin 1998): for each item, the share of its cluster that is of its
 * reference class, and the share of its class that is in its cluster. `found[i]` and `truth[i]` name item i's groups.
 */
export function bCubed(found: readonly string[], truth: readonly string[]): BCubed {
  const clusters = countBy(found);
  const classes = countBy(truth);
  const both = countBy(found.map((cluster, index) => `${cluster}\u0000${truth[index]}`));
  let precision = 0;
  let recall = 0;
  found.forEach((cluster, index) => {
    const shared = both.get(`${cluster}\u0000${truth[index]}`) ?? 0;
    precision += shared / (clusters.get(cluster) ?? 1);
    recall += shared / (classes.get(truth[index] ?? '') ?? 1);
  });
  const count = Math.max(1, found.length);
  const [p, r] = [precision / count, recall / count];
  return { precision: p, recall: r, f1: p + r === 0 ? 0 : (2 * p * r) / (p + r) };
}

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
