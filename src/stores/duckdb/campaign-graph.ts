import type { DuckDBVector } from '@duckdb/node-api';
import { contactEvidence } from '../../analysis/campaigns/sharing.ts';
import type { EvidenceKind } from '../../model/campaign.ts';
import type { SharedValue } from '../../model/variant-graph.ts';
import { catalogueIdPattern } from '../../model/verdict.ts';
import type { FeedGraph } from '../../ports/store.ts';
import { reportTime } from './campaigns.ts';
import type { Database } from './connection.ts';
import { decidedOn, partedNumbers } from './decided.ts';
import { listValue } from './engine.ts';

/** Numbers the variants and wordings of all readings, or of those in `chosen_variants`, in the order of their keys. */
const numberTexts = (readings: string) => [
  `CREATE OR REPLACE TEMP TABLE variant_numbers AS
  WITH seen AS (SELECT text_id, min(${reportTime}) AS first_at, max(${reportTime}) AS last_at FROM reports WHERE text_id IS NOT NULL GROUP BY text_id)
  SELECT *, CAST(row_number() OVER (ORDER BY variant_key) - 1 AS INTEGER) AS v FROM (
    SELECT variant_key, min(wording_key) AS wording_key, min(nullif(language, 'und')) AS language,
      min(brand) FILTER (WHERE regexp_matches(brand, '${catalogueIdPattern}')) AS brand, min(topic) AS topic,
      min(first_at) AS first_at, max(last_at) AS last_at
    FROM ${readings} JOIN verdicts USING (text_id) JOIN seen USING (text_id) GROUP BY variant_key)`,
  'CREATE OR REPLACE TEMP TABLE text_numbers AS SELECT text_id, v FROM readings JOIN variant_numbers USING (variant_key)',
  `CREATE OR REPLACE TEMP TABLE wording_numbers AS
  SELECT wording_key, min(script) AS script, CAST(row_number() OVER (ORDER BY wording_key) - 1 AS INTEGER) AS w
  FROM readings SEMI JOIN variant_numbers USING (wording_key) GROUP BY wording_key`,
];

const asEvidence = `CASE kind ${Object.entries(contactEvidence)
  .map(([kind, evidence]) => `WHEN '${kind}' THEN '${evidence}'`)
  .join(' ')} END`;

/** What the texts of a table hold, or all texts: text_id, kind, value, site, public. */
export const held = (texts: string | null) => {
  const only = texts === null ? '' : ` SEMI JOIN ${texts} USING (text_id)`;
  return heldIn(`parts${only}`, `reports${only}`);
};

/** The same of parts and reports chosen otherwise. */
export const heldIn = (parts: string, reports: string) => `
    SELECT text_id, CASE WHEN site IS NULL THEN 'same_service' ELSE 'same_domain' END AS kind, coalesce(site, domain) AS value, NULL AS site,
      false AS public FROM ${parts} WHERE kind = 'url'
    UNION ALL
    SELECT text_id, 'same_url', regexp_replace(value, '^https?://', ''), site, host_class IN ('popular', 'official')
      FROM ${parts} WHERE kind = 'url' AND regexp_matches(value, '^https?://[^/?#]+[/?#].')
    UNION ALL
    SELECT text_id, ${asEvidence}, value, NULL, false FROM ${parts} WHERE kind IN (${Object.keys(contactEvidence)
      .map((kind) => `'${kind}'`)
      .join(', ')})
    UNION ALL
    SELECT DISTINCT text_id, 'same_sender', sender_id, NULL, false FROM ${reports} WHERE sender_id IS NOT NULL`;

/**
 * What the variants hold, numbered. A link that one variant alone holds joins nothing; it is kept where the name of its
 * site is short, for by such links an unknown shortener is told.
 */
const numberValues = (texts: string | null, having: string) => [
  `CREATE OR REPLACE TEMP TABLE holdings AS SELECT DISTINCT v, kind, value, site, public FROM (${held(texts)}) JOIN text_numbers USING (text_id)`,
  `CREATE OR REPLACE TEMP TABLE value_numbers AS
  SELECT *, CAST(row_number() OVER (ORDER BY kind, value) - 1 AS INTEGER) AS number FROM (
    SELECT kind, value, min(site) AS site, bool_or(public) AS public FROM holdings GROUP BY kind, value ${having})`,
];
const joining = "HAVING count(DISTINCT v) > 1 OR kind = 'same_domain' OR (kind = 'same_url' AND length(min(site)) <= 11)";

/**
 * Reads the campaign graph into columns: of the whole feed, or of the variants in the table `chosen_variants`.
 * `everyValue` leaves in what one variant alone holds. `variant_numbers`, `wording_numbers` and `previous_campaigns` stay until the campaigns are saved.
 */
export async function campaignGraph(
  database: Database,
  { only = 'all', everyValue = false }: { only?: 'all' | 'chosen'; everyValue?: boolean } = {},
): Promise<FeedGraph> {
  const readings = only === 'all' ? 'readings' : 'readings SEMI JOIN chosen_variants USING (variant_key)';
  for (const statement of [...numberTexts(readings), ...numberValues(only === 'all' ? null : 'text_numbers', everyValue ? '' : joining)])
    await database.run(statement);
  await database.run(`CREATE OR REPLACE TEMP TABLE previous_campaigns AS
    SELECT campaign_id, CAST(row_number() OVER (ORDER BY campaign_id) - 1 AS INTEGER) AS number
    FROM (SELECT DISTINCT campaign_id FROM (${previously}))`);
  const variants = await count(database, 'variant_numbers');
  const [brands, topics, languages] = [await names(database, 'brand'), await names(database, 'topic'), await names(database, 'language')];
  const columns = await variantColumns(database, variants, { brands, topics, languages });
  const graph: FeedGraph = {
    ...columns,
    brands,
    topics,
    languages,
    scripts: await database.strings('SELECT script FROM wording_numbers ORDER BY w'),
    values: await values(database),
    ...(await holdings(database, variants)),
    ...(only === 'chosen' ? { campaignsHolding: await campaignsHolding(database) } : {}),
    decided: only === 'all' && !everyValue ? await decidedOn(database, variants) : null,
    parted: await partedNumbers(database),
  };
  for (const table of ['text_numbers', 'holdings', 'value_numbers']) await database.run(`DROP TABLE ${table}`);
  return graph;
}

