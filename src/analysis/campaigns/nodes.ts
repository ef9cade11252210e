import type { FeedColumns } from '../../model/variant-graph.ts';
import { sharedIf } from './columns.ts';
import type { ScriptTable } from './script-table.ts';
import { joinThreshold, scriptRoom } from './weigh.ts';

/** What is joined: all variants of one wording that says enough to be known by, or one variant of a wording that does not. */
export interface CampaignNode {
  readonly wording: number;
  /** Variants, by number. */
  readonly variants: readonly number[];
  /** Where its wording stands on several sides that are to stay apart: the side it is of, else -1. */
  readonly side: number;
}

/** So many sites of a node are held against those of another. */
export const mostSites = 4;

/** What is known of nodes besides: by node, in columns. */
export interface NodeColumns {
  readonly wording: Int32Array;
  /** Index of a brand, topic and language that a variant has, -1 for none. */
  readonly brand: Int32Array;
  readonly topic: Int32Array;
  readonly language: Int32Array;
  /** Milliseconds UTC, NaN for none. */
  readonly first: Float64Array;
  readonly last: Float64Array;
  /** What its variants hold: `values[valuesFrom[n] .. valuesFrom[n + 1]]`, in rising order. */
  readonly valuesFrom: Int32Array;
  readonly values: Int32Array;
  /** The first {@link mostSites} domains it holds, -1 for none. */
  readonly sites: Int32Array;
}

/**
 * Makes the nodes, in the order of their first variants. A wording found on several sides (`sideOf`, by variant, -1 for none)
 * makes one node a side, and one of each other variant.
 */
export function nodesOf(graph: FeedColumns, scripts: ScriptTable, sideOf?: Int32Array): CampaignNode[] {
  const contested = sideOf ? contestedWordings(graph, sideOf) : none;
  const groups: { readonly variants: number[]; readonly side: number }[] = [];
  const groupOfWording = new Int32Array(scripts.count).fill(-1);
  const groupOfSide = new Map<string, number>();
  for (let v = 0; v < graph.wordingOf.length; v++) {
    const wording = graph.wordingOf[v] as number;
    const isContested = contested.has(wording);
    const side = isContested ? (sideOf?.[v] ?? -1) : -1;
    const known = isContested ? (groupOfSide.get(`${wording} ${side}`) ?? -1) : (groupOfWording[wording] as number);
    if (known >= 0) {
      groups[known]?.variants.push(v);
      continue;
    }
    // A wording that joins by itself even from one end of a feed to the other makes one node.
    const isTelling = scriptRoom(scripts.content(wording)) >= joinThreshold + 1;
    if (isTelling && !isContested) groupOfWording[wording] = groups.length;
    if (isTelling && side >= 0) groupOfSide.set(`${wording} ${side}`, groups.length);
    groups.push({ variants: [v], side: isTelling ? side : -1 });
  }
  return groups.map(({ variants, side }) => ({ wording: graph.wordingOf[variants[0] as number] as number, variants, side }));
}

const none: ReadonlySet<number> = new Set();

function contestedWordings({ wordingOf }: FeedColumns, sideOf: Int32Array): ReadonlySet<number> {
  const first = new Map<number, number>();
  const contested = new Set<number>();
  for (let v = 0; v < wordingOf.length; v++) {
    const [wording, side] = [wordingOf[v] as number, sideOf[v] as number];
    if (side < 0) continue;
    if ((first.get(wording) ?? side) !== side) contested.add(wording);
    else first.set(wording, side);
  }
  return contested;
}

/** Lays out what the variants of each node hold and have. */
export function nodeColumns(graph: FeedColumns, nodes: readonly CampaignNode[], shared: boolean): NodeColumns {
  const [first, last] = [new Float64Array(nodes.length), new Float64Array(nodes.length)];
  nodes.forEach(({ variants }, node) => {
    [first[node], last[node]] = timesOf(graph, variants);
  });
  const any = (of: Int32Array) =>
    sharedIf(
      shared,
      Int32Array.from(nodes, ({ variants }) => of[variants.find((v) => (of[v] as number) >= 0) ?? -1] ?? -1),
    );
  const { valuesFrom, values } = valuesOf(graph, nodes);
  return {
    wording: sharedIf(
      shared,
      Int32Array.from(nodes, ({ wording }) => wording),
    ),
    brand: any(graph.brandOf),
    topic: any(graph.topicOf),
    language: any(graph.languageOf),
    first: sharedIf(shared, first),
    last: sharedIf(shared, last),
    valuesFrom: sharedIf(shared, valuesFrom),
    values: sharedIf(shared, values),
    sites: sharedIf(shared, sitesOf(graph, valuesFrom, values)),
  };
}

function timesOf(graph: FeedColumns, variants: readonly number[]): [first: number, last: number] {
  let [first, last] = [Number.NaN, Number.NaN];
  for (const v of variants) {
    const [from, to] = [graph.first[v] as number, graph.last[v] as number];
    if (!(first <= from)) first = Number.isNaN(from) ? first : from;
    if (!(last >= to)) last = Number.isNaN(to) ? last : to;
  }
  return [first, last];
}

/** What the variants of each node hold, each value once. */
function valuesOf({ heldFrom, held }: FeedColumns, nodes: readonly CampaignNode[]): Pick<NodeColumns, 'valuesFrom' | 'values'> {
  const valuesFrom = new Int32Array(nodes.length + 1);
  const values = new Int32Array(held.length);
  let filled = 0;
  nodes.forEach(({ variants }, node) => {
    const start = filled;
    for (const v of variants) {
      for (let at = heldFrom[v] as number; at < (heldFrom[v + 1] as number); at++) values[filled++] = held[at] as number;
    }
    if (variants.length > 1) filled = start + sortDistinct(values.subarray(start, filled));
    valuesFrom[node + 1] = filled;
  });
  return { valuesFrom, values: values.slice(0, filled) };
}

/** Sorts a column, moves its distinct values to the front, and gives how many there are. */
function sortDistinct(column: Int32Array): number {
  column.sort();
  let count = 0;
  for (let at = 0; at < column.length; at++) if (at === 0 || column[at] !== column[at - 1]) column[count++] = column[at] as number;
  return count;
}

function sitesOf(graph: FeedColumns, valuesFrom: Int32Array, values: Int32Array): Int32Array {
  const isSite = Uint8Array.from(graph.values, ({ kind }) => (kind === 'same_domain' ? 1 : 0));
  const nodes = valuesFrom.length - 1;
  const sites = new Int32Array(nodes * mostSites).fill(-1);
  for (let node = 0; node < nodes; node++) {
    let count = 0;
    for (let at = valuesFrom[node] as number; at < (valuesFrom[node + 1] as number) && count < mostSites; at++) {
      if (isSite[values[at] as number] === 1) sites[node * mostSites + count++] = values[at] as number;
    }
  }
  return sites;
}
