import { type Command, InvalidArgumentError } from 'commander';
import { type ListedData, listDataFiles, plural, updateData } from '../../app/index.ts';
import type { Effects } from '../effects.ts';
import { oneLine, table } from '../table.ts';

interface DataSettings {
  readonly workspace: string;
  readonly json: boolean;
}

/** `hookline data …`: the data files that facts come from, and how to put newer ones in their place. */
export function addData(make: (name: string, description: string, example: string) => Command, effects: Effects): void {
  make(
    'list',
    'List the data files that offline facts come from: date, source, and whether a newer one was put in the place of the shipped one.',
    'hookline data list',
  ).action((settings: DataSettings) => {
    const files = listDataFiles(settings.workspace, process.env);
    effects.write(settings.json ? `${JSON.stringify(files, null, 1)}\n` : `${shown(files, effects.width)}\n`);
  });
  make(
    'update <name> <file>',
    'Check a file and put it in the place of a data file, for this workspace or, where HOOKLINE_DATA names a folder, for all.',
    'hookline data update ip-to-as ip2asn-combined.tsv.gz\nhookline data update popular-ranks top-1m.csv --date 2026-11-01',
  )
    .option('--date <day>', 'day of the data, YYYY-MM-DD; else what the file says, else when it was written', day)
    .action(async (name: string, file: string, settings: DataSettings & { readonly date?: string }) => {
      const updated = await updateData(settings.workspace, process.env, { name, file, date: settings.date ?? null });
      const { rows, leftOut, date, path } = updated;
      const left = leftOut > 0 ? `, ${plural(leftOut, 'row')} left out that stood twice or say nothing` : '';
      effects.write(
        settings.json ? `${JSON.stringify(updated, null, 1)}\n` : `${name}: ${plural(rows, 'row')} of ${date}${left}\n${path}\n`,
      );
    });
}

function shown(files: readonly ListedData[], width: number | undefined): string {
  const rows = files.map(({ name, state, date, what, source }) => [name, state, date ?? '–', what, oneLine(source ?? '', 60)]);
  return table(['name', 'state', 'date', 'what', 'source'], rows, [], width);
}

function day(value: string): string {
  const good = /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
  if (!good) throw new InvalidArgumentError('give a day such as 2026-11-22.');
  return value;
}