/**
 * Where variants were in the last run. Where campaigns were dropped with all that is derived, those on which an analyst decided
 * are known still.
 */
const previously = `SELECT variant_key, campaign_id FROM memberships UNION ALL
  SELECT variant_key, min(campaign_id) FROM decided_texts JOIN readings USING (text_id)
  WHERE NOT EXISTS (SELECT 1 FROM memberships) GROUP BY variant_key`;

async function count(database: Database, table: string): Promise<number> {
  const [row] = await database.rows(`SELECT count(*) AS n FROM ${table}`);
  return Number(row?.n ?? 0);
}

async function names(database: Database, column: string): Promise<string[]> {
  return database.strings(`SELECT DISTINCT ${column} FROM variant_numbers WHERE ${column} IS NOT NULL ORDER BY 1`);
}

async function variantColumns(
  database: Database,
  variants: number,
  lists: { brands: readonly string[]; topics: readonly string[]; languages: readonly string[] },
): Promise<Pick<FeedGraph, 'wordingOf' | 'brandOf' | 'topicOf' | 'languageOf' | 'first' | 'last' | 'previousOf'>> {
  const [wordingOf, brandOf, topicOf, languageOf, previousOf] = Array.from({ length: 5 }, () => new Int32Array(variants)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const [first, last] = [new Float64Array(variants), new Float64Array(variants)];
  const { brands, topics, languages } = lists;
  const number = (column: string, list: number) => `CAST(coalesce(list_position($${list}::VARCHAR[], n.${column}), 0) - 1 AS INTEGER)`;
  const sql = `SELECT n.v, w.w, ${number('brand', 1)}, ${number('topic', 2)}, ${number('language', 3)}, coalesce(p.number, -1), CAST(n.first_at AS DOUBLE), CAST(n.last_at AS DOUBLE)
    FROM variant_numbers n JOIN wording_numbers w USING (wording_key)
    LEFT JOIN (${previously}) m USING (variant_key) LEFT JOIN previous_campaigns p USING (campaign_id)`;
  // Of an empty list the engine cannot tell what it is of; the column holds nothing then.
  const names = [brands, topics, languages].map((list) => listValue(list.length > 0 ? [...list] : ['']));
  const take = (columns: readonly DuckDBVector[], rows: number) => {
    const [v, ...rest] = columns as [DuckDBVector, ...DuckDBVector[]];
    for (let at = 0; at < rows; at++) {
      const place = v.getItem(at) as number;
      [wordingOf, brandOf, topicOf, languageOf, previousOf].forEach((into, k) => {
        into[place] = rest[k]?.getItem(at) as number;
      });
      first[place] = (rest[5]?.getItem(at) as number | null) ?? Number.NaN;
      last[place] = (rest[6]?.getItem(at) as number | null) ?? Number.NaN;
    }
  };
  await database.chunks(sql, take, names);
  return { wordingOf, brandOf, topicOf, languageOf, first, last, previousOf };
}

async function values(database: Database): Promise<SharedValue[]> {
  const list: SharedValue[] = [];
  await database.chunks('SELECT kind, value, site, public FROM value_numbers ORDER BY number', ([kind, value, site, isPublic], rows) => {
    for (let at = 0; at < rows; at++) {
      list.push({
        kind: String(kind?.getItem(at)) as EvidenceKind,
        value: String(value?.getItem(at)),
        site: (site?.getItem(at) as string | null) ?? null,
        publicPage: isPublic?.getItem(at) === true,
      });
    }
  });
  return list;
}

async function holdings(database: Database, variants: number): Promise<Pick<FeedGraph, 'heldFrom' | 'held'>> {
  const heldFrom = new Int32Array(variants + 1);
  const held = new Int32Array(await count(database, 'holdings SEMI JOIN value_numbers USING (kind, value)'));
  let filled = 0;
  await database.chunks(
    'SELECT DISTINCT v, number FROM holdings JOIN value_numbers USING (kind, value) ORDER BY v, number',
    ([v, n], rows) => {
      for (let at = 0; at < rows; at++) {
        held[filled++] = n?.getItem(at) as number;
        heldFrom[(v?.getItem(at) as number) + 1] = filled;
      }
    },
  );
  for (let v = 1; v <= variants; v++) heldFrom[v] = Math.max(heldFrom[v] as number, heldFrom[v - 1] as number);
  return { heldFrom, held: held.subarray(0, filled) };
}

/** In how many campaigns of the whole feed each numbered value stands; `known_holders` was made when the variants were chosen. */
async function campaignsHolding(database: Database): Promise<Int32Array> {
  const counts: number[] = [];
  await database.chunks(
    `SELECT CAST(count(DISTINCT h.campaign_id) AS INTEGER) AS n FROM value_numbers v LEFT JOIN known_holders h USING (kind, value)
      GROUP BY v.number ORDER BY v.number`,
    ([n], rows) => {
      for (let at = 0; at < rows; at++) counts.push(n?.getItem(at) as number);
    },
  );
  return Int32Array.from(counts);
}
