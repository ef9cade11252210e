import type { Database } from './connection.ts';

/** Connections to read by: each reading sees the last committed state as one, and waits for no writer. */
export class Readers {
  readonly #database: Database;
  readonly #free: Database[] = [];
  readonly #waiting: ((reader: Database) => void)[] = [];
  readonly #most: number;
  #made = 0;

  /** At most so many read at once; others wait for a moment. */
  constructor(database: Database, most: number) {
    this.#database = database;
    this.#most = most;
  }

  /** Reads in one transaction: all that `work` asks is of the same moment. What it makes beside is temporary. */
  async read<T>(work: (reader: Database) => Promise<T>): Promise<T> {
    const reader = await this.#take();
    try {
      return await reader.transaction(() => work(reader));
    } finally {
      const next = this.#waiting.shift();
      if (next) next(reader);
      else this.#free.push(reader);
    }
  }

  async #take(): Promise<Database> {
    const free = this.#free.pop();
    if (free) return free;
    if (this.#made >= this.#most) return new Promise((resolve) => this.#waiting.push(resolve));
    this.#made++;
    try {
      return await this.#database.beside();
    } catch (error) {
      this.#made--;
      throw error;
    }
  }
}
