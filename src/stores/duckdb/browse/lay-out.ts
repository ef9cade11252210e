import type { Database } from '../connection.ts';
import { reportTime } from '../report-time.ts';

/**
 * Tables laid out for looking through: what a page shows lies together, sorted so that the engine reads little of it. They
 * are made in the transaction that saves campaigns.
 */
const perCampaign = ['sightings', 'messages', 'campaign_scripts', 'campaign_senders', 'campaign_parts', 'campaign_days'] as const;

/** A short number for an identifier: to go through numbers is twenty times cheaper than through identifiers, and few share one. */
export function numberOf(identifier: string): string {
  return `md5_number_lower(${identifier})`;
}

/** Of so many senders of a text the names are kept with it. */
const sendersEach = 3;

/**
 * Fills the tables: of all campaigns, or of those in a table that `only` joins to. Messages stand campaign by campaign, the
 * largest first: those of one lie together, and most of what is most reported lies in front.
 */
const filling = (only: string): readonly string[] => [...fillingReports(only), ...summing(only)];

/** One row a report, and one a text. */
const fillingReports = (only: string): readonly string[] => [
  `INSERT INTO sightings SELECT m.campaign_id, r.text_id, r.sender_id, r.recipient, r.channel, ${reportTime} AS seen_at, r.rowid AS report_row
  FROM memberships m ${only} JOIN readings g USING (variant_key) JOIN reports r USING (text_id) ORDER BY m.campaign_id`,

  // In steps: the texts are joined last and go through no hash table, for they are most of what there is.
  `CREATE OR REPLACE TEMP TABLE laid_senders AS
  SELECT text_id, min(display, ${sendersEach}) AS senders FROM (SELECT DISTINCT text_id, sender_id FROM sightings ${only})
  JOIN senders USING (sender_id) GROUP BY text_id`,
  `CREATE OR REPLACE TEMP TABLE laid_texts AS
  SELECT text_id, any_value(campaign_id) AS campaign_id, count(*) AS reports, min(seen_at) AS first_at, max(seen_at) AS last_at
  FROM sightings ${only} GROUP BY text_id`,
  `CREATE OR REPLACE TEMP TABLE laid_parts AS
  SELECT text_id, min(rowid) AS part_row, count(*) AS parts FROM parts SEMI JOIN laid_texts USING (text_id)
  GROUP BY text_id HAVING max(rowid) - min(rowid) < count(*)`,
  `CREATE OR REPLACE TEMP TABLE laid AS
  SELECT s.*, coalesce(n.senders, []) AS senders, g.rowid AS reading_row, p.part_row, p.parts, g.wording_key, g.language, lower(g.normalised) AS normalised,
    v.class, v.scam_type, v.topic, v.brand, v.lures, v.asks, v.confidence,
    CAST(row_number() OVER (ORDER BY c.size DESC, s.campaign_id, s.reports DESC, s.text_id) AS INTEGER) AS place
  FROM laid_texts s JOIN (SELECT campaign_id, sum(reports) AS size FROM laid_texts GROUP BY campaign_id) c USING (campaign_id) JOIN readings g USING (text_id) JOIN verdicts v USING (text_id) LEFT JOIN laid_senders n USING (text_id)
  LEFT JOIN laid_parts p USING (text_id)`,
  'DROP TABLE laid_senders',
  'DROP TABLE laid_parts',
  'DROP TABLE laid_texts',
  `INSERT INTO messages
  SELECT text_id, campaign_id, wording_key, reports, first_at, last_at, senders, language, class, scam_type, topic, brand, lures, asks, confidence,
    text, lower(text) || CASE WHEN normalised IS NULL OR normalised = lower(text) THEN '' ELSE chr(10) || normalised END, laid.place + (
      SELECT coalesce(max(place), 0) FROM messages), ${numberOf('text_id')}, reading_row, part_row, parts
  FROM texts JOIN laid USING (text_id)
  ORDER BY laid.place`,
  'DROP TABLE laid',
];

/** What is summed up of reports and messages that are laid out. */
const summing = (only: string): readonly string[] => [
  `INSERT INTO campaign_scripts
  SELECT campaign_id, wording_key, first(script ORDER BY n DESC, script), CAST(sum(n) AS BIGINT), CAST(sum(texts) AS BIGINT), min(first_at), max(last_at)
  FROM (
    SELECT m.campaign_id, m.wording_key, g.script, sum(m.reports) AS n, count(*) AS texts, min(m.first_at) AS first_at, max(m.last_at) AS last_at
    FROM messages m ${only} JOIN readings g USING (text_id) GROUP BY ALL
  ) GROUP BY campaign_id, wording_key ORDER BY campaign_id`,

  `INSERT INTO campaign_senders SELECT campaign_id, sender_id, count(*), min(seen_at), max(seen_at)
  FROM sightings ${only} WHERE sender_id IS NOT NULL GROUP BY ALL ORDER BY campaign_id`,

  // A text counts once for a domain, however many links it has there.
  `INSERT INTO campaign_parts
  SELECT campaign_id, kind, value, min(host), CAST(sum(reports) AS BIGINT), min(first_at), max(last_at) FROM (
    SELECT m.campaign_id, m.text_id, 'domain' AS kind, p.domain AS value, min(p.host) AS host, any_value(m.reports) AS reports,
      any_value(m.first_at) AS first_at, any_value(m.last_at) AS last_at
    FROM messages m ${only} JOIN parts p USING (text_id) WHERE p.kind = 'url' AND p.domain IS NOT NULL GROUP BY m.campaign_id, m.text_id, p.domain
    UNION ALL
    SELECT DISTINCT m.campaign_id, m.text_id, p.kind, p.value, NULL, m.reports, m.first_at, m.last_at
    FROM messages m ${only} JOIN parts p USING (text_id) WHERE p.kind <> 'url'
  ) GROUP BY campaign_id, kind, value ORDER BY campaign_id`,

  `INSERT INTO campaign_days SELECT campaign_id, CAST(seen_at // 86400000 AS INTEGER) AS day, count(*)
  FROM sightings ${only} WHERE seen_at IS NOT NULL GROUP BY ALL ORDER BY campaign_id, day`,
];

