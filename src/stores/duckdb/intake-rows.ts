import type { Report } from '../../model/report.ts';
import { DigestCounter } from '../../ports/digest-counter.ts';
import { missing, RowPacker, separator } from '../../ports/packed-rows.ts';
import type { StoreBatch } from '../../ports/store.ts';
import { type BulkColumn, BulkInsert } from './bulk.ts';
import type { Database } from './connection.ts';

/** Where the rows of a source go: into the tables themselves, or beside them until they are held against what is known. */
export interface IntakeTables {
  readonly reports: string;
  readonly texts: string;
  readonly senders: string;
}

/** Rows sent at once: enough that a statement's own price does not show, few enough that two portions are no memory. */
const portion = 8192;

const reportColumns: readonly (readonly [...BulkColumn, value: (report: Report) => string | number | null])[] = [
  ['report_id', 'VARCHAR', (report) => report.reportId],
  ['kind', 'VARCHAR', (report) => report.kind],
  ['text_id', 'VARCHAR', (report) => report.textId],
  ['sender', 'VARCHAR', (report) => report.sender],
  ['sender_id', 'VARCHAR', (report) => report.senderId],
  ['recipient', 'VARCHAR', (report) => report.recipient],
  ['url', 'VARCHAR', (report) => report.url],
  ['received_at', 'epoch_ms', (report) => report.receivedAt],
  ['received_precision', 'VARCHAR', (report) => report.receivedPrecision],
  ['reported_at', 'epoch_ms', (report) => report.reportedAt],
  ['channel', 'VARCHAR', (report) => report.channel],
  ['external_id', 'VARCHAR', (report) => report.externalId],
  ['notes', 'VARCHAR', (report) => (report.notes.length > 0 ? report.notes.join('; ') : null)],
  ['line', 'BIGINT', (report) => report.line],
];

/** Sends the batches of a source to the engine, portion by portion; the engine works while the next portion is read. */
export class IntakeRows {
  readonly #database: Database;
  readonly #tables: IntakeTables;
  readonly #sourceId: string;
  readonly #known = new DigestCounter();
  #reports: Report[] = [];
  #texts = new RowPacker(2);
  #senders = new RowPacker(3);
  #rejects = new RowPacker(5);
  #sending: Promise<void> = Promise.resolve();

  constructor(database: Database, tables: IntakeTables, sourceId: string) {
    this.#database = database;
    this.#tables = tables;
    this.#sourceId = sourceId;
  }

