import { type Clustering, type GraphJoin, sketchLength, type VariantGraph } from '../../model/variant-graph.ts';
import { BandIndex, bandKeys } from './candidates.ts';
import { DisjointSets } from './disjoint-sets.ts';
import { type CampaignNode, nodesOf } from './nodes.ts';
import { pairsToWeigh, type SimilarPair } from './pairs.ts';
import { type Spread, spreadOf } from './sharing.ts';
import { Commonness, ScriptTable, type Similarity, shingles } from './shingles.ts';
import { explain, joinThreshold, type Reason, scriptRoom, totalBits, weigh } from './weigh.ts';

/** How many pairs kept apart are remembered, and how near to the threshold they must be. */
const keptApartLimit = 2000;
const nearThreshold = 4;
/** Scripts at least this alike are one text family when counting how common a domain or sender is. */
const familySimilarity = 0.55;

/** What is known beforehand where only a part of a feed is clustered. */
export interface Known {
  /** How common shingles are in the whole feed. */
  readonly commonness: Commonness;
  /** The campaign of each variant that has one, by number, else -1: such campaigns grow, but are never run together. */
  readonly campaignOf: Int32Array;
}

/**
 * Finds what belongs together: distinct scripts, candidates, weighed evidence, and a maximum spanning forest over the
 * pairs that reach the threshold, with a guard against chains. The result does not depend on the order of reports.
 */
export function clusterGraph(graph: VariantGraph, known?: Known): Clustering {
  const cut = graph.letters.map(shingles);
  const scripts = new ScriptTable(cut, known?.commonness ?? Commonness.of(cut));
  const keys = cut.map(bandKeys);
  const similar = similarWordings(scripts, keys);
  const spread = spreadOf(graph, familiesOf(similar, cut.length));
  const nodes = nodesOf(graph, scripts);
  const growing = new Growing(graph, scripts, spread, nodes);
  if (known) growing.settle(known.campaignOf);
  return { ...growing.grow(weighAll(graph, scripts, spread, nodes, similar)), sketches: sketchesOf(keys) };
}

function sketchesOf(keys: readonly Uint32Array[]): Uint32Array {
  const sketches = new Uint32Array(keys.length * sketchLength);
  keys.forEach((all, wording) => {
    sketches.set(all.subarray(0, sketchLength), wording * sketchLength);
  });
  return sketches;
}

/** A wording is compared with so many candidates at most, and with no more once it has met so many near copies. */
const mostCompared = 12;
const enoughCopies = 2;
const copy = 0.75;

/** Pairs of wordings alike enough to be worth weighing. */
function similarWordings(scripts: ScriptTable, keys: readonly Uint32Array[]): SimilarPair[] {
  const index = new BandIndex(scripts.scripts.length);
  const found: SimilarPair[] = [];
  keys.forEach((own, x) => {
    let copies = 0;
    for (const y of index.add(x, own, mostCompared)) {
      const likeness = scripts.compare(x, y);
      if (likeness.similarity < 0.25 && likeness.containment <= 0.92) continue;
      found.push({ x: y, y: x, ...likeness });
      if (likeness.similarity >= copy && ++copies >= enoughCopies) break;
    }
  });
  return found;
}

/** Which wordings are joined to one another as near copies, by saying enough and nearly the same; others stand for themselves. */
function copiesOf(scripts: ScriptTable, similar: readonly SimilarPair[]): Int32Array {
  const sets = new DisjointSets(scripts.scripts.length);
  for (const { x, y, similarity, shared } of similar) {
    if (similarity >= copy && scriptRoom(shared) >= joinThreshold + 3) sets.join(x, y);
  }
  return Int32Array.from({ length: scripts.scripts.length }, (_, wording) => sets.find(wording));
}

/** The text family of each wording: wordings chained by strong likeness. */
function familiesOf(similar: readonly SimilarPair[], wordings: number): Int32Array {
  const sets = new DisjointSets(wordings);
  for (const { x, y, similarity } of similar) if (similarity >= familySimilarity) sets.join(x, y);
  return Int32Array.from({ length: wordings }, (_, wording) => sets.find(wording));
}

/** Of two groups met by wording: how alike they must be as groups, and the likeness of one pair that needs no such look. */
const groupLikeness = 0.5;
const nearlyTheSame = 0.95;
/** Members of a group that are looked at for it. */
const sampled = 8;

