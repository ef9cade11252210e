import type { Decided } from '../../model/variant-graph.ts';

/**
 * Which group keeps which campaign of the last run: the one under which most of its variants were known; the largest
 * overlap chooses first. By group the number of the campaign kept, or -1 for a new one. `previousOf` gives the
 * campaign of each variant in the last run, -1 for none. Variants on which an analyst decided choose before all others: what
 * was split off never gets the id of what stayed.
 */
export function keptCampaigns(groupOf: Int32Array, groups: number, previousOf: Int32Array, decided?: Decided): Int32Array {
  const kept = new Int32Array(groups).fill(-1);
  const taken = new Set<number>();
  const choosing = decided
    ? overlaps(
        groupOf,
        previousOf.map((campaign, v) => ((decided.blockOf[v] as number) >= 0 ? campaign : -1)),
      )
    : [];
  for (const { group, campaign } of [...choosing, ...overlaps(groupOf, previousOf)]) {
    if (kept[group] !== -1 || taken.has(campaign)) continue;
    kept[group] = campaign;
    taken.add(campaign);
  }
  return kept;
}

interface Overlap {
  readonly group: number;
  readonly campaign: number;
  readonly count: number;
}

/** Largest first; of the same size by campaign, then group. */
function overlaps(groupOf: Int32Array, previousOf: Int32Array): Overlap[] {
  const counts = new Map<number, Overlap>();
  const width = groupOf.length + 1;
  for (let v = 0; v < groupOf.length; v++) {
    const [group, campaign] = [groupOf[v] as number, previousOf[v] as number];
    if (campaign < 0) continue;
    const key = group * width + campaign;
    counts.set(key, { group, campaign, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.campaign - b.campaign || a.group - b.group);
}
