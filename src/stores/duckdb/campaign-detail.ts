import type { Evidence } from '../../model/campaign.ts';
import type { CampaignDetail } from '../../model/overview.ts';
import { appendAll } from './bulk.ts';
import { number, reportTime } from './campaigns.ts';
import type { Database, Row } from './connection.ts';
import { asSummary } from './queries.ts';
import { shownCampaigns } from './type-names.ts';

/** At most this many connections of script, sender and domain are given for a campaign's map. */
const mostEdges = 200;

/** Campaigns with their lists, each list cut at `limit`. Asks once for all of them, so that fifty cost little more than one. */
export async function campaignDetails(
  database: Database,
  campaignIds: readonly string[],
  limit: number,
): Promise<Map<string, CampaignDetail>> {
  await choose(database, campaignIds);
  const top = Math.trunc(limit);
  const summaries = await database.rows(`SELECT * FROM ${shownCampaigns} SEMI JOIN chosen USING (campaign_id)`);
  const counts = await byCampaign(
    database,
    `SELECT campaign_id, count(DISTINCT script) AS scripts,
      (SELECT count(*) FROM joins j WHERE j.campaign_id = member.campaign_id) AS joins FROM member GROUP BY campaign_id`,
  );
  const scripts = await byCampaign(database, first(scriptSql, 'script', top));
  const senders = await byCampaign(database, first(senderSql, 'value', top));
  const domains = await byCampaign(database, first(domainSql, 'value', top));
  const contacts = await byCampaign(database, first(contactSql, 'value, kind', top));
  const joins = await byCampaign(database, joinSql(top));
  const timelines = await byCampaign(database, timelineSql);
  const edges = await byCampaign(database, first(edgeSql, 'script, sender, domain', mostEdges));
  return new Map(
    summaries.map((row) => {
      const id = String(row.campaign_id);
      const of = (lists: ReadonlyMap<string, readonly Row[]>) => lists.get(id) ?? [];
      const [count] = of(counts);
      const detail: CampaignDetail = {
        ...asSummary(row),
        scripts: of(scripts).map(script),
        scriptCount: Number(count?.scripts ?? 0),
        senderList: of(senders).map(sighting),
        domainList: of(domains).map(sighting),
        contacts: of(contacts).map(sighting),
        joins: of(joins).map(join),
        joinCount: Number(count?.joins ?? 0),
        timeline: of(timelines).map((day) => ({ day: String(day.day), reports: Number(day.n) })),
        edges: of(edges).map(edge),
      };
      return [id, detail];
    }),
  );
}

/** Lays the chosen campaigns and their reports out in temporary tables. */
async function choose(database: Database, campaignIds: readonly string[]): Promise<void> {
  await database.run('CREATE OR REPLACE TEMP TABLE chosen (campaign_id VARCHAR)');
  const appender = await database.connection.createAppender('chosen', 'main', 'temp');
  for (const id of campaignIds) appendAll(appender, [id]);
  appender.closeSync();
  await database.run(`
    CREATE OR REPLACE TEMP TABLE member AS
    SELECT m.campaign_id, r.text_id, r.sender_id, ${reportTime} AS seen_at, g.script, g.variant_key
    FROM memberships m SEMI JOIN chosen USING (campaign_id) JOIN readings g USING (variant_key) JOIN reports r USING (text_id)`);
}

async function byCampaign(database: Database, sql: string): Promise<Map<string, Row[]>> {
  const lists = new Map<string, Row[]>();
  for (const row of await database.rows(sql)) {
    const id = String(row.campaign_id);
    const list = lists.get(id);
    if (list) list.push(row);
    else lists.set(id, [row]);
  }
  return lists;
}

/** The most reported rows of each campaign, ties by name. `sql` gives `campaign_id` and `n`. */
function first(sql: string, ties: string, limit: number): string {
  return `SELECT * FROM (${sql}) QUALIFY row_number() OVER (PARTITION BY campaign_id ORDER BY n DESC, ${ties}) <= ${limit}
    ORDER BY campaign_id, n DESC, ${ties}`;
}

