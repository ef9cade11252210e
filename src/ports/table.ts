import type { Reject } from '../model/report.ts';

/** One record of a source, cells in the order of the table's columns. `line` counts from 1. */
export interface TableRow {
  readonly line: number;
  /** Physical lines that the record takes. */
  readonly lines: number;
  readonly cells: readonly (string | null)[];
  /** True when the cells are known to hold no lone surrogates, as what was decoded from UTF-8. */
  readonly sound?: boolean;
}

export interface TableBatch {
  readonly rows: readonly TableRow[];
  readonly rejects: readonly Reject[];
}

/** What every format turns into: named columns and batches of rows. `columns` may grow while batches are read. */
export interface Table {
  readonly columns: readonly string[];
  readonly batches: AsyncIterable<TableBatch>;
  /** What an analyst should know of how the file was read; complete when all batches are read. */
  readonly notes: readonly string[];
}
