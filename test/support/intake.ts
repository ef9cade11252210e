import { openTable } from '../../src/intake/open-table.ts';
import { keepOriginal } from '../../src/intake/originals.ts';
import { readSource, type SourceOptions } from '../../src/intake/read-source.ts';
import { HooklineError } from '../../src/model/errors.ts';
import type { Reject, Report } from '../../src/model/report.ts';
import type { Sender } from '../../src/model/sender.ts';
import type { Source } from '../../src/model/source.ts';
import type { TableRow } from '../../src/ports/table.ts';
import { freshFolder } from './folders.ts';

/** All that intake makes of one input. */
export interface TakenIn {
  readonly reports: readonly Report[];
  readonly rejects: readonly Reject[];
  readonly senders: readonly Sender[];
  readonly source: Source;
  readonly texts: readonly (string | null)[];
}

const usual: SourceOptions = { map: {}, zone: 'UTC', region: 'GB', key: new Uint8Array(32) };

/** Keeps the bytes as an original and reads them to reports. `name` is the name they come under. */
export async function takeIn(name: string, content: string | Uint8Array, options: Partial<SourceOptions> = {}): Promise<TakenIn> {
  const original = await keepOriginal(once(content), freshFolder(), () => {});
  const reading = await readSource(original, name, { ...usual, ...options }, () => {});
  const reports: Report[] = [];
  const rejects: Reject[] = [];
  const senders: Sender[] = [];
  for await (const batch of reading.batches) {
    reports.push(...batch.reports);
    rejects.push(...batch.rejects);
    senders.push(...batch.senders);
  }
  return { reports, rejects, senders, source: reading.describe(), texts: reports.map(({ text }) => text) };
}

/** The error of the table with which intake refuses the input. Fails when it does not. */
export async function refusal(name: string, content: string | Uint8Array, options: Partial<SourceOptions> = {}): Promise<HooklineError> {
  try {
    await takeIn(name, content, options);
  } catch (error) {
    if (error instanceof HooklineError) return error;
    throw error;
  }
  throw new Error(`${name} was taken in`);
}

/** The rows of a file as the format's reader gives them, before any is read to a report. */
export async function rowsOf(
  name: string,
  content: string | Uint8Array,
): Promise<{ columns: readonly string[]; rows: readonly TableRow[] }> {
  const original = await keepOriginal(once(content), freshFolder(), () => {});
  const { table } = await openTable(original.path, name, {}, () => {});
  const rows: TableRow[] = [];
  for await (const batch of table.batches) rows.push(...batch.rows);
  return { columns: table.columns, rows };
}

async function* once(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof content === 'string' ? Buffer.from(content) : content;
}
