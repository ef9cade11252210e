import { analystBits, type Evidence } from '../../model/campaign.ts';
import type { Clustering, Decided, GraphJoin, VariantGraph } from '../../model/variant-graph.ts';
import { DisjointSets } from './disjoint-sets.ts';
import { HeldGroups } from './held-groups.ts';
import type { CampaignNode } from './nodes.ts';
import type { Spread } from './sharing.ts';
import type { ScriptTable } from './shingles.ts';
import { explain, joinThreshold, type Reason, weigh } from './weigh.ts';

/** How many pairs kept apart are remembered. */
const keptApartLimit = 2000;
/** Of two groups met by wording: how alike they must be as groups, and the likeness of one pair that needs no such look. */
const groupLikeness = 0.5;
const nearlyTheSame = 0.95;
/** Members of a group that are looked at for it. */
const sampled = 8;

/** Weighed pairs of nodes in columns, the lower number first. */
export class EdgeList {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly bits: Float32Array;
  count = 0;

  constructor(capacity: number) {
    this.a = new Int32Array(capacity);
    this.b = new Int32Array(capacity);
    this.bits = new Float32Array(capacity);
  }

  add(i: number, j: number, bits: number): void {
    this.a[this.count] = Math.min(i, j);
    this.b[this.count] = Math.max(i, j);
    this.bits[this.count++] = bits;
  }

  /** Edge numbers, strongest first; of two with the same bits (to a hundredth) the one found earlier. */
  strongestFirst(): Uint32Array {
    const keys = new Float64Array(this.count);
    for (let at = 0; at < this.count; at++) keys[at] = -Math.round((this.bits[at] as number) * 100) * 2 ** 32 + at;
    return Uint32Array.from(keys.sort(), (key) => key - Math.floor(key / 2 ** 32) * 2 ** 32);
  }
}

/** The forest as it grows. */
export class Growing {
  readonly #graph: VariantGraph;
  readonly #scripts: ScriptTable;
  readonly #spread: Spread;
  readonly #nodes: readonly CampaignNode[];
  readonly #sets: DisjointSets;
  /** By root: the campaign known before. */
  readonly #campaigns = new Map<number, number>();
  /** Pairs of groups that the guard kept apart, and how large they were together. */
  readonly #unlike = new Map<number, number>();
  #held: HeldGroups | null = null;

  constructor(graph: VariantGraph, scripts: ScriptTable, spread: Spread, nodes: readonly CampaignNode[]) {
    this.#graph = graph;
    this.#scripts = scripts;
    this.#spread = spread;
    this.#nodes = nodes;
    this.#sets = new DisjointSets(nodes.length);
  }

