import type { OfflineProvider } from '../../ports/provider.ts';
import { threatLists } from '../connectors/threat-list-files.ts';
import type { DataFolders } from '../data-folder.ts';
import { brandCatalogue } from './brand-catalogue.ts';
import { hostServices } from './host-services.ts';
import { indianHeaders } from './indian-headers.ts';
import { ipToAs } from './ip-to-as.ts';
import { lookalikes } from './lookalikes.ts';
import { nameShapes } from './name-shape.ts';
import { numberRanges } from './number-ranges.ts';
import { numberingPlan } from './numbering-plan.ts';
import { popularRanks } from './popular-ranks.ts';
import { popularity } from './popularity.ts';
import { publicSuffix } from './public-suffix.ts';
import { receiveSms } from './receive-sms.ts';
import { sharedAddresses } from './shared-addresses.ts';

/** All providers that answer without network, in the order in which people read their facts. Files are read when they are first needed. */
export function offlineProviders(folders: DataFolders = []): readonly OfflineProvider[] {
  return [
    numberingPlan(),
    numberRanges(folders),
    receiveSms(folders),
    brandCatalogue(folders),
    lookalikes(folders),
    indianHeaders(folders),
    publicSuffix(),
    hostServices(folders),
    popularity(folders),
    popularRanks(folders),
    nameShapes(folders),
    sharedAddresses(folders),
    ipToAs(folders),
    ...threatLists(folders),
  ];
}
