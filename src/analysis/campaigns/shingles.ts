import { scriptLetters } from '../text/script.ts';
import { genericPhrases } from './generic-phrases.ts';

const size = 4;

/** The distinct runs of four letters of a script as sorted 32-bit hashes. Shorter scripts give one shingle. */
export function shingles(letters: string): Uint32Array {
  const found = new Set<number>();
  const last = Math.max(1, letters.length - size + 1);
  for (let at = 0; at < last; at++) found.add(hashRun(letters, at, Math.min(at + size, letters.length)));
  return Uint32Array.from(found).sort();
}

/** FNV-1a with a final mix, so that the low bits serve as a hash table would want. */
function hashRun(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** How much each shingle says, in bits: rare wording much, common and generic wording little. */
export interface Commonness {
  readonly weightOf: (shingle: number) => number;
}

/** A feed smaller than this is held against a background of this many scripts: three texts prove no wording rare. */
const backgroundScripts = 2000;
/** What a shingle of generic wording can say at most, in bits. */
const genericCap = 2.5;
/** No wording of a feed is worth less: a campaign that fills the feed must still know itself. */
const floor = 1.5;

/** Counts in how many of the scripts each shingle stands. Scripts are distinct, so a campaign's copies count once. */
export function countCommonness(scripts: readonly Uint32Array[]): Commonness {
  const counts = new Map<number, number>();
  for (const script of scripts) for (const shingle of script) counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  const generic = new Set<number>();
  for (const phrase of genericPhrases) for (const shingle of shingles(scriptLetters(phrase))) generic.add(shingle);
  const total = Math.max(scripts.length, backgroundScripts);
  return {
    weightOf: (shingle) => {
      const bits = Math.max(floor, Math.log2(total / (counts.get(shingle) ?? 1)));
      return generic.has(shingle) ? Math.min(bits, genericCap) : bits;
    },
  };
}

/** Two scripts compared. `similarity` is the weighted Jaccard index; `containment` is the share of the smaller one. */
export interface Similarity {
  readonly similarity: number;
  readonly containment: number;
  /** Weight of what they share, in bits (overlapping shingles counted once per letter). */
  readonly shared: number;
}

/** A script ready to be compared. */
export interface WeighedScript {
  readonly shingles: Uint32Array;
  readonly weights: Float64Array;
  readonly total: number;
}

export function weighScript(script: Uint32Array, { weightOf }: Commonness): WeighedScript {
  const weights = Float64Array.from(script, weightOf);
  return { shingles: script, weights, total: weights.reduce((sum, weight) => sum + weight, 0) };
}

export function compareScripts(a: WeighedScript, b: WeighedScript): Similarity {
  let shared = 0;
  for (let i = 0, j = 0; i < a.shingles.length && j < b.shingles.length; ) {
    const left = a.shingles[i] ?? 0;
    const right = b.shingles[j] ?? 0;
    if (left === right) {
      shared += a.weights[i] ?? 0;
      i++;
      j++;
    } else if (left < right) i++;
    else j++;
  }
  const union = a.total + b.total - shared;
  const smaller = Math.min(a.total, b.total);
  return {
    similarity: union > 0 ? shared / union : 0,
    containment: smaller > 0 ? shared / smaller : 0,
    shared: shared / size,
  };
}
