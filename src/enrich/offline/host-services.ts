import { readUrl } from '../../analysis/links/find.ts';
import { openPage } from '../../analysis/links/open-pages.ts';
import { targetsOf } from '../../analysis/links/redirect-target.ts';
import { hostFacts, isGreatSite, type ServiceLists } from '../../analysis/links/services.ts';
import type { Finding, Subject } from '../../model/observation.ts';
import type { OfflineProvider } from '../../ports/provider.ts';
import { loadDynamicDns, loadServiceLists } from '../data-files.ts';
import type { DataFolders } from '../data-folder.ts';
import { findings } from './finding.ts';
import { fromFiles } from './from-files.ts';
import { linkOfHost } from './link-of-host.ts';

interface Lists extends ServiceLists {
  readonly dynamicDns: ReadonlySet<string>;
}

/** What kind of host it is, what one party controls there, and whether many share it. */
export function hostServices(folders: DataFolders): OfflineProvider {
  return fromFiles(
    {
      id: 'host-services',
      name: 'Shorteners, free hosts, dynamic DNS, delivery networks, popular sites',
      answers: ['domain', 'host', 'url'],
      licence: 'CC BY-SA 4.0 (shorteners), Apache-2.0 (free hosts, brands), CC0 1.0 (dynamic DNS, popular sites)',
      file: 'shorteners.txt',
      load: (all): Lists => ({ ...loadServiceLists(all), dynamicDns: loadDynamicDns(all) }),
      look,
    },
    folders,
  );
}

/** Kinds of free host that are told apart; the others are places where anybody gets a site. */
const ownKinds = new Set(['cdn', 'dynamic_dns']);

function look({ kind, value }: Subject, lists: Lists): Finding[] {
  if (kind === 'url') return ofPage(value, lists);
  const link = linkOfHost(value);
  if (!link) return [{ field: 'host_kind', value: 'unreadable' }];
  const { hostClass, freeHostKind, site, shared } = hostFacts(link, lists);
  // Private domains that their owners lend: what is known better goes first.
  const lent = hostClass === 'own' ? lentAs(link.host, lists.dynamicDns) : null;
  return findings({
    host_kind: lent ? 'dynamic_dns' : freeHostKind && ownKinds.has(freeHostKind) ? freeHostKind : hostClass,
    free_host_kind: freeHostKind,
    dynamic_dns_under: lent,
    site,
    shared: String(shared),
  });
}

/** Of a link what its host alone does not tell: that anybody put it on a great site, or that it leads on to another. */
function ofPage(value: string, lists: Lists): Finding[] {
  const link = readUrl(value);
  const open = link && openPage(link);
  if (!open || (open !== 'redirect' && !isGreatSite(link, lists))) return [];
  return findings({ open_page: open, leads_to: targetsOf(link).at(-1)?.host ?? null });
}

/** The longest suffix of the host that is lent for dynamic names. */
function lentAs(host: string, dynamicDns: ReadonlySet<string>): string | null {
  for (let at = 0; ; ) {
    const suffix = host.slice(at);
    if (dynamicDns.has(suffix)) return suffix;
    const dot = host.indexOf('.', at);
    if (dot < 0) return null;
    at = dot + 1;
  }
}
