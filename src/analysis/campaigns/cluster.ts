import { type Clustering, type Decided, sketchLength, type VariantGraph } from '../../model/variant-graph.ts';
import { BandIndex, bandKeys } from './candidates.ts';
import { DisjointSets } from './disjoint-sets.ts';
import { EdgeList, Growing } from './grow.ts';
import { type CampaignNode, nodesOf } from './nodes.ts';
import { pairsToWeigh, type SimilarPair } from './pairs.ts';
import { type Spread, spreadOf } from './sharing.ts';
import { Commonness, ScriptTable, type Similarity, shingles } from './shingles.ts';
import { joinThreshold, scriptRoom, totalBits, weigh } from './weigh.ts';

/** How near to the threshold a pair must be to be remembered as kept apart. */
const nearThreshold = 4;
/** Scripts at least this alike are one text family when counting how common a domain or sender is. */
const familySimilarity = 0.55;

/** What is known beforehand where only a part of a feed is clustered. */
export interface Known {
  /** How common shingles are in the whole feed. */
  readonly commonness: Commonness;
  /** The campaign of each variant that has one, by number, else -1: such campaigns grow, but are never run together. */
  readonly campaignOf: Int32Array;
  /** Numbers of the campaigns that analysts keep apart from another: a wording found in several of them makes none of those one. */
  readonly parted?: ReadonlySet<number>;
}

/**
 * Finds what belongs together: distinct scripts, candidates, weighed evidence, and a maximum spanning forest over the
 * pairs that reach the threshold, with a guard against chains. What analysts decided holds whatever the evidence. The result
 * does not depend on the order of reports.
 */
export function clusterGraph(graph: VariantGraph, known?: Known, decided?: Decided): Clustering {
  const cut = graph.letters.map(shingles);
  const scripts = new ScriptTable(cut, known?.commonness ?? Commonness.of(cut));
  const keys = cut.map(bandKeys);
  const similar = similarWordings(scripts, keys);
  const spread = spreadOf(graph, familiesOf(similar, cut.length));
  const nodes = nodesOf(graph, scripts, sidesOf(known, decided));
  const growing = new Growing(graph, scripts, spread, nodes);
  if (known) growing.settle(known.campaignOf);
  if (decided) growing.hold(decided);
  return { ...growing.grow(weighAll(graph, scripts, spread, nodes, similar)), sketches: sketchesOf(keys) };
}

/** By variant: its block or campaign, where that is to stay apart from another; undefined where nothing is. */
function sidesOf(known?: Known, decided?: Decided): Int32Array | undefined {
  if (known?.parted && known.parted.size > 0) {
    const { parted } = known;
    return known.campaignOf.map((campaign) => (parted.has(campaign) ? campaign : -1));
  }
  if (!decided || decided.apart.length === 0) return undefined;
  const parted = new Set(decided.apart.flatMap(({ a, b }) => [a, b]));
  return decided.blockOf.map((block) => (parted.has(block) ? block : -1));
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

function weighAll(
  graph: VariantGraph,
  scripts: ScriptTable,
  spread: Spread,
  nodes: readonly CampaignNode[],
  similar: readonly SimilarPair[],
): EdgeList {
  const firstNode = new Int32Array(scripts.scripts.length).fill(-1);
  for (let node = nodes.length - 1; node >= 0; node--) firstNode[nodes[node]?.wording as number] = node;
  const sides = sidesByWording(nodes);
  const speaking = (wording: number) => sides.get(wording) ?? [firstNode[wording] as number];
  const pairs = pairsToWeigh(graph, spread, nodes, copiesOf(scripts, similar));
  let between = similar.length;
  if (sides.size > 0) for (const { x, y } of similar) between += speaking(x).length * speaking(y).length - 1;
  const edges = new EdgeList(between + pairs.length);
  const add = (i: number, j: number, likeness: Similarity) => {
    const reasons = weigh(graph, spread, nodes[i] as CampaignNode, nodes[j] as CampaignNode, likeness);
    const bits = totalBits(reasons);
    if (bits >= nearThreshold) edges.add(i, j, bits);
  };
  for (const { x, y, ...likeness } of similar) {
    if (sides.size === 0) add(firstNode[x] as number, firstNode[y] as number, likeness);
    else for (const i of speaking(x)) for (const j of speaking(y)) add(i, j, likeness);
  }
  for (let at = 0; at < pairs.length; at++) {
    const i = Math.floor((pairs[at] as number) / nodes.length);
    const j = (pairs[at] as number) % nodes.length;
    add(i, j, scripts.compare(nodes[i]?.wording as number, nodes[j]?.wording as number));
  }
  return edges;
}

/** Of wordings that stand on several sides: a node of each side. */
function sidesByWording(nodes: readonly CampaignNode[]): Map<number, number[]> {
  const sides = new Map<number, number[]>();
  nodes.forEach(({ wording, side }, node) => {
    if (side < 0) return;
    const list = sides.get(wording);
    if (list) list.push(node);
    else sides.set(wording, [node]);
  });
  return sides;
}
