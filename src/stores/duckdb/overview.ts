import type { Overview } from '../../model/overview.ts';
import { shown } from './browse/shown-messages.ts';
import { number, reportTime } from './campaigns.ts';
import type { Database, Row } from './connection.ts';
import { namesOfTexts, shownType } from './type-names.ts';

/** Counts over the whole workspace. Reports are gone through once, together with all that is known of their texts. */
export async function overview(database: Database): Promise<Overview> {
  // One statement each: as subqueries of one they take the engine ten times as long to plan.
  const [reports = {}] = await database.rows(
    `SELECT count(*) AS n, min(${reportTime}) AS first_at, max(${reportTime}) AS last_at FROM reports`,
  );
  const [campaigns = {}] = await database.rows(`
    SELECT count(*) FILTER (reports > 1) AS n, coalesce(sum(reports) FILTER (reports > 1), 0) AS reports,
      coalesce(sum(reports) FILTER (reports = 1), 0) AS alone
    FROM campaigns`);
  const tallies = await talliesOf(database);
  const senderKinds = await database.rows(`SELECT coalesce(s.kind, 'none') AS kind, CAST(sum(r.n) AS BIGINT) AS n
    FROM (SELECT sender_id, count(*) AS n FROM reports GROUP BY sender_id) r LEFT JOIN senders s USING (sender_id) GROUP BY ALL`);
  return {
    reports: Number(reports.n),
    kinds: counts(tallies, 'kind'),
    texts: await countOf(database, 'texts'),
    senders: await countOf(database, 'senders'),
    rejects: await countOf(database, 'rejects'),
    sources: await countOf(database, 'sources'),
    first: number(reports.first_at),
    last: number(reports.last_at),
    classes: counts(tallies, 'class'),
    types: counts(tallies, 'type'),
    senderKinds: counts(senderKinds, 'kind'),
    languages: counts(tallies, 'language'),
    campaigns: Number(campaigns.n),
    inCampaigns: Number(campaigns.reports),
    alone: Number(campaigns.alone),
    volumes: volumesOf(tallies),
  };
}

async function countOf(database: Database, table: 'texts' | 'senders' | 'rejects' | 'sources'): Promise<number> {
  const [row] = await database.rows(`SELECT count(*) AS n FROM ${table}`);
  return Number(row?.n);
}

/** Reports by day (since the epoch), kind, and the class, type and language of their text; null of those without a text that was read. */
async function talliesOf(database: Database): Promise<Row[]> {
  return database.rows(`SELECT day, kind, class, type, language, count(*) AS n
    FROM (SELECT text_id, kind, CAST(coalesce(received_at, reported_at) AS DATE) - DATE '1970-01-01' AS day FROM reports) LEFT JOIN (
      SELECT v.text_id, v.class, ${shownType} AS type, g.language
      FROM ${(await shown(database)).verdicts} v JOIN readings g USING (text_id) ${namesOfTexts}
    ) USING (text_id) GROUP BY ALL`);
}

/** Names with their counts, largest first. */
function counts(tallies: readonly Row[], column: string): Record<string, number> {
  const sums = new Map<string, number>();
  for (const row of tallies) {
    if (row[column] === null) continue;
    const name = String(row[column]);
    sums.set(name, (sums.get(name) ?? 0) + Number(row.n));
  }
  return Object.fromEntries([...sums].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)));
}

/** By day and class, calls and links under their kind; what has no time is left out. */
function volumesOf(tallies: readonly Row[]): Overview['volumes'] {
  const sums = new Map<string, Overview['volumes'][number]>();
  for (const row of tallies) {
    if (row.day === null) continue;
    const day = new Date(Number(row.day) * 86_400_000).toISOString().slice(0, 10);
    const messageClass = String(row.class ?? row.kind);
    const reports = (sums.get(`${day} ${messageClass}`)?.reports ?? 0) + Number(row.n);
    sums.set(`${day} ${messageClass}`, { day, messageClass, reports });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, volume]) => volume);
}
