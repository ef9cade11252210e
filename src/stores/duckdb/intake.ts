import { createHash } from 'node:crypto';
import { type DuckDBAppender, DuckDBTimestampValue } from '@duckdb/node-api';
import type { Report } from '../../model/report.ts';
import type { Source, Taken } from '../../model/source.ts';
import type { StoreBatch } from '../../ports/store.ts';
import { type Database, guarded } from './connection.ts';

/** Where a source's rows stand until all are read: then they are held against what is known, in one transaction. */
const staging = [
  'CREATE OR REPLACE TEMP TABLE staged_reports AS SELECT * FROM reports LIMIT 0',
  'CREATE OR REPLACE TEMP TABLE staged_texts AS SELECT * FROM texts LIMIT 0',
  'CREATE OR REPLACE TEMP TABLE staged_senders AS SELECT * FROM senders LIMIT 0',
  'CREATE OR REPLACE TEMP TABLE staged_rejects AS SELECT * FROM rejects LIMIT 0',
];

export async function takeSource(
  database: Database,
  batches: AsyncIterable<StoreBatch>,
  describe: () => Source,
  custody: { at: number; actor: string },
): Promise<Taken> {
  for (const statement of staging) await database.run(statement);
  const counts = await guarded(() => stage(database, batches), 'taking in');
  return database.transaction(() => merge(database, describe(), counts, custody));
}

type Appenders = [reports: DuckDBAppender, texts: DuckDBAppender, senders: DuckDBAppender, rejects: DuckDBAppender];

async function stage(database: Database, batches: AsyncIterable<StoreBatch>): Promise<{ accepted: number; rejected: number }> {
  const tables = ['staged_reports', 'staged_texts', 'staged_senders', 'staged_rejects'];
  const appenders = (await Promise.all(tables.map((table) => database.connection.createAppender(table, 'main', 'temp')))) as Appenders;
  const known = new Set<string>();
  let accepted = 0;
  let rejected = 0;
  try {
    for await (const batch of batches) {
      appendBatch(appenders, batch, known);
      accepted += batch.reports.length;
      rejected += batch.rejects.length;
    }
  } finally {
    for (const appender of appenders) appender.closeSync();
  }
  return { accepted, rejected };
}

function appendBatch([reports, texts, senders, rejects]: Appenders, batch: StoreBatch, known: Set<string>): void {
  for (const report of batch.reports) {
    appendReport(reports, report);
    if (report.textId === null || known.has(report.textId)) continue;
    known.add(report.textId);
    appendAll(texts, [report.textId, report.text]);
  }
  for (const { id, kind, display } of batch.senders) appendAll(senders, [id, kind, display]);
  for (const reject of batch.rejects) {
    rejects.appendVarchar('');
    rejects.appendBigInt(BigInt(reject.line));
    rejects.appendBigInt(BigInt(reject.lines));
    rejects.appendVarchar(reject.reason);
    rejects.appendVarchar(reject.excerpt);
    rejects.endRow();
  }
}

function appendReport(to: DuckDBAppender, report: Report): void {
  const text = (value: string | null) => (value === null ? to.appendNull() : to.appendVarchar(value));
  const time = (value: number | null) =>
    value === null ? to.appendNull() : to.appendTimestamp(new DuckDBTimestampValue(BigInt(value) * 1000n));
  to.appendVarchar(report.reportId);
  to.appendNull();
  to.appendBigInt(BigInt(report.line));
  to.appendVarchar(report.kind);
  text(report.textId);
  text(report.sender);
  text(report.senderId);
  text(report.recipient);
  text(report.url);
  time(report.receivedAt);
  text(report.receivedPrecision);
  time(report.reportedAt);
  text(report.channel);
  text(report.externalId);
  text(report.notes.length > 0 ? report.notes.join('; ') : null);
  to.endRow();
}

export function appendAll(to: DuckDBAppender, values: readonly (string | null)[]): void {
  for (const value of values) {
    if (value === null) to.appendNull();
    else to.appendVarchar(value);
  }
  to.endRow();
}

async function merge(
  database: Database,
  source: Source,
  { accepted, rejected }: { accepted: number; rejected: number },
  custody: { at: number; actor: string },
): Promise<Taken> {
  await database.run('UPDATE staged_reports SET source_id = ?', [source.sourceId]);
  await database.run('UPDATE staged_rejects SET source_id = ?', [source.sourceId]);
  await forgetReadingsOfNewLinks(database);
  const added = await database.change(
    'INSERT INTO reports SELECT * FROM staged_reports s ANTI JOIN reports r ON r.report_id = s.report_id',
  );
  await database.run('INSERT INTO texts SELECT * FROM staged_texts s ANTI JOIN texts t ON t.text_id = s.text_id');
  await mergeSenders(database);
  await database.run('INSERT INTO rejects SELECT * FROM staged_rejects');
  const records = accepted + rejected;
  await database.run('INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)', [
    source.sourceId,
    source.name,
    BigInt(source.bytes),
    source.format,
    JSON.stringify(source),
    BigInt(records),
    BigInt(accepted),
    BigInt(added),
    BigInt(rejected),
  ]);
  await log(database, {
    ...custody,
    action: 'took in',
    subject: source.sourceId,
    detail: `${source.name}: ${records} records, ${added} new reports, ${rejected} put aside`,
  });
  return { records, accepted, added, rejected };
}

/** Of the spellings of a sender the first by letter is shown, so that the order of rows and files plays no part. */
async function mergeSenders(database: Database): Promise<void> {
  const found = 'SELECT sender_id, min(kind) AS kind, min(display) AS display FROM staged_senders GROUP BY sender_id';
  await database.run(`UPDATE senders SET display = n.display FROM (${found}) n
    WHERE n.sender_id = senders.sender_id AND n.display < senders.display`);
  await database.run(`INSERT INTO senders SELECT n.* FROM (${found}) n ANTI JOIN senders t ON t.sender_id = n.sender_id`);
}

/** A text that now comes with a link of its own in the url column is to be read again. */
async function forgetReadingsOfNewLinks(database: Database): Promise<void> {
  const texts = `SELECT s.text_id FROM staged_reports s ANTI JOIN reports r ON r.text_id = s.text_id AND r.url = s.url
    WHERE s.url IS NOT NULL AND s.kind = 'sms'`;
  for (const table of ['parts', 'verdicts', 'readings']) await database.run(`DELETE FROM ${table} WHERE text_id IN (${texts})`);
}

interface Entry {
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
}

/** Adds to the custody log; each entry's hash covers the one before, so that none can be changed or taken out unseen. */
async function log(database: Database, entry: Entry): Promise<void> {
  const [last] = await database.rows('SELECT seq, hash FROM custody ORDER BY seq DESC LIMIT 1');
  const seq = Number(last?.seq ?? 0) + 1;
  const hash = custodyHash(String(last?.hash ?? ''), { seq, ...entry });
  const { at, actor, action, subject, detail } = entry;
  await database.run('INSERT INTO custody VALUES (?, ?, ?, ?, ?, ?, ?)', [BigInt(seq), BigInt(at), actor, action, subject, detail, hash]);
}

/** SHA-256 over the hash before and the entry, fields in this order. */
export function custodyHash(previous: string, { seq, at, actor, action, subject, detail }: Entry & { readonly seq: number }): string {
  return createHash('sha256')
    .update(JSON.stringify([previous, seq, at, actor, action, subject, detail]))
    .digest('hex');
}
