import type { DuckDBValue } from '@duckdb/node-api';
import type { Database, Row } from '../connection.ts';

/** The rows of one text, and where in their table they stood when tables were laid out. */
export interface KnownRows {
  readonly textId: string;
  readonly rows: readonly bigint[];
}

/** So many rows from one on; none where it is not known where they stand. */
export function stretch(first: DuckDBValue | undefined, count: DuckDBValue | undefined): readonly bigint[] {
  if (typeof first !== 'bigint' || typeof count !== 'bigint') return [];
  return Array.from({ length: Number(count) }, (_, at) => first + BigInt(at));
}

/**
 * Columns of a text's rows of a table, at most so many. Rows move when others are deleted and the file is tidied: where one of them is
 * not found at its place any more, the table is gone through for the text instead, at ten times the cost.
 */
export async function rowsOf(
  database: Database,
  table: string,
  columns: string,
  { textId, rows }: KnownRows,
  order = 'rowid',
  most = 10_000,
): Promise<Row[]> {
  if (rows.length > 0) {
    // By a join alone the engine passes over what lies elsewhere; with a list, a limit or one more condition it does not.
    const found = await database.rows(
      `SELECT text_id, ${columns} FROM ${table} SEMI JOIN (SELECT unnest([${rows.join(', ')}]::BIGINT[]) AS place) ON place = rowid ORDER BY ${order}`,
    );
    if (found.length === rows.length && found.every((row) => row.text_id === textId)) return found;
  }
  return database.rows(`SELECT ${columns} FROM ${table} WHERE text_id = ? ORDER BY ${order} LIMIT ${most}`, [textId]);
}
