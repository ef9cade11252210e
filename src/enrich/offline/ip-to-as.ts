import type { OfflineProvider } from '../../ports/provider.ts';
import { type DataFolders, dataLines, readData } from '../data-folder.ts';
import { onceForFiles } from '../data-once.ts';
import { AddressTable } from './address-table.ts';
import { findings } from './finding.ts';
import { fromFiles } from './from-files.ts';

interface Networks {
  readonly table: AddressTable;
  /** Number, country and name of each row, parted by tabs. */
  readonly rows: readonly string[];
  /** Kind of hosting by network number. */
  readonly kinds: ReadonlyMap<string, string>;
}

/** To whose network an address belongs, and in which country it is registered. The table is brought by the user: none ships. */
export function ipToAs(folders: DataFolders): OfflineProvider {
  return fromFiles(
    {
      id: 'ip-to-as',
      name: 'Networks of addresses, from a file of yours',
      answers: ['ip'],
      licence: 'of the file; that of iptoasn.com is PDDL',
      file: 'ip-to-as.tsv.gz',
      load,
      look: ({ value }, { table, rows, kinds }) => {
        const [number = '', country = '', name = ''] = rows[table.find(value)]?.split('\t') ?? [];
        if (number === '') return [];
        return findings({
          as_number: number,
          as_name: name,
          country: /^[A-Z]{2}$/.test(country) ? country : null,
          hosting_kind: kinds.get(number),
        });
      },
    },
    folders,
  );
}

const load = onceForFiles((folders): Networks => {
  const rows: string[] = [];
  const ranges: { start: string; end: string }[] = [];
  for (const line of dataLines(readData('ip-to-as.tsv.gz', folders) ?? '')) {
    const second = line.indexOf('\t', line.indexOf('\t') + 1);
    const [start = '', end = ''] = line.slice(0, second).split('\t');
    ranges.push({ start, end });
    rows.push(line.slice(second + 1));
  }
  const networks = dataLines(readData('hosting-networks.tsv', folders) ?? '');
  const kinds = new Map(networks.map((line) => line.split('\t').slice(0, 2) as [string, string]));
  return { table: new AddressTable(ranges), rows, kinds };
});
