import type { CampaignSummary, CustodyEntry, FoundMessage, IndicatorRow, KeptReject, KeptSource } from '../../model/overview.ts';
import type { CampaignFilter } from '../../ports/store.ts';
import { number, reportTime, text } from './campaigns.ts';
import type { Database, Row } from './connection.ts';
import { namesOfTexts, shownCampaigns, shownType } from './type-names.ts';
import { confidenceOf } from './verdict-columns.ts';

/** Harm by class, as far as rules can tell it: scams first, what is unclear next, advertisements and notices last. */
export const harm = "CASE class WHEN 'scam' THEN 3 WHEN 'unknown' THEN 2 WHEN 'spam' THEN 1 ELSE 0 END";

export async function campaigns(database: Database, filter: CampaignFilter): Promise<CampaignSummary[]> {
  const conditions = ['reports >= ?'];
  const values: (string | bigint)[] = [BigInt(filter.minReports)];
  for (const [column, value] of [
    ['class', filter.messageClass],
    ['scam_type', filter.scamType],
    ['brand', filter.brand],
  ] as const) {
    if (value === undefined) continue;
    conditions.push(`${column} = ?`);
    values.push(value);
  }
  const rows = await database.rows(
    `SELECT *, ${harm} AS harm FROM ${shownCampaigns} WHERE ${conditions.join(' AND ')}
      ORDER BY harm DESC, reports DESC, campaign_id LIMIT ${Math.trunc(filter.limit)}`,
    values,
  );
  return rows.map(asSummary);
}

export function asSummary(row: Row): CampaignSummary {
  const isScam = row.class === 'scam';
  return {
    campaignId: String(row.campaign_id),
    name: text(row.given_name),
    script: String(row.script ?? ''),
    messageClass: String(row.class ?? 'unknown'),
    scamType: isScam ? text(row.scam_type) : null,
    typeName: text(row.type_name),
    brand: text(row.brand),
    language: String(row.language ?? 'und'),
    reports: Number(row.reports),
    texts: Number(row.texts),
    variants: Number(row.variants),
    senders: Number(row.senders),
    domains: Number(row.domains),
    first: number(row.first_at),
    last: number(row.last_at),
    recent: Number(row.recent),
    calls: Number(row.calls),
  };
}

/** Every word of the query must stand in the text, the normalised view, or a sender. Matching ignores case. */
export async function searchMessages(database: Database, query: string, limit: number): Promise<FoundMessage[]> {
  const words = query.split(/\s+/).filter(Boolean).slice(0, 12);
  const condition = words
    .map(
      () => `(contains(lower(t.text), lower(?)) OR contains(lower(coalesce(g.normalised, '')), lower(?)) OR contains(s.senders, lower(?)))`,
    )
    .join(' AND ');
  const rows = await database.rows(
    `WITH s AS (SELECT text_id, count(*) AS n, coalesce(lower(string_agg(DISTINCT sender_id, ' ' ORDER BY sender_id)), '') AS senders,
        list(DISTINCT sender_id ORDER BY sender_id) FILTER (WHERE sender_id IS NOT NULL) AS sender_list, min(${reportTime}) AS first_at
      FROM reports WHERE text_id IS NOT NULL GROUP BY text_id)
    SELECT t.text, s.n, s.sender_list, s.first_at, v.class, ${shownType} AS scam_type, v.brand, v.confidence, v.reasons, v.producer, m.campaign_id
    FROM texts t JOIN s USING (text_id) JOIN readings g USING (text_id) JOIN verdicts v USING (text_id) ${namesOfTexts}
    WHERE ${condition || 'true'} ORDER BY s.n DESC, t.text LIMIT ${Math.trunc(limit)}`,
    words.flatMap((word) => [word, word, word]),
  );
  return rows.map((row) => ({
    text: String(row.text),
    reports: Number(row.n),
    senders: ((row.sender_list as unknown as string[] | null) ?? []).slice(0, 20),
    first: number(row.first_at),
    messageClass: String(row.class),
    scamType: text(row.scam_type),
    brand: text(row.brand),
    confidence: confidenceOf(row.confidence),
    reasons: JSON.parse(String(row.reasons)) as string[],
    producer: String(row.producer),
    campaignId: text(row.campaign_id),
  }));
}

