import { createHash } from 'node:crypto';
import type { Source, Taken } from '../../model/source.ts';
import type { StoreBatch } from '../../ports/store.ts';
import type { Database } from './connection.ts';
import { IntakeRows, type IntakeTables } from './intake-rows.ts';

/** Where a source's rows stand until all are read, when there are rows before to hold them against. */
const beside: IntakeTables = { reports: 'staged_reports', texts: 'staged_texts', senders: 'staged_senders' };
/** The first source needs no comparing and goes to its place at once. */
const inPlace: IntakeTables = { ...beside, reports: 'reports', texts: 'texts' };

/**
 * Takes in a source in one transaction: its rows are in the tables, or compared and added, when all of them are read.
 * `describe` gives the id at the start, and the rest at the end.
 */
export async function takeSource(
  database: Database,
  batches: AsyncIterable<StoreBatch>,
  describe: () => Source,
  custody: { at: number; actor: string },
): Promise<Taken> {
  for (const table of ['reports', 'texts', 'senders']) {
    await database.run(`CREATE OR REPLACE TEMP TABLE staged_${table} AS SELECT * FROM ${table} LIMIT 0`);
  }
  try {
    return await database.transaction(async () => {
      const [known] = await database.rows('SELECT EXISTS (FROM reports) OR EXISTS (FROM texts) AS any');
      const tables = known?.any === true ? beside : inPlace;
      const counts = await database.narrow(() => stage(new IntakeRows(database, tables, describe().sourceId), batches));
      return merge(database, tables, describe(), counts, custody);
    });
  } finally {
    for (const table of ['reports', 'texts', 'senders']) await database.run(`DROP TABLE IF EXISTS staged_${table}`);
  }
}

interface Counts {
  readonly accepted: number;
  readonly rejected: number;
}

async function stage(rows: IntakeRows, batches: AsyncIterable<StoreBatch>): Promise<Counts> {
  let accepted = 0;
  let rejected = 0;
  try {
    for await (const batch of batches) {
      await rows.add(batch);
      accepted += batch.reports.length;
      rejected += batch.rejects.length;
    }
    await rows.finish();
  } finally {
    await rows.settle();
  }
  return { accepted, rejected };
}

async function merge(
  database: Database,
  tables: IntakeTables,
  source: Source,
  { accepted, rejected }: Counts,
  custody: { at: number; actor: string },
): Promise<Taken> {
  const added = tables === inPlace ? accepted : await mergeReports(database);
  await mergeSenders(database);
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

/** Adds the staged reports and texts that are new; gives how many reports were. */
async function mergeReports(database: Database): Promise<number> {
  await forgetReadingsOfNewLinks(database);
  const added = await database.change(
    'INSERT INTO reports SELECT * FROM staged_reports s ANTI JOIN reports r ON r.report_id = s.report_id',
  );
  await database.run('INSERT INTO texts SELECT * FROM staged_texts s ANTI JOIN texts t ON t.text_id = s.text_id');
  return added;
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
  for (const table of ['parts', 'embedded_verdicts', 'readings']) await database.run(`DELETE FROM ${table} WHERE text_id IN (${texts})`);
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
