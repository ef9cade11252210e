import type { HostClass, Link } from '../../model/link.ts';
import type { BrandIndex } from '../classify/brands.ts';
import { chatHandle } from './chat.ts';
import { openPage } from './open-pages.ts';

/** The shipped lists of services that many share. Each maps a host suffix to its kind. */
export interface ServiceLists {
  readonly shorteners: ReadonlySet<string>;
  /** Suffix to kind: `site`, `storage`, `tunnel`, `form`, `payment`, `cdn`, `dynamic_dns`. */
  readonly freeHosts: ReadonlyMap<string, string>;
  readonly popular: ReadonlySet<string>;
  readonly brands: BrandIndex;
}

/** What a link's host is, and the name that one party controls there. */
export interface HostFacts {
  readonly hostClass: HostClass;
  /** The kind of free host, where it is one. */
  readonly freeHostKind: string | null;
  /** The registrable domain, or the customer's name under a free host; for other shared services the service itself. */
  readonly site: string;
  /** True when the site belongs to everybody: having it in common says nothing. */
  readonly shared: boolean;
}

/** Classes a host by the lists. More specific first: a shortener's own list counts before popularity. */
export function hostFacts(link: Link, lists: ServiceLists): HostFacts {
  const plain = { freeHostKind: null, site: link.domain, shared: true } as const;
  if (chatHandle(link)) return { hostClass: 'chat', ...plain };
  if (suffixIn(link.host, (host) => lists.shorteners.has(host))) return { hostClass: 'shortener', ...plain };
  const suffix = suffixIn(link.host, (host) => lists.freeHosts.has(host));
  if (suffix) return freeHost(link, suffix, lists.freeHosts.get(suffix) ?? 'site');
  if (isGreatSite(link, lists)) return ofGreatSite(link, lists, plain);
  return { hostClass: 'own', freeHostKind: null, site: link.domain, shared: false };
}

/** An official host of a brand, or one of a popular site. */
export function isGreatSite(link: Link, lists: ServiceLists): boolean {
  return lists.popular.has(link.domain) || lists.brands.ofHost(link).official !== null;
}

/** On the host of a brand or popular site speaks its owner, anybody (`facebook.com/some.shop`), or nobody: there the link leads on. */
function ofGreatSite(link: Link, lists: ServiceLists, plain: Omit<HostFacts, 'hostClass'>): HostFacts {
  const open = openPage(link);
  if (open === 'redirect') return { hostClass: 'shortener', ...plain };
  if (open === 'payment' || open === 'file' || open === 'form') return { hostClass: 'free_host', ...plain, freeHostKind: open };
  // Somebody's page, offer or app is there for everybody to link to.
  return { hostClass: open === null && lists.brands.ofHost(link).official ? 'official' : 'popular', ...plain };
}

/** `evri-fee.web.app` is one customer of web.app; `docs.google.com` itself is everybody's. */
function freeHost(link: Link, suffix: string, kind: string): HostFacts {
  const customer = link.host
    .slice(0, -suffix.length - 1)
    .split('.')
    .at(-1);
  const own = Boolean(customer) && customer !== 'www';
  return { hostClass: 'free_host', freeHostKind: kind, site: own ? `${customer}.${suffix}` : suffix, shared: !own };
}

/** The longest suffix of the host, at label boundaries, that `holds`. */
export function suffixIn(host: string, holds: (suffix: string) => boolean): string | null {
  for (let at = 0; ; ) {
    const suffix = host.slice(at);
    if (holds(suffix)) return suffix;
    const dot = host.indexOf('.', at);
    if (dot < 0) return null;
    at = dot + 1;
  }
}
