import type { Brand } from '../../model/brand.ts';
import { hash, type Random } from '../random.ts';
import { Quota } from './quota.ts';

export type LinkMode = 'own' | 'free' | 'shortener' | 'official' | 'chat';

/** How a crew writes its links; a kit has one pattern, which all campaigns of an operation use. */
export interface Kit {
  readonly scheme: '' | 'https://' | 'http://' | 'https://www.' | 'www.';
  /** `{t}` is a token of `length` characters of `alphabet`, new in each message. */
  readonly path: string;
  readonly length: number;
  readonly alphabet: string;
}

/** Links of a campaign. Hosts come into use one after the other. */
export interface LinkPlan {
  readonly mode: LinkMode;
  readonly hosts: readonly string[];
  readonly kit: Kit;
  /** With a shortener: how many short links there are. */
  readonly shortLinks: number;
  readonly salt: string;
}

const base62 = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const lower = 'abcdefghijklmnopqrstuvwxyz0123456789';
const figures = '0123456789';

/** Paths of kits as they are met; most links of the gateway set have none. */
const paths: readonly (readonly [string, number])[] = [
  ['', 38],
  ['/{t}', 22],
  ['/track/{t}', 6],
  ['/gb/{t}', 4],
  ['/r/{t}', 5],
  ['/uk', 4],
  ['/online', 3],
  ['/login', 3],
  ['/pay?id={t}', 4],
  ['/?c={t}', 3],
  ['/i/{t}', 3],
  ['/verify', 2],
  ['/s/{t}/', 2],
];
const schemes: readonly (readonly [Kit['scheme'], number])[] = [
  ['https://', 58],
  ['', 32],
  ['http://', 5],
  ['https://www.', 3],
  ['www.', 2],
];

export function drawKit(random: Random): Kit {
  const alphabet = random.weighted([
    [base62, 5],
    [lower, 3],
    [figures, 2],
  ]);
  return { scheme: random.weighted(schemes), path: random.weighted(paths), length: random.between(5, 9), alphabet };
}

/** The link of one message; `progress` from 0 to 1 is how much of the campaign has been sent. */
export function linkAt({ mode, hosts, kit, shortLinks, salt }: LinkPlan, progress: number, random: Random): string {
  const last = hosts.length - 1;
  const at = Math.min(last, Math.floor(progress * hosts.length + (last > 0 ? random.next() * 0.6 : 0)));
  const host = hosts[at] as string;
  if (mode === 'shortener') {
    const link = Math.min(shortLinks - 1, Math.floor(progress * shortLinks + random.next() * 2));
    return `${kit.scheme === '' || kit.scheme === 'www.' ? '' : 'https://'}${host}/${shortToken(`${salt}/${link}`)}`;
  }
  return kit.scheme + host + pathOf(kit, random);
}

function pathOf({ path, length, alphabet }: Kit, random: Random): string {
  if (!path.includes('{t}')) return path;
  let token = '';
  for (let left = length; left > 0; left--) token += alphabet[random.below(alphabet.length)];
  return path.replace('{t}', token);
}

/** Seven characters as shorteners make them, the same for the same name. */
function shortToken(name: string): string {
  let first = hash(name, 1);
  let second = hash(name, 2);
  let token = '';
  for (let at = 0; at < 7; at++) {
    const value = at % 2 === 0 ? first : second;
    token += base62[value % 62];
    if (at % 2 === 0) first = Math.floor(first / 62);
    else second = Math.floor(second / 62);
  }
  return token;
}

/** Shorteners by type, as table 9 has them; `all` is what the types of the table leave. */
export function shortenerQuotas(table: Readonly<Record<string, Readonly<Record<string, number>>>>): (type: string | null) => Quota<string> {
  const known = ['telecom', 'banking', 'government', 'delivery'];
  const quotas = new Map<string, Quota<string>>();
  for (const type of known) quotas.set(type, new Quota(hostsOf((counts) => counts[type] ?? 0)));
  quotas.set('', new Quota(hostsOf(({ urls = 0, ...types }) => urls - Object.values(types).reduce((sum, count) => sum + count, 0))));
  return (type) => quotas.get(type ?? '') ?? (quotas.get('') as Quota<string>);

  /** `wa.me` stands in the table, but is a chat address: campaigns that ask for a chat give it. */
  function hostsOf(count: (counts: Readonly<Record<string, number>>) => number): [string, number][] {
    return Object.entries(table).flatMap(([host, counts]) =>
      host === 'wa.me' ? [] : [[host, Math.max(0, count(counts))] as [string, number]],
    );
  }
}

/** Share of the linked reports of a type that come with a shortener's link. Our choice, so that unique short links come out as table 9. */
export function shortenerShare(type: string | null): number {
  return { delivery: 0.26, telecom: 0.5, banking: 0.03, government: 0.12 }[type ?? ''] ?? 0.36;
}

/** The link plan of a genuine sender: its official domain. */
export function officialLinks(brand: Brand, salt: string, random: Random): LinkPlan {
  const kit: Kit = {
    scheme: random.weighted([
      ['https://', 5],
      ['https://www.', 3],
      ['', 2],
    ] as const),
    path: random.weighted([
      ['/{t}', 4],
      ['/t/{t}', 2],
      ['/account', 2],
      ['/m/{t}', 2],
      ['', 1],
      ['/help', 1],
    ] as const),
    length: random.between(6, 9),
    alphabet: base62,
  };
  return { mode: 'official', hosts: [brand.domains[0] as string], kit, shortLinks: 0, salt };
}
