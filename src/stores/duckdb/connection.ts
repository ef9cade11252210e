import { rm, stat } from 'node:fs/promises';
import type { DuckDBConnection, DuckDBValue, DuckDBVector } from '@duckdb/node-api';
import { HooklineError } from '../../model/errors.ts';
import { DuckDBInstance } from './engine.ts';

export interface DatabaseOptions {
  readonly threads: number;
  /** Such as `1GB`. */
  readonly memory: string;
}

export type Row = Record<string, DuckDBValue>;

/** A DuckDB file and one connection to it. Errors of the engine come out as Hookline's, with the engine's as cause. */
export class Database {
  readonly connection: DuckDBConnection;
  readonly #instance: DuckDBInstance;
  readonly #threads: number;
  readonly #besides: DuckDBConnection[] = [];
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection, threads: number) {
    this.#threads = threads;
    this.#instance = instance;
    this.connection = connection;
  }

  static async open(path: string, options: DatabaseOptions): Promise<Database> {
    return guarded(async () => {
      const settings = {
        threads: String(options.threads),
        memory_limit: options.memory,
        preserve_insertion_order: 'false',
        wal_autocheckpoint: '1GB',
      };
      const instance = await DuckDBInstance.create(path, settings).catch(async (error) => {
        if (isBusy(error) || !(await isStillborn(path))) throw error;
        await rm(path);
        return DuckDBInstance.create(path, settings);
      });
      const connection = await instance.connect();
      await connection.run("SET TimeZone = 'UTC'");
      await connection.run('SET enable_external_access = false');
      return new Database(instance, connection, options.threads);
    }, path);
  }

  /** The same file by a connection of its own: what is written there is committed by itself, whatever is under way here. */
  async beside(): Promise<Database> {
    return guarded(async () => {
      const connection = await this.#instance.connect();
      await connection.run("SET TimeZone = 'UTC'");
      this.#besides.push(connection);
      return new Database(this.#instance, connection, this.#threads);
    }, 'a connection');
  }

  async run(sql: string, values: readonly DuckDBValue[] = []): Promise<void> {
    await guarded(() => this.connection.run(sql, [...values]), sql);
  }

  /** Runs a statement and gives the number of rows it changed. */
  async change(sql: string, values: readonly DuckDBValue[] = []): Promise<number> {
    return guarded(async () => (await this.connection.run(sql, [...values])).rowsChanged, sql);
  }

  async rows(sql: string, values: readonly DuckDBValue[] = []): Promise<Row[]> {
    return guarded(async () => {
      const result = await this.connection.runAndReadAll(sql, [...values]);
      return result.getRowObjectsJS() as Row[];
    }, sql);
  }

  /** Runs a query and gives its columns chunk by chunk: for many rows of numbers, at a tenth of the cost of row objects. */
  async chunks(
    sql: string,
    visit: (columns: readonly DuckDBVector[], rows: number) => void,
    values: readonly DuckDBValue[] = [],
  ): Promise<void> {
    await guarded(async () => {
      const result = await this.connection.stream(sql, [...values]);
      for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
        const { rowCount, columnCount } = chunk;
        visit(
          Array.from({ length: columnCount }, (_, at) => chunk?.getColumnVector(at) as DuckDBVector),
          rowCount,
        );
      }
    }, sql);
  }

  /** The columns of a query, whole before they are given: unlike chunks they stay good while other statements run on this connection. */
  async columns(sql: string): Promise<DuckDBValue[][]> {
    return guarded(async () => (await this.connection.runAndReadAll(sql)).getColumns(), sql);
  }

  /** The first column of a query, as texts. */
  async strings(sql: string): Promise<string[]> {
    const list: string[] = [];
    await this.chunks(sql, ([column], rows) => {
      for (let at = 0; at < rows; at++) list.push(String(column?.getItem(at)));
    });
    return list;
  }

  /**
   * Does work of many small statements on one thread of the engine, and goes back to all of them afterwards: more threads
   * only wait for one another, and take the processor from whoever prepares the statements.
   */
  async narrow<T>(work: () => Promise<T>): Promise<T> {
    await this.run('SET threads = 1');
    try {
      return await work();
    } finally {
      await this.connection.run(`SET threads = ${this.#threads}`).catch(() => undefined);
    }
  }

  /** All or nothing. A transaction waits for the one before it on this connection; they do not stand in one another. */
  transaction<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(() => this.#transact(work));
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #transact<T>(work: () => Promise<T>): Promise<T> {
    try {
      await this.run('BEGIN TRANSACTION');
      const result = await work();
      await this.run('COMMIT');
      return result;
    } catch (error) {
      // A rollback after a failed commit has nothing left to undo and says so; the first error is the one that counts. One that was
      // interrupted itself would leave the transaction open, and nobody could begin another.
      const rollBack = () => this.connection.run('ROLLBACK');
      await rollBack()
        .catch(rollBack)
        .catch(() => undefined);
      throw translate(error, 'a transaction');
    }
  }

  /** Ends the statement at hand on this connection, if there is one: it throws `HOOKLINE_RUN_CANCELLED`. */
  interrupt(): void {
    this.connection.interrupt();
  }

  async close(): Promise<void> {
    for (const connection of this.#besides) connection.closeSync();
    this.connection.closeSync();
    this.#instance.closeSync();
  }
}

/**
 * True for a file shorter than the three headers of a DuckDB file: its first writing was cut short, and nothing is in it.
 * Asked only when opening failed, so that no process is at it.
 */
async function isStillborn(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() === true && found.size < 3 * 4096;
}

/** Runs work on the engine; what fails comes out as an error of the table, the engine's as cause. */
export async function guarded<T>(work: () => Promise<T>, context: string): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translate(error, context);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && /Could not set lock|Conflicting lock/i.test(error.message);
}

/** The engine tells its errors apart in words only. */
function translate(error: unknown, context: string): Error {
  // A code is of the system (ENOSPC) or of this program: told apart further up.
  if (error instanceof HooklineError || !(error instanceof Error) || 'code' in error) return error as Error;
  const { message } = error;
  if (isBusy(error)) {
    const holder = /PID (\d+)/.exec(message)?.[1];
    const by = holder ? `process ${holder}` : 'another process';
    return new HooklineError('HOOKLINE_WORKSPACE_BUSY', `the workspace is held by ${by}: ${context}`, { cause: error });
  }
  if (/^INTERRUPT Error/.test(message)) return new HooklineError('HOOKLINE_RUN_CANCELLED', 'the run was cancelled', { cause: error });
  if (/No space left|File too large|Disk quota|ENOSPC|EFBIG|Could not write|failed to offload/i.test(message)) {
    return new HooklineError('HOOKLINE_DISK_FULL', `the workspace cannot grow: ${firstLine(message)}`, { cause: error });
  }
  if (/newer version|storage version|version number/i.test(message)) {
    return new HooklineError('HOOKLINE_WORKSPACE_NEWER', `the database file is of another version: ${firstLine(message)}`, {
      cause: error,
    });
  }
  if (/Permission denied|read-only/i.test(message)) {
    return new HooklineError('HOOKLINE_WRITE_FAILED', firstLine(message), { cause: error });
  }
  return new HooklineError('HOOKLINE_INTERNAL', `${firstLine(message)} in: ${context.trim().slice(0, 200)}`, { cause: error });
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message;
}
