import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadBrands } from '../enrich/data-files.ts';
import { HooklineError } from '../model/errors.ts';
import type { Progress } from '../ports/progress.ts';
import type { OpenTableWriter, TableWriter } from '../ports/table-writer.ts';
import { FactBook } from '../simulate/facts.ts';
import type { PaperFigures } from '../simulate/figures.ts';
import { generate } from '../simulate/generate.ts';
import { type Family, parseGrammar } from '../simulate/grammar.ts';
import { makePlan } from '../simulate/plan/make-plan.ts';
import type { TwinData, TwinOptions } from '../simulate/plan/plan.ts';
import { flaggedShare } from '../simulate/plan/strata.ts';
import { factColumns, feedColumns, freeColumns, truthColumns } from '../simulate/rows.ts';
import { openParquetWriter } from '../stores/duckdb/table-writer.ts';
import { openCsvWriter, openJsonlWriter } from '../stores/files/table-writer.ts';
import { diskErrors } from './disk-errors.ts';

export { type Strength, strengths } from '../simulate/evade/strengths.ts';

/** The grammars that ship with the package. */
export const grammars = ['first', 'second'] as const;

export interface SimulateOptions extends TwinOptions {
  readonly grammar: string;
  readonly out: string;
  readonly truth: string | null;
  readonly facts: string | null;
}

export interface Simulation {
  readonly reports: number;
  readonly campaigns: number;
  readonly operations: number;
  readonly families: number;
  readonly facts: number;
}

/** Below this, most parts of the feed would have no report at all. */
const fewest = 100;

const data = new URL('../../data/', import.meta.url);

/** What the twin is made from: grammar, brands, the paper's figures and the names to keep clear of. */
export function loadTwinData(grammar: string): TwinData {
  const brands = loadBrands();
  const figures = JSON.parse(readFileSync(fileURLToPath(new URL('paper-7726.json', data)), 'utf8')) as PaperFigures;
  const popular = readFileSync(fileURLToPath(new URL('popular-sites.txt', data)), 'utf8').split('\n');
  const avoid = new Set([...popular, ...brands.flatMap(({ domains }) => domains)]);
  return { families: loadFamilies(grammar), brands, figures, avoid };
}

function loadFamilies(grammar: string): readonly Family[] {
  const folder = fileURLToPath(new URL(`twin/${grammar}/`, data));
  let names: string[] = [];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  } catch {
    // Handled below: a folder that is not there holds no grammar.
  }
  if (names.length === 0) throw new HooklineError('HOOKLINE_GRAMMAR', `there is no grammar '${grammar}' in data/twin`);
  return parseGrammar(names.sort().map((name) => ({ name: name.slice(0, -4), text: readFileSync(`${folder}${name}`, 'utf8') })));
}

/** Writes a feed with its truth and, when asked, its facts. Memory does not grow with the number of reports. */
export async function simulate(options: SimulateOptions, progress: Progress): Promise<Simulation> {
  if (options.reports < fewest) throw new HooklineError('HOOKLINE_OPTION_VALUE', `a feed has ${fewest} reports or more`);
  for (const path of [options.out, options.truth, options.facts]) if (path !== null) writerFor(path);
  const twin = loadTwinData(options.grammar);
  progress.begin('planning campaigns', 1);
  const plan = makePlan(twin, options);
  const writers: TableWriter[] = [];
  const open = async (path: string, columns: readonly string[]): Promise<TableWriter> => {
    const writer = await writerFor(path)(path, columns, freeColumns).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      throw new HooklineError('HOOKLINE_WRITE_FAILED', `there is no folder for ${path}`, { cause: error });
    });
    writers.push(writer);
    return writer;
  };
  return diskErrors(async () => {
    try {
      const feed = await open(options.out, feedColumns);
      const truth = options.truth === null ? null : await open(options.truth, truthColumns);
      const book = options.facts === null ? null : new FactBook(plan, twin.figures);
      progress.begin('writing reports', options.reports);
      for (const batch of generate(plan, flaggedShare(twin.figures))) {
        await feed.write(batch.feed);
        await truth?.write(batch.truth);
        book?.see(batch);
        progress.advance(batch.feed.length);
      }
      let facts = 0;
      if (book && options.facts !== null) {
        const file = await open(options.facts, factColumns);
        for (const rows of book.rows()) {
          await file.write(rows);
          facts += rows.length;
        }
      }
      progress.begin('closing files', writers.length);
      for (const writer of writers) {
        await writer.close();
        progress.advance(1);
      }
      progress.end();
      const operations = new Set(plan.campaigns.flatMap(({ operation }) => operation ?? [])).size;
      const campaigns = new Set(plan.campaigns.map(({ id }) => id)).size;
      return { reports: options.reports, campaigns, operations, families: twin.families.length, facts };
    } catch (error) {
      for (const writer of writers) await writer.discard();
      throw error;
    }
  });
}

const formats: Readonly<Record<string, OpenTableWriter>> = {
  '.parquet': openParquetWriter,
  '.csv': openCsvWriter,
  '.jsonl': openJsonlWriter,
};

function writerFor(path: string): OpenTableWriter {
  const writer = formats[extname(path).toLowerCase()];
  if (!writer) throw new HooklineError('HOOKLINE_OPTION_VALUE', `'${path}' must end in ${Object.keys(formats).join(', ')}`);
  return writer;
}
