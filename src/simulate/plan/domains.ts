import type { Brand } from '../../model/brand.ts';
import type { PaperFigures } from '../figures.ts';
import type { Random } from '../random.ts';
import { Quota } from './quota.ts';

/** A machine that serves a crew's pages. */
export interface Machine {
  readonly address: string;
  readonly as: string;
  readonly country: string;
}

/** A domain of a crew with what registries and passive DNS would say of it. Days since 1970. */
export interface OwnDomain {
  readonly name: string;
  readonly registrar: string;
  readonly tld: string;
  readonly registered: number;
  readonly machine: Machine;
}

export type DomainStyle = 'combosquat' | 'typo' | 'words' | 'letters';

/** Names that crews put beside a brand, or make up domains of. */
const topicWords =
  'delivery parcel track redeliver fee customs depot secure verify login account online update support help service refund tax claim notice pay billing alert review confirm portal info mobile uk post reschedule centre my home check auth team'.split(
    ' ',
  );
const plainWords =
  'green river stone cloud market silver garden bridge summit harbor maple coral amber prime swift royal solar urban metro nova pixel lucky happy golden smart bright rapid global digital trade invest capital fortune profit deal offer prize bonus job work career talent hire easy quick fresh pure bold star moon light wave'.split(
    ' ',
  );

/** Endings that table 10 does not list, in the proportion in which they are met; our choice. */
const otherTlds: readonly (readonly [string, number])[] = [
  ['online', 60],
  ['shop', 55],
  ['live', 40],
  ['icu', 35],
  ['vip', 35],
  ['net', 60],
  ['org', 40],
  ['site', 30],
  ['uk', 30],
  ['click', 25],
];

const shopTlds = ['co.uk', 'com', 'co.uk', 'uk', 'net', 'shop'];
const shopAdditions: readonly (readonly [string, number])[] = [
  ['', 4],
  ['-uk', 2],
  ['shop', 1],
  ['online', 1],
  ['-offers', 1],
];

function digitsOf(random: Random): string {
  return String(random.between(1, 99));
}

/** Registrars beside the two whose share the paper gives. */
const otherRegistrars: readonly (readonly [string, number])[] = [
  ['Gname.com', 14],
  ['Namecheap', 13],
  ['GoDaddy.com', 10],
  ['Dynadot', 7],
  ['PDR Ltd.', 6],
  ['Alibaba Cloud', 5],
  ['Porkbun', 3],
  ['Tucows Domains', 2.5],
];

/** Makes the domains and machines of crews. No name comes twice, none is official or popular. */
export class DomainMaker {
  private readonly taken = new Set<string>();
  private readonly avoid: ReadonlySet<string>;
  private readonly tlds: Quota<string>;
  private readonly registrars = new Map<string, Quota<string>>();
  private readonly systems: Quota<string>;
  private readonly countries: readonly (readonly [string, number])[];
  private readonly figures: PaperFigures;
  private address = 0;

  constructor(figures: PaperFigures, avoid: ReadonlySet<string>) {
    this.figures = figures;
    this.avoid = avoid;
    const { 'web.app': _, ...own } = figures.tldsUniqueUrls;
    this.tlds = new Quota([...Object.entries(own), ...otherTlds]);
    const { as, uniqueIps, cloudflareIps, countries, ukIps } = figures.hosting;
    const named = Object.entries(as);
    const rest = uniqueIps - cloudflareIps - named.reduce((sum, [, count]) => sum + count, 0);
    this.systems = new Quota([
      ...named,
      ['Cloudflare', cloudflareIps],
      ['DigitalOcean', rest * 0.4],
      ['OVH', rest * 0.3],
      ['Alibaba', rest * 0.3],
    ]);
    const listed = Object.entries(countries);
    const left = uniqueIps - ukIps - listed.reduce((sum, [, count]) => sum + count, 0);
    this.countries = [...listed, ['GB', ukIps], ['DE', left * 0.3], ['NL', left * 0.25], ['SG', left * 0.25], ['HK', left * 0.2]];
  }

  registrar(type: string | null, random: Random): string {
    const key = type === 'delivery' || type === 'telecom' ? 'mostly' : '';
    const { NameSilo = 26, ...others } = this.figures.registrarsPct;
    const known = this.registrars.get(key);
    // Delivery and telecom mostly NameSilo, as the paper says; the others less, so that the whole comes out.
    const quota =
      known ?? new Quota([['NameSilo', key === 'mostly' ? 55 : NameSilo * 0.75], ...Object.entries(others), ...otherRegistrars]);
    if (!known) this.registrars.set(key, quota);
    return quota.draw(random);
  }

