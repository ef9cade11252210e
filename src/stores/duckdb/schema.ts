import { HooklineError } from '../../model/errors.ts';
import type { Database } from './connection.ts';
import { verdictColumns } from './verdict-columns.ts';

const version = 6;

const verdictDefinition = verdictColumns.map((column) => column.join(' ')).join(', ');
const verdictNames = verdictColumns.map(([name]) => name);

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
  // What people said, and what a language model was paid for: never made again, so kept with the evidence.
  `CREATE TABLE IF NOT EXISTS labels (text_id VARCHAR, ${verdictDefinition}, labelled_by VARCHAR, labelled_at BIGINT, note VARCHAR)`,
  'CREATE TABLE IF NOT EXISTS samples (name VARCHAR, text_id VARCHAR, place INTEGER, drawn_by VARCHAR, drawn_at BIGINT, method VARCHAR)',
  `CREATE TABLE IF NOT EXISTS model_answers (text_id VARCHAR, ${verdictDefinition}, answered_at BIGINT)`,
  `CREATE TABLE IF NOT EXISTS model_spending (producer VARCHAR, requests BIGINT, prompt_tokens BIGINT, completion_tokens BIGINT, cost DOUBLE,
    spent_at BIGINT)`,
  // What providers said and what asking them cost: bought, or gone from where it was seen.
  `CREATE TABLE IF NOT EXISTS observations (subject VARCHAR, field VARCHAR, value VARCHAR, source VARCHAR, observed_at BIGINT,
    valid_until BIGINT)`,
  `CREATE TABLE IF NOT EXISTS lookups (provider VARCHAR, subject VARCHAR, asked_at BIGINT, outcome VARCHAR, detail VARCHAR,
    valid_until BIGINT)`,
  'CREATE TABLE IF NOT EXISTS lookup_requests (provider VARCHAR, subject VARCHAR, sent_at BIGINT)',
  `CREATE TABLE IF NOT EXISTS provider_states (provider VARCHAR PRIMARY KEY, failures INTEGER, paused_until BIGINT, reason VARCHAR,
    changed_at BIGINT)`,
  // Who changed what, and who looked what up.
  `CREATE TABLE IF NOT EXISTS audit (seq BIGINT, logged_at BIGINT, actor VARCHAR, action VARCHAR, subject VARCHAR, detail VARCHAR,
    hash VARCHAR)`,
  // What is about to be done, until what came of it stands in the audit.
  'CREATE TABLE IF NOT EXISTS audit_notes (note_id VARCHAR, logged_at BIGINT, actor VARCHAR, action VARCHAR, subject VARCHAR, detail VARCHAR)',
  `CREATE TABLE IF NOT EXISTS lookup_history (seq BIGINT, looked_up_at BIGINT, actor VARCHAR, given VARCHAR, kind VARCHAR, verdict VARCHAR,
    score INTEGER)`,
  'CREATE TABLE IF NOT EXISTS type_names (name VARCHAR, merged_into VARCHAR, promoted BOOLEAN, decided_by VARCHAR, decided_at BIGINT)',
  // What analysts decided on campaigns. Texts stand for their variants: they outlive every way of reading them.
  `CREATE TABLE IF NOT EXISTS decisions (decision_id VARCHAR, seq BIGINT, kind VARCHAR, decided_at BIGINT, actor VARCHAR, campaigns VARCHAR,
    detail VARCHAR, payload VARCHAR, builds_on VARCHAR, undone_at BIGINT, undone_by VARCHAR)`,
  'CREATE TABLE IF NOT EXISTS decision_texts (decision_id VARCHAR, text_id VARCHAR, role VARCHAR, campaign_id VARCHAR)',
  'CREATE TABLE IF NOT EXISTS decided_texts (text_id VARCHAR, block INTEGER, campaign_id VARCHAR, decision_id VARCHAR)',
  'CREATE TABLE IF NOT EXISTS decided_apart (a INTEGER, b INTEGER, decision_id VARCHAR)',
  'CREATE TABLE IF NOT EXISTS saved_views (view_id VARCHAR, name VARCHAR, query VARCHAR, saved_by VARCHAR, saved_at BIGINT)',
];

