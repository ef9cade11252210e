import type { TypeDecision } from '../../model/type-name.ts';
import { scamTypes } from '../../model/verdict.ts';
import { RowPacker } from '../../ports/packed-rows.ts';
import type { CampaignScripts, FoundName, NameTally, TopicCount, TopicName } from '../../ports/type-names.ts';
import type { Tell } from './audit.ts';
import { BulkInsert } from './bulk.ts';
import { campaignState, text } from './campaigns.ts';
import type { Database, Row } from './connection.ts';

/** Scripts of a campaign by which it is named. */
const scriptsEach = 50;

/** Campaigns as they are shown: with their open name, and what is named by a type of its own under that type instead of `others`. */
export const shownCampaigns = `(SELECT c.* REPLACE (
    coalesce(CASE WHEN c.class = 'unknown' OR c.scam_type = 'others' THEN n.type END, c.scam_type) AS scam_type), n.name AS type_name,
    t.name AS given_name
  FROM campaigns c LEFT JOIN campaign_names n USING (campaign_id) LEFT JOIN campaign_titles t USING (campaign_id))`;

/** The type under which a text is shown, of a verdict `v`; {@link namesOfTexts} brings what it needs. */
export const shownType =
  "coalesce(CASE WHEN v.scam_type = 'others' THEN CASE WHEN tn.name IS NULL THEN cn.type ELSE tn.type END END, v.scam_type)";

/** Joins to a text's verdict `v` and reading `g` the name of its topic and that of its campaign. */
export const namesOfTexts = `LEFT JOIN topic_names tn ON tn.topic = v.topic LEFT JOIN memberships m ON m.variant_key = g.variant_key
  LEFT JOIN campaign_names cn ON cn.campaign_id = m.campaign_id`;

/** Verdicts that may bear a name: scams of type `others`, and what is of no known class. */
const open = "(v.scam_type = 'others' OR v.class = 'unknown')";
const openCampaign = "(c.class = 'unknown' OR (c.class = 'scam' AND c.scam_type = 'others'))";
const closed = scamTypes.map((type) => `'${type}'`).join(', ');

export async function topicCounts(database: Database): Promise<TopicCount[]> {
  const rows = await database.rows(`SELECT v.topic AS name, count(*) AS n FROM verdicts v JOIN reports USING (text_id)
    WHERE v.topic IS NOT NULL AND ${open} GROUP BY v.topic ORDER BY v.topic`);
  return rows.map((row) => ({ name: String(row.name), count: Number(row.n) }));
}

export async function typeDecisions(database: Database): Promise<TypeDecision[]> {
  const rows = await database.rows(`SELECT * FROM (
      SELECT * FROM type_names QUALIFY row_number() OVER (PARTITION BY name ORDER BY decided_at DESC, rowid DESC) = 1
    ) WHERE promoted OR merged_into IS NOT NULL ORDER BY name`);
  return rows.map((row) => ({
    name: String(row.name),
    mergedInto: text(row.merged_into),
    promoted: row.promoted === true,
    decidedBy: String(row.decided_by),
    decidedAt: Number(row.decided_at),
  }));
}

export async function decideType(database: Database, decision: TypeDecision, tell: Tell<void>): Promise<void> {
  const { name, mergedInto, promoted, decidedBy, decidedAt } = decision;
  await database.transaction(async () => {
    await database.run('INSERT INTO type_names VALUES (?, ?, ?, ?, ?)', [name, mergedInto, promoted, decidedBy, BigInt(decidedAt)]);
    await tell(database);
  });
}

export async function namingInput(database: Database): Promise<{ campaigns: string; decisions: number }> {
  const [row] = await database.rows(`SELECT (SELECT count(*) FROM type_names) AS n,
    (SELECT count(*) + count(undone_at) FROM decisions WHERE kind IN ('merge', 'split', 'move')) AS shaped`);
  const shaped = Number(row?.shaped ?? 0);
  return { campaigns: `${(await campaignState(database)) ?? ''}${shaped > 0 ? `+${shaped}` : ''}`, decisions: Number(row?.n ?? 0) };
}

