import { type Clustering, type GraphJoin, sketchLength } from '../../model/variant-graph.ts';
import { RowPacker } from '../../ports/packed-rows.ts';
import { layOut, layOutChanged } from './browse/lay-out.ts';
import { type BulkColumn, BulkInsert } from './bulk.ts';
import { titleCampaigns } from './campaign-titles.ts';
import type { Database } from './connection.ts';

export { reportTime } from './report-time.ts';

export async function campaignInputState(database: Database): Promise<string> {
  const [row] = await database.rows(
    `SELECT (SELECT count(*) FROM reports) AS reports, (SELECT count(*) FROM readings) AS readings,
      (SELECT coalesce(max(version), 0) FROM readings) AS version,
      (SELECT count(*) FROM labels) + (SELECT count(*) FROM model_answers) AS opinions`,
  );
  return `${row?.reports}/${row?.readings}/${row?.version}/${row?.opinions}`;
}

export async function campaignState(database: Database): Promise<string | null> {
  const [row] = await database.rows("SELECT value FROM meta WHERE name = 'campaign_state'");
  return row ? String(row.value) : null;
}

/** Replaces the campaigns by what was found on the graph of `campaignGraph`, whose numbers are still in its tables. */
export async function saveCampaigns(database: Database, clustering: Clustering, kept: Int32Array, state: string): Promise<void> {
  await database.transaction(async () => {
    for (const table of ['memberships', 'joins', 'kept_apart', 'campaigns', 'wordings']) await database.run(`DELETE FROM ${table}`);
    await nameGroups(database, clustering, kept, 'SELECT campaign_id FROM old');
    await database.run('INSERT INTO memberships SELECT variant_key, campaign_id FROM grouped');
    await layOut(database);
    await saveSketches(database, clustering.sketches);
    await saveJoins(database, clustering);
    await database.run(summarise('memberships'));
    await titleCampaigns(database);
    await database.run("INSERT OR REPLACE INTO meta VALUES ('campaign_state', ?)", [state]);
    await dropTemporary(database);
  });
}

/** Adds the variants that an increment placed to the campaigns it was found on, and sums anew what has changed. */
export async function savePlaced(database: Database, clustering: Clustering, kept: Int32Array, state: string): Promise<void> {
  await database.transaction(async () => {
    await nameGroups(database, clustering, kept, 'SELECT campaign_id FROM previous_campaigns');
    await database.run(
      'CREATE OR REPLACE TEMP TABLE placed AS SELECT variant_key, campaign_id FROM grouped ANTI JOIN memberships USING (variant_key)',
    );
    await database.run('INSERT INTO memberships SELECT * FROM placed');
    await saveSketches(database, clustering.sketches);
    await saveJoins(database, clustering);
    await sumChanged(database, state);
    await dropTemporary(database);
  });
}

/** Sums anew the campaigns that have changed, and notes from what state campaigns are. */
export async function sumChanged(database: Database, state: string): Promise<void> {
  await layOutChanged(database);
  for (const statement of changed) await database.run(statement);
  await database.run('DELETE FROM campaigns WHERE campaign_id IN (SELECT DISTINCT campaign_id FROM touched)');
  await sumTouched(database);
  await titleCampaigns(database);
  await database.run("INSERT OR REPLACE INTO meta VALUES ('campaign_state', ?)", [state]);
}

/** Sums up the memberships in the table `touched`; of their campaigns none must be summed up already. */
export async function sumTouched(database: Database): Promise<void> {
  await database.run(summarise('touched'));
}

/** Calls by campaign of a table of memberships, which are laid out: from the numbers that sent its texts or stand in them. */
const callsOf = (members: string) => `
  SELECT campaign_id, count(*) AS calls FROM (
    SELECT campaign_id, sender_id FROM campaign_senders SEMI JOIN ${members} USING (campaign_id) WHERE sender_id LIKE 'tel:%'
    UNION SELECT campaign_id, 'tel:' || value FROM campaign_parts SEMI JOIN ${members} USING (campaign_id) WHERE kind = 'phone'
  ) n JOIN reports r USING (sender_id) WHERE r.kind = 'call' GROUP BY campaign_id`;

/**
 * Members of the campaigns whose reports or calls are more than were summed up, which were seen in the week that has moved on,
 * or of whose texts a person or a language model has said something.
 */
const changed = [
  `CREATE OR REPLACE TEMP TABLE touched AS SELECT * FROM memberships WHERE campaign_id IN (
    SELECT campaign_id FROM (
      SELECT campaign_id, count(*) AS reports FROM memberships JOIN readings USING (variant_key) JOIN reports USING (text_id) GROUP BY campaign_id
    ) n LEFT JOIN campaigns c USING (campaign_id) LEFT JOIN (${callsOf('memberships')}) k USING (campaign_id)
    WHERE c.reports IS NULL OR c.reports <> n.reports OR c.recent > 0 OR c.before > 0 OR c.calls <> coalesce(k.calls, 0)
    UNION SELECT campaign_id FROM memberships JOIN readings USING (variant_key)
      WHERE text_id IN (SELECT text_id FROM labels UNION SELECT text_id FROM model_answers))`,
];

