import { isFiction } from '../../analysis/senders/phone.ts';
import type { OfflineProvider } from '../../ports/provider.ts';
import { loadNumberRanges } from '../data-files.ts';
import type { DataFolders } from '../data-folder.ts';
import { findings } from './finding.ts';
import { fromFiles } from './from-files.ts';

/** To whom the regulator gave the range of a number, what the range is for, and what kind of company that is. */
export function numberRanges(folders: DataFolders): OfflineProvider {
  return fromFiles(
    {
      id: 'number-ranges',
      name: 'Range holders (Ofcom, libphonenumber)',
      answers: ['number'],
      licence: 'OGL v3.0 (+44), Apache-2.0 (others; kinds of holder)',
      file: 'number-ranges.tsv',
      load: loadNumberRanges,
      look: ({ value }, { ranges, prefixes }) => {
        const range = isFiction(value) ? undefined : ranges[prefixes.longest(value, 1)];
        return range ? findings({ original_operator: range.holder, operator_kind: range.holderKind, range_kind: range.kind }) : [];
      },
    },
    folders,
  );
}
