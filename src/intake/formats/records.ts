import type { TableRow } from '../../ports/table.ts';

/** Turns records with named fields into rows. Columns are collected as they appear; nested objects become `a.b`. */
export class RecordColumns {
  readonly columns: string[] = [];
  readonly #index = new Map<string, number>();

  /** `sound` where no text of the record can hold a lone surrogate. */
  row(record: Readonly<Record<string, unknown>>, line: number, lines: number, sound = false): TableRow {
    const cells: (string | null)[] = [];
    this.#add(record, '', cells, 0);
    return { line, lines, cells, sound };
  }

  #add(record: Readonly<Record<string, unknown>>, prefix: string, cells: (string | null)[], depth: number): void {
    for (const key of Object.keys(record)) {
      const value = record[key];
      if (typeof value === 'string') cells[this.#column(prefix + key)] = value;
      else if (value !== null && typeof value === 'object' && !Array.isArray(value) && depth < 3) {
        this.#add(value as Record<string, unknown>, `${prefix}${key}.`, cells, depth + 1);
      } else cells[this.#column(prefix + key)] = textOf(value);
    }
  }

  #column(name: string): number {
    let index = this.#index.get(name);
    if (index === undefined) {
      index = this.columns.push(name) - 1;
      this.#index.set(name, index);
    }
    return index;
  }
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