/** Left by `campaignGraph` and while campaigns are saved. */
const temporary = ['found', 'kept_campaigns', 'grouped', 'placed', 'touched', 'previous_campaigns', 'variant_numbers', 'wording_numbers'];

export async function dropTemporary(database: Database): Promise<void> {
  for (const table of temporary) await database.run(`DROP TABLE IF EXISTS ${table}`);
}

/**
 * Lays out in `grouped` which campaign each variant is of. A group keeps the id it had; a new one is named after its
 * smallest variant key, in full where the short form is taken by one of `taken`.
 */
async function nameGroups(database: Database, { groupOf }: Clustering, kept: Int32Array, taken: string): Promise<void> {
  await database.run('CREATE OR REPLACE TEMP TABLE found (v INTEGER, number INTEGER)');
  await fill(database, 'found', ['v', 'number'], groupOf.length, (v) => [String(v), String(groupOf[v])]);
  await database.run('CREATE OR REPLACE TEMP TABLE kept_campaigns (number INTEGER, previous INTEGER)');
  await fill(database, 'kept_campaigns', ['number', 'previous'], kept.length, (group) => [String(group), String(kept[group])]);
  await database.run(`CREATE OR REPLACE TEMP TABLE grouped AS
    WITH heads AS (SELECT number, min(variant_key) AS head FROM found JOIN variant_numbers USING (v) GROUP BY number),
    old AS (SELECT k.number, p.campaign_id FROM kept_campaigns k JOIN previous_campaigns p ON p.number = k.previous),
    fresh AS (SELECT number, head, 'C-' || substr(head, 1, 10) AS short FROM heads ANTI JOIN old USING (number)),
    named AS (
      SELECT number, campaign_id FROM old
      UNION ALL
      SELECT number, CASE WHEN short IN (${taken}) OR row_number() OVER (PARTITION BY short ORDER BY head) > 1
        THEN 'C-' || head ELSE short END FROM fresh
    )
    SELECT variant_key, campaign_id FROM found JOIN variant_numbers USING (v) JOIN named USING (number)`);
}

/** Keeps by what the like of each wording is found later, for wordings not known yet. */
async function saveSketches(database: Database, sketches: Uint32Array): Promise<void> {
  const count = sketches.length / sketchLength;
  await database.run('CREATE OR REPLACE TEMP TABLE found_sketches (w INTEGER, bands VARCHAR)');
  await fill(database, 'found_sketches', ['w', 'bands'], count, (w) => {
    const own = sketches.subarray(w * sketchLength, (w + 1) * sketchLength);
    return [String(w), Buffer.from(own.buffer, own.byteOffset, own.byteLength).toString('base64')];
  });
  await database.run(`INSERT INTO wordings SELECT wording_key, bands FROM found_sketches JOIN wording_numbers USING (w)
    ANTI JOIN wordings USING (wording_key)`);
  await database.run('DROP TABLE found_sketches');
}

async function saveJoins(database: Database, { joins, keptApart }: Clustering): Promise<void> {
  await database.run('CREATE OR REPLACE TEMP TABLE found_joins (a INTEGER, b INTEGER, bits FLOAT, evidence VARCHAR, kept BOOLEAN)');
  const columns = ['a', 'b', 'bits', 'evidence', 'kept'];
  const all = [...joins, ...keptApart];
  await fill(database, 'found_joins', columns, all.length, (at) => {
    const { a, b, bits, evidence } = all[at] as GraphJoin;
    return [String(a), String(b), String(bits), JSON.stringify(evidence), String(at < joins.length)];
  });
  const keyed = `found_joins j JOIN variant_numbers x ON x.v = j.a JOIN variant_numbers y ON y.v = j.b`;
  await database.run(`INSERT INTO joins SELECT m.campaign_id, least(x.variant_key, y.variant_key), greatest(x.variant_key, y.variant_key), j.bits,
    j.evidence FROM ${keyed} JOIN memberships m ON m.variant_key = x.variant_key WHERE j.kept`);
  await database.run(`INSERT INTO kept_apart SELECT * FROM (SELECT least(x.variant_key, y.variant_key) AS a, greatest(x.variant_key, y.variant_key) AS b,
    j.bits, j.evidence FROM ${keyed} WHERE NOT j.kept) ANTI JOIN kept_apart USING (a, b)`);
  await database.run('DROP TABLE found_joins');
}

