import type { EvidenceKind } from '../../model/campaign.ts';
import { siteUses } from './site-use.ts';
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

/** What a domain that may be a shortener can weigh: it needs like wording or a sender beside it. */
const shortLinkCap = 6;

/** Sender names are forged by all crews alike; numbers are bought, and sometimes reassigned. */
const senderCaps: Readonly<Record<string, number>> = { tel: 7, email: 6, handle: 6, short: 6.5, name: 2, unknown: 1 };

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
  if (!link.shared) values.push({ kind: 'same_domain', value: link.site, cap: caps.same_domain });
  if (link.hasPath) {
    const cap = link.publicPage ? popularUrlCap : caps.same_url;
    values.push({ kind: 'same_url', value: link.url.replace(/^https?:\/\//, ''), cap });
  }
  return values;
}

/** How the values are spread over the feed: in how many text families each stands. */
export interface Spread {
  /** Bits for having `value` in common: much when few families have it, none when it serves everybody. */
  bits(shared: SharedValue): number;
  families(shared: SharedValue): number;
}

/**
 * Sharing is weighed against at least this many families: a small feed does not make a thing common. A domain, a link or
 * an account is one party's alone, so it may stand with more wordings than a sender before it says less than a join needs.
 */
const background = { identifier: 4096, sender: 512 } as const;

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
  const uses = siteUses(variants, familyOf);
  const families = new Map<string, number>();
  for (const [key, list] of holders) families.set(key, new Set(list.map((index) => familyOf[index])).size);
  const total = new Set(familyOf).size;
  const count = (shared: SharedValue) => families.get(keyOf(shared)) ?? 1;
  const spread: Spread = {
    families: count,
    bits: (shared) => {
      const use = shared.kind === 'same_domain' ? uses.get(shared.value) : undefined;
      if (use === 'service') return 0;
      const cap = use === 'short_links' ? shortLinkCap : shared.cap;
      const least = shared.kind === 'same_sender' ? background.sender : background.identifier;
      return Math.max(0, Math.min(cap, Math.log2(Math.max(total, least) / count(shared))));
    },
  };
  return { spread, holders };
}

export function keyOf({ kind, value }: SharedValue): string {
  return `${kind} ${value}`;
}
