import type { WatchChoice, WatchedSubject } from '../../ports/history.ts';
import { reportTime } from './campaigns.ts';
import type { Database } from './connection.ts';

/** What each source last said of a number's status. */
const lastStatus = `SELECT subject, source, value FROM observations WHERE field = 'status' AND starts_with(subject, 'tel:')
  QUALIFY row_number() OVER (PARTITION BY subject, source ORDER BY observed_at DESC, value) = 1`;

/** Asked and answered, or at least asked: a question that failed is not put again before its time. */
const askedLast = 'SELECT subject, provider AS source, max(asked_at) AS asked_at FROM lookups GROUP BY subject, provider';

const numbers = `SELECT subject, 'number' AS kind, substr(subject, 5) AS value, list(source ORDER BY source) AS sources, max(asked_at) AS asked_at
  FROM (${lastStatus}) JOIN (${askedLast}) USING (subject, source) WHERE value = 'live' GROUP BY subject HAVING max(asked_at) < ?`;

const domains = `SELECT subject, 'domain' AS kind, substr(subject, 8) AS value, list(source ORDER BY source) AS sources, max(asked_at) AS asked_at
  FROM (${askedLast}) WHERE starts_with(subject, 'domain:') GROUP BY subject HAVING max(asked_at) < ?`;

/** Scam reports by subject, as sender, call-back number or domain. */
const scams = `SELECT subject, count(*) AS n, max(seen_at) AS last_at FROM (
    SELECT r.sender_id AS subject, ${reportTime} AS seen_at FROM reports r JOIN verdicts v USING (text_id) WHERE v.class = 'scam'
    UNION ALL SELECT s.subject, ${reportTime} FROM (
      SELECT DISTINCT text_id, CASE kind WHEN 'phone' THEN 'tel:' || value ELSE 'domain:' || domain END AS subject FROM parts
      WHERE kind = 'phone' OR domain IS NOT NULL
    ) s JOIN reports r USING (text_id) JOIN verdicts v USING (text_id) WHERE v.class = 'scam'
  ) WHERE subject IS NOT NULL GROUP BY subject`;

/** Numbers and domains that are due; see the port. */
export async function watched(database: Database, choice: WatchChoice): Promise<WatchedSubject[]> {
  const rows = await database.rows(
    `SELECT due.*, coalesce(scams.n, 0) AS n FROM (${numbers} UNION ALL ${domains}) due LEFT JOIN (${scams}) scams USING (subject)
      WHERE kind = 'number' OR (scams.n > 0 AND (scams.last_at IS NULL OR scams.last_at >= ?)) ORDER BY n DESC, asked_at, subject`,
    [choice.numbersBefore, choice.domainsBefore, choice.reportedSince].map((time) => BigInt(Math.trunc(time))),
  );
  return rows.map((row) => ({
    subject: String(row.subject),
    kind: row.kind === 'number' ? 'number' : 'domain',
    value: String(row.value),
    sources: row.sources as unknown as string[],
    askedAt: Number(row.asked_at),
    reports: Number(row.n),
  }));
}
