import type { OfflineProvider } from '../../ports/provider.ts';
import { loadRanks } from '../data-files.ts';
import type { DataFolders } from '../data-folder.ts';
import { fromFiles } from './from-files.ts';
import { linkOfHost } from './link-of-host.ts';

/** The rank of a site in a list that the user brings, as that of Tranco; none ships. */
export function popularRanks(folders: DataFolders): OfflineProvider {
  return fromFiles(
    {
      id: 'popular-ranks',
      name: 'Ranks of sites, from a file of yours',
      answers: ['domain', 'host'],
      licence: 'of the file',
      file: 'popular-ranks.tsv.gz',
      load: loadRanks,
      look: ({ value }, ranks) => {
        const rank = ranks?.get(linkOfHost(value)?.domain ?? '');
        return rank === undefined ? [] : [{ field: 'popularity_rank', value: String(rank) }];
      },
    },
    folders,
  );
}
