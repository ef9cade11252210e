import {
  loadDynamicDns,
  loadIndianHeaders,
  loadLookalikes,
  loadNumberRanges,
  loadReceiveSmsNumbers,
  loadServiceLists,
} from '../enrich/data-files.ts';
import { loadLanguageModel } from '../enrich/language.ts';
import { createReader } from './reading.ts';
import type { Workspace } from './workspace.ts';

/**
 * What the first look-up, the first message shown and the first pushed report would else wait for, in steps of some tenths of a second:
 * data files are read once a process.
 */
export function warmingSteps({ dataFolders }: Workspace, region: string): readonly (() => unknown)[] {
  return [
    loadLanguageModel,
    ...[loadServiceLists, loadLookalikes, loadReceiveSmsNumbers, loadNumberRanges, loadDynamicDns, loadIndianHeaders].map(
      (load) => () => load(dataFolders),
    ),
    // Reading one text has the patterns compiled.
    async () =>
      (await createReader(region, dataFolders))({ textId: '', text: 'Your parcel is held: https://parcel.example/pay', urls: [] }),
  ];
}
