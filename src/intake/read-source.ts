import { HooklineError } from '../model/errors.ts';
import { type Reject, type Report, type ReportField, reportFields } from '../model/report.ts';
import type { Sender } from '../model/sender.ts';
import type { Source } from '../model/source.ts';
import type { TableBatch, TableRow } from '../ports/table.ts';
import { type ColumnMap, recogniseColumns } from './columns.ts';
import { type OpenedTable, type OpenOptions, openTable } from './open-table.ts';
import type { Original } from './originals.ts';
import { RowReader } from './rows.ts';
import { guessDayFirst } from './times.ts';

export interface SourceOptions extends OpenOptions {
  /** Columns named by hand. */
  readonly map: Readonly<Partial<Record<ReportField, string>>>;
  readonly zone: string;
  readonly region: string;
  readonly key: Uint8Array;
}

/** Reports and rejects of one source, and the senders that were new in the batch, each spelling by itself. */
export interface ReportBatch {
  readonly reports: readonly Report[];
  readonly rejects: readonly Reject[];
  readonly senders: readonly Sender[];
}

/** A source being read. `describe` is complete when the batches are. */
export interface SourceReading {
  readonly batches: AsyncIterable<ReportBatch>;
  describe(): Source;
}

/** Opens an original, recognises its columns from the first rows, and reads it to reports. */
export async function readSource(
  original: Original,
  name: string,
  options: SourceOptions,
  onBytes: (count: number) => void,
): Promise<SourceReading> {
  const opened = await openTable(original.path, name, options, onBytes);
  const batches = opened.table.batches[Symbol.asyncIterator]();
  const first = await firstRows(batches);
  const sample = first.flatMap((batch) => batch.rows).slice(0, 300);
  if (first.every((batch) => batch.rows.length + batch.rejects.length === 0)) {
    if (opened.damage.reason) throw new HooklineError('HOOKLINE_INPUT_DAMAGED', `${name}: ${opened.damage.reason}`);
    throw new HooklineError('HOOKLINE_INPUT_EMPTY', `${name} has ${opened.table.columns.length > 0 ? 'a header but no rows' : 'no rows'}`);
  }
  const columns = new Columns(opened, sample, name, options);
  const dayFirst = guessDayFirst(timeValues(sample, columns.map)) ?? (options.region === 'US' ? false : null);
  const rows = (map: ColumnMap) => ({ map, times: { zone: options.zone, dayFirst }, key: options.key, region: options.region });
  const senders = new NewSenders();
  const reader = new RowReader(rows(columns.map), (sender) => senders.add(sender));
  return {
    batches: readBatches(first, batches, { rows: reader, senders }, columns, (map) => reader.use(rows(map)), opened),
    describe: () => describe(original, name, options, opened, columns.map),
  };
}

/** Which column is which; looked at again when a JSON source shows new columns. */
class Columns {
  map: ColumnMap;
  #width: number;
  readonly #opened: OpenedTable;
  readonly #sample: readonly TableRow[];
  readonly #options: SourceOptions;

  constructor(opened: OpenedTable, sample: readonly TableRow[], name: string, options: SourceOptions) {
    this.#opened = opened;
    this.#sample = sample;
    this.#options = options;
    const { columns } = opened.table;
    this.map = this.#recognise();
    this.#width = columns.length;
    const missing = reportFields.filter((field) => options.map[field] && this.map[field] === undefined);
    if (missing.length === 0 && isReadable(this.map)) return;
    const seen = columns.slice(0, 40).join(', ') + (columns.length > 40 ? ` and ${columns.length - 40} more` : '');
    const what =
      missing.length > 0
        ? `no column is named ${missing.map((field) => options.map[field]).join(', ')}`
        : 'no column holds the message texts';
    throw new HooklineError('HOOKLINE_NO_TEXT_COLUMN', `${name}: ${what}. Columns seen: ${seen}`);
  }