const types: Readonly<Record<string, BulkColumn[1]>> = { bits: 'FLOAT', evidence: 'VARCHAR', kept: 'BOOLEAN', bands: 'VARCHAR' };

/** Fills a temporary table; columns are integers unless said otherwise above. */
async function fill(
  database: Database,
  table: string,
  columns: readonly string[],
  count: number,
  row: (at: number) => readonly string[],
): Promise<void> {
  const into = new BulkInsert(
    database,
    table,
    columns.map((name) => [name, types[name] ?? 'INTEGER']),
  );
  for (let from = 0; from < count; from += 20_000) {
    const packer = new RowPacker(columns.length);
    for (let at = from; at < Math.min(count, from + 20_000); at++) packer.add(row(at));
    await into.insert(packer.packReplacing());
  }
  await into.finish();
}

/** The value that most reports of a campaign bear; of two with the same count the first by name, so that order plays no part. */
function majority(column: string): string {
  return `(SELECT campaign_id, first(${column} ORDER BY n DESC, ${column}) AS ${column} FROM
    (SELECT campaign_id, ${column}, sum(n) AS n FROM member_texts WHERE ${column} IS NOT NULL GROUP BY ALL) GROUP BY campaign_id)`;
}

/** Of the reports of a campaign at least this share must name a brand, that it be the campaign's. */
const brandShare = 0.25;

/** The brand that most reports name which name one, where they are not few. */
const commonBrand = `(SELECT campaign_id, first(brand ORDER BY n DESC, brand) FILTER (brand IS NOT NULL) AS brand FROM
    (SELECT campaign_id, brand, sum(n) AS n FROM member_texts GROUP BY ALL) GROUP BY campaign_id
    HAVING max(n) FILTER (brand IS NOT NULL) >= ${brandShare} * sum(n))`;

/**
 * Sums up the campaigns of a table of memberships, which are laid out. Texts of one script and verdict are put together first. A type is
 * a scam's, or of what may be one.
 */
const summarise = (members: string) => `
INSERT INTO campaigns
WITH member_texts AS MATERIALIZED (
  SELECT t.campaign_id, v.class, v.scam_type, v.brand, g.language, g.script, sum(t.reports) AS n, count(*) AS texts,
    min(t.first_at) AS first_at, max(t.last_at) AS last_at
  FROM messages t SEMI JOIN ${members} USING (campaign_id) JOIN readings g USING (text_id) JOIN verdicts v USING (text_id) GROUP BY ALL
),
latest AS (SELECT max(seen_at) AS seen_at FROM sightings),
weeks AS (
  SELECT campaign_id, count(*) FILTER (seen_at > (SELECT seen_at FROM latest) - 7 * 86400000) AS recent,
    count(*) FILTER (seen_at <= (SELECT seen_at FROM latest) - 7 * 86400000) AS before
  FROM sightings WHERE seen_at > (SELECT seen_at FROM latest) - 14 * 86400000 GROUP BY campaign_id
),
sums AS (
  SELECT campaign_id, CAST(sum(n) AS BIGINT) AS reports, CAST(sum(texts) AS BIGINT) AS texts, min(first_at) AS first_at, max(last_at) AS last_at
  FROM member_texts GROUP BY campaign_id
),
distinct_variants AS (SELECT campaign_id, count(DISTINCT variant_key) AS variants FROM ${members} GROUP BY campaign_id),
people AS (SELECT campaign_id, count(*) AS senders FROM campaign_senders GROUP BY campaign_id),
hosts AS (
  SELECT m.campaign_id, count(DISTINCT p.domain) AS domains
  FROM messages m SEMI JOIN ${members} USING (campaign_id) JOIN parts p USING (text_id) WHERE p.domain IS NOT NULL GROUP BY m.campaign_id
)
SELECT s.campaign_id, c.class, CASE WHEN c.class IN ('scam', 'unknown') THEN t.scam_type END, b.brand, l.language, s.reports, s.texts, d.variants,
  coalesce(q.senders, 0), coalesce(h.domains, 0),
  s.first_at, s.last_at, coalesce(w.recent, 0), coalesce(w.before, 0), coalesce(k.calls, 0), p.script
FROM sums s
JOIN distinct_variants d USING (campaign_id)
LEFT JOIN ${majority('class')} c USING (campaign_id)
LEFT JOIN ${majority('scam_type')} t USING (campaign_id)
LEFT JOIN ${commonBrand} b USING (campaign_id)
LEFT JOIN ${majority('language')} l USING (campaign_id)
LEFT JOIN ${majority('script')} p USING (campaign_id)
LEFT JOIN people q USING (campaign_id)
LEFT JOIN weeks w USING (campaign_id)
LEFT JOIN hosts h USING (campaign_id)
LEFT JOIN (${callsOf(members)}) k USING (campaign_id)`;

export function text(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

export function number(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}
