import type { Cluster } from '../../model/campaign.ts';
import type { Group } from './cluster.ts';

/**
 * Gives each group its campaign id. A group keeps the id under which most of its variants were known; the largest
 * overlap chooses first. A new group is named after its smallest variant key, so the same input gives the same ids.
 * `previous` maps variant key to the campaign id of the last run.
 */
export function assignIds(groups: readonly Group[], previous: ReadonlyMap<string, string>): Cluster[] {
  const claims = groups.flatMap((group, index) => overlaps(group, previous).map(([id, count]) => ({ index, id, count })));
  claims.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.index - b.index));
  const taken = new Set<string>();
  const idOf = new Map<number, string>();
  for (const { index, id } of claims) {
    if (idOf.has(index) || taken.has(id)) continue;
    idOf.set(index, id);
    taken.add(id);
  }
  return groups.map((group, index) => ({ campaignId: idOf.get(index) ?? newId(group, taken), ...group }));
}

function overlaps(group: Group, previous: ReadonlyMap<string, string>): [string, number][] {
  const counts = new Map<string, number>();
  for (const key of group.members) {
    const id = previous.get(key);
    if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts];
}

function newId(group: Group, taken: Set<string>): string {
  for (const key of group.members) {
    const id = `C-${key.slice(0, 10)}`;
    if (!taken.has(id)) {
      taken.add(id);
      return id;
    }
  }
  const id = `C-${group.members[0]}`;
  taken.add(id);
  return id;
}
