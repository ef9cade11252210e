import { type CampaignQuery, type CampaignSort, campaignSorts } from '../../model/campaign-view.ts';
import { type MessageClass, messageClasses } from '../../model/verdict.ts';

/** What the list shows, without its place in it: what stands in the address, is sent to colleagues and saved as a view. */
export type ListFilter = Omit<CampaignQuery, 'cursor' | 'limit'>;

/** Parts of a filter; undefined takes one away. */
export type FilterPart = { readonly [K in keyof ListFilter]?: ListFilter[K] | undefined };

const lists = ['messageClass', 'scamType', 'brand', 'language'] as const;
export type ListField = (typeof lists)[number];

/** The filter of an address (`?scamType=delivery&sort=growth`). What is not understood is left out, so that an old link still opens. */
export function filterOf(search: string): ListFilter {
  const given = new URLSearchParams(search);
  const q = given.get('q')?.trim();
  const sort = given.get('sort');
  const classes = given.getAll('messageClass').filter((one): one is MessageClass => (messageClasses as readonly string[]).includes(one));
  return leaveOutEmpty({
    q: q === '' ? undefined : q,
    messageClass: classes,
    scamType: given.getAll('scamType').filter(Boolean),
    brand: given.getAll('brand').filter(Boolean),
    language: given.getAll('language').filter(Boolean),
    minReports: whole(given.get('minReports')),
    from: whole(given.get('from')),
    to: whole(given.get('to')),
    sort: (campaignSorts as readonly (string | null)[]).includes(sort) ? (sort as CampaignSort) : undefined,
    ascending: given.get('ascending') === 'true' ? true : undefined,
  });
}

/** The other way; fields in one order, so that equal filters make equal addresses. Empty for no filter. */
export function searchOf(filter: ListFilter): string {
  const made = new URLSearchParams();
  if (filter.q) made.set('q', filter.q);
  for (const field of lists) for (const value of [...(filter[field] ?? [])].sort()) made.append(field, value);
  for (const field of ['minReports', 'from', 'to', 'sort'] as const) {
    const value = filter[field];
    if (value !== undefined) made.set(field, String(value));
  }
  if (filter.ascending) made.set('ascending', 'true');
  return made.toString();
}

/** The filter with one part of it set anew; undefined, an empty list or text takes the part away. */
export function withPart(filter: ListFilter, part: FilterPart): ListFilter {
  return leaveOutEmpty({ ...filter, ...part });
}

/** True where something narrows the list; order alone does not. */
export function isNarrowed(filter: ListFilter): boolean {
  const { sort: _sort, ascending: _ascending, ...rest } = leaveOutEmpty({ ...filter });
  return Object.keys(rest).length > 0;
}

/** Sort after a click on a head: most first, then least first, then most first again. */
export function sortedBy(filter: ListFilter, sort: CampaignSort): ListFilter {
  const again = (filter.sort ?? 'harm') === sort;
  return withPart(filter, { sort: sort === 'harm' ? undefined : sort, ascending: again && !filter.ascending ? true : undefined });
}

function leaveOutEmpty(filter: FilterPart): ListFilter {
  const full = Object.entries(filter).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(full) as ListFilter;
}

function whole(value: string | null): number | undefined {
  return value !== null && /^\d{1,16}$/.test(value) ? Number(value) : undefined;
}
