import type { Decided } from '../../model/variant-graph.ts';
import { DisjointSets } from './disjoint-sets.ts';
import type { CampaignNode } from './nodes.ts';

/** A decision as evidence names it. */
interface Because {
  readonly value: string;
  readonly detail: string;
}

/** Two variants, and their nodes, that a decision alone holds together. */
interface HeldPair {
  readonly a: number;
  readonly b: number;
  readonly nodes: readonly [number, number];
  readonly because: Because;
}

/**
 * What decisions say while the forest grows: their blocks are taken together at once, each group carries the blocks in it
 * that must stay apart from others, and two groups that carry such a pair are not united.
 */
export class HeldGroups {
  readonly #decided: Decided;
  readonly #nodes: readonly CampaignNode[];
  readonly #sets: DisjointSets;
  /** What evidence holds together. */
  readonly #explained: DisjointSets;
  /** By block: the blocks it stays apart from, and the decision. */
  readonly #partners = new Map<number, Map<number, number>>();
  /** By root: the blocks in the group that stay apart from some other. */
  readonly #parted = new Map<number, readonly number[]>();
  /** The nodes of each block, and of each the variant by which it is in the block. */
  readonly #members = new Map<number, { readonly node: number; readonly variant: number }[]>();

  constructor(decided: Decided, nodes: readonly CampaignNode[], sets: DisjointSets) {
    this.#decided = decided;
    this.#nodes = nodes;
    this.#sets = sets;
    this.#explained = new DisjointSets(nodes.length);
    for (const { a, b, decision } of decided.apart) {
      this.#partnersOf(a).set(b, decision);
      this.#partnersOf(b).set(a, decision);
    }
    for (let node = 0; node < nodes.length; node++) this.#enter(node);
    for (const [first, ...others] of this.#members.values()) {
      for (const { node } of others) if (first && !this.partedBy(first.node, node)) this.unite(first.node, node);
    }
  }

  #partnersOf(block: number): Map<number, number> {
    const known = this.#partners.get(block);
    if (known) return known;
    const partners = new Map<number, number>();
    this.#partners.set(block, partners);
    return partners;
  }

  #enter(node: number): void {
    const blocks = new Map<number, number>();
    for (const v of this.#nodes[node]?.variants ?? []) {
      const block = this.#decided.blockOf[v] as number;
      if (block >= 0 && !blocks.has(block)) blocks.set(block, v);
    }
    for (const [block, variant] of blocks) {
      const members = this.#members.get(block);
      if (members) members.push({ node, variant });
      else this.#members.set(block, [{ node, variant }]);
    }
    const parted = [...blocks.keys()].filter((block) => this.#partners.has(block));
    if (parted.length > 0) this.#parted.set(node, parted);
  }

  unite(i: number, j: number): void {
    const [x, y] = [this.#sets.find(i), this.#sets.find(j)];
    if (x === y) return;
    const parted = [...new Set([...(this.#parted.get(x) ?? []), ...(this.#parted.get(y) ?? [])])];
    this.#sets.join(x, y);
    if (parted.length > 0) this.#parted.set(this.#sets.find(x), parted);
  }

  /** The decision by which the groups of two nodes stay apart, the earliest if several; null where none does. */
  partedBy(i: number, j: number): Because | null {
    const [left, right] = [this.#parted.get(this.#sets.find(i)), this.#parted.get(this.#sets.find(j))];
    if (!left || !right) return null;
    const others = new Set(right);
    let found = Number.POSITIVE_INFINITY;
    for (const block of left) {
      for (const [partner, decision] of this.#partners.get(block) ?? []) if (others.has(partner)) found = Math.min(found, decision);
    }
    return Number.isFinite(found) ? this.#because(found) : null;
  }

  /** Notes that evidence holds two nodes together. False where it did before. */
  explain(i: number, j: number): boolean {
    if (this.#explained.find(i) === this.#explained.find(j)) return false;
    this.#explained.join(i, j);
    return true;
  }

  /** The pairs that no evidence noted so far holds together, one fewer for each group than it has such parts. */
  unexplained(): HeldPair[] {
    const pairs: HeldPair[] = [];
    for (const [first, ...others] of this.#members.values()) {
      if (!first) continue;
      for (const { node, variant } of others) {
        if (this.#sets.find(first.node) !== this.#sets.find(node) || !this.explain(first.node, node)) continue;
        const decision = Math.max(this.#decided.decisionOf[first.variant] as number, this.#decided.decisionOf[variant] as number);
        pairs.push({ a: first.variant, b: variant, nodes: [first.node, node], because: this.#because(decision) });
      }
    }
    return pairs;
  }

  #because(decision: number): Because {
    const { decisionId, words } = this.#decided.decisions[decision] as Decided['decisions'][number];
    return { value: decisionId, detail: words };
  }
}
