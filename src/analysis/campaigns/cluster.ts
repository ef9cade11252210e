import type { Join } from '../../model/campaign.ts';
import { candidatePairs } from './candidates.ts';
import { DisjointSets } from './disjoint-sets.ts';
import { spreadOf } from './sharing.ts';
import { compareScripts, countCommonness, type Similarity, shingles, type WeighedScript, weighScript } from './shingles.ts';
import type { Variant } from './variant.ts';
import { joinThreshold, totalBits, weigh } from './weigh.ts';

/** A group of variants and the joins that hold it together (one fewer than members, weakest first). */
export interface Group {
  readonly members: readonly string[];
  readonly joins: readonly Join[];
}

/** Pairs that were looked at and kept apart, for review: nearest to the threshold first. */
export interface Clustering {
  readonly groups: readonly Group[];
  readonly keptApart: readonly Join[];
}

/** How many pairs kept apart are remembered. */
const keptApartLimit = 2000;
/** Scripts at least this alike are one text family when counting how common a domain or sender is. */
const familySimilarity = 0.55;

/**
 * Finds what belongs together: distinct scripts, candidates, weighed evidence, and a maximum spanning forest over the
 * pairs that reach the threshold, with a guard against chains. The result does not depend on the order of `variants`.
 */
export function clusterVariants(input: readonly Variant[]): Clustering {
  const variants = [...input].sort((a, b) => (a.key < b.key ? -1 : 1));
  const texts = new Texts(variants);
  const similar = texts.similarPairs();
  const { spread, holders } = spreadOf(variants, texts.families(similar));
  const joins: Join[] = [];
  for (const [i, j] of pairsToWeigh(variants, texts, similar, holders)) {
    const a = variants[i];
    const b = variants[j];
    if (!a || !b) continue;
    const evidence = weigh(a, b, texts.compare(i, j), spread);
    if (evidence.length > 0) joins.push({ a: a.key, b: b.key, bits: totalBits(evidence), evidence });
  }
  return grow(variants, texts, joins);
}

/** The distinct scripts behind the variants, and how alike they are. */
class Texts {
  readonly scriptOf: readonly number[];
  readonly members: readonly (readonly number[])[];
  readonly #scripts: readonly WeighedScript[];
  readonly #raw: readonly Uint32Array[];

