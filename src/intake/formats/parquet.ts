import type { DuckDBConnection } from '@duckdb/node-api';
import type { Table, TableBatch, TableRow } from '../../ports/table.ts';

/** Stand between the packed values of a column, and alone for a missing one. No phone shows them. */
const separator = '\u001e';
const missing = 0x1f;
const byteOrderMark = '\ufeff';

/** The engine's name for a row's place; a column of that name hides it, and then portions cannot be asked for. */
const rowNumber = 'file_row_number';

/** Rows read at once: at least what makes a query worth while, at most what two portions of may stand in memory. */
const fewest = 30_720;
const most = 122_880;
/** Bytes of a portion, as far as the file's own figures tell. */
const mostBytes = 24_000_000;

/**
 * Reads a Parquet file through DuckDB in memory; every value becomes text, times in ISO 8601. `path` is a plain file.
 * A portion comes as one string a column, a fifth of the price of single values, and the next is made ready meanwhile.
 */
export async function readParquet(path: string): Promise<Table> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '512MB' });
  const connection = await instance.connect();
  const file = `'${path.replaceAll("'", "''")}'`;
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${file})`);
  const columns = described.getRows().map((row) => String(row[0]));
  const reading = new ParquetReading(connection, file, columns);
  return { columns, notes: [], batches: batches() };

  async function* batches(): AsyncGenerator<TableBatch> {
    try {
      yield* reading.batches();
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  }
}

class ParquetReading {
  readonly #connection: DuckDBConnection;
  readonly #file: string;
  readonly #cells: readonly string[];
  readonly #ranged: boolean;

  constructor(connection: DuckDBConnection, file: string, columns: readonly string[]) {
    this.#connection = connection;
    this.#file = file;
    this.#ranged = !columns.some((name) => name.toLowerCase() === rowNumber);
    this.#cells = columns.map((name) => `CAST("${name.replaceAll('"', '""')}" AS VARCHAR)`);
  }

  async *batches(): AsyncGenerator<TableBatch> {
    if (!this.#ranged) return yield* this.#singly(0, 0);
    const { rows, portion } = await this.#plan();
    let next = this.#packed(0, portion);
    try {
      for (let from = 0; from < rows; from += portion) {
        const packed = await next;
        next = this.#packed(from + portion, portion);
        if (packed) yield* rowsOf(packed, from, Math.min(portion, rows - from));
        else {
          await next; // a connection does one thing at a time
          yield* this.#singly(from, portion);
        }
      }
    } finally {
      await next;
    }
  }

  /** How many rows there are and how many to read at once. A portion of a large row group costs reading over what is before it. */
  async #plan(): Promise<{ rows: number; portion: number }> {
    const found = await this.#connection.runAndReadAll(`SELECT sum(rows), max(rows), sum(bytes) FROM (
      SELECT any_value(row_group_num_rows) AS rows, sum(total_uncompressed_size) AS bytes FROM parquet_metadata(${this.#file}) GROUP BY row_group_id)`);
    const [rows = 0, group = 0, bytes = 0] = (found.getRows()[0] ?? []).map(Number);
    const bySize = Math.floor((mostBytes * rows) / Math.max(1, bytes));
    const byWidth = Math.floor((fewest * 16) / this.#cells.length);
    return { rows, portion: Math.max(1024, Math.min(Math.max(fewest, Math.ceil(group / 2)), most, bySize, byWidth)) };
  }

  /**
   * The columns of a portion, each as one string behind a separator. Null when the engine cannot make such strings, or when a
   * value holds a separator itself.
   */
  async #packed(from: number, portion: number): Promise<string[] | null> {
    const packed = this.#cells.map((cell) => `chr(30) || string_agg(coalesce(${cell}, chr(31)), chr(30))`);
    const clashes = this.#cells.map((cell) => `contains(${cell}, chr(30)) OR ${cell} = chr(31)`).join(' OR ');
    try {
      const read = await this.#connection.runAndReadAll(
        `SELECT coalesce(bool_or(${clashes}), false), ${packed.join(', ')} FROM ${this.#rows(from, portion)}`,
      );
      const [clash, ...columns] = read.getRows()[0] ?? [];
      return clash ? null : columns.map(String);
    } catch {
      return null; // such as values too long to join; a damaged file fails again when read singly
    }
  }

  async *#singly(from: number, portion: number): AsyncGenerator<TableBatch> {
    const result = await this.#connection.stream(`SELECT ${this.#cells.join(', ')} FROM ${this.#rows(from, portion)}`);
    let line = from;
    for (;;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) break;
      const rows = chunk.getRows().map((cells): TableRow => ({ line: ++line, lines: 1, cells: cells as (string | null)[] }));
      yield { rows, rejects: [] };
    }
  }

  #rows(from: number, portion: number): string {
    const all = `read_parquet(${this.#file})`;
    return this.#ranged ? `${all} WHERE ${rowNumber} >= ${from} AND ${rowNumber} < ${from + portion}` : all;
  }
}

/** Some hundred rows at a time: what the garbage collector finds already forgotten costs nothing. */
function* rowsOf(columns: readonly string[], from: number, count: number): Generator<TableBatch> {
  const cursors = columns.map((values) => new Cursor(values));
  for (let at = 0; at < count; at += 512) {
    const rows: TableRow[] = [];
    for (let row = at; row < Math.min(at + 512, count); row++) {
      const cells = new Array<string | null>(cursors.length);
      for (let column = 0; column < cells.length; column++) cells[column] = (cursors[column] as Cursor).next();
      rows.push({ line: from + row + 1, lines: 1, cells, sound: true });
    }
    yield { rows, rejects: [] };
  }
}

/** Goes over the values of a packed column. */
class Cursor {
  readonly #values: string;
  readonly #marked: boolean;
  #at = 1;

  constructor(values: string) {
    this.#values = values;
    this.#marked = values.includes(byteOrderMark);
  }

  next(): string | null {
    const at = this.#at;
    const found = this.#values.indexOf(separator, at);
    const end = found < 0 ? this.#values.length : found;
    this.#at = end + 1;
    if (end === at + 1 && this.#values.charCodeAt(at) === missing) return null;
    // The driver drops the mark in front of a single value: the same file is to give the same texts, however it is read.
    return this.#values.slice(this.#marked && this.#values[at] === byteOrderMark ? at + 1 : at, end);
  }
}