export async function namingState(database: Database): Promise<string | null> {
  const [row] = await database.rows("SELECT value FROM meta WHERE name = 'naming_state'");
  return row ? String(row.value) : null;
}

export async function saveTopicNames(database: Database, topics: readonly TopicName[]): Promise<void> {
  await database.transaction(async () => {
    await database.run("DELETE FROM meta WHERE name = 'naming_state'");
    await database.run('DELETE FROM topic_names');
    await database.run("DELETE FROM campaign_names WHERE source = 'verdicts'");
    const rows = topics.map(({ topic, name, type }) => [topic, name, type]);
    await fill(database, 'topic_names', ['topic', 'name', 'type'], rows);
    await nameByVerdicts(database);
    // Until they are found anew the others keep their names.
    await database.run(`DELETE FROM campaign_names WHERE source = 'terms' AND campaign_id IN (SELECT campaign_id FROM ${namedAlready})`);
  });
}

/** Campaigns that have a name by their verdicts. */
const namedAlready = "(SELECT campaign_id FROM campaign_names WHERE source = 'verdicts')";

/** The name that half or more of a campaign's reports bear. What is of no known class is never listed under a closed type. */
const namedByVerdicts = (only: string) => `
INSERT INTO campaign_names
SELECT campaign_id, n.name, NULL, '[]', 'verdicts', CASE WHEN c.class = 'scam' OR n.type NOT IN (${closed}) THEN n.type END
FROM (
  SELECT c.campaign_id, tn.name, any_value(tn.type) AS type, count(*) AS n
  FROM (SELECT * FROM campaigns ${only}) c JOIN memberships USING (campaign_id) JOIN readings USING (variant_key) JOIN verdicts v USING (text_id)
  JOIN topic_names tn ON tn.topic = v.topic JOIN reports r ON r.text_id = v.text_id
  WHERE ${openCampaign} AND ${open} AND tn.name IS NOT NULL GROUP BY c.campaign_id, tn.name
) n JOIN campaigns c USING (campaign_id) WHERE 2 * n.n >= c.reports
QUALIFY row_number() OVER (PARTITION BY campaign_id ORDER BY n.n DESC, n.name) = 1`;

/** Names campaigns by what half of their reports bear; `only` joins to the campaigns that are to be named. */
export async function nameByVerdicts(database: Database, only = ''): Promise<void> {
  await database.run(namedByVerdicts(only));
}

export async function campaignsToName(database: Database, limit: number): Promise<CampaignScripts[]> {
  const list = new Map<string, { script: string; count: number }[]>();
  const rows = await database.rows(`
    WITH nameless AS (SELECT campaign_id, reports FROM campaigns c ANTI JOIN ${namedAlready} USING (campaign_id)
      WHERE reports > 1 AND ${openCampaign} ORDER BY reports DESC, campaign_id LIMIT ${Math.trunc(limit)})
    SELECT campaign_id, script, n FROM (
      SELECT campaign_id, any_value(c.reports) AS reports, g.script, count(*) AS n
      FROM nameless c JOIN memberships USING (campaign_id) JOIN readings g USING (variant_key) JOIN reports r USING (text_id) GROUP BY campaign_id, g.script
    ) QUALIFY row_number() OVER (PARTITION BY campaign_id ORDER BY n DESC, script) <= ${scriptsEach}
    ORDER BY reports DESC, campaign_id, n DESC, script`);
  for (const row of rows) {
    const one = { script: String(row.script), count: Number(row.n) };
    const id = String(row.campaign_id);
    const scripts = list.get(id);
    if (scripts) scripts.push(one);
    else list.set(id, [one]);
  }
  return [...list].map(([campaignId, scripts]) => ({ campaignId, scripts }));
}

