import type { PartSighting, SenderSighting } from '../../../model/overview.ts';
import type { Page, PageQuery } from '../../../model/page.ts';
import { number } from '../campaigns.ts';
import type { Database, Row } from '../connection.ts';
import { among, holds } from './conditions.ts';
import { knownOf } from './facts-of.ts';
import { listPage, type SortKey } from './keyset.ts';

const mostReported: SortKey = { sql: 'reports', kind: 'number', descending: true };

/** Senders of a campaign with their facts, most reported first. */
export async function sendersOf(database: Database, campaignId: string, page: PageQuery): Promise<Page<SenderSighting>> {
  const query = {
    name: `senders of ${campaignId}`,
    columns: 'c.*',
    from: 'campaign_senders c',
    where: [holds('campaign_id = ?', campaignId)],
    order: [mostReported, { sql: 'sender_id', kind: 'text' } as const],
  };
  const found = await listPage(database, query, page, (row) => row);
  const ids = found.items.map((row) => String(row.sender_id));
  const shown = await sendersById(database, ids);
  const known = await knownOf(database, ids);
  return {
    ...found,
    items: found.items.map((row) => ({ ...seen(row), ...shown(String(row.sender_id)), ...known(String(row.sender_id)) })),
  };
}

/** Registrable domains that a campaign leads to, with the facts of one of their hosts. */
export async function domainsOf(database: Database, campaignId: string, page: PageQuery): Promise<Page<PartSighting>> {
  const found = await partsPage(database, campaignId, "kind = 'domain'", 'domains', page);
  const known = await knownOf(
    database,
    found.items.map((row) => hostSubject(row)),
  );
  return { ...found, items: found.items.map((row) => ({ ...part(row), ...known(hostSubject(row)) })) };
}

/** Call-back numbers, chat handles, e-mail addresses, bank and crypto details, most reported first. */
export async function contactsOf(database: Database, campaignId: string, limit: number): Promise<PartSighting[]> {
  const { items } = await partsPage(database, campaignId, "kind <> 'domain'", 'contacts', { limit });
  const subject = (row: Row) => `${row.kind === 'phone' ? 'tel' : row.kind}:${row.value}`;
  const known = await knownOf(database, items.map(subject));
  return items.map((row) => ({ ...part(row), ...known(subject(row)) }));
}

function partsPage(database: Database, campaignId: string, kinds: string, name: string, page: PageQuery): Promise<Page<Row>> {
  const query = {
    name: `${name} of ${campaignId}`,
    columns: 'c.*',
    from: 'campaign_parts c',
    where: [holds('campaign_id = ?', campaignId), holds(kinds)],
    order: [mostReported, { sql: 'value', kind: 'text' } as const, { sql: 'kind', kind: 'text' } as const],
  };
  return listPage(database, query, page, (row) => row);
}

/** Kind of a sender and how it is shown, by id. */
async function sendersById(
  database: Database,
  senderIds: readonly string[],
): Promise<(senderId: string) => { readonly kind: string; readonly value: string }> {
  const found = new Map<string, { kind: string; value: string }>();
  if (senderIds.length > 0) {
    const these = among('sender_id', senderIds);
    const rows = await database.rows(`SELECT sender_id, kind, display FROM sender_totals WHERE ${these.sql}`, these.values);
    for (const row of rows) found.set(String(row.sender_id), { kind: String(row.kind), value: String(row.display) });
  }
  return (senderId) => found.get(senderId) ?? { kind: 'unknown', value: senderId };
}

export function hostSubject(row: Row): string {
  return `host:${row.host}`;
}

function seen(row: Row) {
  return { reports: Number(row.reports), first: number(row.first_at), last: number(row.last_at) };
}

function part(row: Row): Omit<PartSighting, 'facts'> {
  return { kind: String(row.kind), value: String(row.value), ...seen(row) };
}
