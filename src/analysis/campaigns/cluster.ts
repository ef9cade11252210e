import { type Clustering, type Decided, type FeedColumns, sketchLength, type VariantGraph } from '../../model/variant-graph.ts';
import { bands } from './candidates.ts';
import { sharedIf } from './columns.ts';
import { Commonness } from './commonness.ts';
import { DisjointSets } from './disjoint-sets.ts';
import type { Edges, PairsOfNodes } from './edges.ts';
import { Growing } from './grow.ts';
import { alone, ask, type Given, type Working } from './jobs.ts';
import { likenessAt, likenessRow } from './likeness.ts';
import { type CampaignNode, nodeColumns, nodesOf } from './nodes.ts';
import { pairsToWeigh } from './pairs.ts';
import { ScriptTable, type Similarity, startsOf } from './script-table.ts';
import { spreadOf } from './sharing.ts';
import { copy, type SimilarPairs } from './similar-pairs.ts';
import { valueColumns } from './value-columns.ts';
import { joinThreshold, scriptRoom } from './weigh.ts';

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

/** What is clustered: a graph without the letters of its wordings, and these or their scripts. */
export interface Clustered {
  readonly graph: FeedColumns;
  readonly scripts: readonly string[];
  /** Whether the scripts are given as letters. */
  readonly letters: boolean;
  readonly known?: Known | undefined;
  readonly decided?: Decided | undefined;
  /** Whether what jobs work on is laid out for several threads. */
  readonly shared?: boolean;
}

/** Finds what belongs together in the calling thread: see {@link clustering}. */
export function clusterGraph({ letters, ...graph }: VariantGraph, known?: Known, decided?: Decided): Clustering {
  return alone(clustering({ graph, scripts: letters, letters: true, known, decided }));
}

/**
 * Finds what belongs together: distinct scripts, candidates, weighed evidence, and a maximum spanning forest over the
 * pairs that reach the threshold, with a guard against chains. What analysts decided holds whatever the evidence. The result
 * does not depend on the order of reports, nor on how its jobs are shared out.
 */
export function* clustering({ graph, scripts, letters, known, decided, shared = false }: Clustered): Working<Clustering> {
  const [lengths, shingles, keys] = yield* ask({ kind: 'cut', scripts, letters });
  const cut = { from: sharedIf(shared, startsOf(lengths)), shingles };
  const commonness = known?.commonness ?? Commonness.of([shingles], scripts.length);
  const [totals, bits] = yield* ask({ kind: 'value', cut, counts: (shared ? commonness.shared() : commonness).counts });
  const columns = { ...cut, totals, bits };
  const [order, place] = yield* ask({ kind: 'order', keys });
  const [x, y, likeness] = yield* ask({ kind: 'meet', columns, order: { scripts: scripts.length, order, place } });
  const similar = { x, y, likeness };
  const spread = spreadOf(graph, familiesOf(similar, scripts.length));
  const members = nodesOf(graph, new ScriptTable(columns), sidesOf(known, decided));
  const nodes = nodeColumns(graph, members, shared);
  const weighable = { nodes, values: valueColumns(graph.values, spread, shared), scripts: columns };
  const growing = new Growing({ ...weighable, graph, spread, members });
  if (known) growing.settle(known.campaignOf);
  if (decided) growing.hold(decided);
  const pairs = pairsToWeigh(nodes, spread, members, copiesOf(similar, scripts.length));
  const alike = yield* ask({ kind: 'weigh', weighable, pairs: sharedPairs(shared, betweenNodes(members, similar)) });
  const others = yield* ask({ kind: 'weigh', weighable, pairs: sharedPairs(shared, split(pairs, members.length)) });
  return { ...growing.grow(oneAfterAnother(alike, others)), sketches: sketchesOf(keys, scripts.length) };
}

