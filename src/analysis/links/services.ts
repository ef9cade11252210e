import type { HostClass, Link } from '../../model/link.ts';
import type { BrandIndex } from '../classify/brands.ts';
import { chatHandle } from './chat.ts';

/** The shipped lists of services that many share. Each maps a host suffix to its kind. */
export interface ServiceLists {
  readonly shorteners: ReadonlySet<string>;
  /** Suffix to kind: `site`, `storage`, `tunnel`, `form`, `cdn`, `dynamic_dns`. */
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
  if (lists.brands.ofHost(link).official) return { hostClass: 'official', ...plain };
  if (lists.popular.has(link.domain)) return { hostClass: 'popular', ...plain };
  return { hostClass: 'own', freeHostKind: null, site: link.domain, shared: false };
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
function suffixIn(host: string, holds: (suffix: string) => boolean): string | null {
  for (let at = 0; ; ) {
    const suffix = host.slice(at);
    if (holds(suffix)) return suffix;
    const dot = host.indexOf('.', at);
    if (dot < 0) return null;
    at = dot + 1;
  }
}
