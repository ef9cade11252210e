import type { SubjectHistory } from '../../model/lookup.ts';
import type { SubjectKey } from '../../model/observation.ts';
import type { CampaignSummary } from '../../model/overview.ts';
import type { HistoryQuery } from '../../ports/history.ts';
import { RowPacker } from '../../ports/packed-rows.ts';
import { BulkInsert } from './bulk.ts';
import { number, reportTime } from './campaigns.ts';
import type { Database } from './connection.ts';
import { listValue } from './engine.ts';
import { asSummary } from './queries.ts';
import { shownCampaigns } from './type-names.ts';

/** Of each subject so many campaigns are named. */
const mostCampaigns = 10;

const columns = ['subject', 'kind', 'value', 'sender_id', 'variant_key', 'wording_key'] as const;

/**
 * Joins by equality, one kind at a time, so that the engine hashes: a join by alternatives compares every part with every query.
 */
const partJoins = [
  ['domain', 'p.domain = q.value', "q.kind = 'domain'"],
  ['host', 'p.host = q.value', "q.kind IN ('host', 'ip')"],
  [
    'value',
    'p.value = q.value',
    "((q.kind = 'url' AND p.kind = 'url') OR (q.kind = 'number' AND p.kind = 'phone') OR (q.kind = 'email' AND p.kind = 'email'))",
  ],
] as const;

/** Every report in which a subject of `asked` stands, once, and whether as the sender. */
const seen = `CREATE OR REPLACE TEMP TABLE asked_in AS
  SELECT subject, report_rowid, max(as_sender) AS as_sender FROM (
    SELECT q.subject, r.rowid AS report_rowid, 1 AS as_sender FROM asked q JOIN reports r ON r.sender_id = q.sender_id WHERE q.sender_id IS NOT NULL
    UNION ALL
    SELECT t.subject, r.rowid, 0 FROM (
      ${partJoins.map(([, on, where]) => `SELECT DISTINCT q.subject, p.text_id FROM asked q JOIN parts p ON ${on} WHERE ${where}`).join('\n      UNION ')}
      UNION SELECT q.subject, q.value FROM asked q WHERE q.kind = 'text'
      UNION SELECT q.subject, g.text_id FROM asked q JOIN readings g ON g.variant_key = q.variant_key WHERE q.variant_key IS NOT NULL
      UNION SELECT q.subject, g.text_id FROM asked q JOIN readings g ON g.wording_key = q.wording_key WHERE q.wording_key IS NOT NULL
    ) t JOIN reports r ON r.text_id = t.text_id
  ) GROUP BY subject, report_rowid`;

const totals = `SELECT subject, count(*) AS n, sum(as_sender)::BIGINT AS as_sender, min(${reportTime}) AS first_at, max(${reportTime}) AS last_at
  FROM asked_in JOIN reports r ON r.rowid = report_rowid GROUP BY subject`;

/** The same by text, so that what is known of texts is looked up once for each. */
const texts = `CREATE OR REPLACE TEMP TABLE asked_texts AS
  SELECT subject, r.text_id, count(*) AS times FROM asked_in JOIN reports r ON r.rowid = report_rowid WHERE r.text_id IS NOT NULL GROUP BY ALL`;

const byClass = `SELECT subject, v.class, CASE v.class WHEN 'scam' THEN v.scam_type END AS scam_type, CAST(sum(times) AS BIGINT) AS n
  FROM asked_texts t JOIN verdicts v USING (text_id) GROUP BY ALL ORDER BY subject, n DESC, class, scam_type`;

const byCampaign = `SELECT subject, campaign_id, CAST(sum(times) AS BIGINT) AS n, count(*) OVER (PARTITION BY subject) AS campaigns
  FROM asked_texts t JOIN messages USING (text_id)
  GROUP BY subject, campaign_id QUALIFY row_number() OVER (PARTITION BY subject ORDER BY n DESC, campaign_id) <= ${mostCampaigns}
  ORDER BY subject, n DESC, campaign_id`;

export async function histories(database: Database, queries: readonly HistoryQuery[]): Promise<ReadonlyMap<SubjectKey, SubjectHistory>> {
  await layOut(database, queries);
  await database.run(seen);
  const found = new Map<SubjectKey, Filling>();
  for (const row of await database.rows(totals)) {
    found.set(String(row.subject), {
      reports: Number(row.n),
      asSender: Number(row.as_sender),
      first: number(row.first_at),
      last: number(row.last_at),
      classes: {},
      types: {},
      campaigns: [],
      campaignCount: 0,
    });
  }
  if (found.size > 0) {
    await database.run(texts);
    for (const row of await database.rows(byClass)) {
      const of = found.get(String(row.subject));
      if (!of) continue;
      add(of.classes, String(row.class), Number(row.n));
      if (row.scam_type !== null) add(of.types, String(row.scam_type), Number(row.n));
    }
    for (const row of await database.rows(byCampaign)) {
      const of = found.get(String(row.subject));
      of?.campaigns.push({ campaignId: String(row.campaign_id), reports: Number(row.n) });
      if (of) of.campaignCount = Number(row.campaigns);
    }
  }
  for (const table of ['asked', 'asked_in', 'asked_texts']) await database.run(`DROP TABLE IF EXISTS ${table}`);
  return found;
}

interface Filling extends Omit<SubjectHistory, 'campaigns' | 'classes' | 'types' | 'campaignCount'> {
  readonly classes: Record<string, number>;
  readonly types: Record<string, number>;
  readonly campaigns: { campaignId: string; reports: number }[];
  campaignCount: number;
}

function add(counts: Record<string, number>, name: string, count: number): void {
  counts[name] = (counts[name] ?? 0) + count;
}

/** The queries as a table, each subject once. */
async function layOut(database: Database, queries: readonly HistoryQuery[]): Promise<void> {
  await database.run(`CREATE OR REPLACE TEMP TABLE asked (${columns.map((name) => `${name} VARCHAR`).join(', ')})`);
  const into = new BulkInsert(
    database,
    'asked',
    columns.map((name) => [name, 'VARCHAR']),
  );
  const packer = new RowPacker(columns.length);
  const once = new Map(queries.map((query) => [query.subject, query]));
  for (const { subject, kind, value, senderId, variantKey, wordingKey } of once.values()) {
    packer.add([subject, kind, value, senderId, variantKey ?? null, wordingKey ?? null]);
  }
  await into.insertExactly(packer);
  await into.finish();
}

export async function campaignsById(database: Database, campaignIds: readonly string[]): Promise<ReadonlyMap<string, CampaignSummary>> {
  if (campaignIds.length === 0) return new Map();
  const rows = await database.rows(`SELECT * FROM ${shownCampaigns} SEMI JOIN (SELECT unnest(?) AS campaign_id) USING (campaign_id)`, [
    listValue([...campaignIds]),
  ]);
  return new Map(rows.map((row) => [String(row.campaign_id), asSummary(row)]));
}
