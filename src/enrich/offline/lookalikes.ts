import { readUrl } from '../../analysis/links/find.ts';
import type { Lookalike, LookalikeFinder } from '../../analysis/links/lookalike.ts';
import type { WordList } from '../../analysis/links/randomness.ts';
import { senderLookalike } from '../../analysis/senders/name-lookalike.ts';
import type { Finding, Subject } from '../../model/observation.ts';
import type { OfflineProvider } from '../../ports/provider.ts';
import { loadLookalikes, loadWords } from '../data-files.ts';
import type { DataFolders } from '../data-folder.ts';
import { fromFiles } from './from-files.ts';

interface Loaded {
  readonly finder: LookalikeFinder;
  readonly words: WordList;
}

/** Which brand a host, link or sender name imitates, how, and how sure that is. Official domains and popular sites are never accused. */
export function lookalikes(folders: DataFolders): OfflineProvider {
  return fromFiles<Loaded>(
    {
      id: 'lookalikes',
      name: 'Lookalikes of brands',
      answers: ['domain', 'host', 'url', 'sender_name'],
      licence: 'Apache-2.0',
      file: 'brands.json',
      load: (all) => ({ finder: loadLookalikes(all), words: loadWords(all) }),
      look: (subject, loaded) => findingsOf(lookalikeOf(subject, loaded)),
    },
    folders,
  );
}

function lookalikeOf({ kind, value }: Subject, { finder, words }: Loaded): Lookalike | null {
  if (kind === 'sender_name') return senderLookalike(value, finder.names, words);
  if (kind !== 'url') return finder.ofHost(value);
  const link = readUrl(value);
  return link && finder.ofLink(link.host, link.path);
}

function findingsOf(found: Lookalike | null): Finding[] {
  if (!found) return [];
  return [
    { field: 'imitates', value: found.brand.name },
    ...found.how.map((value) => ({ field: 'imitates_how', value })),
    { field: 'imitates_sure', value: found.sure.toFixed(2) },
    { field: 'imitates_why', value: found.why },
  ];
}
