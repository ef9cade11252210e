import { type EvidenceKind, evidenceKinds } from '../../model/campaign.ts';
import type { SharedValue } from '../../model/variant-graph.ts';
import { sharedIf } from './columns.ts';
import type { Spread } from './sharing.ts';

/** Longer names of domains are not compared. */
export const longestName = 60;

/** The values of a feed as weighing sees them. */
export interface ValueColumns {
  /** By value: its kind, an index into `evidenceKinds`. */
  readonly kinds: Uint8Array;
  /** By value: bits for having it in common. */
  readonly bits: Float32Array;
  /** By value: 1 for a sender name that is its sender's own, so that it says less beside a scam. */
  readonly ownNames: Uint8Array;
  /** The first names of domains, one after another: value `v` has `names[nameFrom[v] .. nameFrom[v + 1]]`, cut after {@link longestName} and one. */
  readonly nameFrom: Int32Array;
  readonly names: Uint16Array;
}

/** Lays out the values of a feed, and what having each in common is worth. */
export function valueColumns(values: readonly SharedValue[], { bits, ownNames }: Spread, shared: boolean): ValueColumns {
  const kinds = new Uint8Array(values.length);
  const nameFrom = new Int32Array(values.length + 1);
  const numbers = new Map(evidenceKinds.map((kind, number) => [kind, number]));
  const lengthOf = (value: SharedValue) => (value.kind === 'same_domain' ? Math.min(nameLength(value.value), longestName + 1) : 0);
  values.forEach((value, v) => {
    kinds[v] = numbers.get(value.kind) as number;
    nameFrom[v + 1] = (nameFrom[v] as number) + lengthOf(value);
  });
  const names = new Uint16Array(nameFrom[values.length] as number);
  values.forEach(({ value }, v) => {
    const from = nameFrom[v] as number;
    for (let at = from; at < (nameFrom[v + 1] as number); at++) names[at] = value.charCodeAt(at - from);
  });
  return {
    kinds: sharedIf(shared, kinds),
    bits: sharedIf(shared, bits),
    ownNames: sharedIf(shared, ownNames),
    nameFrom: sharedIf(shared, nameFrom),
    names: sharedIf(shared, names),
  };
}

export function kindOf({ kinds }: ValueColumns, value: number): EvidenceKind {
  return evidenceKinds[kinds[value] as number] as EvidenceKind;
}

function nameLength(value: string): number {
  const dot = value.indexOf('.');
  return dot < 0 ? value.length : dot;
}
