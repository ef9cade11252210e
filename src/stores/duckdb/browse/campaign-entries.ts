import type { FacetCount } from '../../../model/campaign-view.ts';
import type { Page } from '../../../model/page.ts';
import type { CampaignEntry, CampaignSearch, SearchWord, ValueCounts } from '../../../ports/browse.ts';
import type { Database, Row } from '../connection.ts';
import { asSummary, harm } from '../queries.ts';
import { among, bound, conditions, holds, oneOf } from './conditions.ts';
import { type Condition, listPage, type SortKey, whereOf } from './keyset.ts';

/** Steps of a sparkline: enough to see a rise, few enough for a cell of a table. */
const sparkSteps = 24;
const mostFacets = 200;

/**
 * Campaigns with their names. `shown_type` is the type they are listed under: of scams their own, or the promoted name of
 * what is among `others`; of what is of no known class a promoted name alone.
 */
const entries = `(SELECT c.*, n.name AS type_name, t.name AS given_name, coalesce(t.notes, 0) AS notes, ${harm} AS harm,
    (c.recent + 1) / (c.before + 1) AS rise,
    CASE c.class WHEN 'scam' THEN coalesce(CASE c.scam_type WHEN 'others' THEN n.type END, c.scam_type) WHEN 'unknown' THEN n.type END AS shown_type
  FROM campaigns c LEFT JOIN campaign_names n USING (campaign_id) LEFT JOIN campaign_titles t USING (campaign_id)) c`;

const facets = { messageClass: 'class', scamType: 'shown_type', brand: 'brand', language: 'language' } as const;
type Facet = keyof typeof facets;
const facetNames = Object.keys(facets) as Facet[];

const sorts: Readonly<Record<NonNullable<CampaignSearch['sort']>, readonly string[]>> = {
  harm: ['harm', 'reports'],
  growth: ['rise', 'reports'],
  reports: ['reports'],
  recent: ['recent', 'reports'],
  senders: ['senders', 'reports'],
  domains: ['domains', 'reports'],
  first: ['coalesce(first_at, -1)'],
  last: ['coalesce(last_at, -1)'],
};

export async function browseCampaigns(database: Database, search: CampaignSearch): Promise<Page<CampaignEntry>> {
  const { sort = 'harm', ascending = false } = search;
  const keys = sorts[sort].map((sql): SortKey => ({ sql, kind: 'number', descending: !ascending }));
  const query = {
    name: `campaigns ${sort} ${ascending ? 'up' : 'down'}`,
    columns: 'c.*',
    from: entries,
    where: [...conditionsBut(search), ...facetConditions(search)],
    order: [...keys, { sql: 'campaign_id', kind: 'text' } as const],
  };
  const page = await listPage(database, query, search, (row) => row);
  return { ...page, items: await withSparks(database, page.items) };
}

/** Those of the campaigns that exist, in the order of the ids. */
export async function entriesById(database: Database, campaignIds: readonly string[]): Promise<CampaignEntry[]> {
  if (campaignIds.length === 0) return [];
  const these = among('campaign_id', campaignIds);
  const rows = await database.rows(`SELECT * FROM ${entries} WHERE ${these.sql}`, these.values);
  const found = new Map((await withSparks(database, rows)).map((entry) => [entry.campaignId, entry]));
  return campaignIds.flatMap((id) => found.get(id) ?? []);
}