export async function rejects(database: Database, limit: number): Promise<KeptReject[]> {
  const rows = await database.rows(`
    SELECT coalesce(s.name, r.source_id) AS source, line, lines, reason, excerpt FROM rejects r LEFT JOIN sources s USING (source_id)
    ORDER BY source, line LIMIT ${Math.trunc(limit)}`);
  return rows.map(keptReject);
}

export function keptReject(row: Row): KeptReject {
  return {
    source: String(row.source),
    line: Number(row.line),
    lines: Number(row.lines),
    reason: String(row.reason),
    excerpt: String(row.excerpt),
  };
}

export async function sources(database: Database): Promise<KeptSource[]> {
  const rows = await database.rows('SELECT source_id, name, bytes, format, records, added, rejected FROM sources ORDER BY name, source_id');
  return rows.map((row) => ({
    sourceId: String(row.source_id),
    name: String(row.name),
    bytes: Number(row.bytes),
    format: String(row.format),
    records: Number(row.records),
    added: Number(row.added),
    rejected: Number(row.rejected),
  }));
}

export async function custody(database: Database): Promise<CustodyEntry[]> {
  const rows = await database.rows('SELECT * FROM custody ORDER BY seq');
  return rows.map(custodyEntry);
}

export function custodyEntry(row: Row): CustodyEntry {
  return {
    seq: Number(row.seq),
    at: Number(row.logged_at),
    actor: String(row.actor),
    action: String(row.action),
    subject: String(row.subject),
    detail: String(row.detail),
    hash: String(row.hash),
  };
}

/** Senders, sites, links and contacts of every campaign of two reports and more, as they are laid out, in a fixed order. */
export async function indicators(database: Database): Promise<IndicatorRow[]> {
  const list: IndicatorRow[] = [];
  await database.chunks(
    `
    WITH telling AS (
      SELECT campaign_id, class, CASE class WHEN 'scam' THEN scam_type END AS scam_type, brand FROM ${shownCampaigns} WHERE reports > 1
    ),
    held AS (
      SELECT m.campaign_id, p.kind, p.value, p.domain, p.host IS NOT NULL AND p.site IS NULL AS is_shared, m.reports, m.first_at, m.last_at
      FROM messages m SEMI JOIN telling USING (campaign_id) JOIN parts p USING (text_id)
    ),
    found AS (
      SELECT campaign_id, 'sender_' || s.kind AS kind, s.display AS value, false AS is_shared, reports, first_at, last_at
        FROM campaign_senders SEMI JOIN telling USING (campaign_id) JOIN senders s USING (sender_id)
      UNION ALL SELECT campaign_id, 'domain', domain, is_shared, reports, first_at, last_at FROM held WHERE domain IS NOT NULL
      UNION ALL SELECT campaign_id, kind, value, is_shared, reports, first_at, last_at FROM held
    ),
    summed AS (
      SELECT campaign_id, kind, value, CAST(sum(reports) AS BIGINT) AS reports, min(first_at) AS first_at, max(last_at) AS last_at,
        bool_or(is_shared) AS is_shared
      FROM found GROUP BY campaign_id, kind, value
    )
    SELECT v.kind, v.value, v.campaign_id, c.class, c.scam_type, c.brand, v.reports, v.first_at, v.last_at, v.is_shared
    FROM summed v JOIN telling c USING (campaign_id)
    ORDER BY v.campaign_id, v.kind, v.value`,
    (columns, rows) => {
      for (let at = 0; at < rows; at++) {
        const [kind, value, campaignId, messageClass, scamType, brand, reports, first, last, shared] = columns.map((column) =>
          column.getItem(at),
        );
        list.push({
          kind: String(kind),
          value: String(value),
          campaignId: String(campaignId),
          messageClass: String(messageClass),
          scamType: text(scamType),
          brand: text(brand),
          reports: Number(reports),
          first: number(first),
          last: number(last),
          shared: shared === true,
        });
      }
    },
  );
  return list;
}