const totals = [
  'DELETE FROM sender_totals',
  `INSERT INTO sender_totals SELECT sender_id, any_value(s.kind), any_value(s.display), count(*), min(${reportTime}), max(${reportTime})
  FROM reports r JOIN senders s USING (sender_id) GROUP BY sender_id`,
];

/** Lays all of it out anew. */
export async function layOut(database: Database): Promise<void> {
  for (const table of perCampaign) await database.run(`DELETE FROM ${table}`);
  for (const statement of [...filling(''), ...totals]) await database.run(statement);
}

/** Places go on behind the last one with every increment; from here on all is laid out anew, long before they run out. */
const lastPlace = 1_000_000_000;

/** Lays out anew what has changed: the campaigns whose reports are not those that are laid out, or whose senders are shown otherwise now. */
export async function layOutChanged(database: Database): Promise<void> {
  const [last] = await database.rows('SELECT max(place) AS place FROM messages');
  if (Number(last?.place ?? 0) > lastPlace) return layOut(database);
  await database.run(`CREATE OR REPLACE TEMP TABLE regrouped AS
    WITH now AS (
      SELECT m.campaign_id, count(*) AS n, sum(hash(r.text_id)) AS texts
      FROM memberships m JOIN readings USING (variant_key) JOIN reports r USING (text_id) GROUP BY m.campaign_id
    ),
    laid AS (SELECT campaign_id, count(*) AS n, sum(hash(text_id)) AS texts FROM sightings GROUP BY campaign_id)
    SELECT campaign_id FROM now FULL JOIN laid USING (campaign_id)
    WHERE now.n IS DISTINCT FROM laid.n OR now.texts IS DISTINCT FROM laid.texts
    UNION SELECT campaign_id FROM campaign_senders
      SEMI JOIN (SELECT sender_id FROM sender_totals t JOIN senders s USING (sender_id) WHERE s.display <> t.display) USING (sender_id)`);
  const [changed] = await database.rows(`SELECT EXISTS (FROM regrouped) OR
    (SELECT count(sender_id) FROM reports) <> (SELECT coalesce(sum(reports), 0) FROM sender_totals) AS any`);
  if (changed?.any === true) await layOutCampaigns(database, 'regrouped');
  await database.run('DROP TABLE regrouped');
}

/** Lays out anew the campaigns named in a table, also those that are no more. */
async function layOutCampaigns(database: Database, table: string): Promise<void> {
  for (const laid of perCampaign) await database.run(`DELETE FROM ${laid} WHERE campaign_id IN (SELECT campaign_id FROM ${table})`);
  const only = `SEMI JOIN ${table} USING (campaign_id)`;
  for (const statement of [...filling(only), ...totals]) await database.run(statement);
}

/** Lays out anew the campaigns named in a table, among which variants have changed place: their reports are laid out already. */
export async function layOutRegrouped(database: Database, table: string): Promise<void> {
  for (const statement of regrouping(table)) await database.run(statement);
  for (const laid of perCampaign) {
    if (laid !== 'messages') await database.run(`DELETE FROM ${laid} WHERE campaign_id IN (SELECT campaign_id FROM ${table})`);
  }
  await database.run('INSERT INTO sightings SELECT * FROM regrouped ORDER BY campaign_id');
  for (const statement of summing(`SEMI JOIN ${table} USING (campaign_id)`)) await database.run(statement);
  for (const temporary of ['homes', 'regrouped']) await database.run(`DROP TABLE ${temporary}`);
}

const regrouping = (table: string) => [
  `CREATE OR REPLACE TEMP TABLE homes AS SELECT t.text_id, m.campaign_id FROM messages t SEMI JOIN ${table} USING (campaign_id)
  JOIN readings g ON g.text_id = t.text_id JOIN (SELECT * FROM memberships SEMI JOIN ${table} USING (campaign_id)) m ON m.variant_key = g.variant_key`,
  `CREATE OR REPLACE TEMP TABLE regrouped AS SELECT h.campaign_id, s.text_id, s.sender_id, s.recipient, s.channel, s.seen_at, s.report_row
  FROM (SELECT * FROM sightings SEMI JOIN ${table} USING (campaign_id)) s JOIN homes h ON h.text_id = s.text_id`,
  `UPDATE messages SET campaign_id = homes.campaign_id FROM homes
  WHERE messages.text_id = homes.text_id AND messages.campaign_id <> homes.campaign_id`,
];
