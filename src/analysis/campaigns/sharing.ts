import type { EvidenceKind } from '../../model/campaign.ts';
import type { Contact } from '../../model/contact.ts';
import type { FeedColumns, SharedValue } from '../../model/variant-graph.ts';
import { genericNameCap, isGenericName } from './generic-names.ts';
import { forgedName, ownName, ownNamesOf } from './sender-names.ts';
import { siteUses } from './site-use.ts';
import type { Variant } from './variant.ts';

/** Kinds of infrastructure and the most each can weigh. Eight bits join by themselves; a sender needs support. */
const caps: Readonly<Partial<Record<EvidenceKind, number>>> = {
  same_url: 11,
  same_domain: 10,
  same_phone: 10,
  same_handle: 10,
  same_email: 9,
  same_bank_detail: 11,
  same_crypto_address: 11,
};

/** A page of a popular or official site is anybody's to link to; a short link is one party's. */
const popularUrlCap = 5;

/** What a domain that may be a shortener can weigh: it needs like wording or a sender beside it. */
const shortLinkCap = 6;

/** Sender names are forged by all crews alike; numbers are bought, and sometimes reassigned. */
const senderCaps: Readonly<Record<string, number>> = { tel: 6.5, email: 6, handle: 6, short: 6.5, name: forgedName, unknown: 1 };

/** A path so short on a shared host is a cut-off link, or a folder of all. */
const shortestPath = 3;

/** The most that having a value in common can weigh, in bits; nothing for a service that many share. */
export function capOf({ kind, value, site, publicPage }: SharedValue): number {
  if (kind === 'same_sender') return senderCaps[value.slice(0, value.indexOf(':'))] ?? 1;
  if (kind === 'same_domain' && isGenericName(value)) return genericNameCap;
  if (kind === 'same_url' && site === null && value.length - value.indexOf('/') - 1 < shortestPath) return 0;
  return publicPage ? popularUrlCap : (caps[kind] ?? 0);
}

/** All that a variant could share with another. */
export function sharedValues(variant: Variant): SharedValue[] {
  const values: SharedValue[] = [];
  const add = (kind: EvidenceKind, list: readonly string[]) => {
    for (const value of list) values.push({ kind, value, site: null, publicPage: false });
  };
  for (const link of variant.links) {
    const site = link.shared ? null : link.site;
    add(link.shared ? 'same_service' : 'same_domain', [link.site]);
    if (link.hasPath) values.push({ kind: 'same_url', value: link.url.replace(/^https?:\/\//, ''), site, publicPage: link.publicPage });
  }
  add('same_phone', variant.phones);
  add('same_handle', variant.handles);
  add('same_email', variant.emails);
  add('same_bank_detail', variant.bankDetails);
  add('same_crypto_address', variant.cryptoAddresses);
  add('same_sender', variant.senders);
  return values;
}

/** As what a contact counts that is no link. */
export const contactEvidence: Readonly<Record<Exclude<Contact['kind'], 'url'>, EvidenceKind>> = {
  phone: 'same_phone',
  handle: 'same_handle',
  email: 'same_email',
  iban: 'same_bank_detail',
  bank_account: 'same_bank_detail',
  crypto: 'same_crypto_address',
};

/** All that one report's text and sender could share with others, as the store's graph has it. */
export function valuesOfContacts(contacts: readonly Contact[], senderId: string | null): SharedValue[] {
  const values: SharedValue[] = contacts.flatMap((contact) =>
    contact.kind === 'url' ? valuesOfLink(contact) : [plain(contactEvidence[contact.kind], contact.value)],
  );
  return senderId === null ? values : [...values, plain('same_sender', senderId)];
}

function valuesOfLink({ value, domain, site, hostClass }: Contact): SharedValue[] {
  const place = site ?? domain;
  const known: SharedValue[] = place === null ? [] : [plain(site === null ? 'same_service' : 'same_domain', place)];
  if (!/^https?:\/\/[^/?#]+[/?#]./.test(value)) return known;
  return [
    ...known,
    { kind: 'same_url', value: value.replace(/^https?:\/\//, ''), site, publicPage: hostClass === 'popular' || hostClass === 'official' },
  ];
}

function plain(kind: EvidenceKind, value: string): SharedValue {
  return { kind, value, site: null, publicPage: false };
}

/** How the values of a feed are spread over it. */
export interface Spread {
  /** By value: bits for having it in common. Much when few text families have it, none when it serves everybody. */
  readonly bits: Float32Array;
  /** By value: in how many text families it stands. */
  readonly families: Int32Array;
  /** By value: 1 for a sender name that is its sender's own, see {@link ownNamesOf}. */
  readonly ownNames: Uint8Array;
}

/**
 * Sharing is weighed against at least this many families: a small feed does not make a thing common. A domain, a link or
 * an account is one party's alone, so it may stand with more wordings than a sender before it says less than a join needs.
 */
const background = { identifier: 4096, sender: 512 } as const;

/** How common each value is. `familyOf` names the text family of each wording. */
export function spreadOf(graph: FeedColumns, familyOf: Int32Array): Spread {
  const families = countFamilies(graph, familyOf);
  const uses = siteUses(graph, familyOf);
  const ownNames = ownNamesOf(graph);
  const total = new Set(familyOf).size;
  const bits = Float32Array.from(graph.values, (shared, index) => {
    const use = shared.kind === 'same_domain' ? uses.get(shared.value) : undefined;
    if (use === 'service') return 0;
    const cap = ownNames[index] === 1 ? ownName : use === 'short_links' ? Math.min(shortLinkCap, capOf(shared)) : capOf(shared);
    const least = shared.kind === 'same_sender' ? background.sender : background.identifier;
    return Math.max(0, Math.min(cap, Math.log2(Math.max(total, least) / Math.max(1, families[index] ?? 1))));
  });
  return { bits, families, ownNames };
}

function countFamilies({ wordingOf, heldFrom, held, values, campaignsHolding }: FeedColumns, familyOf: Int32Array): Int32Array {
  const pairs = new Float64Array(held.length);
  const width = familyOf.length + 1;
  for (let v = 0; v < wordingOf.length; v++) {
    const family = familyOf[wordingOf[v] as number] as number;
    for (let at = heldFrom[v] as number; at < (heldFrom[v + 1] as number); at++) pairs[at] = (held[at] as number) * width + family;
  }
  pairs.sort();
  const counts = new Int32Array(values.length);
  for (let at = 0; at < pairs.length; at++) {
    if (at > 0 && pairs[at] === pairs[at - 1]) continue;
    const value = Math.floor((pairs[at] as number) / width);
    counts[value] = (counts[value] as number) + 1;
  }
  if (campaignsHolding)
    for (let value = 0; value < counts.length; value++)
      counts[value] = Math.max(counts[value] as number, campaignsHolding[value] as number);
  return counts;
}
