import type { Targets } from '../../../model/campaign-view.ts';
import type { CampaignFront } from '../../../ports/browse.ts';
import type { Database, Row } from '../connection.ts';
import { entriesById } from './campaign-entries.ts';
import { contactsOf, domainsOf, sendersOf } from './campaign-lists.ts';
import { shown } from './shown-messages.ts';

/** Of senders, domains and contacts the page shows so many first. */
const firstFew = 12;

export async function campaignFront(database: Database, campaignId: string): Promise<CampaignFront | null> {
  const [entry] = await entriesById(database, [campaignId]);
  if (!entry) return null;
  const [counts] = await database.rows(
    `SELECT (SELECT count(*) FROM campaign_scripts WHERE campaign_id = $1) AS scripts, (SELECT count(*) FROM joins WHERE campaign_id = $1) AS joins`,
    [campaignId],
  );
  const page = { limit: firstFew };
  return {
    ...entry,
    ...(await talliesOf(database, campaignId)),
    timeline: await timelineOf(database, campaignId),
    senderList: (await sendersOf(database, campaignId, page)).items,
    domainList: (await domainsOf(database, campaignId, page)).items,
    contacts: await contactsOf(database, campaignId, firstFew),
    scriptCount: Number(counts?.scripts),
    joinCount: Number(counts?.joins),
    targets: await targetsOf(database, campaignId),
    noteList: await notesOf(database, campaignId),
  };
}

/** Reports by lure, ask, language and class of their texts. */
async function talliesOf(database: Database, campaignId: string): Promise<Pick<CampaignFront, 'lures' | 'asks' | 'languages' | 'classes'>> {
  const { messages } = await shown(database);
  const rows = await database.rows(
    `WITH own AS MATERIALIZED (SELECT class, language, lures, asks, sum(reports) AS n FROM ${messages('campaign_id = $1')} GROUP BY ALL)
    SELECT tally, name, CAST(sum(n) AS BIGINT) AS n FROM (
      SELECT 'classes' AS tally, class AS name, n FROM own
      UNION ALL SELECT 'languages', language, n FROM own
      UNION ALL SELECT 'lures', unnest(string_split(lures, ' ')), n FROM own
      UNION ALL SELECT 'asks', unnest(string_split(asks, ' ')), n FROM own
    ) WHERE name <> '' GROUP BY ALL ORDER BY n DESC, name`,
    [campaignId],
  );
  const tallies = { classes: {}, languages: {}, lures: {}, asks: {} } as Record<string, Record<string, number>>;
  for (const row of rows) (tallies[String(row.tally)] as Record<string, number>)[String(row.name)] = Number(row.n);
  return tallies as unknown as Pick<CampaignFront, 'lures' | 'asks' | 'languages' | 'classes'>;
}

async function timelineOf(database: Database, campaignId: string): Promise<CampaignFront['timeline']> {
  const rows = await database.rows('SELECT day, reports FROM campaign_days WHERE campaign_id = ? ORDER BY day', [campaignId]);
  return rows.map((row) => ({ day: new Date(Number(row.day) * 86_400_000).toISOString().slice(0, 10), reports: Number(row.reports) }));
}

/** The first day of the epoch was a Thursday: three days after a Monday. */
const hourly = `SELECT 'hour' AS tally, CAST((seen_at // 86400000 + 3) % 7 * 24 + seen_at // 3600000 % 24 AS VARCHAR) AS name, count(*) AS n
  FROM own WHERE seen_at IS NOT NULL GROUP BY ALL`;

async function targetsOf(database: Database, campaignId: string): Promise<Targets> {
  const rows = await database.rows(
    `WITH own AS MATERIALIZED (SELECT recipient, channel, seen_at FROM sightings WHERE campaign_id = ?),
    people AS (SELECT recipient, count(*) AS times FROM own WHERE recipient IS NOT NULL GROUP BY recipient)
    ${hourly}
    UNION ALL SELECT 'channel', channel, count(*) FROM own WHERE channel IS NOT NULL GROUP BY channel
    UNION ALL SELECT 'people', CAST(least(times, 3) AS VARCHAR), count(*) FROM people GROUP BY ALL
    UNION ALL SELECT 'reports', '', coalesce(sum(times), 0) FROM people
    ORDER BY n DESC, name`,
    [campaignId],
  );
  const of = (tally: string) => rows.filter((row) => row.tally === tally);
  const hours = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  for (const row of of('hour')) (hours[Math.floor(Number(row.name) / 24)] as number[])[Number(row.name) % 24] = Number(row.n);
  const people = of('people');
  return {
    recipients: people.reduce((sum, row) => sum + Number(row.n), 0),
    reportsWithRecipient: Number(of('reports')[0]?.n ?? 0),
    repeated: countsOf(
      people.sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1)),
      (name) => (name === '3' ? '3 and more' : name),
    ),
    channels: countsOf(of('channel')),
    hours,
  };
}

function countsOf(rows: readonly Row[], named: (name: string) => string = (name) => name): Record<string, number> {
  return Object.fromEntries(rows.map((row) => [named(String(row.name)), Number(row.n)]));
}

async function notesOf(database: Database, campaignId: string): Promise<CampaignFront['noteList']> {
  const rows = await database.rows(
    `SELECT d.decision_id, d.decided_at, d.actor, d.payload FROM decisions d JOIN campaign_decisions c USING (decision_id)
      WHERE c.campaign_id = ? AND d.kind = 'note' AND d.undone_at IS NULL ORDER BY d.seq DESC`,
    [campaignId],
  );
  return rows.map((row) => ({
    decisionId: String(row.decision_id),
    at: Number(row.decided_at),
    actor: String(row.actor),
    text: String((JSON.parse(String(row.payload)) as { text?: string }).text ?? ''),
  }));
}
