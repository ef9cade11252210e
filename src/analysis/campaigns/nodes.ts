import type { SharedValue, VariantGraph } from '../../model/variant-graph.ts';
import type { ScriptTable } from './shingles.ts';
import { joinThreshold, scriptRoom } from './weigh.ts';

/** What is joined: all variants of one wording that says enough to be known by, or one variant of a wording that does not. */
export interface CampaignNode {
  readonly wording: number;
  /** Variants, by number. */
  readonly variants: readonly number[];
  /** Index of a brand, topic and language that a variant has, -1 for none. */
  readonly brand: number;
  readonly topic: number;
  readonly language: number;
  readonly first: number;
  readonly last: number;
  /** What its variants hold, in rising order. */
  readonly values: Int32Array;
  /** The first few sites of its own. */
  readonly sites: readonly number[];
  /** Where its wording stands on several sides that are to stay apart: the side it is of, else -1. */
  readonly side: number;
}

const mostSites = 4;

/**
 * Makes the nodes, in the order of their first variants. A wording found on several sides (`sideOf`, by variant, -1 for none)
 * makes one node a side, and one of each other variant.
 */
export function nodesOf(graph: VariantGraph, scripts: ScriptTable, sideOf?: Int32Array): CampaignNode[] {
  const contested = sideOf ? contestedWordings(graph, sideOf) : none;
  const groups: { readonly variants: number[]; readonly side: number }[] = [];
  const groupOfWording = new Int32Array(graph.letters.length).fill(-1);
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
  return groups.map(({ variants, side }) => nodeOf(graph, variants, side));
}

const none: ReadonlySet<number> = new Set();

function contestedWordings({ wordingOf }: VariantGraph, sideOf: Int32Array): ReadonlySet<number> {
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

function nodeOf(graph: VariantGraph, variants: readonly number[], side: number): CampaignNode {
  const values = valuesOf(graph, variants);
  const sites: number[] = [];
  for (let at = 0; at < values.length && sites.length < mostSites; at++) {
    if ((graph.values[values[at] as number] as SharedValue).kind === 'same_domain') sites.push(values[at] as number);
  }
  let [first, last] = [Number.NaN, Number.NaN];
  for (const v of variants) {
    const [from, to] = [graph.first[v] as number, graph.last[v] as number];
    if (!(first <= from)) first = Number.isNaN(from) ? first : from;
    if (!(last >= to)) last = Number.isNaN(to) ? last : to;
  }
  const any = (of: Int32Array) => of[variants.find((v) => (of[v] as number) >= 0) ?? -1] ?? -1;
  return {
    wording: graph.wordingOf[variants[0] as number] as number,
    variants,
    brand: any(graph.brandOf),
    topic: any(graph.topicOf),
    language: any(graph.languageOf),
    first,
    last,
    values,
    sites,
    side,
  };
}

function valuesOf({ heldFrom, held }: VariantGraph, variants: readonly number[]): Int32Array {
  if (variants.length === 1) {
    const v = variants[0] as number;
    return held.subarray(heldFrom[v], heldFrom[v + 1]);
  }
  let length = 0;
  for (const v of variants) length += (heldFrom[v + 1] as number) - (heldFrom[v] as number);
  const all = new Int32Array(length);
  let at = 0;
  for (const v of variants) {
    for (let k = heldFrom[v] as number; k < (heldFrom[v + 1] as number); k++) all[at++] = held[k] as number;
  }
  all.sort();
  let count = 0;
  for (let k = 0; k < length; k++) if (k === 0 || all[k] !== all[k - 1]) all[count++] = all[k] as number;
  return all.slice(0, count);
}