  /** True when columns have appeared since and one of them is of use. */
  grown(): boolean {
    if (this.#opened.table.columns.length === this.#width) return false;
    this.#width = this.#opened.table.columns.length;
    const before = JSON.stringify(this.map);
    this.map = { ...this.#recognise(), ...this.map };
    return JSON.stringify(this.map) !== before;
  }

  #recognise(): ColumnMap {
    return recogniseColumns(
      this.#opened.table.columns,
      this.#sample.map((row) => row.cells),
      this.#options.map,
    );
  }
}

/** True when there is something to read in each row: a text, a link, or a call from somebody. */
export function isReadable({ text, url, sender, kind }: ColumnMap): boolean {
  return text !== undefined || url !== undefined || (sender !== undefined && kind !== undefined);
}

async function firstRows(batches: AsyncIterator<TableBatch>): Promise<TableBatch[]> {
  const first: TableBatch[] = [];
  let rows = 0;
  while (rows < 300) {
    const next = await batches.next();
    if (next.done) break;
    first.push(next.value);
    rows += next.value.rows.length;
  }
  return first;
}

async function* readBatches(
  first: readonly TableBatch[],
  rest: AsyncIterator<TableBatch>,
  readers: { readonly rows: RowReader; readonly senders: NewSenders },
  columns: Columns,
  remap: (map: ColumnMap) => void,
  opened: OpenedTable,
): AsyncGenerator<ReportBatch> {
  let last = 0;
  const read = (batch: TableBatch): ReportBatch => {
    if (columns.grown()) remap(columns.map);
    for (const { line } of batch.rows) last = Math.max(last, line);
    return { ...readRows(batch, readers.rows), senders: readers.senders.take() };
  };
  for (const batch of first) yield read(batch);
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield read(next.value);
  const { reason } = opened.damage;
  if (reason) yield { reports: [], senders: [], rejects: [{ line: last + 1, lines: 1, reason, excerpt: '' }] };
}

function readRows(batch: TableBatch, reader: RowReader): Omit<ReportBatch, 'senders'> {
  const reports: Report[] = [];
  const rejects: Reject[] = batch.rejects.map(withoutNumbers);
  for (const row of batch.rows) {
    const read = reader.read(row);
    if ('reason' in read) rejects.push(read);
    else reports.push(read);
  }
  return { reports, rejects };
}

/** Senders not given to the store yet, each spelling by itself. */
class NewSenders {
  readonly #known = new Set<string>();
  #found: Sender[] = [];

  add(sender: Sender): void {
    const spelling = `${sender.id}\n${sender.display}`;
    if (this.#known.has(spelling)) return;
    this.#known.add(spelling);
    this.#found.push(sender);
  }

  take(): Sender[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }
}

/** What could not be cut into cells may hold a recipient anywhere: long numbers and addresses are hidden. The original keeps them. */
export function withoutNumbers(reject: Reject): Reject {
  const hide = (text: string) => text.replace(/\+?\d[\d\s().-]{4,}\d/g, '[number]').replace(/[^\s@,;"']+@[^\s@,;"']+/g, '[address]');
  return { ...reject, reason: hide(reject.reason), excerpt: hide(reject.excerpt) };
}

/** What stands in the columns of times. */
export function timeValues(sample: readonly TableRow[], map: ColumnMap): string[] {
  return sample.flatMap(({ cells }) => [map.received, map.reported].flatMap((index) => (index === undefined ? [] : [cells[index] ?? ''])));
}

function describe(original: Original, name: string, options: SourceOptions, opened: OpenedTable, map: ColumnMap): Source {
  const { table, decoding } = opened;
  const columns: Record<string, string> = {};
  for (const field of reportFields) {
    const index = map[field];
    if (index !== undefined) columns[field] = table.columns[index] ?? '';
  }
  const clock = map.clock === undefined ? null : (table.columns[map.clock] ?? '');
  const used = new Set([...Object.values(columns), clock]);
  const notes = [...table.notes, ...(clock === null ? [] : [`times of day in ${clock}`])];
  if (decoding.strayLines > 0) notes.push(`${decoding.strayLines} lines were not ${decoding.encoding} and were read as Windows-1252`);
  if (decoding.overlong > 0) notes.push(`${decoding.overlong} lines were cut: longer than any message`);
  if (opened.damage.reason) notes.push(opened.damage.reason);
  return {
    sourceId: original.sha256,
    name,
    bytes: original.bytes,
    format: opened.format,
    compressed: opened.compressed,
    encoding: opened.format === 'parquet' ? '' : decoding.encoding,
    columns,
    unused: table.columns.filter((column) => !used.has(column)).slice(0, 100),
    zone: options.zone,
    region: options.region,
    notes,
  };
}
