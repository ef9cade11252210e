import type { Link } from '../../model/link.ts';
import { type OpenKind, type OpenRow, openRows } from './open-page-table.ts';
import { targetOf } from './redirect-target.ts';

/** Names before a host that are the same site: `www`, `m`, and languages as `de-de`. */
const sameSite = /^(?:www\d?|m|mobile|touch|web|mbasic|[a-z]{2}(?:-[a-z]{2})?)\.(?=[^.]+\.)/;

/**
 * What anybody put where a link leads on the host of a brand or popular site: `facebook.com/some.shop`, `paypal.com/paypalme/jo`, or an address that leads on
 * elsewhere. Null where the site's owner speaks, or where nothing is known. Says nothing of whose the host is: ask that first.
 */
export function openPage(link: Link): OpenKind | null {
  if (link.path.length < 2 && !link.host.includes('.', link.host.indexOf('.') + 1)) return null;
  const { site, rows } = placeOf(link);
  const row = rows.find((one) => holds(one, site, link));
  if (row) return row.kind;
  return leadsElsewhere(link) ? 'redirect' : null;
}

/** A parameter of the link is an address on another site: what its owner says is said there. */
function leadsElsewhere(link: Link): boolean {
  const target = targetOf(link);
  return target !== null && target.domain !== link.domain;
}

interface Place {
  /** The host without `www.` and its like. */
  readonly site: string;
  readonly rows: readonly OpenRow[];
}

function placeOf({ host, domain, suffix }: Link): Place {
  const site = host === domain ? host : host.replace(sameSite, '');
  const name = suffix === '' || site.length <= suffix.length ? site : site.slice(0, -suffix.length - 1);
  const above = name.slice(name.indexOf('.') + 1);
  // Of a host below a service's, as `eur01.safelinks.protection.outlook.com` and `us02web.zoom.us`; `help.` is the owner's.
  const inherited =
    above === name ? [] : (openRows.get(`${above}.${suffix}`) ?? []).filter(({ paths }) => paths.length > 0 || above.includes('.'));
  return { site, rows: [...(openRows.get(site) ?? []), ...(openRows.get(name) ?? []), ...inherited] };
}

function holds({ paths, own }: OpenRow, site: string, { domain, path }: Link): boolean {
  const written = path.toLowerCase().replace(/^\/{2,}/, '/');
  if (paths.length > 0) return paths.some((start) => begins(written, start));
  // The front page of a site is its owner's; of a host that is there for pages alone (`buy.stripe.com`) it is nobody's.
  if (site === domain && (written.length < 2 || /^\/?[?#]/.test(written))) return false;
  return !own.some((start) => begins(written, start));
}

/** `/in` begins `/in/jo`, not `/insights`; `/@` begins `/@jo`. */
function begins(path: string, start: string): boolean {
  if (!path.startsWith(start)) return false;
  const next = path[start.length];
  return next === undefined || !/[a-z0-9]$/.test(start) || !/[a-z0-9_-]/.test(next);
}
