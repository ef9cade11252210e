import type { PartSighting } from '../../model/overview.ts';

/** Values to be copied as a list, and how many are left out of it. */
export interface ListedValues {
  readonly values: readonly string[];
  readonly leftOut: number;
}

/** Kinds of host that many share or that are somebody's own good one: whoever blocks them blocks more than this campaign. */
const sharedKinds: ReadonlySet<string> = new Set(['shortener', 'popular', 'official', 'chat', 'cdn', 'shared_host']);

/** The values that are the campaign's own, each once and in their order; what many share, or a brand owns, is left out and counted. */
export function listedValues(rows: readonly PartSighting[]): ListedValues {
  const own = rows.filter(({ facts }) => !isShared(facts));
  const all = new Set(rows.map(({ value }) => value));
  const values = [...new Set(own.map(({ value }) => value))];
  return { values, leftOut: all.size - values.length };
}

function isShared(facts: PartSighting['facts']): boolean {
  return facts.shared === 'true' || facts.official_of !== undefined || sharedKinds.has(facts.host_kind ?? '');
}