/** The same ones each time: those with the smallest ids, which are hashes. */
export async function campaignScripts(database: Database, limit: number): Promise<string[]> {
  return database.strings(`SELECT coalesce(script, '') FROM campaigns ORDER BY campaign_id LIMIT ${Math.trunc(limit)}`);
}

export async function foundNames(database: Database): Promise<FoundName[]> {
  const rows = await database.rows("SELECT * FROM campaign_names WHERE source = 'terms' ORDER BY campaign_id");
  return rows.map((row) => ({
    campaignId: String(row.campaign_id),
    found: text(row.found),
    terms: JSON.parse(String(row.terms)) as string[],
    name: text(row.name),
    type: text(row.type),
  }));
}

export async function saveFoundNames(database: Database, names: readonly FoundName[], state: string): Promise<void> {
  await database.transaction(async () => {
    const columns = ['campaign_id', 'name', 'found', 'terms', 'source', 'type'];
    const rows = names.map(({ campaignId, name, found, terms, type }) => [campaignId, name, found, JSON.stringify(terms), 'terms', type]);
    await database.run("DELETE FROM campaign_names WHERE source = 'terms'");
    await fill(database, 'campaign_names', columns, rows);
    await database.run("INSERT OR REPLACE INTO meta VALUES ('naming_state', ?)", [state]);
  });
}

async function fill(database: Database, table: string, columns: readonly string[], rows: readonly (readonly (string | null)[])[]) {
  const into = new BulkInsert(
    database,
    table,
    columns.map((name) => [name, 'VARCHAR']),
  );
  for (let from = 0; from < rows.length; from += 10_000) {
    const packer = new RowPacker(columns.length);
    for (const row of rows.slice(from, from + 10_000)) packer.add(row);
    await into.insertExactly(packer);
  }
  await into.finish();
}

export async function nameTallies(database: Database): Promise<NameTally[]> {
  const rows = await database.rows(`
    WITH seen AS (SELECT text_id, count(*) AS n FROM reports WHERE text_id IS NOT NULL GROUP BY text_id),
    named AS (
      SELECT v.text_id, s.n, m.campaign_id, v.scam_type IS NOT NULL AS sure,
        CASE WHEN v.scam_type <> 'others' THEN v.scam_type WHEN v.scam_type = 'others' THEN coalesce(tn.name, cn.name) ELSE cn.name END AS name
      FROM verdicts v JOIN seen s USING (text_id) JOIN readings g USING (text_id) ${namesOfTexts}
      WHERE v.scam_type IS NOT NULL OR (v.class = 'unknown' AND cn.name IS NOT NULL)
    )
    SELECT name, coalesce(sum(n) FILTER (WHERE sure), 0) AS reports, coalesce(sum(n) FILTER (WHERE NOT sure), 0) AS unsure, count(*) AS texts,
      count(DISTINCT c.campaign_id) AS campaigns, first(t.text ORDER BY sure DESC, n DESC, t.text) AS example
    FROM named JOIN texts t USING (text_id) LEFT JOIN (SELECT campaign_id FROM campaigns WHERE reports > 1) c USING (campaign_id)
    GROUP BY name ORDER BY reports DESC, unsure DESC, name`);
  return rows.map(tally);
}

function tally(row: Row): NameTally {
  return {
    name: text(row.name),
    reports: Number(row.reports),
    unsure: Number(row.unsure),
    texts: Number(row.texts),
    campaigns: Number(row.campaigns),
    example: String(row.example),
  };
}

export async function nameForms(database: Database): Promise<{ form: string; name: string }[]> {
  const rows = await database.rows(`SELECT DISTINCT form, name FROM (
      SELECT topic AS form, name FROM topic_names UNION ALL SELECT found, name FROM campaign_names WHERE source = 'terms'
    ) WHERE form IS NOT NULL AND name IS NOT NULL ORDER BY name, form`);
  return rows.map((row) => ({ form: String(row.form), name: String(row.name) }));
}
