import { HooklineError } from '../../model/errors.ts';
import type { Database } from './connection.ts';

const version = 2;

/** What is taken in: never changed, only added to. */
const evidence = [
  'CREATE TABLE IF NOT EXISTS meta (name VARCHAR PRIMARY KEY, value VARCHAR)',
  `CREATE TABLE IF NOT EXISTS sources (source_id VARCHAR PRIMARY KEY, name VARCHAR, bytes BIGINT, format VARCHAR, description VARCHAR,
    records BIGINT, accepted BIGINT, added BIGINT, rejected BIGINT)`,
  `CREATE TABLE IF NOT EXISTS reports (report_id VARCHAR, source_id VARCHAR, line BIGINT, kind VARCHAR, text_id VARCHAR, sender VARCHAR,
    sender_id VARCHAR, recipient VARCHAR, url VARCHAR, received_at TIMESTAMP, received_precision VARCHAR, reported_at TIMESTAMP,
    channel VARCHAR, external_id VARCHAR, notes VARCHAR)`,
  'CREATE TABLE IF NOT EXISTS texts (text_id VARCHAR, text VARCHAR)',
  'CREATE TABLE IF NOT EXISTS senders (sender_id VARCHAR, kind VARCHAR, display VARCHAR)',
  'CREATE TABLE IF NOT EXISTS rejects (source_id VARCHAR, line BIGINT, lines BIGINT, reason VARCHAR, excerpt VARCHAR)',
  `CREATE TABLE IF NOT EXISTS custody (seq BIGINT, logged_at BIGINT, actor VARCHAR, action VARCHAR, subject VARCHAR, detail VARCHAR, hash VARCHAR)`,
];

/** What is derived: can be dropped and made again. `version` says which reader wrote a row. */
const derived = [
  `CREATE TABLE IF NOT EXISTS readings (text_id VARCHAR, version INTEGER, normalised VARCHAR, script VARCHAR, language VARCHAR,
    language_confidence FLOAT, evasions VARCHAR, partial BOOLEAN, variant_key VARCHAR, wording_key VARCHAR)`,
  `CREATE TABLE IF NOT EXISTS verdicts (text_id VARCHAR, producer VARCHAR, class VARCHAR, scam_type VARCHAR, topic VARCHAR, brand VARCHAR, confidence FLOAT, reasons VARCHAR)`,
  `CREATE TABLE IF NOT EXISTS parts (text_id VARCHAR, kind VARCHAR, value VARCHAR, host VARCHAR, domain VARCHAR, site VARCHAR, host_class VARCHAR,
    bends VARCHAR)`,
  'CREATE TABLE IF NOT EXISTS facts (subject VARCHAR, field VARCHAR, value VARCHAR, source VARCHAR, source_date VARCHAR)',
  'CREATE TABLE IF NOT EXISTS wordings (wording_key VARCHAR, bands VARCHAR)',
  'CREATE TABLE IF NOT EXISTS memberships (variant_key VARCHAR, campaign_id VARCHAR)',
  'CREATE TABLE IF NOT EXISTS joins (campaign_id VARCHAR, a VARCHAR, b VARCHAR, bits FLOAT, evidence VARCHAR)',
  'CREATE TABLE IF NOT EXISTS kept_apart (a VARCHAR, b VARCHAR, bits FLOAT, evidence VARCHAR)',
  `CREATE TABLE IF NOT EXISTS campaigns (campaign_id VARCHAR, class VARCHAR, scam_type VARCHAR, brand VARCHAR, language VARCHAR, reports BIGINT,
    texts BIGINT, variants BIGINT, senders BIGINT, domains BIGINT, first_at BIGINT, last_at BIGINT, recent BIGINT, calls BIGINT, script VARCHAR)`,
];

/**
 * Makes the tables that are missing. Of a workspace of an earlier schema the derived tables are made anew, and filled by the
 * next investigation; what was taken in stays. Throws `HOOKLINE_WORKSPACE_NEWER` for a workspace of a later schema.
 */
export async function prepareSchema(database: Database): Promise<void> {
  await database.transaction(async () => {
    for (const statement of evidence) await database.run(statement);
    const [row] = await database.rows("SELECT value FROM meta WHERE name = 'schema'");
    const found = row ? Number(row.value) : version;
    if (found > version) {
      throw new HooklineError('HOOKLINE_WORKSPACE_NEWER', `the workspace has schema ${found}, this version knows ${version}`);
    }
    if (found < version) {
      for (const statement of derived) await database.run(`DROP TABLE IF EXISTS ${/EXISTS (\w+)/.exec(statement)?.[1]}`);
      await database.run("DELETE FROM meta WHERE name = 'campaign_state'");
    }
    for (const statement of derived) await database.run(statement);
    await database.run("INSERT OR REPLACE INTO meta VALUES ('schema', ?)", [String(version)]);
  });
}