  async add(batch: StoreBatch): Promise<void> {
    for (const report of batch.reports) {
      this.#reports.push(report);
      if (report.textId !== null && this.#known.add(report.textId) === 0) this.#texts.add([report.textId, report.text]);
    }
    for (const { id, kind, display } of batch.senders) this.#senders.add([id, kind, display]);
    for (const { line, lines, reason, excerpt } of batch.rejects) {
      this.#rejects.add([this.#sourceId, String(line), String(lines), reason, excerpt]);
    }
    if (this.#reports.length + this.#rejects.count >= portion) await this.#send();
  }

  async finish(): Promise<void> {
    await this.#send();
    await this.#sending;
  }

  /** Waits for what is under way, however it ends. */
  async settle(): Promise<void> {
    await this.#sending.catch(() => undefined);
  }

  /** Hands over what is gathered, when the portion before is in. */
  async #send(): Promise<void> {
    const [reports, texts, senders, rejects] = [this.#reports, this.#texts, this.#senders, this.#rejects];
    this.#reports = [];
    this.#texts = new RowPacker(2);
    this.#senders = new RowPacker(3);
    this.#rejects = new RowPacker(5);
    const statement = reports.length === 0 ? null : insertReports(this.#tables.reports, this.#sourceId, reports);
    await this.#sending;
    this.#sending = this.#insert(statement, reports, texts, senders, rejects);
    this.#sending.catch(() => undefined); // thrown where it is awaited
  }

  async #insert(
    statement: Statement | null,
    reports: readonly Report[],
    texts: RowPacker,
    senders: RowPacker,
    rejects: RowPacker,
  ): Promise<void> {
    if (statement) await this.#database.run(statement.sql, statement.values);
    else if (reports.length > 0)
      await this.#exactly(this.#tables.reports, [['source_id', 'VARCHAR'], ...plainColumns], this.#rowsOf(reports));
    await this.#exactly(this.#tables.texts, textColumns, texts);
    await this.#exactly(this.#tables.senders, senderColumns, senders);
    await this.#exactly('rejects', rejectColumns, rejects);
  }

  async #exactly(table: string, columns: readonly BulkColumn[], rows: RowPacker): Promise<void> {
    if (rows.count === 0) return;
    const insert = new BulkInsert(this.#database, table, columns);
    await insert.insertExactly(rows);
    await insert.finish();
  }

  #rowsOf(reports: readonly Report[]): RowPacker {
    const rows = new RowPacker(reportColumns.length + 1);
    for (const report of reports) {
      rows.add([
        this.#sourceId,
        ...reportColumns.map(([, , value]) => value(report)).map((value) => (value === null ? null : String(value))),
      ]);
    }
    return rows;
  }
}

const plainColumns = reportColumns.map(([name, type]): BulkColumn => [name, type]);
const textColumns: readonly BulkColumn[] = [
  ['text_id', 'VARCHAR'],
  ['text', 'VARCHAR'],
];
const senderColumns: readonly BulkColumn[] = [
  ['sender_id', 'VARCHAR'],
  ['kind', 'VARCHAR'],
  ['display', 'VARCHAR'],
];
const rejectColumns: readonly BulkColumn[] = [
  ['source_id', 'VARCHAR'],
  ['line', 'BIGINT'],
  ['lines', 'BIGINT'],
  ['reason', 'VARCHAR'],
  ['excerpt', 'VARCHAR'],
];

interface Statement {
  readonly sql: string;
  readonly values: readonly (string | null)[];
}

/** One statement for a portion of reports: a column of one value everywhere is sent once, the others as one string each. Null when a value holds a separator. */
function insertReports(table: string, sourceId: string, reports: readonly Report[]): Statement | null {
  const values: (string | null)[] = [sourceId];
  const casts: string[] = [];
  const packed: string[] = [];
  for (const [, type, get] of reportColumns) {
    const column = packColumn(reports, get);
    if (column === null) return null;
    const place = `$${values.push(column.values)}`;
    if (!column.constant) packed.push(`unnest(string_split(${place}, chr(30))) AS c${values.length}`);
    casts.push(cast(column.constant ? place : `nullif(c${values.length}, chr(31))`, type));
  }

  if (packed.length === 0) packed.push(`unnest(range(${reports.length}))`);
  const names = reportColumns.map(([name]) => name).join(', ');
  return { sql: `INSERT INTO ${table} (source_id, ${names}) SELECT $1, ${casts.join(', ')} FROM (SELECT ${packed.join(', ')})`, values };
}

function cast(value: string, type: BulkColumn[1]): string {
  if (type === 'epoch_ms') return `make_timestamp(CAST(${value} AS BIGINT) * 1000)`;
  return type === 'VARCHAR' ? value : `CAST(${value} AS ${type})`;
}

interface PackedColumn {
  readonly constant: boolean;
  readonly values: string | null;
}

function packColumn(reports: readonly Report[], get: (report: Report) => string | number | null): PackedColumn | null {
  const first = get(reports[0] as Report);
  const values = new Array<string | number>(reports.length);
  let nulls = 0;
  let equal = true;
  for (let at = 0; at < values.length; at++) {
    const value = get(reports[at] as Report);
    if (value === null) nulls++;
    if (value !== first) equal = false;
    values[at] = value ?? missing;
  }
  if (equal) return { constant: true, values: first === null ? null : String(first) };
  const packed = values.join(separator);
  const faithful =
    typeof first === 'number' || (occurrences(packed, separator) === values.length - 1 && occurrences(packed, missing) === nulls);
  return faithful ? { constant: false, values: packed } : null;
}

function occurrences(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found++;
  return found;
}
