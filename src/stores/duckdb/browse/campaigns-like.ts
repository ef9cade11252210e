import type { Evidence } from '../../../model/campaign.ts';
import type { LikeCampaign } from '../../../ports/browse.ts';
import type { Database, Row } from '../connection.ts';
import { entriesById } from './campaign-entries.ts';

/** A sender, domain or contact of more campaigns than this says little about two of them. */
const fewCampaigns = 5;
/** Below this share of common words two scripts are not alike: two notices of one brand reach a quarter. */
const alike = 0.3;

const words = "list_distinct(list_filter(string_split(lower(script), ' '), lambda word: length(word) > 2 AND NOT starts_with(word, '{')))";

/** Values of this campaign that stand in few others, counted by the other. */
const shared = (table: string, same: string, which: string) => `
  SELECT campaign_id, count(*) AS n FROM (
    SELECT o.campaign_id FROM ${table} s JOIN ${table} o ON ${same} AND o.campaign_id <> s.campaign_id WHERE s.campaign_id = $1 AND ${which}
    QUALIFY count(*) OVER (PARTITION BY ${same.includes('kind') ? 's.kind, s.value' : 's.sender_id'}) < ${fewCampaigns}
  ) GROUP BY campaign_id`;
const samePart = 'o.kind = s.kind AND o.value = s.value';

const sql = `
WITH own AS (SELECT class, brand, scam_type, ${words} AS words FROM campaigns WHERE campaign_id = $1),
variants AS MATERIALIZED (SELECT variant_key FROM memberships WHERE campaign_id = $1),
refused AS MATERIALIZED (
  SELECT CASE WHEN a IN (FROM variants) THEN b ELSE a END AS other, bits, evidence FROM kept_apart
  WHERE (a IN (FROM variants)) <> (b IN (FROM variants))
),
apart AS MATERIALIZED (
  SELECT campaign_id, max(bits) AS bits, count(*) AS pairs, arg_max(evidence, bits) AS evidence
  FROM refused JOIN memberships m ON m.variant_key = refused.other GROUP BY campaign_id
),
senders AS (${shared('campaign_senders', 'o.sender_id = s.sender_id', 'true')}),
domains AS (${shared('campaign_parts', samePart, "s.kind = 'domain'")}),
contacts AS (${shared('campaign_parts', samePart, "s.kind <> 'domain'")}),
worded AS (
  SELECT c.campaign_id, c.brand IS NOT DISTINCT FROM own.brand AND c.brand IS NOT NULL AS shares_brand,
    c.class = own.class AND c.scam_type IS NOT DISTINCT FROM own.scam_type AND c.scam_type IS NOT NULL AS shares_type,
    c.reports, ${words} AS words, own.words AS own_words
  FROM campaigns c, own WHERE c.campaign_id <> $1 AND (c.reports > 1 OR c.campaign_id IN (SELECT campaign_id FROM apart))
),
counted AS (SELECT * EXCLUDE (words, own_words), len(list_intersect(words, own_words)) AS in_both, len(words) + len(own_words) AS in_all FROM worded),
alike AS (SELECT * EXCLUDE (in_both, in_all), in_both / greatest(1, in_all - in_both) AS likeness FROM counted)
SELECT a.*, p.bits, p.pairs, p.evidence, coalesce(s.n, 0) AS senders, coalesce(d.n, 0) AS domains, coalesce(k.n, 0) AS contacts,
  coalesce(p.bits, 0) + 3 * least(coalesce(d.n, 0), 3) + 3 * least(coalesce(k.n, 0), 3) + 2 * least(coalesce(s.n, 0), 3)
    + 8 * CASE WHEN a.likeness >= ${alike} THEN a.likeness ELSE 0 END + CASE WHEN a.shares_brand THEN 1 ELSE 0 END AS score
FROM alike a LEFT JOIN apart p USING (campaign_id) LEFT JOIN senders s USING (campaign_id) LEFT JOIN domains d USING (campaign_id)
LEFT JOIN contacts k USING (campaign_id)
WHERE p.bits IS NOT NULL OR s.n > 0 OR d.n > 0 OR k.n > 0 OR (a.likeness >= ${alike} AND (a.shares_brand OR a.shares_type OR a.likeness >= ${2 * alike}))
ORDER BY score DESC, a.reports DESC, a.campaign_id LIMIT $2`;

/** Campaigns like this one, most alike first: of two reports and more, or almost joined to it. */
export async function campaignsLike(database: Database, campaignId: string, limit: number): Promise<LikeCampaign[]> {
  const rows = await database.rows(sql, [campaignId, BigInt(Math.trunc(limit))]);
  const found = new Map(rows.map((row) => [String(row.campaign_id), row]));
  return (await entriesById(database, [...found.keys()])).map((campaign) => like(campaign, found.get(campaign.campaignId) as Row));
}

function like(campaign: LikeCampaign['campaign'], row: Row): LikeCampaign {
  return {
    campaign,
    keptApart:
      row.bits === null
        ? null
        : {
            bits: Math.round(Number(row.bits) * 100) / 100,
            pairs: Number(row.pairs),
            evidence: JSON.parse(String(row.evidence)) as Evidence[],
          },
    sharedSenders: Number(row.senders),
    sharedDomains: Number(row.domains),
    sharedContacts: Number(row.contacts),
    likeness: Number(row.likeness),
    sharesBrand: row.shares_brand === true,
    sharesType: row.shares_type === true,
  };
}
