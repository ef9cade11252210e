import { analystBits, type Evidence } from '../../model/campaign.ts';
import type { Clustering, Decided, FeedColumns, GraphJoin } from '../../model/variant-graph.ts';
import { DisjointSets } from './disjoint-sets.ts';
import { type Edges, strongestFirst, type Weighable } from './edges.ts';
import { explain } from './explain.ts';
import { HeldGroups } from './held-groups.ts';
import { likenessAt } from './likeness.ts';
import type { CampaignNode } from './nodes.ts';
import { ScriptTable, type Similarity } from './script-table.ts';
import type { Spread } from './sharing.ts';
import { joinThreshold, Weigher } from './weigh.ts';

/** How many pairs kept apart are remembered. */
const keptApartLimit = 2000;
/** Of two groups met by wording: how alike they must be as groups, and the likeness of one pair that needs no such look. */
const groupLikeness = 0.5;
/** The same where the pair that met is of one subject. */
const likenessOnOneSubject = 0.45;
const nearlyTheSame = 0.95;
/** Members of a group that are looked at for it. */
const sampled = 8;

/** What a forest grows on. */
export interface Ground extends Weighable {
  readonly graph: FeedColumns;
  readonly spread: Spread;
  readonly members: readonly CampaignNode[];
}

/** The forest as it grows. */
export class Growing {
  readonly #graph: FeedColumns;
  readonly #scripts: ScriptTable;
  readonly #weigher: Weigher;
  readonly #spread: Spread;
  readonly #nodes: readonly CampaignNode[];
  readonly #sets: DisjointSets;
  /** By root: the campaign known before. */
  readonly #campaigns = new Map<number, number>();
  /** Pairs of groups that the guard kept apart, and how large they were together. */
  readonly #unlike = new Map<number, number>();
  #held: HeldGroups | null = null;

  constructor({ graph, spread, members, nodes, values, scripts }: Ground) {
    this.#graph = graph;
    this.#scripts = new ScriptTable(scripts);
    this.#weigher = new Weigher(nodes, values);
    this.#spread = spread;
    this.#nodes = members;
    this.#sets = new DisjointSets(members.length);
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

  grow(edges: Edges): Omit<Clustering, 'sketches'> {
    const apart: number[] = [];
    const accepted: number[] = [];
    for (const edge of strongestFirst(edges)) {
      const [i, j] = [edges.a[edge] as number, edges.b[edge] as number];
      const isWeak = Math.round((edges.bits[edge] as number) * 100) / 100 < joinThreshold;
      if (this.#sets.find(i) === this.#sets.find(j)) {
        // What was held together by decision is shown to be so by evidence where there is some.
        if (!isWeak && this.#held?.explain(i, j)) accepted.push(edge);
      } else if (isWeak || this.#areSettled(i, j) || this.#held?.partedBy(i, j) || this.#isChain(edges, edge)) apart.push(edge);
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

  #stillApart(edges: Edges, apart: readonly number[]): number[] {
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

  #join(edges: Edges, edge: number): GraphJoin {
    const [i, j] = [edges.a[edge] as number, edges.b[edge] as number];
    const evidence = explain(this.#graph, this.#spread, this.#weigher.weigh(i, j, likenessAt(edges.likeness, edge)));
    const parted = this.#sets.find(i) === this.#sets.find(j) ? null : (this.#held?.partedBy(i, j) ?? null);
    const [a, b] = [this.#nodes[i]?.variants[0] as number, this.#nodes[j]?.variants[0] as number];
    return summed(a, b, parted ? [...evidence, { kind: 'analyst', bits: -analystBits, ...parted }] : evidence);
  }

  /** What decisions alone hold together, with what evidence there is besides. */
  #byDecision(): GraphJoin[] {
    return (this.#held?.unexplained() ?? []).map(({ a, b, nodes: [i, j], because }) =>
      summed(a, b, [
        { kind: 'analyst', bits: analystBits, ...because },
        ...explain(this.#graph, this.#spread, this.#weigher.weigh(i, j, this.#likeness(i, j))),
      ]),
    );
  }

  /**
   * The guard: two groups met by wording alone must be alike as groups, not only at the one pair where a drifting or
   * generic text touches both, or where two crews took the same phrase over. Some members of each are held against
   * the likest of the other's, both ways.
   */
  #isChain(edges: Edges, edge: number): boolean {
    const [i, j] = [edges.a[edge] as number, edges.b[edge] as number];
    const likeness = likenessAt(edges.likeness, edge);
    const [x, y] = [this.#sets.find(i), this.#sets.find(j)];
    const size = this.#sets.size(x) + this.#sets.size(y);
    if (this.#sets.size(x) < 3 || this.#sets.size(y) < 3 || likeness.similarity >= nearlyTheSame) return false;
    const pair = Math.min(x, y) * this.#nodes.length + Math.max(x, y);
    if (this.#weigher.weigh(i, j, likeness).some(({ kind, bits }) => kind.startsWith('same_') && kind !== 'same_script' && bits >= 3))
      return false;
    // Groups once found unlike are looked at again when they have grown.
    if (size < 1.3 * (this.#unlike.get(pair) ?? 0)) return true;
    const [left, right] = [this.#sample(x), this.#sample(y)];
    const likest = left.map((x) => right.map((y) => this.#likeness(x, y).similarity));
    const ways = [likest, right.map((_, at) => likest.map((row) => row[at] as number))];
    const needed = this.#weigher.areOfOneSubject(i, j) ? likenessOnOneSubject : groupLikeness;
    const isUnlike = Math.min(...ways.map(meanOfLikest)) < needed;
    if (isUnlike) this.#unlike.set(pair, size);
    return isUnlike;
  }

  #likeness(i: number, j: number): Similarity {
    return this.#scripts.compare(this.#nodes[i]?.wording as number, this.#nodes[j]?.wording as number);
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

/** How alike the members of one group are to the likest of the other, on average. */
function meanOfLikest(group: readonly (readonly number[])[]): number {
  let sum = 0;
  for (const others of group) sum += Math.max(...others);
  return sum / group.length;
}

function summed(a: number, b: number, evidence: readonly Evidence[]): GraphJoin {
  return { a, b, bits: Math.round(evidence.reduce((sum, one) => sum + one.bits, 0) * 100) / 100, evidence };
}
