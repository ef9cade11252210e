import type { Brand } from '../../model/brand.ts';
import { drawEvasion, type EvasionShares, noEvasion } from '../evade/strengths.ts';
import { type Rolled, roll } from '../expand.ts';
import { mentions } from '../grammar.ts';
import { type Random, stream } from '../random.ts';
import { digits } from '../slots.ts';
import { firstNames } from '../words/people.ts';
import { DomainMaker, type DomainStyle, type Machine, type OwnDomain } from './domains.ts';
import type { Draft, Operation } from './drafts.ts';
import { drawKit, type Kit, type LinkPlan, officialLinks, shortenerQuotas, shortenerShare } from './links.ts';
import { callbackIn, mobileIn, phoneIn, type SimBatch, simBatch } from './phones.ts';
import type { CampaignPlan, TwinData } from './plan.ts';
import type { Quota } from './quota.ts';
import { mailAddress, SenderPlan, type SenderPool } from './senders.ts';
import type { Stratum } from './strata.ts';

/** What the campaigns of a crew have in common. */
interface CrewGear {
  readonly kit: Kit;
  readonly machines: readonly Machine[];
  readonly registrar: string;
  readonly batch: SimBatch;
  readonly sharesBatch: boolean;
}

/** Reports for each domain, short link, call-back number: set so that the unique counts of tables 9 and 10 come out. */
const reportsPer = { domain: 12.8, shortLink: 4.9, callback: 60, chat: 45, email: 60, chatLink: 2.5, othersChatLink: 40 } as const;

/** Free hosts under which crews get a name of their own; web.app leads as in table 10. */
const freeHosts: readonly (readonly [string, number])[] = [
  ['web.app', 55],
  ['pages.dev', 12],
  ['netlify.app', 10],
  ['vercel.app', 8],
  ['weebly.com', 6],
  ['duckdns.org', 6],
  ['blogspot.com', 3],
];

/** Gives campaigns their wording, senders, links and contacts. Nothing that identifies a crew is given twice. */
export class Outfitter {
  private readonly data: TwinData;
  private readonly senders: SenderPlan;
  private readonly domains: DomainMaker;
  private readonly shares: EvasionShares;
  private readonly seed: number;
  private readonly shorteners: (type: string | null) => Quota<string>;
  private readonly gear = new Map<Operation, CrewGear>();
  private readonly rolled = new Map<Draft, Rolled>();
  private readonly contacts = new Set<string>();
  private readonly scale: number;

  constructor(data: TwinData, strata: readonly Stratum[], scale: number, shares: EvasionShares, seed: number) {
    this.data = data;
    this.scale = scale;
    this.shares = shares;
    this.seed = seed;
    this.senders = new SenderPlan(data.figures, strata, scale, stream(seed, 'sender plan'));
    this.domains = new DomainMaker(data.figures, data.avoid);
    this.shorteners = shortenerQuotas(data.figures.shortenersUniqueUrls);
  }

  outfit(draft: Draft, index: number, counts: Uint32Array): CampaignPlan {
    const name = `campaign/${index}`;
    const random = stream(this.seed, `${name}/gear`);
    const { stratum, brand, operation, place } = draft;
    const family = draft.family as CampaignPlan['family'];
    const gear = operation ? this.gearOf(operation, stratum.scamType) : null;
    const { links, domains } = this.linksOf(draft, name, gear, random);
    // Relatives and strangers write from mobiles, and want to be called there.
    const personal = stratum.scamType === 'hi_mum_dad' || stratum.scamType === 'wrong_number';
    const number = (make: () => string, per: number) => this.contactsFor(draft.reports, per, make, random);
    return {
      id: `c${String(index + 1).padStart(5, '0')}`,
      name,
      stratum,
      family,
      rolled: this.rolledFor(draft, name, random),
      place,
      brand,
      brandName: brand ? written(brand, random) : '',
      shop: draft.shop,
      operation: operation?.id ?? null,
      hard: draft.hard,
      first: draft.start,
      counts,
      texts: draft.texts,
      reports: draft.reports,
      senders: this.sendersOf(draft, gear, random),
      links,
      domains,
      callbacks: number(() => (personal ? mobileIn(place, random) : callbackIn(place, random)), reportsPer.callback),
      chats: mentions(family, 'chat') ? number(() => chatAddress(stratum.withUrl, random), chatsPer(stratum)) : [],
      emails: mentions(family, 'email') ? number(() => mailAddress(random), reportsPer.email) : [],
      evasion: stratum.kind === 'scam' ? drawEvasion(this.shares, stream(this.seed, `${name}/evasion`)) : noEvasion(),
    };
  }

