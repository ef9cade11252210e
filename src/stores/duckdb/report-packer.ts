import type { Report } from '../../model/report.ts';
import { missing, RowPacker, separator } from '../../ports/packed-rows.ts';
import type { BulkColumn } from './bulk.ts';

type Value = string | number | null;

const fields: readonly (readonly [...BulkColumn, value: (report: Report) => Value])[] = [
  ['report_id', 'VARCHAR', (report) => report.reportId],
  ['kind', 'VARCHAR', (report) => report.kind],
  ['text_id', 'VARCHAR', (report) => report.textId],
  ['sender', 'VARCHAR', (report) => report.sender],
  ['sender_id', 'VARCHAR', (report) => report.senderId],
  ['recipient', 'VARCHAR', (report) => report.recipient],
  ['url', 'VARCHAR', (report) => report.url],
  ['received_at', 'epoch_ms', (report) => figures(report.receivedAt)],
  ['received_precision', 'VARCHAR', (report) => report.receivedPrecision],
  ['reported_at', 'epoch_ms', (report) => figures(report.reportedAt)],
  ['channel', 'VARCHAR', (report) => report.channel],
  ['external_id', 'VARCHAR', (report) => report.externalId],
  ['notes', 'VARCHAR', (report) => (report.notes.length > 0 ? report.notes.join('; ') : null)],
  ['line', 'BIGINT', (report) => report.line],
];

/** An instant in figures. Most are whole seconds, and those are small numbers, which come out in a third of the time. */
function figures(at: number | null): string | null {
  if (at === null) return null;
  return at % 1000 === 0 ? `${at / 1000}000` : String(at);
}

/** The columns of the reports table but for the source. */
export const reportColumns = fields.map(([name, type]): BulkColumn => [name, type]);

/** A portion of reports, column by column, on its way into one statement. */
export class ReportPacker {
  count = 0;
  /** Characters of all texts and other values. */
  characters = 0;
  readonly #columns = fields.map(() => new Column());

  /** Adds reports; false, and none is added, when a value holds a separator itself. */
  add(reports: readonly Report[]): boolean {
    const packed: PackedValues[] = [];
    let characters = 0;
    for (const { text } of reports) characters += text?.length ?? 0;
    for (const [, , value] of fields) {
      const values = pack(reports, value);
      if (values === null) return false;
      packed.push(values);
      characters += values.packed?.length ?? 0;
    }
    this.#columns.forEach((column, at) => {
      column.add(packed[at] as PackedValues);
    });
    this.count += reports.length;
    this.characters += characters;
    return true;
  }

  /**
   * The statement that inserts the portion: a column of one value everywhere is sent once, the others as one string each.
   * Every parameter has a type of its own accord: one that the engine has to guess from its value, as of a bare parameter or a
   * null, has it plan the statement a second time, with the strings taken apart as constants, at twice the price of all the rest.
   */
  statement(table: string, sourceId: string): { readonly sql: string; readonly values: readonly string[] } {
    const values = [sourceId];
    const casts = ['CAST($1 AS VARCHAR)'];
    const packed = [`unnest(range(${this.count})) AS row`];
    for (const [at, [, type]] of fields.entries()) {
      const column = this.#columns[at] as Column;
      if (column.isEqual && column.first === null) casts.push('NULL');
      else {
        const place = values.push(column.isEqual ? String(column.first) : column.packed());
        if (!column.isEqual) packed.push(`unnest(string_split($${place}, chr(30))) AS c${place}`);
        casts.push(cast(column.isEqual ? `CAST($${place} AS VARCHAR)` : `nullif(c${place}, chr(31))`, type));
      }
    }
    const names = fields.map(([name]) => name).join(', ');
    return { sql: `INSERT INTO ${table} (source_id, ${names}) SELECT ${casts.join(', ')} FROM (SELECT ${packed.join(', ')})`, values };
  }
}

/** The values of some reports: all the same, or as one string. */
interface PackedValues {
  readonly count: number;
  readonly first: Value;
  /** Null where all are the first. */
  readonly packed: string | null;
}

/** Values of a portion as they come, some hundred at a time. */
class Column {
  first: Value = null;
  isEqual = true;
  readonly #parts: PackedValues[] = [];

  add(part: PackedValues): void {
    if (this.#parts.length === 0) this.first = part.first;
    this.isEqual &&= part.packed === null && part.first === this.first;
    this.#parts.push(part);
  }

  packed(): string {
    return this.#parts.map(({ count, first, packed }) => packed ?? new Array(count).fill(first ?? missing).join(separator)).join(separator);
  }
}

/** Null when a value holds a separator itself. */
function pack(reports: readonly Report[], get: (report: Report) => Value): PackedValues | null {
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
  if (equal) return isPlain(first) ? { count: values.length, first, packed: null } : null;
  const packed = values.join(separator);
  const isFaithful = occurrences(packed, separator) === values.length - 1 && occurrences(packed, missing) === nulls;
  return isFaithful ? { count: values.length, first, packed } : null;
}

function isPlain(value: Value): boolean {
  return typeof value !== 'string' || !(value.includes(separator) || value.includes(missing));
}

function occurrences(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found++;
  return found;
}

function cast(value: string, type: BulkColumn[1]): string {
  if (type === 'epoch_ms') return `make_timestamp(CAST(${value} AS BIGINT) * 1000)`;
  return type === 'VARCHAR' ? value : `CAST(${value} AS ${type})`;
}

/** Reports as rows of the table, the source first, where they could not be packed. */
export function rowsOf(sourceId: string, reports: readonly Report[]): RowPacker {
  const rows = new RowPacker(fields.length + 1);
  for (const report of reports) {
    rows.add([sourceId, ...fields.map(([, , value]) => value(report)).map((value) => (value === null ? null : String(value)))]);
  }
  return rows;
}
