/** What is known of each report, as a table `truth`: id, campaign, operation, class, scam_type, hard, evasions. */

import { readFileSync } from 'node:fs';
import { quoted } from '../measure/database.mjs';

/** From a twin's truth file, a reference grouping of a real set, or the list of the example feed, by the ending of the path. */
export async function loadTruth({ connection }, path) {
  if (path.endsWith('.parquet')) {
    await connection.run(
      `CREATE TABLE truth AS SELECT id, campaign, operation, class, scam_type, hard, coalesce(evasions, '') AS evasions FROM ${quoted(path)}`,
    );
    return;
  }
  await connection.run(
    "CREATE TABLE truth (id VARCHAR, campaign VARCHAR, operation VARCHAR, class VARCHAR, scam_type VARCHAR, hard VARCHAR, evasions VARCHAR DEFAULT '')",
  );
  if (path.endsWith('.jsonl.gz')) {
    await connection.run(
      `INSERT INTO truth (id, campaign) SELECT CAST(id AS VARCHAR), CAST(campaign AS VARCHAR) FROM read_json(${quoted(path)})`,
    );
    return;
  }
  for (const { name, type, reports } of JSON.parse(readFileSync(path, 'utf8')).campaigns) {
    const rows = reports.map((id) => `(${[id, name, 'scam', type ?? ''].map(quoted).join(', ')})`);
    await connection.run(`INSERT INTO truth (id, campaign, class, scam_type) VALUES ${rows.join(', ')}`);
  }
}
