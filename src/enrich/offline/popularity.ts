import type { OfflineProvider } from '../../ports/provider.ts';
import { loadPopularSites } from '../data-files.ts';
import type { DataFolders } from '../data-folder.ts';
import { fromFiles } from './from-files.ts';
import { linkOfHost } from './link-of-host.ts';

/** The shipped list holds the 10,000 most used sites without saying in what order. */
const listed = '10000';

/** That a site is among the most used ones. Nothing is said of the others. */
export function popularity(folders: DataFolders): OfflineProvider {
  return fromFiles(
    {
      id: 'popular-sites',
      name: 'Most used sites (Tranco, by MISP)',
      answers: ['domain', 'host'],
      licence: 'CC0 1.0',
      file: 'popular-sites.txt',
      load: loadPopularSites,
      look: ({ value }, popular) => {
        const domain = linkOfHost(value)?.domain;
        return domain !== undefined && popular.has(domain) ? [{ field: 'popularity_bucket', value: listed }] : [];
      },
    },
    folders,
  );
}
