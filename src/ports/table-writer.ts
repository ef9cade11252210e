/** A table being written to a file. Rows come in portions; a portion is done when the promise is. */
export interface TableWriter {
  write(rows: readonly (readonly (string | null)[])[]): Promise<void>;
  /** Puts the file in its place. Without it nothing is left there. */
  close(): Promise<void>;
  /** Gives up and takes away what was begun. */
  discard(): Promise<void>;
}

/** How a table is opened for writing. `free` names the columns whose cells may hold separators, quotes or line breaks. */
export type OpenTableWriter = (path: string, columns: readonly string[], free: readonly string[]) => Promise<TableWriter>;
