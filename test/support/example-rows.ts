import { readFileSync } from 'node:fs';
import { quotedLine } from './encodings.ts';
import { exampleFeed } from './folders.ts';
import { rowsOf } from './intake.ts';

/** The example feed as columns and rows of cells. */
export async function exampleRows(): Promise<{ readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }> {
  const { columns, rows } = await rowsOf('feed.csv', readFileSync(exampleFeed));
  return { columns, rows: rows.map(({ cells }) => cells.map((cell) => cell ?? '')) };
}

/** Columns and rows as CSV text. */
export function csvOf(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [columns, ...rows].map((cells) => quotedLine(cells)).join('');
}

/** The same as JSON lines, empty cells left out. */
export function jsonlOf(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const record = (cells: readonly string[]) =>
    Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? '']).filter(([, cell]) => cell !== ''));
  return rows.map((cells) => `${JSON.stringify(record(cells))}\n`).join('');
}