  /** A campaign that takes over another's script takes most of its choices too, when it is the same crew's. */
  private rolledFor(draft: Draft, name: string, random: Random): Rolled {
    const family = draft.family as CampaignPlan['family'];
    const fresh = roll(family, stream(this.seed, `${name}/roll`));
    const [before] = draft.hard === 'brand_change' ? (draft.group ?? []) : [];
    const kept = before && this.rolled.get(before);
    const rolled = kept
      ? { order: kept.order, readings: kept.readings.map((reading, at) => (random.chance(0.85) ? reading : (fresh.readings[at] ?? 0))) }
      : fresh;
    this.rolled.set(draft, rolled);
    return rolled;
  }

  private gearOf(operation: Operation, type: string | null): CrewGear {
    const known = this.gear.get(operation);
    if (known) return known;
    const random = stream(this.seed, `crew/${operation.id}`);
    const gear = {
      kit: drawKit(random),
      machines: Array.from({ length: random.between(1, 3) }, () => this.domains.machine(random)),
      registrar: this.domains.registrar(type, random),
      batch: simBatch(random),
      sharesBatch: random.chance(0.4),
    };
    this.gear.set(operation, gear);
    return gear;
  }

  private sendersOf(draft: Draft, gear: CrewGear | null, random: Random): SenderPool {
    if (draft.hard === 'shared_bulk_sender' && draft.group) {
      const [genuine] = draft.group;
      return { kind: 'alphanumeric', width: 1, senders: [genuine?.brand?.senders[0] ?? 'SMSinfo'] };
    }
    const batch = gear?.sharesBatch ? gear.batch : simBatch(random);
    const names = draft.brand
      ? draft.brand.senders.slice(0, draft.stratum.kind === 'scam' ? 1 : 2)
      : draft.stratum.kind === 'scam'
        ? []
        : shopNames(draft.shop);
    const pool = this.senders.pool(draft.stratum, draft.reports, names, batch, random);
    return this.shares.infrastructure || pool.kind !== 'alphanumeric' ? pool : { ...pool, senders: pool.senders.slice(0, 1) };
  }

  private linksOf(draft: Draft, name: string, gear: CrewGear | null, random: Random): { links: LinkPlan | null; domains: OwnDomain[] } {
    const { stratum, brand, family } = draft;
    if (family?.ask !== 'link') return { links: null, domains: [] };
    if (stratum.kind !== 'scam') return { links: this.genuineLinks(draft, name, random), domains: [] };
    const kit = gear?.kit ?? drawKit(random);
    const quota = this.shorteners(stratum.scamType);
    const shortLinks = Math.max(1, random.round(draft.reports / reportsPer.shortLink));
    if (draft.hard === 'shared_shortener') {
      const host = this.groupHost(draft, () => quota.draw(random, draft.reports));
      return { links: { mode: 'shortener', hosts: [host], kit, shortLinks, salt: name }, domains: [] };
    }
    const share = random.next();
    const short = shortenerShare(stratum.scamType);
    if (draft.hard !== 'shared_host' && draft.hard !== 'two_crews' && share < short) {
      return { links: { mode: 'shortener', hosts: [quota.draw(random, draft.reports)], kit, shortLinks, salt: name }, domains: [] };
    }
    const free =
      draft.hard === 'shared_host' ? this.groupHost(draft, () => 'web.app') : share < short + 0.05 ? random.weighted(freeHosts) : null;
    const domains = this.ownDomains(draft, brand, gear, free, random);
    const hosts = domains.map((domain) => domain.name);
    const path = free || hosts.length > 1 || kit.path !== '' || random.chance(0.7) ? kit : { ...kit, path: '/{t}' };
    return {
      links: { mode: free ? 'free' : 'own', hosts, kit: path, shortLinks: 0, salt: name },
      domains: free && draft.hard !== 'shared_host' ? [] : domains,
    };
  }

  /** What the first of a group draws, all of it have. */
  private groupHost(draft: Draft, draw: () => string): string {
    const group = draft.group ?? [draft];
    const known = this.groups.get(group);
    if (known !== undefined) return known;
    const host = draw();
    this.groups.set(group, host);
    return host;
  }
  private readonly groups = new Map<readonly Draft[], string>();

  private ownDomains(draft: Draft, brand: Brand | null, gear: CrewGear | null, free: string | null, random: Random): OwnDomain[] {
    const single = !this.shares.infrastructure || draft.hard === 'pair' || random.chance(0.35);
    const count = single ? 1 : Math.min(80, Math.max(2, random.round(draft.reports / reportsPer.domain / 0.62)));
    const style: DomainStyle = random.weighted(brand ? brandedStyles : plainStyles);
    const ending = free ?? (random.chance(0.6) ? this.domains.tld(random) : null);
    const registrar = gear?.registrar ?? this.domains.registrar(draft.stratum.scamType, random);
    const first = Date.parse(this.data.figures.period.firstDay) / 86_400_000 + draft.start;
    const shared = draft.hard === 'shared_host' ? this.groupMachine(draft, random) : null;
    return Array.from({ length: shared ? 1 : free ? Math.min(count, 4) : count }, (_, at) => {
      const { name, tld } = this.domains.name(style, brand, ending, random);
      const used = first + Math.floor((draft.length * at) / count);
      const machine = shared ?? (gear && random.chance(0.85) ? random.pick(gear.machines) : this.domains.machine(random));
      return { name, tld, registrar, registered: used - Math.floor(random.exponential() * 9), machine };
    });
  }

