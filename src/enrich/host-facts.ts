import { findBrand } from '../analysis/classify/brands.ts';
import { readUrl } from '../analysis/links/find.ts';
import { hostFacts as classifyHost, type ServiceLists } from '../analysis/links/services.ts';
import type { Fact } from '../model/fact.ts';
import { dataDate } from './data-files.ts';

const words: Readonly<Record<string, string>> = {
  shortener: 'link shortener or redirector',
  free_host: 'free hosting',
  popular: 'popular site',
  official: 'official domain of a brand',
  chat: 'chat service',
};

/** What the shipped lists say of a host: suffix, class, whose name it bears. Subjects are `host:…`. */
export function hostFacts(host: string, lists: ServiceLists): Fact[] {
  const facts: Fact[] = [];
  const add = (field: string, value: string, source: string) =>
    facts.push({ subject: `host:${host}`, field, value, source, sourceDate: dataDate });
  const link = readUrl(`http://${host}/`);
  if (!link) {
    add('class', 'unreadable', 'public suffix list');
    return facts;
  }
  const { hostClass, freeHostKind, site, shared } = classifyHost(link, lists);
  if (link.suffix) add('suffix', link.suffix, 'public suffix list');
  add('site', site, 'public suffix list and service lists');
  add('class', words[hostClass] ?? 'own domain', 'service lists');
  if (freeHostKind) add('free_host_kind', freeHostKind, 'service lists');
  add('shared', String(shared), 'service lists');
  const mention = findBrand(lists.brands, '', [link]);
  if (mention) add(mention.official ? 'official_of' : 'bears_name_of', mention.brand.name, 'brand catalogue');
  return facts;
}
