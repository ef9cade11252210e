import type { SubjectQuery, SubjectRow } from '../../../model/message-view.ts';
import type { Page } from '../../../model/page.ts';
import { number } from '../campaigns.ts';
import type { Database, Row } from '../connection.ts';
import { hostSubject } from './campaign-lists.ts';
import { among, conditions, holds, holdsWords, oneOf, wordsOf } from './conditions.ts';
import { factsOf } from './facts-of.ts';
import { listPage, type SortKey } from './keyset.ts';

const mostReported: SortKey = { sql: 'reports', kind: 'number', descending: true };

/** Senders over the whole workspace, or of one campaign; calls count where no campaign is asked for. */
export async function browseSenders(database: Database, query: SubjectQuery): Promise<Page<SubjectRow>> {
  const { q, kind, campaign } = query;
  const ofOne =
    '(SELECT c.campaign_id, t.sender_id, t.kind, t.display, c.reports, c.first_at, c.last_at FROM campaign_senders c JOIN sender_totals t USING (sender_id))';
  const found = await listPage(
    database,
    {
      name: `senders ${campaign ?? ''}`,
      columns: 's.*',
      from: `${campaign === undefined ? 'sender_totals' : ofOne} s`,
      where: conditions(
        campaign === undefined ? null : holds('campaign_id = ?', campaign),
        oneOf('kind', kind === undefined ? undefined : [kind]),
        holdsWords('lower(display)', wordsOf(q)),
      ),
      order: [mostReported, { sql: 'sender_id', kind: 'text' }],
    },
    query,
    (row) => row,
  );
  const ids = found.items.map((row) => String(row.sender_id));
  const facts = await factsOf(database, ids);
  const campaigns = await campaignsOf(database, 'campaign_senders', 'sender_id', ids);
  const items = found.items.map((row) => {
    const subject = String(row.sender_id);
    return {
      subject,
      kind: String(row.kind),
      value: String(row.display),
      ...seen(row),
      campaigns: campaigns(subject),
      facts: facts(subject),
    };
  });
  return { ...found, items };
}

/** Registrable domains over the whole workspace, or of one campaign. */
export async function browseDomains(database: Database, query: SubjectQuery): Promise<Page<SubjectRow>> {
  const { q, campaign } = query;
  const where = conditions(
    holds("kind = 'domain'"),
    campaign === undefined ? null : holds('campaign_id = ?', campaign),
    holdsWords('value', wordsOf(q)),
  );
  const found = await listPage(
    database,
    {
      name: `domains ${campaign ?? ''}`,
      columns: 'd.*',
      from: `(SELECT value, min(host) AS host, CAST(sum(reports) AS BIGINT) AS reports, count(*) AS campaigns, min(first_at) AS first_at,
        max(last_at) AS last_at FROM campaign_parts WHERE ${where.map(({ sql }) => sql).join(' AND ')} GROUP BY value) d`,
      where: [],
      given: where.flatMap(({ values }) => values),
      order: [mostReported, { sql: 'value', kind: 'text' }],
    },
    query,
    (row) => row,
  );
  const facts = await factsOf(database, found.items.map(hostSubject));
  const items = found.items.map((row) => ({
    subject: `domain:${row.value}`,
    kind: 'domain',
    value: String(row.value),
    ...seen(row),
    campaigns: Number(row.campaigns),
    facts: facts(hostSubject(row)),
  }));
  return { ...found, items };
}

async function campaignsOf(
  database: Database,
  table: string,
  column: string,
  values: readonly string[],
): Promise<(value: string) => number> {
  if (values.length === 0) return () => 0;
  const these = among(column, values);
  const rows = await database.rows(`SELECT ${column} AS value, count(*) AS n FROM ${table} WHERE ${these.sql} GROUP BY ALL`, these.values);
  const counts = new Map(rows.map((row) => [String(row.value), Number(row.n)]));
  return (value) => counts.get(value) ?? 0;
}

function seen(row: Row) {
  return { reports: Number(row.reports), first: number(row.first_at), last: number(row.last_at) };
}
