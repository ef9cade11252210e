import { type BrandIndex, brandKey, findBrand } from '../../analysis/classify/brands.ts';
import type { Finding, Subject } from '../../model/observation.ts';
import type { OfflineProvider } from '../../ports/provider.ts';
import { loadBrandIndex } from '../data-files.ts';
import type { DataFolders } from '../data-folder.ts';
import { findings } from './finding.ts';
import { fromFiles } from './from-files.ts';
import { linkOfHost } from './link-of-host.ts';

/** Whose name a sender or host bears, and whose official domain a host stands under. A sender name proves nothing: anybody can write it. */
export function brandCatalogue(folders: DataFolders): OfflineProvider {
  return fromFiles(
    {
      id: 'brand-catalogue',
      name: 'Brand catalogue',
      answers: ['sender_name', 'domain', 'host'],
      licence: 'Apache-2.0',
      file: 'brands.json',
      load: loadBrandIndex,
      look: (subject, brands) => (subject.kind === 'sender_name' ? ofName(subject, brands) : ofHost(subject, brands)),
    },
    folders,
  );
}

function ofName({ value }: Subject, { byName }: BrandIndex): Finding[] {
  const brand = byName.get(brandKey(value));
  if (!brand) return [];
  const used = brand.senders.some((sender) => sender.toLowerCase() === value.toLowerCase());
  return findings({ bears_name_of: brand.name, sender_name_of: used ? brand.name : null });
}

function ofHost({ value }: Subject, brands: BrandIndex): Finding[] {
  const link = linkOfHost(value);
  const mention = link && findBrand(brands, '', [link]);
  return mention ? [{ field: mention.official ? 'official_of' : 'bears_name_of', value: mention.brand.name }] : [];
}
