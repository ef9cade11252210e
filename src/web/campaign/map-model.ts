import type { CampaignMap, MapNode } from '../../model/campaign-view.ts';

/** The kinds of nodes in the order of the legend. */
export const mapKinds = ['sender', 'script', 'domain', 'host'] as const satisfies readonly MapNode['kind'][];
export type MapKind = (typeof mapKinds)[number];

/** A node told apart by shape first, colour second. */
export const kindLooks: Readonly<
  Record<MapKind, { readonly shape: 'circle' | 'square' | 'diamond' | 'triangle'; readonly plural: string }>
> = {
  sender: { shape: 'circle', plural: 'senders' },
  script: { shape: 'square', plural: 'scripts' },
  domain: { shape: 'diamond', plural: 'domains' },
  host: { shape: 'triangle', plural: 'hosts' },
};

export interface PlacedNode extends MapNode {
  readonly x: number;
  readonly y: number;
  /** Radius in pixels at zoom 1. */
  readonly size: number;
}

export interface Neighbour {
  readonly node: MapNode;
  /** Reports in which both stood. */
  readonly reports: number;
}

export interface MapModel {
  readonly nodes: readonly PlacedNode[];
  readonly byId: ReadonlyMap<string, PlacedNode>;
  /** Most seen together first. */
  readonly neighbours: (nodeId: string) => readonly Neighbour[];
  /** How many there are of each kind, counting those that are summed up. */
  readonly counts: Readonly<Record<MapKind, number>>;
  /** How many are summed up in nodes that stand for more than one. */
  readonly summedUp: number;
}

/** The map ready for drawing: first places on a spiral, the most seen in the middle, so that the same map always looks the same. */
export function mapModel(map: CampaignMap): MapModel {
  const sorted = [...map.nodes].sort((a, b) => b.reports - a.reports || (a.nodeId < b.nodeId ? -1 : 1));
  const most = Math.max(1, ...sorted.map((node) => node.reports));
  const nodes = sorted.map((node, index): PlacedNode => {
    const [turn, radius] = [index * goldenAngle, Math.sqrt(index + 0.5)];
    return { ...node, x: radius * Math.cos(turn), y: radius * Math.sin(turn), size: sizeOf(node, most, sorted.length) };
  });
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const near = neighboursOf(map, byId);
  const counts = { sender: 0, script: 0, domain: 0, host: 0 };
  for (const node of nodes) counts[node.kind] += node.standsFor;
  const summedUp = nodes.reduce((sum, node) => sum + (node.standsFor > 1 ? node.standsFor : 0), 0);
  return { nodes, byId, neighbours: (nodeId) => near.get(nodeId) ?? [], counts, summedUp };
}

/** Steps of the layout: fewer for large maps, which settle coarsely sooner and cost more a step. */
export function layoutSteps(nodes: number): number {
  return nodes <= 100 ? 400 : nodes <= 500 ? 300 : 180;
}

/** Nodes whose label holds the words, most seen first; all of them for no words. */
export function findNodes(model: MapModel, words: string): readonly PlacedNode[] {
  const wanted = words.toLowerCase().replaceAll('[.]', '.').split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return model.nodes;
  return model.nodes.filter((node) => {
    const label = node.label.toLowerCase().replaceAll('[.]', '.');
    return wanted.every((word) => label.includes(word));
  });
}

/** The map in one sentence, for those who do not see it. */
export function mapWords(model: MapModel): string {
  const parts = mapKinds
    .filter((kind) => model.counts[kind] > 0)
    .map((kind) => `${model.counts[kind].toLocaleString('en-GB')} ${model.counts[kind] === 1 ? kind : kindLooks[kind].plural}`);
  if (parts.length === 0) return 'Nothing to draw.';
  const summed =
    model.summedUp > 0 ? ` The ${model.summedUp.toLocaleString('en-GB')} least seen are summed up, one mark for each kind.` : '';
  return `${parts.join(', ')}, connected where they stood in one report.${summed}`;
}

/** Golden angle in radians: points of a spiral by it never line up. */
const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/** Small where there are many, or they would hide one another. */
function sizeOf(node: MapNode, most: number, nodes: number): number {
  const least = nodes > 500 ? 2.5 : 4;
  return least + 10 * Math.sqrt(node.reports / most);
}

function neighboursOf(map: CampaignMap, byId: ReadonlyMap<string, MapNode>): ReadonlyMap<string, readonly Neighbour[]> {
  const near = new Map<string, Neighbour[]>();
  for (const { from, to, reports } of map.edges) {
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      const node = byId.get(other);
      if (!node) continue;
      const list = near.get(one);
      if (list) list.push({ node, reports });
      else near.set(one, [{ node, reports }]);
    }
  }
  for (const list of near.values()) list.sort((a, b) => b.reports - a.reports || (a.node.nodeId < b.node.nodeId ? -1 : 1));
  return near;
}
