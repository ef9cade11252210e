import type { OfflineProvider } from '../../ports/provider.ts';
import { type DataFolders, dataLines, readData } from '../data-folder.ts';
import { AddressTable, rangeOf } from './address-table.ts';
import { findings } from './finding.ts';
import { fromFiles } from './from-files.ts';

/** That an address is one of a delivery network or site service, where many unrelated sites answer. */
export function sharedAddresses(folders: DataFolders): OfflineProvider {
  return fromFiles(
    {
      id: 'shared-addresses',
      name: 'Addresses of delivery networks, as they publish them',
      answers: ['ip'],
      licence: 'Apache-2.0',
      file: 'shared-addresses.tsv',
      load: (all) => {
        const rows = dataLines(readData('shared-addresses.tsv', all) ?? '').map((line) => line.split('\t'));
        const ranges = rows.map(([cidr = '']) => rangeOf(cidr) ?? { start: '', end: '' });
        return { rows, table: new AddressTable(ranges) };
      },
      look: ({ value }, { rows, table }) => {
        const row = rows[table.find(value)];
        if (!row) return [];
        const [, kind, name, number] = row;
        return findings({ hosting_kind: kind, hosted_by: name, as_number: number, shared: 'true' });
      },
    },
    folders,
  );
}