  private groupMachine(draft: Draft, random: Random): Machine {
    const group = draft.group ?? [draft];
    const known = this.groupMachines.get(group) ?? this.domains.machine(random);
    this.groupMachines.set(group, known);
    return known;
  }
  private readonly groupMachines = new Map<readonly Draft[], Machine>();

  private genuineLinks(draft: Draft, name: string, random: Random): LinkPlan {
    if (draft.brand && (draft.stratum.kind === 'notice' || random.chance(0.7))) return officialLinks(draft.brand, name, random);
    if (random.chance(0.3)) {
      const host = random.weighted([
        ['bit.ly', 6],
        ['tinyurl.com', 2],
        ['t.ly', 1],
        ['rb.gy', 1],
      ] as const);
      return { mode: 'shortener', hosts: [host], kit: drawKit(random), shortLinks: Math.max(2, Math.round(draft.reports / 3)), salt: name };
    }
    const host = this.domains.shop(draft.shop, random);
    const kit = { ...drawKit(random), path: random.pick(['/{t}', '/s/{t}', '/o/{t}', '', '/sale']) };
    return { mode: 'own', hosts: [host], kit, shortLinks: 0, salt: name };
  }

  private contactsFor(reports: number, per: number, make: () => string, random: Random): string[] {
    const count = this.shares.infrastructure ? Math.max(1, Math.min(per < 20 ? 400 : 8, random.round(reports / per))) : 1;
    return Array.from({ length: count }, () => {
      for (let attempt = 0; ; attempt++) {
        const contact = make();
        // Of few possible contacts some are used by two; a loop without end would help nobody.
        if (this.contacts.has(contact) && attempt < 200) continue;
        this.contacts.add(contact);
        return contact;
      }
    });
  }

  /** A few numbers serve campaigns of two types, as table 14 counts them. */
  shareSenders(campaigns: readonly CampaignPlan[], random: Random): void {
    const { order, lower } = this.data.figures.commonSenders;
    const pools = new Map<string, string[][]>();
    for (const { stratum, senders } of campaigns) {
      if (stratum.kind !== 'scam' || senders.kind !== 'phone' || senders.senders.length < 3) continue;
      const type = stratum.scamType ?? '';
      const list = pools.get(type);
      if (list) list.push(senders.senders);
      else pools.set(type, [senders.senders]);
    }
    lower.forEach((row, i) => {
      row.slice(0, i).forEach((count, k) => {
        const from = pools.get(order[i] as string);
        const to = pools.get(order[k] as string);
        if (!from || !to) return;
        // A fifth of the places that are given away here are never drawn.
        for (let left = random.round(count * this.scale * 1.25); left > 0; left--) {
          const source = random.pick(from);
          const target = random.pick(to);
          target[random.below(target.length)] = random.pick(source);
        }
      });
    });
  }
}

const brandedStyles: readonly (readonly [DomainStyle, number])[] = [
  ['combosquat', 42],
  ['typo', 38],
  ['words', 12],
  ['letters', 8],
];
const plainStyles: readonly (readonly [DomainStyle, number])[] = [
  ['words', 55],
  ['letters', 45],
];

/** Unique wa.me links of table 9: nearly one for each text of the known types, fewer among the others. */
function chatsPer({ withUrl, scamType }: Stratum): number {
  if (!withUrl) return reportsPer.chat;
  return scamType === 'others' ? reportsPer.othersChatLink : reportsPer.chatLink;
}

/** The brand as this crew writes it: its name mostly, in capitals, or one of its aliases. */
function written(brand: Brand, random: Random): string {
  const share = random.next();
  if (share < 0.75) return brand.name;
  if (share < 0.88) return brand.name.toUpperCase();
  const alias = brand.aliases[0];
  return alias && alias.length <= 20 && !alias.includes('.')
    ? alias.replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase())
    : brand.name;
}

function shopNames(shop: string): string[] {
  const short = shop.replace(/\s+/g, '');
  return [...new Set([short.slice(0, 11), short.toUpperCase().slice(0, 11), (shop.split(' ')[0] as string).slice(0, 11)])];
}

/** `wa.me` or `t.me`, or a number that the text says is on a chat service. */
function chatAddress(asLink: boolean, random: Random): string {
  const number = phoneIn('UK', null, random);
  if (!asLink) return random.chance(0.5) ? number : `0${number.slice(3, 7)} ${number.slice(7)}`;
  const scheme = random.chance(0.5) ? 'https://' : '';
  if (random.chance(0.8)) return `${scheme}wa.me/${number.slice(1)}`;
  return `${scheme}t.me/${random
    .pick(firstNames.us)
    .toLowerCase()
    .replace(/[^a-z]/g, '')}_${digits(random, 5)}`;
}