  constructor(variants: readonly Variant[]) {
    const ids = new Map<string, number>();
    const members: number[][] = [];
    this.scriptOf = variants.map(({ letters }, index) => {
      const id = ids.get(letters) ?? ids.size;
      ids.set(letters, id);
      const list = members[id] ?? [];
      list.push(index);
      members[id] = list;
      return id;
    });
    this.members = members;
    this.#raw = [...ids.keys()].map(shingles);
    const commonness = countCommonness(this.#raw);
    this.#scripts = this.#raw.map((raw) => weighScript(raw, commonness));
  }

  compare(i: number, j: number): Similarity {
    return this.compareScripts(this.scriptOf[i] ?? 0, this.scriptOf[j] ?? 0);
  }

  compareScripts(x: number, y: number): Similarity {
    const a = this.#scripts[x];
    const b = this.#scripts[y];
    return a && b ? compareScripts(a, b) : { similarity: 0, containment: 0, shared: 0 };
  }

  /** Pairs of scripts that are alike enough to be worth weighing. */
  similarPairs(): SimilarPair[] {
    const found: SimilarPair[] = [];
    for (const [x, y] of candidatePairs(this.#raw)) {
      const similarity = this.compareScripts(x, y);
      if (similarity.similarity >= 0.25 || similarity.containment > 0.92) found.push({ x, y, similarity });
    }
    return found;
  }

  /** The text family of each variant: scripts chained by strong likeness. */
  families(similar: readonly SimilarPair[]): number[] {
    const sets = new DisjointSets(this.#scripts.length);
    for (const { x, y, similarity } of similar) if (similarity.similarity >= familySimilarity) sets.join(x, y);
    return this.scriptOf.map((script) => sets.find(script));
  }
}

interface SimilarPair {
  readonly x: number;
  readonly y: number;
  readonly similarity: Similarity;
}

/** Each pair of variants worth weighing, once: neighbours within a script, alike scripts, and holders of one value. */
function pairsToWeigh(
  variants: readonly Variant[],
  texts: Texts,
  similar: readonly SimilarPair[],
  holders: ReadonlyMap<string, readonly number[]>,
): [number, number][] {
  const pairs = new Set<number>();
  const add = (i: number, j: number) => {
    if (i !== j) pairs.add(Math.min(i, j) * variants.length + Math.max(i, j));
  };
  for (const members of texts.members) chain(members, add);
  for (const { x, y } of similar) add(texts.members[x]?.[0] ?? 0, texts.members[y]?.[0] ?? 0);
  for (const list of holders.values())
    chain(
      [...list].sort((i, j) => (texts.scriptOf[i] ?? 0) - (texts.scriptOf[j] ?? 0) || i - j),
      add,
    );
  return [...pairs].map((pair) => [Math.floor(pair / variants.length), pair % variants.length]);
}

/** A chain holds a group together at linear cost; the first few meet all, so that one odd neighbour does not break it. */
function chain(members: readonly number[], add: (i: number, j: number) => void): void {
  const hubs = Math.min(2, members.length);
  for (let at = 1; at < members.length; at++) {
    add(members[at - 1] ?? 0, members[at] ?? 0);
    for (let hub = 0; hub < hubs; hub++) add(members[hub] ?? 0, members[at] ?? 0);
  }
}

function grow(variants: readonly Variant[], texts: Texts, candidates: readonly Join[]): Clustering {
  const indexOf = new Map(variants.map(({ key }, index) => [key, index]));
  const sets = new DisjointSets(variants.length);
  const keptApart: Join[] = [];
  const accepted: Join[] = [];
  for (const join of [...candidates].sort(strongestFirst)) {
    const i = indexOf.get(join.a) ?? 0;
    const j = indexOf.get(join.b) ?? 0;
    if (sets.find(i) === sets.find(j)) continue;
    if (join.bits < joinThreshold || isChain(sets, texts, join, i, j)) {
      keptApart.push(join);
      continue;
    }
    sets.join(i, j);
    accepted.push(join);
  }
  const apart = keptApart.filter((join) => sets.find(indexOf.get(join.a) ?? 0) !== sets.find(indexOf.get(join.b) ?? 0));
  return { groups: gather(variants, sets, accepted, indexOf), keptApart: apart.slice(0, keptApartLimit) };
}

function strongestFirst(x: Join, y: Join): number {
  return y.bits - x.bits || (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : 1);
}

/**
 * The guard: two groups met by wording alone must be alike as groups, not only at the one pair where a drifting or
 * generic text touches both. Up to five members of each are held against
 * the likest of the other's five, both ways.
 */
function isChain(sets: DisjointSets, texts: Texts, join: Join, i: number, j: number): boolean {
  const infrastructure = join.evidence.some((one) => one.kind.startsWith('same_') && one.kind !== 'same_script' && one.bits >= 3);
  const close = texts.compare(i, j).similarity >= 0.75;
  if (infrastructure || close || sets.size(i) < 3 || sets.size(j) < 3) return false;
  const [left, right] = [sample(sets.members(i)), sample(sets.members(j))];
  return Math.min(meanLikeness(texts, left, right), meanLikeness(texts, right, left)) < 0.3;
}

/** How alike the members of one group are to the likest of the other, on average. */
function meanLikeness(texts: Texts, group: readonly number[], other: readonly number[]): number {
  const best = group.map((x) => Math.max(...other.map((y) => texts.compare(x, y).similarity)));
  return best.reduce((sum, similarity) => sum + similarity, 0) / best.length;
}

function sample(members: readonly number[]): number[] {
  const step = Math.max(1, Math.floor(members.length / 5));
  const sorted = [...members].sort((a, b) => a - b);
  return sorted.filter((_, index) => index % step === 0).slice(0, 5);
}

function gather(
  variants: readonly Variant[],
  sets: DisjointSets,
  accepted: readonly Join[],
  indexOf: ReadonlyMap<string, number>,
): Group[] {
  const groups = new Map<number, { members: string[]; joins: Join[] }>();
  variants.forEach(({ key }, index) => {
    const root = sets.find(index);
    const group = groups.get(root) ?? { members: [], joins: [] };
    group.members.push(key);
    groups.set(root, group);
  });
  for (const join of accepted) groups.get(sets.find(indexOf.get(join.a) ?? 0))?.joins.unshift(join);
  return [...groups.values()];
}