/** How many campaigns there are under each value of a filter, the other filters holding. */
export async function campaignFacets(database: Database, search: CampaignSearch): Promise<ValueCounts> {
  const own = facetConditions(search);
  const base = conditionsBut(search);
  const counts = facetNames.map((facet) => {
    const others = own.filter((condition) => condition.facet !== facet);
    const where = whereOf([...others, holds(`${facets[facet]} IS NOT NULL`)]);
    return {
      sql: `(SELECT '${facet}' AS facet, ${facets[facet]} AS value, count(*) AS n FROM base ${where} GROUP BY ALL ORDER BY n DESC, value LIMIT ${mostFacets})`,
      values: others.flatMap(({ values }) => values),
    };
  });
  const rows = await database.rows(
    `WITH base AS MATERIALIZED (SELECT class, shown_type, brand, language FROM ${entries} ${whereOf(base)})
    SELECT * FROM (${counts.map(({ sql }) => sql).join(' UNION ALL ')}) ORDER BY facet, n DESC, value`,
    [...base, ...counts].flatMap(({ values }) => values),
  );
  const found = Object.fromEntries(facetNames.map((facet) => [facet, [] as Omit<FacetCount, 'label'>[]])) as Record<
    Facet,
    Omit<FacetCount, 'label'>[]
  >;
  for (const row of rows) found[String(row.facet) as Facet].push({ value: String(row.value), campaigns: Number(row.n) });
  return found;
}

function facetConditions(search: CampaignSearch): (Condition & { readonly facet: Facet })[] {
  return facetNames.flatMap((facet) => {
    const condition = oneOf(facets[facet], search[facet]);
    return condition ? [{ ...condition, facet }] : [];
  });
}

function conditionsBut({ minReports = 2, from, to, words = [] }: CampaignSearch): Condition[] {
  return conditions(bound('reports', '>=', minReports), bound('last_at', '>=', from), bound('first_at', '<', to), ...words.map(stands));
}

const inText = ['given_name', 'script', 'brand', 'type_name', 'campaign_id'];
const inLists = [
  'SELECT campaign_id FROM campaign_senders SEMI JOIN (SELECT sender_id FROM senders WHERE contains(lower(display), lower(?))) USING (sender_id)',
  'SELECT campaign_id FROM campaign_parts WHERE contains(lower(value), lower(?))',
];

/** The word stands in the title, the script, a sender, a domain or a contact of the campaign. */
function stands({ text: word, brands, scamTypes, messageClasses }: SearchWord): Condition {
  const texts = [
    ...inText.map((column) => `contains(lower(coalesce(${column}, '')), lower(?))`),
    ...inLists.map((list) => `campaign_id IN (${list})`),
  ];
  const coded = conditions(oneOf('brand', brands), oneOf('shown_type', scamTypes), oneOf('class', messageClasses));
  return {
    sql: [...texts, ...coded.map(({ sql }) => `coalesce(${sql}, false)`)].join(' OR '),
    values: [...texts.map(() => word), ...coded.flatMap(({ values }) => values)],
  };
}

async function withSparks(database: Database, rows: readonly Row[]): Promise<CampaignEntry[]> {
  const sparks = await sparksOf(
    database,
    rows.map((row) => String(row.campaign_id)),
  );
  return rows.map((row) => entry(row, sparks.get(String(row.campaign_id)) ?? []));
}

/** Reports in equal steps over the days of the whole feed; as many steps as days where those are few. */
async function sparksOf(database: Database, campaignIds: readonly string[]): Promise<Map<string, number[]>> {
  const [span] = await database.rows('SELECT min(first_at) // 86400000 AS first, max(last_at) // 86400000 AS last FROM campaigns');
  if (!span || span.first === null || campaignIds.length === 0) return new Map();
  const first = Number(span.first);
  const days = Number(span.last) - first + 1;
  const steps = Math.min(sparkSteps, days);
  const sparks = new Map(campaignIds.map((id) => [id, new Array<number>(steps).fill(0)]));
  const these = among('campaign_id', campaignIds);
  const rows = await database.rows(
    `SELECT campaign_id, (day - ${first}) * ${steps} // ${days} AS step, sum(reports) AS n FROM campaign_days WHERE ${these.sql} GROUP BY ALL`,
    these.values,
  );
  for (const row of rows) {
    const spark = sparks.get(String(row.campaign_id));
    if (spark) spark[Number(row.step)] = Number(row.n);
  }
  return sparks;
}

function entry(row: Row, spark: readonly number[]): CampaignEntry {
  const before = Number(row.before);
  return {
    ...asSummary({ ...row, scam_type: row.shown_type ?? null }),
    growth: before === 0 ? null : Number(row.recent) / before,
    spark,
    notes: Number(row.notes),
  };
}
