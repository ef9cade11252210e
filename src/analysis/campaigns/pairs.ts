import type { CampaignNode, NodeColumns } from './nodes.ts';
import type { Spread } from './sharing.ts';

/** Values that say less bring no pair up for weighing; beside like wording they still count. */
const leastBits = 2.5;

/**
 * Each pair of nodes worth weighing for more than wordings that are alike, once, as `i * nodes + j` with i below j, rising:
 * neighbours within a wording, and holders of one value. `copiesOf` names for each wording the near copies it is joined to
 * by its words alone: of those the first and the last holder stand for all.
 */
export function pairsToWeigh(
  { first, valuesFrom, values }: NodeColumns,
  spread: Spread,
  nodes: readonly CampaignNode[],
  copiesOf: Int32Array,
): Float64Array {
  const pairs = new PairList(nodes.length);
  const byWording: number[][] = Array.from({ length: copiesOf.length }, () => []);
  for (const [node, { wording }] of nodes.entries()) byWording[wording]?.push(node);
  const sided = sidedWordings(nodes);
  byWording.forEach((list, wording) => {
    if (sided.has(wording)) chainSides(nodes, list, pairs);
    else chain(list, pairs);
  });
  const inTime = (i: number, j: number) => (first[i] || 0) - (first[j] || 0) || i - j;
  for (const holders of holdersOf(valuesFrom, values, spread)) {
    chain(withoutCopies(nodes, holders.sort(inTime), copiesOf, sided), pairs);
  }
  return pairs.distinct();
}

/** The nodes that hold each telling value, where several do. */
function holdersOf(valuesFrom: Int32Array, values: Int32Array, { bits }: Spread): number[][] {
  const holders = new Map<number, number[]>();
  for (let node = 0; node + 1 < valuesFrom.length; node++) {
    for (let at = valuesFrom[node] as number; at < (valuesFrom[node + 1] as number); at++) {
      const value = values[at] as number;
      if ((bits[value] as number) < leastBits) continue;
      const known = holders.get(value);
      if (known) known.push(node);
      else holders.set(value, [node]);
    }
  }
  return [...holders.values()].filter((list) => list.length > 1);
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
