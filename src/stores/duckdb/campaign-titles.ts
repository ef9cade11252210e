import type { Database } from './connection.ts';

/**
 * Which decisions are about which campaign as campaigns are now. What was said of a campaign that is no more follows a text
 * of it, so that notes and names come along into what it has become part of, and back again.
 */
const about = `
INSERT INTO campaign_decisions
WITH named AS (SELECT decision_id, unnest(from_json(campaigns, '["VARCHAR"]')) AS campaign_id FROM decisions),
here AS (SELECT campaign_id, decision_id FROM named SEMI JOIN campaigns USING (campaign_id)),
followed AS (
  SELECT m.campaign_id, f.decision_id
  FROM (SELECT decision_id, min(text_id) AS text_id FROM decision_texts WHERE role <> 'held'
    AND decision_id IN (SELECT decision_id FROM named ANTI JOIN campaigns USING (campaign_id)) GROUP BY decision_id) f
  JOIN readings USING (text_id) JOIN memberships m USING (variant_key)
)
SELECT * FROM here UNION SELECT * FROM followed`;

/** The latest name given to a campaign itself counts, an empty one taking it away; else the latest that came along. */
const titles = `
INSERT INTO campaign_titles
WITH standing AS (
  SELECT c.campaign_id, d.kind, d.seq, d.payload->>'name' AS name, d.campaigns = to_json([c.campaign_id])::VARCHAR AS is_own
  FROM campaign_decisions c JOIN decisions d USING (decision_id) WHERE d.undone_at IS NULL AND d.kind IN ('rename', 'note')
)
SELECT campaign_id,
  CASE WHEN bool_or(is_own) FILTER (kind = 'rename') THEN nullif(arg_max(name, seq) FILTER (kind = 'rename' AND is_own), '')
    ELSE arg_max(name, seq) FILTER (kind = 'rename' AND name <> '') END,
  CAST(count(*) FILTER (kind = 'note') AS INTEGER)
FROM standing GROUP BY campaign_id`;

/** Makes names, counts of notes and the lists of decisions anew; called whenever campaigns or decisions have changed. */
export async function titleCampaigns(database: Database): Promise<void> {
  await database.run('DELETE FROM campaign_decisions');
  await database.run('DELETE FROM campaign_titles');
  const [any] = await database.rows('SELECT 1 FROM decisions LIMIT 1');
  if (!any) return;
  await database.run(about);
  await database.run(titles);
}
