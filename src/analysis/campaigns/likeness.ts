import type { Similarity } from './script-table.ts';

/** By pair its similarity, containment and shared bits, one after another. */
export type Likenesses = Float64Array;

/** Numbers that each pair has. */
export const likenessRow = 3;

/** How alike the pair at a place is. */
export function likenessAt(likeness: Likenesses, at: number): Similarity {
  return {
    similarity: likeness[at * likenessRow] as number,
    containment: likeness[at * likenessRow + 1] as number,
    shared: likeness[at * likenessRow + 2] as number,
  };
}

export function writeLikeness({ similarity, containment, shared }: Similarity, into: Likenesses, at: number): void {
  into[at * likenessRow] = similarity;
  into[at * likenessRow + 1] = containment;
  into[at * likenessRow + 2] = shared;
}
