import type { OfflineProvider } from '../../ports/provider.ts';
import { dayMilliseconds, loadReceiveSmsNumbers } from '../data-files.ts';
import type { DataFolders } from '../data-folder.ts';
import { findings } from './finding.ts';
import { fromFiles } from './from-files.ts';

/** Numbers whose texts anybody can read on a website. Nothing is said of a number that is not listed. */
export function receiveSms(folders: DataFolders): OfflineProvider {
  return fromFiles(
    {
      id: 'receive-sms',
      name: 'Receive-SMS numbers (iP1SMS)',
      answers: ['number'],
      licence: 'MIT',
      file: 'receive-sms-numbers.tsv.gz',
      load: loadReceiveSmsNumbers,
      look: ({ value }, { numbers, days }) => {
        const at = indexOf(numbers, Number(value.slice(1)));
        if (at < 0) return [];
        const seen = new Date((days[at] ?? 0) * dayMilliseconds).toISOString().slice(0, 10);
        return findings({ disposable: 'true', disposable_seen_at: seen });
      },
    },
    folders,
  );
}

/** Place of a value in ascending order; -1 when it is not there. */
function indexOf(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const here = sorted[middle] as number;
    if (here === value) return middle;
    if (here < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
