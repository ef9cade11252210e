import type { Group } from '../../../src/analysis/campaigns/cluster.ts';
import { clusterVariants } from '../../../src/analysis/campaigns/cluster.ts';
import type { Variant } from '../../../src/analysis/campaigns/variant.ts';
import type { Evidence } from '../../../src/model/campaign.ts';
import { variantOf } from '../reading.ts';

/** The groups that texts fall into, each as the places of its texts in the list. */
export function groupsOf(texts: readonly (string | Variant)[]): number[][] {
  const variants = texts.map((text) => (typeof text === 'string' ? variantOf(text) : text));
  const place = new Map(variants.map(({ key }, index) => [key, index]));
  const placed = clusterVariants(variants).groups.map(({ members }) => members.map((key) => place.get(key) ?? -1));
  return placed.map((group) => group.sort((a, b) => a - b)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

/** What joins two texts, if anything does. */
export function joinOf(a: string | Variant, b: string | Variant): readonly Evidence[] | null {
  const variants = [a, b].map((text) => (typeof text === 'string' ? variantOf(text) : text));
  return clusterVariants(variants).groups[0]?.joins[0]?.evidence ?? null;
}

/** Groups in a form that does not depend on the order in which they come. */
export function inOrder(groups: readonly Group[]): Group[] {
  return [...groups].sort((a, b) => ((a.members[0] ?? '') < (b.members[0] ?? '') ? -1 : 1));
}
