import { DisjointSets } from './disjoint-sets.ts';

/** A variant of a campaign, by key, and the wording it has. */
export interface Member {
  readonly key: string;
  readonly wordingKey: string;
}

/** Two variants held together by a join, by key. */
export interface MemberPair {
  readonly a: string;
  readonly b: string;
}

/** A variant of each part of a campaign that neither wording nor joins tie to the others: the largest part first, ties by key. */
export function looseParts(members: readonly Member[], joins: readonly MemberPair[]): string[] {
  const places = new Map(members.map(({ key }, place) => [key, place]));
  const sets = new DisjointSets(members.length);
  for (const [a, b] of ties(members, joins)) {
    const [x, y] = [places.get(a), places.get(b)];
    if (x !== undefined && y !== undefined) sets.join(x, y);
  }
  const parts = new Map<number, { least: string; size: number }>();
  members.forEach(({ key }, place) => {
    const part = parts.get(sets.find(place));
    if (!part) parts.set(sets.find(place), { least: key, size: 1 });
    else {
      part.size++;
      if (key < part.least) part.least = key;
    }
  });
  return [...parts.values()].sort((x, y) => y.size - x.size || (x.least < y.least ? -1 : 1)).map(({ least }) => least);
}

/**
 * Whom undecided variants of a campaign follow: the label of the nearest variant that has one, by wording and joins; of two as
 * near the lesser label. What is tied to none has no label.
 */
export function followNearest(
  members: readonly Member[],
  joins: readonly MemberPair[],
  labels: ReadonlyMap<string, string>,
): Map<string, string> {
  const neighbours = new Map<string, string[]>();
  const add = (a: string, b: string) => {
    const known = neighbours.get(a);
    if (known) known.push(b);
    else neighbours.set(a, [b]);
  };
  for (const [a, b] of ties(members, joins)) {
    add(a, b);
    add(b, a);
  }
  const found = new Map(labels);
  for (let reached = [...labels.keys()]; reached.length > 0; ) {
    const next = new Map<string, string>();
    for (const key of reached) {
      const label = found.get(key) as string;
      for (const near of neighbours.get(key) ?? []) {
        if (!found.has(near) && !((next.get(near) ?? '\uffff') <= label)) next.set(near, label);
      }
    }
    for (const [key, label] of next) found.set(key, label);
    reached = [...next.keys()];
  }
  return found;
}

/** Joins, and each variant with another of its wording. */
function ties(members: readonly Member[], joins: readonly MemberPair[]): (readonly [string, string])[] {
  const first = new Map<string, string>();
  const same: (readonly [string, string])[] = [];
  for (const { key, wordingKey } of members) {
    const known = first.get(wordingKey);
    if (known === undefined) first.set(wordingKey, key);
    else same.push([known, key]);
  }
  return [...same, ...joins.map(({ a, b }) => [a, b] as const)];
}