  /** Addresses are of 198.18.0.0/15, which is set aside for tests (RFC 2544) and belongs to nobody. */
  machine(random: Random): Machine {
    const as = this.systems.draw(random);
    return { address: this.nextAddress(), as, country: random.weighted(this.countries) };
  }

  nextAddress(): string {
    const at = this.address++ % 131_072;
    return `198.${18 + (at >> 16)}.${(at >> 8) & 255}.${at & 255}`;
  }

  name(style: DomainStyle, brand: Brand | null, ending: string | null, random: Random): { name: string; tld: string } {
    const tld = ending ?? this.tlds.draw(random);
    for (let attempt = 0; ; attempt++) {
      // Where a style has no name left figures make another.
      const name = `${label(style, brand, random)}${attempt < 30 ? '' : random.below(1_000_000)}.${tld}`;
      if (this.taken.has(name) || this.avoid.has(name)) continue;
      this.taken.add(name);
      return { name, tld };
    }
  }

  /** A shop's own domain, after its name. */
  shop(shop: string, random: Random): string {
    const key = shop.toLowerCase().replace(/[^a-z]/g, '');
    for (let attempt = 0; ; attempt++) {
      const addition = random.weighted(shopAdditions);
      const figures = addition === '' || random.chance(0.5) ? '' : digitsOf(random);
      const name = `${key}${addition}${figures}${attempt < 30 ? '' : random.below(1_000_000)}.${random.pick(shopTlds)}`;
      if (this.taken.has(name) || this.avoid.has(name)) continue;
      this.taken.add(name);
      return name;
    }
  }

  /** The ending that a crew keeps to for one campaign. */
  tld(random: Random): string {
    return this.tlds.draw(random);
  }
}

function label(style: DomainStyle, brand: Brand | null, random: Random): string {
  if (style === 'combosquat') return combosquat(brandKey(brand, random), random);
  if (style === 'typo') {
    const word = random.chance(0.45) ? `${random.chance(0.7) ? '-' : ''}${random.pick(topicWords)}` : '';
    return `${typo(brandKey(brand, random), random)}${word}${numbered(0.4, 999, random)}`;
  }
  if (style === 'letters') return letters(random, random.between(5, 9));
  const words = [random.pick(plainWords), random.pick(random.chance(0.5) ? plainWords : topicWords)];
  return words.join(random.chance(0.5) ? '-' : '') + numbered(0.5, 999, random);
}

/** The brand's name as it is, with a word or two before or after it. */
function combosquat(key: string, random: Random): string {
  const second = random.chance(0.35) ? [random.pick(topicWords)] : [];
  const word = random.pick(topicWords);
  const parts = random.chance(0.7) ? [key, word, ...second] : [word, key, ...second];
  return parts.join(random.chance(0.75) ? '-' : '') + numbered(0.3, 9999, random);
}

function numbered(share: number, highest: number, random: Random): string {
  return random.chance(share) ? String(random.between(1, highest)) : '';
}

/** A brand as it is put into a domain: `royalmail`, sometimes an alias, always plain letters and digits. */
function brandKey(brand: Brand | null, random: Random): string {
  if (!brand) return random.pick(plainWords);
  const names = [brand.name, brand.name, brand.id, ...brand.aliases.filter((alias) => alias.length <= 14)];
  const key = random
    .pick(names)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');
  return key === '' ? brand.id.replaceAll('-', '') : key;
}

function typo(key: string, random: Random): string {
  if (key.length < 4) return `${key}${random.pick(['s', 'x', 'uk', 'i', 'e'])}`;
  const at = random.between(1, key.length - 2);
  switch (random.below(5)) {
    case 0:
      return key.slice(0, at) + key.slice(at + 1);
    case 1:
      return key.slice(0, at) + key[at] + key.slice(at);
    case 2:
      return key.slice(0, at) + key[at + 1] + key[at] + key.slice(at + 2);
    case 3:
      return key.slice(0, at) + random.pick(['a', 'e', 'i', 'o', 'l', 'r', 's', 'n']) + key.slice(at + 1);
    default:
      return `${key.slice(0, at)}${random.pick(['i', 'l', 'e', 'r'])}${key.slice(at)}`;
  }
}

/** Random letters, with vowels as often as in the paper's sample (0.64 to a consonant). */
function letters(random: Random, length: number): string {
  let text = '';
  for (let left = length; left > 0; left--) {
    text += random.chance(0.3) ? 'aeiou'[random.below(5)] : 'bcdfghjklmnpqrstvwxyz'[random.below(21)];
  }
  return text + (random.chance(0.2) ? String(random.below(100)) : '');
}
