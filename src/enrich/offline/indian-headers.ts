import type { OfflineProvider } from '../../ports/provider.ts';
import { loadIndianHeaders } from '../data-files.ts';
import type { DataFolders } from '../data-folder.ts';
import { findings } from './finding.ts';
import { fromFiles } from './from-files.ts';

/** `VM-HDFCBK-T`: operator and circle, the header, and since 2025 what it may be used for (TCCCPR 2018, as amended in 2025). */
const written = /^(?:[A-Z]{2}-)?([A-Z0-9 ]{3,9})(?:-([PSTG]))?$/;
const uses: Readonly<Record<string, string>> = { P: 'promotional', S: 'service', T: 'transactional', G: 'government' };

/** Which company registered a sender name in India. Only names written in capitals, as headers are. */
export function indianHeaders(folders: DataFolders): OfflineProvider {
  return fromFiles(
    {
      id: 'indian-headers',
      name: 'Headers registered in India (TRAI)',
      answers: ['sender_name'],
      licence: 'MIT',
      file: 'indian-headers.tsv.gz',
      load: loadIndianHeaders,
      look: ({ value }, companies) => {
        const [, header = '', use = ''] = written.exec(value) ?? [];
        const company = companies.get(header);
        return company === undefined ? [] : findings({ registered_to: company, registered_in: 'IN', header_use: uses[use] });
      },
    },
    folders,
  );
}
