import { nameShape } from '../../analysis/links/randomness.ts';
import type { OfflineProvider } from '../../ports/provider.ts';
import { loadWords } from '../data-files.ts';
import type { DataFolders } from '../data-folder.ts';
import { findings } from './finding.ts';
import { fromFiles } from './from-files.ts';
import { linkOfHost } from './link-of-host.ts';

/** How random the registered name looks. Names of which many are alike in a feed say more than one does. */
export function nameShapes(folders: DataFolders): OfflineProvider {
  return fromFiles(
    {
      id: 'name-shape',
      name: 'Shape of the domain name',
      answers: ['domain', 'host'],
      licence: 'word list: SCOWL, free for any purpose',
      file: 'words.txt.gz',
      load: loadWords,
      look: ({ value }, words) => {
        const link = linkOfHost(value);
        if (!link?.suffix || link.domain.length <= link.suffix.length) return [];
        const shape = nameShape(link.domain.slice(0, -link.suffix.length - 1), words);
        if (!shape) return [];
        return findings({
          randomness: shape.randomness,
          name_entropy: shape.entropy.toFixed(2),
          name_vowel_ratio: shape.vowelRatio?.toFixed(2),
          name_word_share: shape.wordShare.toFixed(2),
          name_consonant_run: String(shape.longestConsonantRun),
        });
      },
    },
    folders,
  );
}
