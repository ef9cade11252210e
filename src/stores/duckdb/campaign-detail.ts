import type { Evidence } from '../../model/campaign.ts';
import type { CampaignDetail, PartSighting, SenderSighting } from '../../model/overview.ts';
import { number, reportTime } from './campaigns.ts';
import type { Database, Row } from './connection.ts';
import { asSummary } from './queries.ts';

/** One campaign with its lists, each cut at `limit`. */
export async function campaignDetail(database: Database, campaignId: string, limit: number): Promise<CampaignDetail | null> {
  const [summary] = await database.rows('SELECT * FROM campaigns WHERE campaign_id = ?', [campaignId]);
  if (!summary) return null;
  await database.run(
    `CREATE OR REPLACE TEMP TABLE member AS
      SELECT r.text_id, r.sender_id, ${reportTime} AS seen_at, g.script, g.variant_key
      FROM memberships m JOIN readings g USING (variant_key) JOIN reports r USING (text_id) WHERE m.campaign_id = ?`,
    [campaignId],
  );
  const top = Math.trunc(limit);
  const [counts] = await database.rows(
    'SELECT (SELECT count(*) FROM joins WHERE campaign_id = ?) AS joins, (SELECT count(DISTINCT script) FROM member) AS scripts',
    [campaignId],
  );
  return {
    ...asSummary(summary),
    scripts: await scripts(database, top),
    scriptCount: Number(counts?.scripts ?? 0),
    senderList: await senders(database, top),
    domainList: await parts(database, top, "p.domain IS NOT NULL AND p.kind = 'url'", "'domain'", 'p.domain', "'host:' || min(p.host)"),
    contacts: await parts(
      database,
      top,
      "p.kind IN ('phone', 'handle', 'email', 'iban', 'bank_account', 'crypto')",
      'p.kind',
      'p.value',
      "CASE p.kind WHEN 'phone' THEN 'tel:' || p.value ELSE p.kind || ':' || p.value END",
    ),
    joins: await weakestJoins(database, campaignId, top),
    joinCount: Number(counts?.joins ?? 0),
    timeline: (
      await database.rows(
        "SELECT strftime(make_timestamp(seen_at * 1000), '%Y-%m-%d') AS day, count(*) AS n FROM member WHERE seen_at IS NOT NULL GROUP BY day ORDER BY day",
      )
    ).map((row) => ({ day: String(row.day), reports: Number(row.n) })),
    edges: await edges(database),
  };
}

async function scripts(database: Database, limit: number) {
  const rows = await database.rows(`
    SELECT script, count(*) AS n, min(t.text) AS example, min_by(v.class, t.text) AS class, min_by(v.reasons, t.text) AS reasons
    FROM member JOIN texts t USING (text_id) JOIN verdicts v USING (text_id) GROUP BY script ORDER BY n DESC, script LIMIT ${limit}`);
  return rows.map((row) => ({
    script: String(row.script),
    example: String(row.example),
    reports: Number(row.n),
    messageClass: String(row.class),
    reasons: JSON.parse(String(row.reasons)) as string[],
  }));
}

const facts = (subject: string) => `(SELECT json_group_object(f.field, f.value)::VARCHAR FROM facts f WHERE f.subject = ${subject})`;

async function senders(database: Database, limit: number): Promise<SenderSighting[]> {
  const rows = await database.rows(`
    SELECT s.display AS value, s.kind, n, first_at, last_at, ${facts('s.sender_id')} AS facts
    FROM (SELECT sender_id, count(*) AS n, min(seen_at) AS first_at, max(seen_at) AS last_at FROM member WHERE sender_id IS NOT NULL GROUP BY sender_id)
    JOIN senders s USING (sender_id) ORDER BY n DESC, value LIMIT ${limit}`);
  return rows.map(sighting);
}

async function parts(
  database: Database,
  limit: number,
  where: string,
  kind: string,
  value: string,
  subject: string,
): Promise<PartSighting[]> {
  const rows = await database.rows(`
    SELECT kind, value, n, first_at, last_at, ${facts('o.subject')} AS facts FROM (
      SELECT ${kind} AS kind, ${value} AS value, ${subject} AS subject, count(*) AS n, min(seen_at) AS first_at, max(seen_at) AS last_at
      FROM member JOIN parts p USING (text_id) WHERE ${where} GROUP BY ALL) o
    ORDER BY n DESC, value LIMIT ${limit}`);
  return rows.map(sighting);
}

function sighting(row: Row) {
  return {
    kind: String(row.kind),
    value: String(row.value),
    reports: Number(row.n),
    first: number(row.first_at),
    last: number(row.last_at),
    facts: row.facts ? (JSON.parse(String(row.facts)) as Record<string, string>) : {},
  };
}

async function weakestJoins(database: Database, campaignId: string, limit: number) {
  const rows = await database.rows(
    `WITH example AS (SELECT variant_key, min(t.text) AS text FROM readings JOIN texts t USING (text_id)
        WHERE variant_key IN (SELECT variant_key FROM member) GROUP BY variant_key)
    SELECT j.bits, j.evidence, a.text AS a, b.text AS b FROM joins j
    JOIN example a ON a.variant_key = j.a JOIN example b ON b.variant_key = j.b
    WHERE campaign_id = ? ORDER BY j.bits, j.a, j.b LIMIT ${limit}`,
    [campaignId],
  );
  return rows.map((row) => ({
    bits: Math.round(Number(row.bits) * 100) / 100,
    evidence: JSON.parse(String(row.evidence)) as Evidence[],
    a: String(row.a),
    b: String(row.b),
  }));
}

async function edges(database: Database) {
  const rows = await database.rows(`
    SELECT script, coalesce(s.display, '') AS sender, coalesce(d.domain, '') AS domain, count(*) AS n
    FROM member LEFT JOIN senders s USING (sender_id)
    LEFT JOIN (SELECT text_id, min(domain) AS domain FROM parts WHERE domain IS NOT NULL GROUP BY text_id) d USING (text_id)
    GROUP BY ALL ORDER BY n DESC, script, sender, domain LIMIT 200`);
  return rows.map((row) => ({
    script: String(row.script),
    sender: String(row.sender),
    domain: String(row.domain),
    reports: Number(row.n),
  }));
}
