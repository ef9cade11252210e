import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Table, TableBatch, TableRow } from '../../ports/table.ts';

/** Stand between the packed values of a column, and alone for a missing one. No phone shows them. */
const separator = '\u001e';
const missing = '\u001f';

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
        const cells = packed && unpack(packed, Math.min(portion, rows - from));
        if (cells) yield { rows: cells.map((row, at) => ({ line: from + at + 1, lines: 1, cells: row })), rejects: [] };
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
    return { rows, portion: Math.max(1024, Math.min(Math.max(fewest, Math.ceil(group / 8)), most, bySize, byWidth)) };
  }

  /** The columns of a portion, each as one string and the number of its values; null when the engine cannot make such strings. */
  async #packed(from: number, portion: number): Promise<PackedColumn[] | null> {
    const packed = this.#cells.map((cell) => `string_agg(coalesce(${cell}, chr(31)), chr(30)), count(${cell})`);
    try {
      const read = await this.#connection.runAndReadAll(`SELECT ${packed.join(', ')} FROM ${this.#rows(from, portion)}`);
      const row = read.getRows()[0] ?? [];
      return this.#cells.map((_, at) => ({ values: String(row[at * 2]), present: Number(row[at * 2 + 1]) }));
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

interface PackedColumn {
  readonly values: string;
  readonly present: number;
}

/** The cells of each row, or null when a value holds a separator itself, or a byte order mark, which the driver drops from single values. */
function unpack(columns: readonly PackedColumn[], rows: number): (string | null)[][] | null {
  const cells: (string | null)[][] = Array.from({ length: rows }, () => new Array(columns.length).fill(null));
  for (const [at, { values, present }] of columns.entries()) {
    const parts = values.split(separator);
    if (parts.length !== rows || values.includes('\ufeff')) return null;
    let found = 0;
    for (let row = 0; row < rows; row++) {
      const part = parts[row] as string;
      if (part === missing) continue;
      (cells[row] as (string | null)[])[at] = part;
      found++;
    }
    if (found !== present) return null;
  }
  return cells;
}
