/**
 * Candidate pairs by locality-sensitive hashing: MinHash over shingles, in bands (Broder 1997; Leskovec, Rajaraman and
 * Ullman, Mining of Massive Datasets, ch. 3). With 24 bands of 3 rows a pair of Jaccard index 0.5 is met with
 * probability 0.96, one of 0.3 with 0.48; pairs are verified afterwards, so a false candidate costs time only.
 */
const bands = 24;
const rows = 3;
/** In a larger bucket each script meets its neighbours and the first few, not all: near copies, held together by chains. */
const crowded = 24;

/** Index pairs (first below second) of scripts that may be alike, sorted, each once. */
export function candidatePairs(scripts: readonly Uint32Array[]): [number, number][] {
  const seeds = Uint32Array.from({ length: bands * rows }, (_, index) => mix(index + 1));
  const signatures = scripts.map((script) => signature(script, seeds));
  const pairs = new Set<number>();
  for (let band = 0; band < bands; band++) {
    for (const bucket of buckets(signatures, band)) addPairs(bucket, scripts.length, pairs);
  }
  return [...pairs].sort((a, b) => a - b).map((pair) => [Math.floor(pair / scripts.length), pair % scripts.length]);
}

function signature(script: Uint32Array, seeds: Uint32Array): Uint32Array {
  const smallest = new Uint32Array(seeds.length).fill(0xffffffff);
  for (const shingle of script) {
    for (let k = 0; k < seeds.length; k++) {
      const hash = mix(shingle ^ (seeds[k] ?? 0));
      if (hash < (smallest[k] ?? 0)) smallest[k] = hash;
    }
  }
  return smallest;
}

function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function buckets(signatures: readonly Uint32Array[], band: number): Iterable<number[]> {
  const byKey = new Map<string, number[]>();
  signatures.forEach((values, index) => {
    const at = band * rows;
    const key = `${values[at]}:${values[at + 1]}:${values[at + 2]}`;
    const bucket = byKey.get(key);
    if (bucket) bucket.push(index);
    else byKey.set(key, [index]);
  });
  return byKey.values();
}

function addPairs(bucket: readonly number[], count: number, pairs: Set<number>): void {
  for (let i = 0; i < bucket.length; i++) {
    for (let j = i + 1; j < bucket.length; j++) {
      if (bucket.length > crowded && i >= 3 && j > i + 3) break;
      pairs.add((bucket[i] ?? 0) * count + (bucket[j] ?? 0));
    }
  }
}
