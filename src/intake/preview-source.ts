import { HooklineError } from '../model/errors.ts';
import { type Reject, type Report, type ReportField, type ReportKind, reportFields } from '../model/report.ts';
import type { Preview } from '../model/run.ts';
import type { TableBatch, TableRow } from '../ports/table.ts';
import { type ColumnMap, recogniseColumns } from './columns.ts';
import { type OpenedTable, openTable } from './open-table.ts';
import type { Original } from './originals.ts';
import { pseudonymise } from './pseudonym.ts';
import { isReadable, type SourceOptions, timeValues, withoutNumbers } from './read-source.ts';
import { RowReader } from './rows.ts';
import { guessDayFirst } from './times.ts';

/** Rows looked at, by which columns are recognised, and shown. */
const lookedAt = 1000;
const recognisedBy = 300;
const shown = 12;
/** Characters of a cell that are shown as its example. */
const longestExample = 120;

/** What is understood of a source from its first rows; nothing is kept. Recipients appear as pseudonyms only. */
export async function previewSource(
  original: Original,
  name: string,
  options: SourceOptions,
): Promise<Omit<Preview, 'uploadId' | 'name' | 'bytes' | 'known'>> {
  const opened = await openTable(original.path, name, options, () => {});
  const { rows, rejects, ended } = await firstRows(opened);
  if (rows.length + rejects.length === 0) throw nothing(opened, name);
  const sample = rows.slice(0, recognisedBy).map(({ cells }) => cells);
  const { columns } = opened.table;
  const map = recogniseColumns(columns, sample, options.map);
  refuseUnknown(columns, map, options, name);
  const read = isReadable(map) ? readRows(rows, map, options) : { reports: [], rejects: [] };
  const notes = [
    ...(isReadable(map) ? [] : ['no column holds the message texts: say which one does']),
    ...(ended ? [] : [`only the first ${rows.length} rows were looked at`]),
    ...opened.table.notes,
    ...new Set(read.reports.flatMap((report) => report.notes)),
  ];
  const times = read.reports.flatMap(({ receivedAt, reportedAt }) => receivedAt ?? reportedAt ?? []);
  return {
    format: opened.format,
    compressed: opened.compressed,
    encoding: opened.format === 'parquet' ? '' : opened.decoding.encoding,
    columns: columns.map((column, at) => ({ name: column, field: fieldOf(map, at), example: example(at, map, rows, options.key) })),
    rows: rows.length + rejects.length,
    kinds: countKinds(read.reports),
    rejected: [...rejects.map(withoutNumbers), ...read.rejects]
      .sort((a, b) => a.line - b.line)
      .slice(0, 50)
      .map(({ line, reason }) => ({ line, reason })),
    first: times.length > 0 ? Math.min(...times) : null,
    last: times.length > 0 ? Math.max(...times) : null,
    sample: read.reports.slice(0, shown).map(({ line, kind, text, sender, url, receivedAt, reportedAt }) => ({
      line,
      kind,
      text,
      sender,
      url,
      at: receivedAt ?? reportedAt,
    })),
    notes: notes.slice(0, 20),
  };
}

/** Reads so many rows and lets the file go. */
async function firstRows({ table, damage }: OpenedTable): Promise<{ rows: TableRow[]; rejects: Reject[]; ended: boolean }> {
  const rows: TableRow[] = [];
  const rejects: Reject[] = [];
  const add = (batch: TableBatch) => {
    for (const row of batch.rows) if (rows.length < lookedAt) rows.push(row);
    rejects.push(...batch.rejects);
    return rows.length < lookedAt;
  };
  let ended = true;
  for await (const batch of table.batches) {
    const { length } = rows;
    if (add(batch)) continue;
    ended = length + batch.rows.length === lookedAt;
    break;
  }
  if (damage.reason) rejects.push({ line: (rows.at(-1)?.line ?? 0) + 1, lines: 1, reason: damage.reason, excerpt: '' });
  return { rows, rejects, ended };
}

function nothing({ damage, table }: OpenedTable, name: string): HooklineError {
  if (damage.reason) return new HooklineError('HOOKLINE_INPUT_DAMAGED', `${name}: ${damage.reason}`);
  return new HooklineError('HOOKLINE_INPUT_EMPTY', `${name} has ${table.columns.length > 0 ? 'a header but no rows' : 'no rows'}`);
}

/** Columns that were named by hand must be there; that none holds texts is shown, for then a person names one. */
function refuseUnknown(columns: readonly string[], map: ColumnMap, options: SourceOptions, name: string): void {
  const missing = reportFields.filter((field) => options.map[field] && map[field] === undefined);
  if (missing.length === 0) return;
  const named = missing.map((field) => options.map[field]).join(', ');
  throw new HooklineError(
    'HOOKLINE_NO_TEXT_COLUMN',
    `${name}: no column is named ${named}. Columns seen: ${columns.slice(0, 40).join(', ')}`,
  );
}

function readRows(rows: readonly TableRow[], map: ColumnMap, options: SourceOptions): { reports: Report[]; rejects: Reject[] } {
  const dayFirst = guessDayFirst(timeValues(rows.slice(0, recognisedBy), map)) ?? (options.region === 'US' ? false : null);
  const reader = new RowReader({ map, times: { zone: options.zone, dayFirst }, key: options.key, region: options.region });
  const reports: Report[] = [];
  const rejects: Reject[] = [];
  for (const row of rows) {
    const read = reader.read(row);
    if ('reason' in read) rejects.push(read);
    else reports.push(read);
  }
  return { reports, rejects };
}

function countKinds(reports: readonly Report[]): Partial<Record<ReportKind, number>> {
  const kinds: Partial<Record<ReportKind, number>> = {};
  for (const { kind } of reports) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return kinds;
}

function fieldOf(map: ColumnMap, column: number): ReportField | null {
  return reportFields.find((field) => map[field] === column) ?? null;
}

/** The first cell that says something. A recipient is a pseudonym; of what is not used, long numbers and addresses are hidden. */
function example(column: number, map: ColumnMap, rows: readonly TableRow[], key: Uint8Array): string {
  const cell = rows.map(({ cells }) => cells[column] ?? '').find((value) => value.trim() !== '');
  if (cell === undefined) return '';
  const field = fieldOf(map, column);
  if (field === 'recipient') return pseudonymise(cell, key);
  const sound = cell.toWellFormed();
  const plain = field === null ? withoutNumbers({ line: 0, lines: 0, reason: '', excerpt: sound }).excerpt : sound;
  return Array.from(plain).slice(0, longestExample).join('');
}
