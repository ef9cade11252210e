import { clusterGraph } from '../../../src/analysis/campaigns/cluster.ts';
import { graphOf } from '../../../src/analysis/campaigns/graph-of.ts';
import { nodesOf } from '../../../src/analysis/campaigns/nodes.ts';
import { ScriptTable } from '../../../src/analysis/campaigns/script-table.ts';
import type { Variant } from '../../../src/analysis/campaigns/variant.ts';
import type { Evidence, Join } from '../../../src/model/campaign.ts';
import type { GraphJoin } from '../../../src/model/variant-graph.ts';
import { variantOf } from '../reading.ts';

/** A group by the keys of its variants. */
export interface Group {
  readonly members: readonly string[];
  /** The variants that are one by their wording, and need no join among themselves. */
  readonly nodes: readonly (readonly string[])[];
  readonly joins: readonly Join[];
}

/** What belongs together, by the keys of the variants instead of their numbers. */
export interface Clustered {
  readonly groups: readonly Group[];
  readonly keptApart: readonly Join[];
}

/** Lays variants out, finds what belongs together, and puts the keys back in. */
export function clusterVariants(variants: readonly Variant[]): Clustered {
  const keys = variants.map(({ key }) => key).sort();
  const keyOf = (v: number): string => keys[v] ?? '';
  const graph = graphOf(variants);
  const { groupOf, groups, joins, keptApart } = clusterGraph(graph);
  const nodes = nodesOf(graph, ScriptTable.of(graph.letters)).map((node) => node.variants);
  const keyed = ({ a, b, ...rest }: GraphJoin): Join => ({ a: keyOf(a), b: keyOf(b), ...rest });
  return {
    groups: Array.from({ length: groups }, (_, group) => ({
      members: keys.filter((_, v) => groupOf[v] === group),
      nodes: nodes.filter(([head]) => groupOf[head as number] === group).map((one) => one.map(keyOf)),
      joins: joins.filter(({ a }) => groupOf[a] === group).map(keyed),
    })),
    keptApart: keptApart.map(keyed),
  };
}

const asVariants = (texts: readonly (string | Variant)[]): Variant[] =>
  texts.map((text) => (typeof text === 'string' ? variantOf(text) : text));

/** The groups that texts fall into, each as the places of its texts in the list. */
export function groupsOf(texts: readonly (string | Variant)[]): number[][] {
  const variants = asVariants(texts);
  const place = new Map(variants.map(({ key }, index) => [key, index]));
  const placed = clusterVariants(variants).groups.map(({ members }) => members.map((key) => place.get(key) ?? -1));
  return placed.map((group) => group.sort((a, b) => a - b)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

/** What joins two texts, if a join does: those of one wording that says enough need none. */
export function joinOf(a: string | Variant, b: string | Variant): readonly Evidence[] | null {
  return clusterVariants(asVariants([a, b])).groups[0]?.joins[0]?.evidence ?? null;
}

/** True when texts are one by their wording alone, before any join. */
export function isOneWording(...texts: readonly (string | Variant)[]): boolean {
  const { groups } = clusterVariants(asVariants(texts));
  return groups.length === 1 && groups[0]?.nodes.length === 1 && groups[0].joins.length === 0;
}
