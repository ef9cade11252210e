import type { Report } from '../../model/report.ts';
import { DigestCounter } from '../../ports/digest-counter.ts';
import { joinPacked, type PackedRows, RowPacker } from '../../ports/packed-rows.ts';
import type { StoreBatch } from '../../ports/store.ts';
import { type BulkColumn, BulkInsert } from './bulk.ts';
import type { Database } from './connection.ts';
import { ReportPacker, reportColumns, rowsOf } from './report-packer.ts';

/** Where the rows of a source go: into the tables themselves, or beside them until they are held against what is known. */
export interface IntakeTables {
  readonly reports: string;
  readonly texts: string;
  readonly senders: string;
}

/** Rows sent at once: enough that a statement's own price does not show, few enough that some portions are no memory. */
const portion = 8192;
/** Portions under way at once: enough that nobody waits while the engine writes a row group of its table into the file. */
const mostUnderWay = 4;
/** Reports packed at once: what the garbage collector finds already forgotten costs nothing. */
const packedAtOnce = 1024;
/** Characters packed at once, however few the reports are, and twice as many sent: a string has its limit, and so has memory. */
const longestPacked = 8_000_000;

/** Sends the batches of a source to the engine, portion by portion; the engine works while the next portion is read. */
export class IntakeRows {
  readonly #database: Database;
  readonly #tables: IntakeTables;
  readonly #sourceId: string;
  readonly #known = new DigestCounter();
  #reports = new ReportPacker();
  #texts: PackedRows[] = [];
  #senders = new RowPacker(3);
  #rejects = new RowPacker(5);
  #sending: Promise<void> = Promise.resolve();
  /** What is under way, the oldest first. */
  readonly #underWay: Promise<void>[] = [];

  constructor(database: Database, tables: IntakeTables, sourceId: string) {
    this.#database = database;
    this.#tables = tables;
    this.#sourceId = sourceId;
  }

  async add(batch: StoreBatch): Promise<void> {
    for (const { id, kind, display } of batch.senders) this.#senders.add([id, kind, display]);
    for (const { line, lines, reason, excerpt } of batch.rejects) {
      this.#rejects.add([this.#sourceId, String(line), String(lines), reason, excerpt]);
    }
    for (const reports of slices(batch.reports)) await this.#addReports(reports);
    if (this.#reports.count + this.#rejects.count >= portion) await this.#send();
  }

  async #addReports(reports: readonly Report[]): Promise<void> {
    const texts = this.#newTexts(reports);
    const packed = texts.pack();
    if (packed !== null && this.#reports.add(reports)) this.#texts.push(packed);
    else {
      // A value holds a separator itself, as whoever writes a message can make it: these go by themselves, at six times the price.
      await this.#send();
      await this.#send({ reports: rowsOf(this.#sourceId, reports), texts });
    }
    if (this.#reports.count >= portion || this.#reports.characters >= 2 * longestPacked) await this.#send();
  }

  /** The texts of reports that the source has not had before. */
  #newTexts(reports: readonly Report[]): RowPacker {
    const texts = new RowPacker(2);
    for (const { textId, text } of reports) if (textId !== null && this.#known.add(textId) === 0) texts.add([textId, text]);
    return texts;
  }

  async finish(): Promise<void> {
    await this.#send();
    await this.#sending;
  }

  /** Waits for what is under way, however it ends. */
  async settle(): Promise<void> {
    await this.#sending.catch(() => undefined);
  }

  /** Hands over what is gathered, and after it what could not be packed; waits while too much is under way. */
  async #send(exact: { readonly reports: RowPacker; readonly texts: RowPacker } | null = null): Promise<void> {
    const { sql, values } = this.#reports.statement(this.#tables.reports, this.#sourceId);
    const [count, texts, senders, rejects] = [this.#reports.count, joinPacked(this.#texts), this.#senders, this.#rejects];
    this.#reports = new ReportPacker();
    this.#texts = [];
    this.#senders = new RowPacker(3);
    this.#rejects = new RowPacker(5);
    const before = this.#sending;
    this.#sending = (async () => {
      await before;
      if (count > 0) await this.#database.run(sql, values);
      const intoTexts = new BulkInsert(this.#database, this.#tables.texts, textColumns);
      await intoTexts.insert(texts);
      await intoTexts.finish();
      if (exact) {
        await this.#exactly(this.#tables.reports, [['source_id', 'VARCHAR'], ...reportColumns], exact.reports);
        await this.#exactly(this.#tables.texts, textColumns, exact.texts);
      }
      await this.#exactly(this.#tables.senders, senderColumns, senders);
      await this.#exactly('rejects', rejectColumns, rejects);
    })();
    this.#sending.catch(() => undefined); // thrown where it is awaited
    if (this.#underWay.push(this.#sending) >= mostUnderWay) await this.#underWay.shift();
  }

  async #exactly(table: string, columns: readonly BulkColumn[], rows: RowPacker): Promise<void> {
    if (rows.count === 0) return;
    const insert = new BulkInsert(this.#database, table, columns);
    await insert.insertExactly(rows);
    await insert.finish();
  }
}

/** Reports, so many at a time that they can be packed. */
function* slices(reports: readonly Report[]): Generator<readonly Report[]> {
  let from = 0;
  let characters = 0;
  for (let at = 0; at < reports.length; at++) {
    const { text, sender, url, externalId, channel } = reports[at] as Report;
    characters += (text?.length ?? 0) + (sender?.length ?? 0) + (url?.length ?? 0) + (externalId?.length ?? 0) + (channel?.length ?? 0);
    if (at + 1 - from < packedAtOnce && characters < longestPacked && at + 1 < reports.length) continue;
    yield reports.slice(from, at + 1);
    from = at + 1;
    characters = 0;
  }
}

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
