import type { CampaignMap, MapNode } from '../../../model/campaign-view.ts';
import type { Database, Row } from '../connection.ts';

const kinds = ['script', 'sender', 'domain', 'host'] as const;
type Kind = (typeof kinds)[number];

/** What each text of the campaign leads to; a host is a node of its own where it is more than the domain. */
const links = `CREATE OR REPLACE TEMP TABLE links AS
  SELECT DISTINCT m.text_id, m.wording_key, m.reports, p.domain, nullif(p.host, p.domain) AS host
  FROM (SELECT text_id, wording_key, reports FROM messages WHERE campaign_id = $1) m JOIN parts p USING (text_id)
  WHERE p.kind = 'url' AND p.domain IS NOT NULL`;

const lists: Readonly<Record<Kind, string>> = {
  script: 'SELECT wording_key AS value, script AS label, reports FROM campaign_scripts WHERE campaign_id = $1',
  sender: 'SELECT sender_id, display, c.reports FROM campaign_senders c JOIN sender_totals USING (sender_id) WHERE campaign_id = $1',
  domain: "SELECT value, value, reports FROM campaign_parts WHERE campaign_id = $1 AND kind = 'domain'",
  host: 'SELECT host, host, CAST(sum(reports) AS BIGINT) FROM (SELECT DISTINCT text_id, host, reports FROM links WHERE host IS NOT NULL) GROUP BY host',
};

/** All nodes with the name each goes by: its own among the most seen of its kind, else that of the rest of them. */
const named = (quotas: Readonly<Record<Kind, number>>) =>
  `CREATE OR REPLACE TEMP TABLE named AS ${kinds
    .map(
      (kind) => `SELECT '${kind}' AS kind, value, label, reports,
      CASE WHEN row_number() OVER (ORDER BY reports DESC, value) <= ${quotas[kind]} THEN '${kind}:' || value ELSE '${kind}:' END AS node
    FROM (${lists[kind]}) AS of (value, label, reports)`,
    )
    .join('\n  UNION ALL ')}`;

const pairs = `
  SELECT 'script' AS a_kind, m.wording_key AS a, 'sender' AS b_kind, s.sender_id AS b, count(*) AS n
  FROM (SELECT text_id, sender_id FROM sightings WHERE campaign_id = $1 AND sender_id IS NOT NULL) s
  JOIN (SELECT text_id, wording_key FROM messages WHERE campaign_id = $1) m USING (text_id) GROUP BY ALL
  UNION ALL SELECT 'script', wording_key, 'domain', domain, sum(reports) FROM (SELECT DISTINCT text_id, wording_key, domain, reports FROM links) GROUP BY ALL
  UNION ALL SELECT 'domain', domain, 'host', host, sum(reports) FROM links WHERE host IS NOT NULL GROUP BY ALL`;

export async function mapOf(database: Database, campaignId: string, limit: number): Promise<CampaignMap> {
  await database.run(links, [campaignId]);
  const counted = await database.rows(
    kinds.map((kind) => `SELECT '${kind}' AS kind, count(*) AS n FROM (${lists[kind]})`).join(' UNION ALL '),
    [campaignId],
  );
  const counts = Object.fromEntries(counted.map((row) => [String(row.kind), Number(row.n)])) as Record<Kind, number>;
  await database.run(named(quotasFor(counts, limit)), [campaignId]);
  const nodes = await database.rows(
    `SELECT node, kind, min(label) AS label, CAST(sum(reports) AS BIGINT) AS reports, count(*) AS stands_for
      FROM named GROUP BY node, kind ORDER BY kind, reports DESC, node`,
  );
  const edges = await database.rows(
    `SELECT x.node AS a, y.node AS b, CAST(sum(e.n) AS BIGINT) AS n FROM (${pairs}) e
      JOIN named x ON x.kind = e.a_kind AND x.value = e.a JOIN named y ON y.kind = e.b_kind AND y.value = e.b
      GROUP BY ALL ORDER BY n DESC, a, b`,
    [campaignId],
  );
  for (const table of ['links', 'named']) await database.run(`DROP TABLE ${table}`);
  return {
    nodes: nodes.map(mapNode),
    edges: edges.map((row) => ({ from: String(row.a), to: String(row.b), reports: Number(row.n) })),
    total: kinds.reduce((sum, kind) => sum + counts[kind], 0),
  };
}

/** How many of each kind stand by themselves: small kinds whole, what is left shared alike, with room for the one that sums up the rest. */
export function quotasFor(counts: Readonly<Record<Kind, number>>, limit: number): Record<Kind, number> {
  const quotas = { ...counts };
  let left = Math.max(limit, kinds.length);
  [...kinds]
    .sort((a, b) => counts[a] - counts[b])
    .forEach((kind, at) => {
      const share = Math.floor(left / (kinds.length - at));
      if (counts[kind] > share) quotas[kind] = share - 1;
      left -= Math.min(counts[kind], share);
    });
  return quotas;
}

function mapNode(row: Row): MapNode {
  return {
    nodeId: String(row.node),
    kind: String(row.kind) as Kind,
    label: Number(row.stands_for) === 1 ? String(row.label) : '',
    reports: Number(row.reports),
    standsFor: Number(row.stands_for),
  };
}