function sharedPairs(shared: boolean, { i, j, likeness }: PairsOfNodes): PairsOfNodes {
  return { i: sharedIf(shared, i), j: sharedIf(shared, j), likeness: likeness && sharedIf(shared, likeness) };
}

/** Pairs written as `i * nodes + j`, in columns. */
function split(pairs: Float64Array, nodes: number): PairsOfNodes {
  return {
    i: Int32Array.from(pairs, (pair) => Math.floor(pair / nodes)),
    j: Int32Array.from(pairs, (pair) => pair % nodes),
    likeness: null,
  };
}

/** The edges of one list and then those of another. */
function oneAfterAnother(one: Given['weigh'], other: Given['weigh']): Edges {
  const count = one[0].length + other[0].length;
  const all = {
    a: new Int32Array(count),
    b: new Int32Array(count),
    bits: new Float32Array(count),
    likeness: new Float64Array(count * likenessRow),
  };
  for (const [[a, b, bits, likeness], at] of [[one, 0] as const, [other, one[0].length] as const]) {
    all.a.set(a, at);
    all.b.set(b, at);
    all.bits.set(bits, at);
    all.likeness.set(likeness, at * likenessRow);
  }
  return all;
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

function sketchesOf(keys: Uint32Array, wordings: number): Uint32Array {
  const sketches = new Uint32Array(wordings * sketchLength);
  for (let wording = 0; wording < wordings; wording++) {
    sketches.set(keys.subarray(wording * bands, wording * bands + sketchLength), wording * sketchLength);
  }
  return sketches;
}

/** Which wordings are joined to one another as near copies, by saying enough and nearly the same; others stand for themselves. */
function copiesOf(similar: SimilarPairs, wordings: number): Int32Array {
  return chained(similar, wordings, ({ similarity, shared }) => similarity >= copy && scriptRoom(shared) >= joinThreshold + 3);
}

/** The text family of each wording: wordings chained by strong likeness. */
function familiesOf(similar: SimilarPairs, wordings: number): Int32Array {
  return chained(similar, wordings, ({ similarity }) => similarity >= familySimilarity);
}

/** By wording: one that stands for all that are chained to it by pairs of some likeness. */
function chained({ x, y, likeness }: SimilarPairs, wordings: number, holds: (likeness: Similarity) => boolean): Int32Array {
  const sets = new DisjointSets(wordings);
  for (let at = 0; at < x.length; at++) if (holds(likenessAt(likeness, at))) sets.join(x[at] as number, y[at] as number);
  return Int32Array.from({ length: wordings }, (_, wording) => sets.find(wording));
}

/** The pairs of nodes that stand for pairs of like wordings: of a wording that stands on several sides a node of each. */
function betweenNodes(nodes: readonly CampaignNode[], { x, y, likeness }: SimilarPairs): PairsOfNodes {
  const sides = sidesByWording(nodes);
  const first = firstNodes(nodes);
  if (sides.size === 0)
    return { i: x.map((wording) => first[wording] as number), j: y.map((wording) => first[wording] as number), likeness };
  const speaking = (wording: number) => sides.get(wording) ?? [first[wording] as number];
  const [i, j, alike]: [number[], number[], number[]] = [[], [], []];
  for (let at = 0; at < x.length; at++) {
    for (const left of speaking(x[at] as number)) {
      for (const right of speaking(y[at] as number)) {
        i.push(left);
        j.push(right);
        alike.push(...likeness.subarray(at * likenessRow, (at + 1) * likenessRow));
      }
    }
  }
  return { i: Int32Array.from(i), j: Int32Array.from(j), likeness: Float64Array.from(alike) };
}

/** By wording its first node. */
function firstNodes(nodes: readonly CampaignNode[]): Int32Array {
  let wordings = 0;
  for (const { wording } of nodes) wordings = Math.max(wordings, wording + 1);
  const first = new Int32Array(wordings).fill(-1);
  for (let node = nodes.length - 1; node >= 0; node--) first[nodes[node]?.wording as number] = node;
  return first;
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
