import { DuckDBInstance } from '@duckdb/node-api';
import type { Table, TableBatch } from '../../ports/table.ts';

/** Reads a Parquet file through DuckDB in memory; every value becomes text, times in ISO 8601. `path` is a plain file. */
export async function readParquet(path: string): Promise<Table> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '512MB' });
  const connection = await instance.connect();
  const from = `read_parquet('${path.replaceAll("'", "''")}')`;
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${from}`);
  const columns = described.getRows().map((row) => String(row[0]));
  const list = columns.map((name) => `CAST("${name.replaceAll('"', '""')}" AS VARCHAR)`).join(', ');
  return { columns, notes: [], batches: batches() };

  async function* batches(): AsyncGenerator<TableBatch> {
    let line = 0;
    const result = await connection.stream(`SELECT ${list} FROM ${from}`);
    for (;;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) break;
      const rows = chunk.getRows().map((cells) => ({ line: ++line, lines: 1, cells: cells as (string | null)[] }));
      yield { rows, rejects: [] };
    }
    connection.closeSync();
    instance.closeSync();
  }
}