const scriptSql = `SELECT campaign_id, script, count(*) AS n, min(t.text) AS example, min_by(v.class, t.text) AS class,
  min_by(v.reasons, t.text) AS reasons
  FROM member JOIN texts t USING (text_id) JOIN verdicts v USING (text_id) GROUP BY campaign_id, script`;

/** Facts of each subject as one JSON object. */
const withFacts = (sql: string) => `SELECT s.*, f.facts FROM (${sql}) s LEFT JOIN
  (SELECT subject, json_group_object(field, value)::VARCHAR AS facts FROM facts GROUP BY subject) f USING (subject)`;

const senderSql = withFacts(`SELECT campaign_id, s.display AS value, s.kind, m.sender_id AS subject, count(*) AS n,
  min(seen_at) AS first_at, max(seen_at) AS last_at FROM member m JOIN senders s USING (sender_id) GROUP BY ALL`);

const domainSql = withFacts(`SELECT campaign_id, 'domain' AS kind, p.domain AS value, 'host:' || min(p.host) AS subject, count(*) AS n,
  min(seen_at) AS first_at, max(seen_at) AS last_at FROM member JOIN parts p USING (text_id)
  WHERE p.domain IS NOT NULL AND p.kind = 'url' GROUP BY campaign_id, p.domain`);

const contactSql = withFacts(`SELECT campaign_id, p.kind, p.value,
  CASE p.kind WHEN 'phone' THEN 'tel:' || p.value ELSE p.kind || ':' || p.value END AS subject, count(*) AS n,
  min(seen_at) AS first_at, max(seen_at) AS last_at FROM member JOIN parts p USING (text_id)
  WHERE p.kind IN ('phone', 'handle', 'email', 'iban', 'bank_account', 'crypto') GROUP BY ALL`);

/** Weakest first, with one text as received from either side. */
const joinSql = (limit: number) => `
  WITH example AS (SELECT variant_key, min(t.text) AS text FROM readings JOIN texts t USING (text_id)
    WHERE variant_key IN (SELECT variant_key FROM member) GROUP BY variant_key)
  SELECT j.campaign_id, j.bits, j.evidence, a.text AS a, b.text AS b
  FROM joins j SEMI JOIN chosen USING (campaign_id) JOIN example a ON a.variant_key = j.a JOIN example b ON b.variant_key = j.b
  QUALIFY row_number() OVER (PARTITION BY j.campaign_id ORDER BY j.bits, j.a, j.b) <= ${limit}
  ORDER BY j.campaign_id, j.bits, j.a, j.b`;

const timelineSql = `SELECT campaign_id, strftime(make_timestamp(seen_at * 1000), '%Y-%m-%d') AS day, count(*) AS n
  FROM member WHERE seen_at IS NOT NULL GROUP BY campaign_id, day ORDER BY campaign_id, day`;

const edgeSql = `SELECT campaign_id, script, coalesce(s.display, '') AS sender, coalesce(d.domain, '') AS domain, count(*) AS n
  FROM member LEFT JOIN senders s USING (sender_id)
  LEFT JOIN (SELECT text_id, min(domain) AS domain FROM parts WHERE domain IS NOT NULL GROUP BY text_id) d USING (text_id) GROUP BY ALL`;

function script(row: Row): CampaignDetail['scripts'][number] {
  return {
    script: String(row.script),
    example: String(row.example),
    reports: Number(row.n),
    messageClass: String(row.class),
    reasons: JSON.parse(String(row.reasons)) as string[],
  };
}

function sighting(row: Row): CampaignDetail['senderList'][number] {
  return {
    kind: String(row.kind),
    value: String(row.value),
    reports: Number(row.n),
    first: number(row.first_at),
    last: number(row.last_at),
    facts: row.facts ? sorted(JSON.parse(String(row.facts)) as Record<string, string>) : {},
  };
}

/** The engine gives the fields in no fixed order. */
function sorted(facts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function join(row: Row): CampaignDetail['joins'][number] {
  return {
    bits: Math.round(Number(row.bits) * 100) / 100,
    evidence: JSON.parse(String(row.evidence)) as Evidence[],
    a: String(row.a),
    b: String(row.b),
  };
}

function edge(row: Row): CampaignDetail['edges'][number] {
  return { script: String(row.script), sender: String(row.sender), domain: String(row.domain), reports: Number(row.n) };
}
