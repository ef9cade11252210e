import type { Fact } from '../../model/fact.ts';
import type { Sender } from '../../model/sender.ts';
import { RowPacker } from '../../ports/packed-rows.ts';
import { type PackedReadings, packedColumns, type UnreadText } from '../../ports/reader-pool.ts';
import { type BulkColumn, BulkInsert } from './bulk.ts';
import type { Database } from './connection.ts';

const unread = 'texts t ANTI JOIN readings g ON g.text_id = t.text_id';

export async function dropReadings(database: Database, exceptVersion: number): Promise<void> {
  await database.transaction(async () => {
    const old = 'SELECT text_id FROM readings WHERE version <> ?';
    for (const table of ['parts', 'embedded_verdicts'])
      await database.run(`DELETE FROM ${table} WHERE text_id IN (${old})`, [exceptVersion]);
    const dropped = await database.change('DELETE FROM readings WHERE version <> ?', [exceptVersion]);
    // Campaigns of other readings are no ground to place anything on.
    if (dropped > 0) await database.run("DELETE FROM meta WHERE name = 'campaign_state'");
  });
}

export async function countUnread(database: Database): Promise<number> {
  const [row] = await database.rows(`SELECT count(*) AS n FROM ${unread}`);
  return Number(row?.n ?? 0);
}

/**
 * Texts in the order of their letters: those of one wording come together, and what is asked of the wording is asked once of them. A
 * portion is fetched while the one before is worked on.
 */
export async function* unreadTexts(database: Database, portion: number): AsyncGenerator<UnreadText[]> {
  await database.run(
    `CREATE OR REPLACE TEMP TABLE pending AS SELECT t.*, row_number() OVER (ORDER BY left(text, 200)) - 1 AS place FROM ${unread}`,
  );
  await database.run(`CREATE OR REPLACE TEMP TABLE pending_urls AS SELECT text_id, list(DISTINCT url ORDER BY url) AS urls
    FROM reports SEMI JOIN pending USING (text_id) WHERE url IS NOT NULL AND kind = 'sms' GROUP BY text_id`);
  let next = pendingTexts(database, 0, portion);
  try {
    for (let from = portion; ; from += portion) {
      const texts = await next;
      if (texts.length === portion) {
        next = pendingTexts(database, from, portion);
        next.catch(() => undefined); // thrown where it is awaited
      }
      if (texts.length > 0) yield texts;
      if (texts.length < portion) break;
    }
  } finally {
    await next.catch(() => undefined); // nothing is under way when the caller has failed
  }
  for (const table of ['pending', 'pending_urls']) await database.run(`DROP TABLE ${table}`);
}

async function pendingTexts(database: Database, from: number, count: number): Promise<UnreadText[]> {
  const [textIds = [], texts = [], urls = []] = await database.columns(
    `SELECT text_id, text, list_slice(urls, 1, 20) FROM pending LEFT JOIN pending_urls USING (text_id)
      WHERE place >= ${from} AND place < ${from + count} ORDER BY place`,
  );
  return textIds.map((textId, at) => ({
    textId: String(textId),
    text: String(texts[at]),
    urls: (urls[at] as { readonly items: readonly string[] } | null)?.items ?? [],
  }));
}

const types: Readonly<Record<string, BulkColumn[1]>> = {
  version: 'INTEGER',
  language_confidence: 'FLOAT',
  confidence: 'FLOAT',
  partial: 'BOOLEAN',
};

export async function saveReadings(
  database: Database,
  work: (save: (readings: PackedReadings) => Promise<void>) => Promise<void>,
): Promise<void> {
  await database.narrow(() =>
    database.transaction(async () => {
      const into = (rows: keyof typeof packedColumns) =>
        new BulkInsert(
          database,
          rows === 'verdicts' ? 'embedded_verdicts' : rows,
          packedColumns[rows].map((name) => [name, types[name] ?? 'VARCHAR']),
        );
      const tables = { readings: into('readings'), verdicts: into('verdicts'), parts: into('parts') };
      // One portion after another: a connection does one thing at a time.
      let turn: Promise<void> = Promise.resolve();
      await work((packed) => {
        turn = turn.then(async () => {
          for (const table of ['readings', 'verdicts', 'parts'] as const) await tables[table].insert(packed[table]);
          for (const table of ['readings', 'verdicts', 'parts'] as const) await tables[table].finish();
        });
        return turn;
      });
      await turn;
    }),
  );
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
    const into = new BulkInsert(
      database,
      'facts',
      ['subject', 'field', 'value', 'source', 'source_date'].map((name) => [name, 'VARCHAR']),
    );
    for (let from = 0; from < facts.length; from += 10_000) {
      const packer = new RowPacker(5);
      for (const { subject, field, value, source, sourceDate } of facts.slice(from, from + 10_000)) {
        packer.add([subject, field, value, source, sourceDate]);
      }
      await into.insertExactly(packer);
    }
    await into.finish();
  });
}
