import { type MessageQuery, type MessageSort, messageSorts } from '../../model/message-view.ts';
import { type MessageClass, messageClasses } from '../../model/verdict.ts';

/** What the search shows, without its place in it: what stands in the address and can be sent to a colleague. */
export type MessageFilter = Omit<MessageQuery, 'cursor' | 'limit'>;

const words = ['q', 'script', 'sender', 'domain', 'campaign'] as const;
const lists = ['messageClass', 'scamType'] as const;
const times = ['from', 'to'] as const;

/** The filter of an address (`?q=parcel&messageClass=scam`). What is not understood is left out, so that an old link still opens. */
export function messageFilterOf(search: string): MessageFilter {
  const given = new URLSearchParams(search);
  const sort = given.get('sort');
  return withMessagePart(
    {},
    {
      ...Object.fromEntries(words.map((field) => [field, given.get(field)?.trim()])),
      ...Object.fromEntries(times.map((field) => [field, whole(given.get(field))])),
      messageClass: given.getAll('messageClass').filter((one): one is MessageClass => (messageClasses as readonly string[]).includes(one)),
      scamType: given.getAll('scamType').filter(Boolean),
      sort: messageSorts.find((one) => one === sort),
      ascending: given.get('ascending') === 'true' ? true : undefined,
    },
  );
}

/** The other way; fields in one order, so that equal filters make equal addresses. Empty for no filter. */
export function messageSearchOf(filter: MessageFilter): string {
  const made = new URLSearchParams();
  for (const field of words) if (filter[field]) made.set(field, filter[field]);
  for (const field of lists) for (const value of [...(filter[field] ?? [])].sort()) made.append(field, value);
  for (const field of times) if (filter[field] !== undefined) made.set(field, String(filter[field]));
  if (filter.sort && filter.sort !== 'reports') made.set('sort', filter.sort);
  if (filter.ascending) made.set('ascending', 'true');
  return made.toString();
}

/** The filter with parts of it set anew; undefined, an empty list or text takes a part away. */
export function withMessagePart(
  filter: MessageFilter,
  parts: { readonly [K in keyof MessageFilter]?: MessageFilter[K] | undefined },
): MessageFilter {
  const full = Object.entries({ ...filter, ...parts }).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(full) as MessageFilter;
}

/** True where something narrows the search; order alone does not. */
export function isNarrowed(filter: MessageFilter): boolean {
  const { sort: _sort, ascending: _ascending, ...rest } = withMessagePart(filter, {});
  return Object.keys(rest).length > 0;
}

/** Order after a click on a head: most first, then least first, then most first again. */
export function sortedBy(filter: MessageFilter, sort: MessageSort): MessageFilter {
  const again = (filter.sort ?? 'reports') === sort;
  return withMessagePart(filter, { sort, ascending: again && !filter.ascending ? true : undefined });
}

function whole(value: string | null): number | undefined {
  return value !== null && /^\d{1,16}$/.test(value) ? Number(value) : undefined;
}
