import type { Cluster, Join } from '../../model/campaign.ts';
import type { VariantRow, VariantSpread } from '../../ports/store.ts';
import type { Database } from './connection.ts';
import { appendAll } from './intake.ts';

/** When a report's message came: received if known, else reported. */
export const reportTime = 'epoch_ms(coalesce(received_at, reported_at))';

export async function campaignInputState(database: Database): Promise<string> {
  const [row] = await database.rows(
    `SELECT (SELECT count(*) FROM reports) AS reports, (SELECT count(*) FROM readings) AS readings,
      (SELECT coalesce(max(version), 0) FROM readings) AS version`,
  );
  return `${row?.reports}/${row?.readings}/${row?.version}`;
}

export async function campaignState(database: Database): Promise<string | null> {
  const [row] = await database.rows("SELECT value FROM meta WHERE name = 'campaign_state'");
  return row ? String(row.value) : null;
}

export async function variantRows(database: Database): Promise<VariantRow[]> {
  const rows = await database.rows(`
    SELECT variant_key, evidence, any_value(language) AS language, min(brand) AS brand, min(topic) AS topic
    FROM readings JOIN verdicts USING (text_id) GROUP BY variant_key, evidence, language ORDER BY variant_key, evidence, language`);
  return rows.map((row) => ({
    variantKey: String(row.variant_key),
    evidence: String(row.evidence),
    language: String(row.language),
    brand: text(row.brand),
    topic: text(row.topic),
  }));
}

export async function variantSpreads(database: Database): Promise<VariantSpread[]> {
  const rows = await database.rows(`
    SELECT variant_key, list(DISTINCT sender_id ORDER BY sender_id) FILTER (WHERE sender_id IS NOT NULL) AS senders,
      min(${reportTime}) AS first_at, max(${reportTime}) AS last_at
    FROM reports JOIN readings USING (text_id) GROUP BY variant_key ORDER BY variant_key`);
  return rows.map((row) => ({
    variantKey: String(row.variant_key),
    senders: (row.senders as unknown as string[] | null) ?? [],
    first: number(row.first_at),
    last: number(row.last_at),
  }));
}

export async function previousCampaigns(database: Database): Promise<Map<string, string>> {
  const rows = await database.rows('SELECT variant_key, campaign_id FROM memberships');
  return new Map(rows.map((row) => [String(row.variant_key), String(row.campaign_id)]));
}

export async function saveCampaigns(
  database: Database,
  clusters: readonly Cluster[],
  keptApart: readonly Join[],
  state: string,
): Promise<void> {
  await database.transaction(async () => {
    for (const table of ['memberships', 'joins', 'kept_apart', 'campaigns']) await database.run(`DELETE FROM ${table}`);
    const memberships = await database.connection.createAppender('memberships');
    for (const { campaignId, members } of clusters) for (const member of members) appendAll(memberships, [member, campaignId]);
    memberships.closeSync();
    await appendJoins(database, clusters, keptApart);
    await database.run(summarise);
    await database.run("INSERT OR REPLACE INTO meta VALUES ('campaign_state', ?)", [state]);
  });
}

async function appendJoins(database: Database, clusters: readonly Cluster[], keptApart: readonly Join[]): Promise<void> {
  const joins = await database.connection.createAppender('joins');
  const apart = await database.connection.createAppender('kept_apart');
  for (const { campaignId, joins: list } of clusters) {
    for (const join of list) {
      joins.appendVarchar(campaignId);
      appendJoin(joins, join);
    }
  }
  for (const join of keptApart) appendJoin(apart, join);
  joins.closeSync();
  apart.closeSync();
}

function appendJoin(to: Awaited<ReturnType<Database['connection']['createAppender']>>, { a, b, bits, evidence }: Join): void {
  to.appendVarchar(a);
  to.appendVarchar(b);
  to.appendFloat(bits);
  to.appendVarchar(JSON.stringify(evidence));
  to.endRow();
}

/** The value that most reports of a campaign bear; of two with the same count the first by name, so that order plays no part. */
function majority(column: string): string {
  return `(SELECT campaign_id, first(${column} ORDER BY n DESC, ${column}) AS ${column} FROM
    (SELECT campaign_id, ${column}, count(*) AS n FROM member_reports WHERE ${column} IS NOT NULL GROUP BY ALL) GROUP BY campaign_id)`;
}

const summarise = `
INSERT INTO campaigns
WITH member_reports AS (
  SELECT m.campaign_id, m.variant_key, r.text_id, r.sender_id, ${reportTime} AS seen_at, v.class, v.scam_type, v.brand, g.language, g.script
  FROM memberships m JOIN readings g USING (variant_key) JOIN verdicts v USING (text_id) JOIN reports r USING (text_id)
),
latest AS (SELECT max(seen_at) AS seen_at FROM member_reports),
sums AS (
  SELECT campaign_id, count(*) AS reports, count(DISTINCT text_id) AS texts, count(DISTINCT variant_key) AS variants,
    count(DISTINCT sender_id) AS senders, min(seen_at) AS first_at, max(seen_at) AS last_at,
    count(*) FILTER (WHERE seen_at > (SELECT seen_at FROM latest) - 7 * 86400000) AS recent
  FROM member_reports GROUP BY campaign_id
),
hosts AS (
  SELECT m.campaign_id, count(DISTINCT p.domain) AS domains
  FROM memberships m JOIN readings g USING (variant_key) JOIN parts p USING (text_id) WHERE p.domain IS NOT NULL GROUP BY m.campaign_id
),
numbers AS (
  SELECT DISTINCT campaign_id, sender_id FROM member_reports WHERE sender_id LIKE 'tel:%'
  UNION SELECT m.campaign_id, 'tel:' || p.value FROM memberships m JOIN readings g USING (variant_key) JOIN parts p USING (text_id) WHERE p.kind = 'phone'
),
callers AS (
  SELECT n.campaign_id, count(*) AS calls FROM numbers n JOIN reports r ON r.sender_id = n.sender_id WHERE r.kind = 'call' GROUP BY n.campaign_id
)
SELECT s.campaign_id, c.class, t.scam_type, b.brand, l.language, s.reports, s.texts, s.variants, s.senders, coalesce(h.domains, 0),
  s.first_at, s.last_at, s.recent, coalesce(k.calls, 0), p.script
FROM sums s
LEFT JOIN ${majority('class')} c USING (campaign_id)
LEFT JOIN ${majority('scam_type')} t USING (campaign_id)
LEFT JOIN ${majority('brand')} b USING (campaign_id)
LEFT JOIN ${majority('language')} l USING (campaign_id)
LEFT JOIN ${majority('script')} p USING (campaign_id)
LEFT JOIN hosts h USING (campaign_id)
LEFT JOIN callers k USING (campaign_id)`;

export function text(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

export function number(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}
