import type { EvidenceKind } from '../../model/campaign.ts';
import type { Variant, VariantLink } from './variant.ts';

/** Something that variants can have in common besides wording. */
export interface SharedValue {
  readonly kind: EvidenceKind;
  readonly value: string;
  /** The most that having it in common can weigh, in bits. */
  readonly cap: number;
}

/** Kinds of infrastructure and the most each can weigh. Eight bits join by themselves; a sender needs support. */
const caps = {
  same_url: 11,
  same_domain: 10,
  same_phone: 10,
  same_handle: 10,
  same_email: 9,
  same_bank_detail: 11,
  same_crypto_address: 11,
} as const satisfies Partial<Record<EvidenceKind, number>>;

/** A page of a popular or official site is anybody's to link to; a short link is one party's. */
const popularUrlCap = 5;

/** A domain that is only seen with short names and one-token paths may be a shortener that no list has yet. */
const shortLinkCap = 6;

function isLikeShortLink({ url, site }: VariantLink): boolean {
  return site.length <= 11 && /^https?:\/\/[^/]+\/(?:\w{1,2}\/)?[\w~.-]{2,12}\/?$/.test(url);
}

/** Sender names are forged by all crews alike; numbers are bought, and sometimes reassigned. */
const senderCaps: Readonly<Record<string, number>> = { tel: 6.5, email: 6, handle: 6, short: 3, name: 2, unknown: 1 };

/** All that a variant could share with another, each value once. */
export function sharedValues(variant: Variant): SharedValue[] {
  const values: SharedValue[] = [];
  for (const link of variant.links) values.push(...linkValues(link));
  const add = (kind: keyof typeof caps, list: readonly string[]) => {
    for (const value of list) values.push({ kind, value, cap: caps[kind] });
  };
  add('same_phone', variant.phones);
  add('same_handle', variant.handles);
  add('same_email', variant.emails);
  add('same_bank_detail', variant.bankDetails);
  add('same_crypto_address', variant.cryptoAddresses);
  for (const sender of variant.senders) {
    values.push({ kind: 'same_sender', value: sender, cap: senderCaps[sender.slice(0, sender.indexOf(':'))] ?? 1 });
  }
  return values;
}

function linkValues(link: VariantLink): SharedValue[] {
  const values: SharedValue[] = [];
  if (!link.shared) values.push({ kind: 'same_domain', value: link.site, cap: isLikeShortLink(link) ? shortLinkCap : caps.same_domain });
  if (link.hasPath) {
    const cap = link.publicPage ? popularUrlCap : caps.same_url;
    values.push({ kind: 'same_url', value: link.url.replace(/^https?:\/\//, ''), cap });
  }
  return values;
}

/** The path of a short link is one token that names its target. */
function isShort(url: string): boolean {
  return /^https?:\/\/[^/]{3,24}\/(?:\w{1,2}\/)?[\w~.-]{2,40}\/?$/.test(url);
}

/** How the values are spread over the feed: in how many text families each stands. */
export interface Spread {
  /** Bits for having `value` in common: much when few families have it, none when it serves everybody. */
  bits(shared: SharedValue): number;
  families(shared: SharedValue): number;
}

/**
 * Sharing is weighed against at least this many families: a small feed does not make a thing common. A full link, a
 * number or an account is one party's alone, so it may stand with more wordings before it says less than a join needs.
 */
const background = { identifier: 4096, other: 2048 } as const;

/** Values by which variants meet, and how common each is. `familyOf` names the text family of a variant by index. */
export function spreadOf(variants: readonly Variant[], familyOf: readonly number[]): { spread: Spread; holders: Map<string, number[]> } {
  const holders = new Map<string, number[]>();
  variants.forEach((variant, index) => {
    for (const key of new Set(sharedValues(variant).map(keyOf))) {
      const list = holders.get(key);
      if (list) list.push(index);
      else holders.set(key, [index]);
    }
  });
  const services = actingAsShorteners(variants, familyOf);
  const families = new Map<string, number>();
  for (const [key, list] of holders) families.set(key, new Set(list.map((index) => familyOf[index])).size);
  const total = new Set(familyOf).size;
  const count = (shared: SharedValue) => families.get(keyOf(shared)) ?? 1;
  const spread: Spread = {
    families: count,
    bits: (shared) => {
      if (shared.kind === 'same_domain' && services.has(shared.value)) return 0;
      const least = shared.kind === 'same_domain' || shared.kind === 'same_sender' ? background.other : background.identifier;
      return Math.max(0, Math.min(shared.cap, Math.log2(Math.max(total, least) / count(shared))));
    },
  };
  return { spread, holders };
}

export function keyOf({ kind, value }: SharedValue): string {
  return `${kind} ${value}`;
}

/**
 * Domains that behave as a shortener or redirector though no list has them: a short name, four text families and more,
 * several brands, and most links a single token.
 */
function actingAsShorteners(variants: readonly Variant[], familyOf: readonly number[]): ReadonlySet<string> {
  const uses = new Map<string, { families: Set<number>; brands: Set<string>; urls: Set<string>; tokens: number }>();
  variants.forEach((variant, index) => {
    for (const link of variant.links) {
      if (link.shared || !link.hasPath) continue;
      let use = uses.get(link.site);
      if (!use) uses.set(link.site, (use = { families: new Set(), brands: new Set(), urls: new Set(), tokens: 0 }));
      use.families.add(familyOf[index] ?? 0);
      if (variant.brand) use.brands.add(variant.brand);
      if (!use.urls.has(link.url) && isShort(link.url)) use.tokens++;
      use.urls.add(link.url);
    }
  });
  const found = new Set<string>();
  for (const [site, { families, brands, urls, tokens }] of uses) {
    const short = site.length <= 14;
    if (short && families.size >= 4 && urls.size >= 4 && brands.size >= 2 && tokens / urls.size > 0.6) found.add(site);
  }
  return found;
}