/** Weighed pairs of nodes in columns, the lower number first. */
class EdgeList {
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

function weighAll(
  graph: VariantGraph,
  scripts: ScriptTable,
  spread: Spread,
  nodes: readonly CampaignNode[],
  similar: readonly SimilarPair[],
): EdgeList {
  const firstNode = new Int32Array(scripts.scripts.length).fill(-1);
  for (let node = nodes.length - 1; node >= 0; node--) firstNode[nodes[node]?.wording as number] = node;
  const pairs = pairsToWeigh(graph, spread, nodes, copiesOf(scripts, similar));
  const edges = new EdgeList(similar.length + pairs.length);
  const add = (i: number, j: number, likeness: Similarity) => {
    const reasons = weigh(graph, spread, nodes[i] as CampaignNode, nodes[j] as CampaignNode, likeness);
    const bits = totalBits(reasons);
    if (bits >= nearThreshold) edges.add(i, j, bits);
  };
  for (const { x, y, ...likeness } of similar) add(firstNode[x] as number, firstNode[y] as number, likeness);
  for (let at = 0; at < pairs.length; at++) {
    const i = Math.floor((pairs[at] as number) / nodes.length);
    const j = (pairs[at] as number) % nodes.length;
    add(i, j, scripts.compare(nodes[i]?.wording as number, nodes[j]?.wording as number));
  }
  return edges;
}

/** The forest as it grows. */
class Growing {
  readonly #graph: VariantGraph;
  readonly #scripts: ScriptTable;
  readonly #spread: Spread;
  readonly #nodes: readonly CampaignNode[];
  readonly #sets: DisjointSets;
  /** By root: the campaign known before. */
  readonly #campaigns = new Map<number, number>();
  /** Pairs of groups that the guard kept apart, and how large they were together. */
  readonly #unlike = new Map<number, number>();

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

  /** Whether both groups are campaigns known before: an increment runs none of those together. */
  #areSettled(i: number, j: number): boolean {
    return this.#campaigns.has(this.#sets.find(i)) && this.#campaigns.has(this.#sets.find(j));
  }

  #unite(i: number, j: number): void {
    const campaign = this.#campaigns.get(this.#sets.find(i)) ?? this.#campaigns.get(this.#sets.find(j));
    this.#sets.join(i, j);
    if (campaign !== undefined) this.#campaigns.set(this.#sets.find(i), campaign);
  }

  grow(edges: EdgeList): Omit<Clustering, 'sketches'> {
    const apart: number[] = [];
    const accepted: number[] = [];
    for (const edge of edges.strongestFirst()) {
      const [i, j] = [edges.a[edge] as number, edges.b[edge] as number];
      if (this.#sets.find(i) === this.#sets.find(j)) continue;
      const isWeak = Math.round((edges.bits[edge] as number) * 100) / 100 < joinThreshold;
      if (isWeak || this.#areSettled(i, j) || this.#isChain(i, j)) apart.push(edge);
      else {
        this.#unite(i, j);
        accepted.push(edge);
      }
    }
    const seen = new Set<number>();
    const stillApart = apart.filter((edge) => {
      const [i, j] = [edges.a[edge] as number, edges.b[edge] as number];
      const pair = i * this.#nodes.length + j;
      if (seen.has(pair) || this.#sets.find(i) === this.#sets.find(j)) return false;
      seen.add(pair);
      return true;
    });
    return {
      ...this.#groups(),
      joins: accepted.reverse().map((edge) => this.#join(edges, edge)),
      keptApart: stillApart.slice(0, keptApartLimit).map((edge) => this.#join(edges, edge)),
    };
  }

  #reasons(i: number, j: number): Reason[] {
    const [a, b] = [this.#nodes[i] as CampaignNode, this.#nodes[j] as CampaignNode];
    return weigh(this.#graph, this.#spread, a, b, this.#scripts.compare(a.wording, b.wording));
  }

  #join(edges: EdgeList, edge: number): GraphJoin {
    const [i, j] = [edges.a[edge] as number, edges.b[edge] as number];
    const evidence = explain(this.#graph, this.#spread, this.#reasons(i, j));
    const bits = Math.round(evidence.reduce((sum, one) => sum + one.bits, 0) * 100) / 100;
    return { a: this.#nodes[i]?.variants[0] as number, b: this.#nodes[j]?.variants[0] as number, bits, evidence };
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