/** What is derived: can be dropped and made again. `version` says which reader wrote a row. */
const derived = [
  `CREATE TABLE IF NOT EXISTS readings (text_id VARCHAR, version INTEGER, normalised VARCHAR, script VARCHAR, language VARCHAR,
    language_confidence FLOAT, evasions VARCHAR, partial BOOLEAN, variant_key VARCHAR, wording_key VARCHAR)`,
  `CREATE TABLE IF NOT EXISTS embedded_verdicts (text_id VARCHAR, ${verdictDefinition})`,
  `CREATE TABLE IF NOT EXISTS parts (text_id VARCHAR, kind VARCHAR, value VARCHAR, host VARCHAR, domain VARCHAR, site VARCHAR, host_class VARCHAR,
    bends VARCHAR)`,
  'CREATE TABLE IF NOT EXISTS facts (subject VARCHAR, field VARCHAR, value VARCHAR, source VARCHAR, source_date VARCHAR)',
  // The page of a campaign asks for the facts of a dozen subjects: a quarter of what going through the table takes.
  'CREATE INDEX IF NOT EXISTS facts_by_subject ON facts (subject)',
  'CREATE TABLE IF NOT EXISTS wordings (wording_key VARCHAR, bands VARCHAR)',
  'CREATE TABLE IF NOT EXISTS memberships (variant_key VARCHAR, campaign_id VARCHAR)',
  'CREATE TABLE IF NOT EXISTS joins (campaign_id VARCHAR, a VARCHAR, b VARCHAR, bits FLOAT, evidence VARCHAR)',
  'CREATE TABLE IF NOT EXISTS kept_apart (a VARCHAR, b VARCHAR, bits FLOAT, evidence VARCHAR)',
  `CREATE TABLE IF NOT EXISTS campaigns (campaign_id VARCHAR, class VARCHAR, scam_type VARCHAR, brand VARCHAR, language VARCHAR, reports BIGINT,
    texts BIGINT, variants BIGINT, senders BIGINT, domains BIGINT, first_at BIGINT, last_at BIGINT, recent BIGINT, before BIGINT, calls BIGINT,
    script VARCHAR)`,
  // What pages show, laid out so that little of it is read: see browse/lay-out.ts.
  `CREATE TABLE IF NOT EXISTS sightings (campaign_id VARCHAR, text_id VARCHAR, sender_id VARCHAR, recipient VARCHAR, channel VARCHAR,
    seen_at BIGINT, report_row BIGINT)`,
  `CREATE TABLE IF NOT EXISTS messages (text_id VARCHAR, campaign_id VARCHAR, wording_key VARCHAR, reports BIGINT, first_at BIGINT,
    last_at BIGINT, senders VARCHAR[], language VARCHAR, class VARCHAR, scam_type VARCHAR, topic VARCHAR, brand VARCHAR, lures VARCHAR,
    asks VARCHAR, confidence FLOAT, text VARCHAR, searched VARCHAR, place INTEGER, text_no UBIGINT, reading_row BIGINT, part_row BIGINT, parts BIGINT)`,
  // A few wide rows are read by this ten times cheaper than by going through the table.
  'CREATE INDEX IF NOT EXISTS messages_by_place ON messages (place)',
  `CREATE TABLE IF NOT EXISTS campaign_scripts (campaign_id VARCHAR, wording_key VARCHAR, script VARCHAR, reports BIGINT, texts BIGINT,
    first_at BIGINT, last_at BIGINT)`,
  'CREATE TABLE IF NOT EXISTS campaign_senders (campaign_id VARCHAR, sender_id VARCHAR, reports BIGINT, first_at BIGINT, last_at BIGINT)',
  `CREATE TABLE IF NOT EXISTS campaign_parts (campaign_id VARCHAR, kind VARCHAR, value VARCHAR, host VARCHAR, reports BIGINT,
    first_at BIGINT, last_at BIGINT)`,
  'CREATE TABLE IF NOT EXISTS campaign_days (campaign_id VARCHAR, day INTEGER, reports BIGINT)',
  `CREATE TABLE IF NOT EXISTS sender_totals (sender_id VARCHAR, kind VARCHAR, display VARCHAR, reports BIGINT, first_at BIGINT,
    last_at BIGINT)`,
  'CREATE INDEX IF NOT EXISTS sender_totals_by_sender ON sender_totals (sender_id)',
  'CREATE TABLE IF NOT EXISTS topic_names (topic VARCHAR, name VARCHAR, type VARCHAR)',
  'CREATE TABLE IF NOT EXISTS campaign_names (campaign_id VARCHAR, name VARCHAR, found VARCHAR, terms VARCHAR, source VARCHAR, type VARCHAR)',
  // What analysts call a campaign and which of their decisions are about it, made again whenever campaigns or decisions change.
  'CREATE TABLE IF NOT EXISTS campaign_titles (campaign_id VARCHAR, name VARCHAR, notes INTEGER)',
  'CREATE TABLE IF NOT EXISTS campaign_decisions (campaign_id VARCHAR, decision_id VARCHAR)',
];