  /** Takes the nodes of each known campaign together before anything grows. */
  settle(campaignOf: Int32Array): void {
    const firsts = new Map<number, number>();
    this.#nodes.forEach(({ variants }, node) => {
      const campaign = campaignOf[variants.find((v) => (campaignOf[v] as number) >= 0) ?? -1] ?? -1;
      if (campaign < 0) return;
      const first = firsts.get(campaign);
      if (first === undefined) firsts.set(campaign, node);
      else this.#sets.join(first, node);
      this.#campaigns.set(this.#sets.find(node), campaign);
    });
  }

  /** Takes together what analysts decided is one before anything grows, and keeps in mind what they parted. */
  hold(decided: Decided): void {
    this.#held = new HeldGroups(decided, this.#nodes, this.#sets);
  }

  /** Whether both groups are campaigns known before: an increment runs none of those together. */
  #areSettled(i: number, j: number): boolean {
    return this.#campaigns.has(this.#sets.find(i)) && this.#campaigns.has(this.#sets.find(j));
  }

  #unite(i: number, j: number): void {
    const campaign = this.#campaigns.get(this.#sets.find(i)) ?? this.#campaigns.get(this.#sets.find(j));
    if (this.#held) this.#held.unite(i, j);
    else this.#sets.join(i, j);
    if (campaign !== undefined) this.#campaigns.set(this.#sets.find(i), campaign);
  }

  grow(edges: EdgeList): Omit<Clustering, 'sketches'> {
    const apart: number[] = [];
    const accepted: number[] = [];
    for (const edge of edges.strongestFirst()) {
      const [i, j] = [edges.a[edge] as number, edges.b[edge] as number];
      const isWeak = Math.round((edges.bits[edge] as number) * 100) / 100 < joinThreshold;
      if (this.#sets.find(i) === this.#sets.find(j)) {
        // What was held together by decision is shown to be so by evidence where there is some.
        if (!isWeak && this.#held?.explain(i, j)) accepted.push(edge);
      } else if (isWeak || this.#areSettled(i, j) || this.#held?.partedBy(i, j) || this.#isChain(i, j)) apart.push(edge);
      else {
        this.#unite(i, j);
        this.#held?.explain(i, j);
        accepted.push(edge);
      }
    }
    return {
      ...this.#groups(),
      joins: [...accepted.reverse().map((edge) => this.#join(edges, edge)), ...this.#byDecision()],
      keptApart: this.#stillApart(edges, apart).map((edge) => this.#join(edges, edge)),
    };
  }

  #stillApart(edges: EdgeList, apart: readonly number[]): number[] {
    const seen = new Set<number>();
    const still = apart.filter((edge) => {
      const [i, j] = [edges.a[edge] as number, edges.b[edge] as number];
      const pair = i * this.#nodes.length + j;
      if (seen.has(pair) || this.#sets.find(i) === this.#sets.find(j)) return false;
      seen.add(pair);
      return true;
    });
    return still.slice(0, keptApartLimit);
  }

  #reasons(i: number, j: number): Reason[] {
    const [a, b] = [this.#nodes[i] as CampaignNode, this.#nodes[j] as CampaignNode];
    return weigh(this.#graph, this.#spread, a, b, this.#scripts.compare(a.wording, b.wording));
  }

  #join(edges: EdgeList, edge: number): GraphJoin {
    const [i, j] = [edges.a[edge] as number, edges.b[edge] as number];
    const evidence = explain(this.#graph, this.#spread, this.#reasons(i, j));
    const parted = this.#sets.find(i) === this.#sets.find(j) ? null : (this.#held?.partedBy(i, j) ?? null);
    const [a, b] = [this.#nodes[i]?.variants[0] as number, this.#nodes[j]?.variants[0] as number];
    return summed(a, b, parted ? [...evidence, { kind: 'analyst', bits: -analystBits, ...parted }] : evidence);
  }

  /** What decisions alone hold together, with what evidence there is besides. */
  #byDecision(): GraphJoin[] {
    return (this.#held?.unexplained() ?? []).map(({ a, b, nodes: [i, j], because }) =>
      summed(a, b, [{ kind: 'analyst', bits: analystBits, ...because }, ...explain(this.#graph, this.#spread, this.#reasons(i, j))]),
    );
  }

  /**
   * The guard: two groups met by wording alone must be alike as groups, not only at the one pair where a drifting or
   * generic text touches both, or where two crews took the same phrase over. Some members of each are held against
   * the likest of the other's, both ways.
   */
  #isChain(i: number, j: number): boolean {
    const [x, y] = [this.#sets.find(i), this.#sets.find(j)];
    const size = this.#sets.size(x) + this.#sets.size(y);
    if (this.#sets.size(x) < 3 || this.#sets.size(y) < 3 || this.#likeness(i, j) >= nearlyTheSame) return false;
    const pair = Math.min(x, y) * this.#nodes.length + Math.max(x, y);
    if (this.#reasons(i, j).some(({ kind, bits }) => kind.startsWith('same_') && kind !== 'same_script' && bits >= 3)) return false;
    // Groups once found unlike are looked at again when they have grown.
    if (size < 1.3 * (this.#unlike.get(pair) ?? 0)) return true;
    const [left, right] = [this.#sample(x), this.#sample(y)];
    const isUnlike = Math.min(this.#meanLikeness(left, right), this.#meanLikeness(right, left)) < groupLikeness;
    if (isUnlike) this.#unlike.set(pair, size);
    return isUnlike;
  }

  #likeness(i: number, j: number): number {
    return this.#scripts.compare(this.#nodes[i]?.wording as number, this.#nodes[j]?.wording as number).similarity;
  }

  /** How alike the members of one group are to the likest of the other, on average. */
  #meanLikeness(group: readonly number[], other: readonly number[]): number {
    let sum = 0;
    for (const x of group) sum += Math.max(...other.map((y) => this.#likeness(x, y)));
    return sum / group.length;
  }

  #sample(item: number): number[] {
    const members = [...this.#sets.members(item)].sort((a, b) => a - b);
    const step = Math.max(1, Math.floor(members.length / sampled));
    return members.filter((_, index) => index % step === 0).slice(0, sampled);
  }

  #groups(): Pick<Clustering, 'groupOf' | 'groups'> {
    const groupOf = new Int32Array(this.#graph.wordingOf.length).fill(-1);
    const numbers = new Map<number, number>();
    // Nodes come in the order of their first variants, and so do the groups.
    this.#nodes.forEach(({ variants }, node) => {
      const root = this.#sets.find(node);
      const number = numbers.get(root) ?? numbers.size;
      numbers.set(root, number);
      for (const v of variants) groupOf[v] = number;
    });
    return { groupOf, groups: numbers.size };
  }
}

function summed(a: number, b: number, evidence: readonly Evidence[]): GraphJoin {
  return { a, b, bits: Math.round(evidence.reduce((sum, one) => sum + one.bits, 0) * 100) / 100, evidence };
}
