import { type Likenesses, likenessAt, likenessRow, writeLikeness } from './likeness.ts';
import type { NodeColumns } from './nodes.ts';
import { type ScriptColumns, ScriptTable } from './script-table.ts';
import type { ValueColumns } from './value-columns.ts';
import { totalBits, Weigher } from './weigh.ts';

/** How near to the threshold a pair must be to be remembered as kept apart. */
const nearThreshold = 4;

/** Weighed pairs of nodes in columns, the lower number first, with how alike their wordings are. */
export interface Edges {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly bits: Float32Array;
  readonly likeness: Likenesses;
}

/** Pairs of nodes to be weighed. Those whose likeness is not given are compared first. */
export interface PairsOfNodes {
  readonly i: Int32Array;
  readonly j: Int32Array;
  readonly likeness: Likenesses | null;
}

/** What is weighed by: columns alone. */
export interface Weighable {
  readonly nodes: NodeColumns;
  readonly values: ValueColumns;
  readonly scripts: ScriptColumns;
}

/** Weighs the pairs from one to before another, and gives those near the threshold or above, in their order. */
export function weighPairs({ nodes, values, scripts }: Weighable, { i, j, likeness }: PairsOfNodes, first: number, end: number): Edges {
  const weigher = new Weigher(nodes, values);
  const table = new ScriptTable(scripts);
  const room = end - first;
  const edges = {
    a: new Int32Array(room),
    b: new Int32Array(room),
    bits: new Float32Array(room),
    likeness: new Float64Array(room * likenessRow),
  };
  let count = 0;
  for (let at = first; at < end; at++) {
    const [x, y] = [i[at] as number, j[at] as number];
    const alike = likeness ? likenessAt(likeness, at) : table.compare(nodes.wording[x] as number, nodes.wording[y] as number);
    const bits = totalBits(weigher.weigh(x, y, alike));
    if (!(bits >= nearThreshold)) continue;
    edges.a[count] = Math.min(x, y);
    edges.b[count] = Math.max(x, y);
    edges.bits[count] = bits;
    writeLikeness(alike, edges.likeness, count++);
  }
  return {
    a: edges.a.slice(0, count),
    b: edges.b.slice(0, count),
    bits: edges.bits.slice(0, count),
    likeness: edges.likeness.slice(0, count * likenessRow),
  };
}

/** Edge numbers, strongest first; of two with the same bits (to a hundredth) the one found earlier. */
export function strongestFirst({ bits }: Edges): Uint32Array {
  const keys = new Float64Array(bits.length);
  for (let at = 0; at < bits.length; at++) keys[at] = -Math.round((bits[at] as number) * 100) * 2 ** 32 + at;
  return Uint32Array.from(keys.sort(), (key) => key - Math.floor(key / 2 ** 32) * 2 ** 32);
}
