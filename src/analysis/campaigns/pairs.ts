import type { VariantGraph } from '../../model/variant-graph.ts';
import type { CampaignNode } from './nodes.ts';
import type { Spread } from './sharing.ts';
import type { Similarity } from './shingles.ts';

/** Two wordings found to be alike, the lower number first. */
export interface SimilarPair extends Similarity {
  readonly x: number;
  readonly y: number;
}

/** Values that say less bring no pair up for weighing; beside like wording they still count. */
const leastBits = 2.5;

/**
 * Each pair of nodes worth weighing for more than wordings that are alike, once, as `i * nodes + j` with i below j, rising:
 * neighbours within a wording, and holders of one value. `copiesOf` names for each wording the near copies it is joined to
 * by its words alone: of those the first and the last holder stand for all.
 */
export function pairsToWeigh(graph: VariantGraph, spread: Spread, nodes: readonly CampaignNode[], copiesOf: Int32Array): Float64Array {
  const pairs = new PairList(nodes.length);
  const byWording: number[][] = Array.from({ length: graph.letters.length }, () => []);
  for (const [node, { wording }] of nodes.entries()) byWording[wording]?.push(node);
  const sided = sidedWordings(nodes);
  byWording.forEach((list, wording) => {
    if (sided.has(wording)) chainSides(nodes, list, pairs);
    else chain(list, pairs);
  });
  for (const holders of holdersOf(nodes, spread, graph.values.length)) {
    chain(withoutCopies(nodes, inTime(nodes, holders), copiesOf, sided), pairs);
  }
  return pairs.distinct();
}

/** The nodes that hold each telling value. */
function holdersOf(nodes: readonly CampaignNode[], spread: Spread, values: number): number[][] {
  const holders: number[][] = Array.from({ length: values }, () => []);
  nodes.forEach((node, index) => {
    for (const value of node.values) if ((spread.bits[value] as number) >= leastBits) holders[value]?.push(index);
  });
  return holders.filter((list) => list.length > 1);
}

function inTime(nodes: readonly CampaignNode[], list: readonly number[]): number[] {
  return [...list].sort((i, j) => (nodes[i]?.first || 0) - (nodes[j]?.first || 0) || i - j);
}

function withoutCopies(
  nodes: readonly CampaignNode[],
  members: readonly number[],
  copiesOf: Int32Array,
  sided: ReadonlySet<number>,
): number[] {
  const copies = (member: number) => {
    const { wording } = nodes[member] as CampaignNode;
    return sided.has(wording) ? -1 - member : (copiesOf[wording] as number);
  };
  const last = new Map<number, number>();
  for (const member of members) last.set(copies(member), member);
  const first = new Set<number>();
  return members.filter((member) => {
    const isFirst = !first.has(copies(member));
    first.add(copies(member));
    return isFirst || last.get(copies(member)) === member;
  });
}

/** Wordings that stand on several sides. */
function sidedWordings(nodes: readonly CampaignNode[]): Set<number> {
  const sided = new Set<number>();
  for (const { side, wording } of nodes) if (side >= 0) sided.add(wording);
  return sided;
}

/** Of a wording that stands on several sides every other node meets the sides first, so that it can be told which it is likest. */
function chainSides(nodes: readonly CampaignNode[], list: readonly number[], pairs: PairList): void {
  const isSide = (node: number) => (nodes[node]?.side ?? -1) >= 0;
  const sides = list.filter(isSide);
  chain([...sides, ...list.filter((node) => !isSide(node))], pairs, Math.min(mostSides, sides.length));
}

/** So many sides of one wording are met by all; of more the last ones by their neighbours. */
const mostSides = 16;

/** A chain holds a group together at linear cost; the first few meet all, so that one odd neighbour does not break it. */
function chain(members: readonly number[], pairs: PairList, most = 2): void {
  const hubs = Math.min(most, members.length);
  for (let at = 1; at < members.length; at++) {
    pairs.add(members[at - 1] as number, members[at] as number);
    for (let hub = 0; hub < hubs; hub++) pairs.add(members[hub] as number, members[at] as number);
  }
}

/** Pairs as numbers in a growing column: millions of them. */
class PairList {
  readonly #width: number;
  #pairs = new Float64Array(1024);
  #count = 0;

  constructor(width: number) {
    this.#width = width;
  }

  add(i: number, j: number): void {
    if (i === j) return;
    if (this.#count === this.#pairs.length) {
      const grown = new Float64Array(this.#count * 2);
      grown.set(this.#pairs);
      this.#pairs = grown;
    }
    this.#pairs[this.#count++] = Math.min(i, j) * this.#width + Math.max(i, j);
  }

  distinct(): Float64Array {
    const sorted = this.#pairs.subarray(0, this.#count).sort();
    let count = 0;
    for (let at = 0; at < sorted.length; at++) if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[count++] = sorted[at] as number;
    return sorted.subarray(0, count);
  }
}