/** The latest of each person's labels of each text. One without a class takes back what the person had said. */
export const standingLabels = `(SELECT * FROM (
  SELECT * FROM labels QUALIFY row_number() OVER (PARTITION BY text_id, labelled_by ORDER BY labelled_at DESC, rowid DESC) = 1
) WHERE class IS NOT NULL)`;

/**
 * The verdict that counts on each text: the latest label by a person, else the latest answer of a language model, else the
 * embedded classifier's. A language model that says unknown, being unsure or steered by the text, lifts nothing but
 * `legitimate`. Where a person did not speak of the type, brand, lures or asks, the embedded classifier's stand.
 */
function counting(name: string): string {
  const unsaid = name === 'scam_type' ? "o.class = 'scam' AND o.scam_type IS NULL" : `o.${name} IS NULL`;
  return `CASE WHEN o.text_id IS NULL OR (o.turn = 2 AND o.class = 'unknown' AND e.class NOT IN ('legitimate', 'unknown')) OR (o.turn = 1 AND ${unsaid})
    THEN e.${name} ELSE ${name === 'brand' ? "nullif(o.brand, '')" : `o.${name}`} END`;
}

const verdicts = `CREATE OR REPLACE VIEW verdicts AS
  SELECT e.text_id, ${verdictNames.map((name) => `${counting(name)} AS ${name}`).join(', ')}
  FROM embedded_verdicts e LEFT JOIN (
    SELECT text_id, ${verdictNames.join(', ')}, turn FROM (
      SELECT text_id, ${verdictNames.join(', ')}, 1 AS turn, labelled_at AS said_at FROM ${standingLabels} l
      UNION ALL SELECT text_id, ${verdictNames.join(', ')}, 2, answered_at FROM model_answers
    ) QUALIFY row_number() OVER (PARTITION BY text_id ORDER BY turn, said_at DESC, producer) = 1
  ) o ON o.text_id = e.text_id`;

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
      await dropVerdicts(database);
      for (const statement of derived) await database.run(`DROP TABLE IF EXISTS ${/EXISTS (\w+)/.exec(statement)?.[1]}`);
      await database.run("DELETE FROM meta WHERE name IN ('campaign_state', 'naming_state')");
    }
    for (const statement of derived) await database.run(statement);
    await database.run(verdicts);
    await database.run("INSERT OR REPLACE INTO meta VALUES ('schema', ?)", [String(version)]);
  });
}

/** Until schema 3 a table, a view since. */
async function dropVerdicts(database: Database): Promise<void> {
  const [found] = await database.rows("SELECT table_type FROM information_schema.tables WHERE table_name = 'verdicts'");
  if (found) await database.run(found.table_type === 'VIEW' ? 'DROP VIEW verdicts' : 'DROP TABLE verdicts');
}
