/** DuckDB in memory, for reading workspaces and truths. */

import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

export async function openDatabase() {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(Math.min(4, availableParallelism())),
    temp_directory: join(tmpdir(), 'hookline-bench-spill'),
  });
  const connection = await instance.connect();
  return {
    connection,
    /** Rows as objects. Counts come as numbers. */
    async rows(sql) {
      const rows = (await connection.runAndReadAll(sql)).getRowObjectsJS();
      for (const row of rows) for (const [name, value] of Object.entries(row)) if (typeof value === 'bigint') row[name] = Number(value);
      return rows;
    },
    /** Calls `take(columns, rows)` for each chunk; `columns[k].getItem(at)` is a value. */
    async chunks(sql, take) {
      const result = await connection.stream(sql);
      for (;;) {
        const chunk = await result.fetchChunk();
        if (!chunk || chunk.rowCount === 0) return;
        const columns = Array.from({ length: chunk.columnCount }, (_, at) => chunk.getColumnVector(at));
        take(columns, chunk.rowCount);
      }
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

export function quoted(text) {
  return `'${text.replaceAll("'", "''")}'`;
}
