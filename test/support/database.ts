import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** Runs statements in a workspace's database behind the program's back. */
export async function tamper(workspace: string, ...statements: readonly string[]): Promise<void> {
  await withDatabase(join(workspace, 'hookline.duckdb'), async (run) => {
    for (const statement of statements) await run(statement);
  });
}

/** All rows of a statement over a workspace's database. */
export async function look(workspace: string, sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return withDatabase(join(workspace, 'hookline.duckdb'), (run) => run(sql));
}

/** Runs one statement in a database of its own, in memory. */
export async function aside(sql: string): Promise<void> {
  await withDatabase(':memory:', (run) => run(sql));
}

type Run = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

async function withDatabase<T>(path: string, work: (run: Run) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  try {
    return await work(async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS() as Readonly<Record<string, unknown>>[]);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
