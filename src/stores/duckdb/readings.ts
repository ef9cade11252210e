import type { DuckDBAppender } from '@duckdb/node-api';
import type { Fact } from '../../model/fact.ts';
import type { Sender } from '../../model/sender.ts';
import type { ReadText, UnreadText } from '../../ports/reader-pool.ts';
import type { Database } from './connection.ts';
import { appendAll } from './intake.ts';

const unread = 'texts t ANTI JOIN readings g ON g.text_id = t.text_id';

export async function dropReadings(database: Database, exceptVersion: number): Promise<void> {
  await database.transaction(async () => {
    const old = 'SELECT text_id FROM readings WHERE version <> ?';
    for (const table of ['parts', 'verdicts']) await database.run(`DELETE FROM ${table} WHERE text_id IN (${old})`, [exceptVersion]);
    await database.run('DELETE FROM readings WHERE version <> ?', [exceptVersion]);
  });
}

export async function countUnread(database: Database): Promise<number> {
  const [row] = await database.rows(`SELECT count(*) AS n FROM ${unread}`);
  return Number(row?.n ?? 0);
}

export async function unreadTexts(database: Database, limit: number): Promise<UnreadText[]> {
  const rows = await database.rows(
    `WITH portion AS (SELECT t.* FROM ${unread} LIMIT ${Math.trunc(limit)}),
      urls AS (SELECT text_id, list(DISTINCT url ORDER BY url) AS urls FROM reports SEMI JOIN portion USING (text_id)
        WHERE url IS NOT NULL AND kind = 'sms' GROUP BY text_id)
    SELECT text_id, text, urls FROM portion LEFT JOIN urls USING (text_id) ORDER BY text_id`,
  );
  return rows.map((row) => ({
    textId: String(row.text_id),
    text: String(row.text),
    urls: ((row.urls as unknown as string[] | null) ?? []).slice(0, 20),
  }));
}

export async function saveReadings(database: Database, readings: readonly ReadText[], version: number): Promise<void> {
  await database.transaction(async () => {
    const [texts, verdicts, parts] = (await Promise.all(
      ['readings', 'verdicts', 'parts'].map((table) => database.connection.createAppender(table)),
    )) as [DuckDBAppender, DuckDBAppender, DuckDBAppender];
    for (const read of readings) {
      appendReading(texts, read, version);
      const { verdict } = read.reading;
      verdicts.appendVarchar(read.textId);
      verdicts.appendVarchar(verdict.producer);
      verdicts.appendVarchar(verdict.messageClass);
      for (const value of [verdict.scamType, verdict.topic, verdict.brand]) {
        if (value === null) verdicts.appendNull();
        else verdicts.appendVarchar(value);
      }
      verdicts.appendFloat(verdict.confidence);
      verdicts.appendVarchar(JSON.stringify(verdict.reasons));
      verdicts.endRow();
      for (const { kind, value, link } of read.reading.parts) {
        appendAll(parts, [read.textId, kind, value, link?.host ?? null, link?.domain ?? null, link ? link.bends.join(', ') : null]);
      }
    }
    for (const appender of [texts, verdicts, parts]) appender.closeSync();
  });
}

function appendReading(to: DuckDBAppender, { textId, reading, variantKey, evidence }: ReadText, version: number): void {
  to.appendVarchar(textId);
  to.appendInteger(version);
  to.appendVarchar(reading.normalised);
  to.appendVarchar(reading.script);
  to.appendVarchar(reading.language);
  to.appendFloat(reading.languageConfidence);
  to.appendVarchar(reading.evasions.join(', '));
  to.appendBoolean(reading.partial);
  to.appendVarchar(variantKey);
  to.appendVarchar(evidence);
  to.endRow();
}

/** Senders and call-back numbers of which nothing is known yet. */
export async function sendersWithoutFacts(database: Database): Promise<Sender[]> {
  const rows = await database.rows(`
    SELECT sender_id, kind, display FROM senders s ANTI JOIN facts f ON f.subject = s.sender_id
    UNION
    SELECT DISTINCT 'tel:' || value, 'phone', value FROM parts p ANTI JOIN facts f ON f.subject = 'tel:' || p.value WHERE p.kind = 'phone'
    ORDER BY 1`);
  return rows.map((row) => ({ id: String(row.sender_id), kind: String(row.kind) as Sender['kind'], display: String(row.display) }));
}

export async function hostsWithoutFacts(database: Database): Promise<string[]> {
  const rows = await database.rows(`
    SELECT DISTINCT host FROM parts p ANTI JOIN facts f ON f.subject = 'host:' || p.host WHERE p.host IS NOT NULL ORDER BY 1`);
  return rows.map((row) => String(row.host));
}

export async function saveFacts(database: Database, facts: readonly Fact[]): Promise<void> {
  await database.transaction(async () => {
    const appender = await database.connection.createAppender('facts');
    for (const { subject, field, value, source, sourceDate } of facts) appendAll(appender, [subject, field, value, source, sourceDate]);
    appender.closeSync();
  });
}
