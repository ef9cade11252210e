import type { Brand } from '../../model/brand.ts';
import type { Link } from '../../model/link.ts';
import { skeleton } from '../text/skeleton.ts';

/** The catalogue made ready for look-ups: brands by the compared form of their names, and by official domain. */
export interface BrandIndex {
  readonly byName: ReadonlyMap<string, Brand>;
  /** Names of several words, the words kept apart: so `en el paquete` is not Enel. */
  readonly byPhrase: ReadonlyMap<string, Brand>;
  readonly byDomain: ReadonlyMap<string, Brand>;
}

/** A brand that a message names or whose name its link bears. `how` is for people. */
export interface BrandMention {
  readonly brand: Brand;
  readonly how: string;
  /** The name stands in the words or at the head of the text, not only in a host. */
  readonly inText: boolean;
  /** A link leads to the brand's official domain. */
  readonly official: boolean;
  /** A host bears the name without being the brand's: a combosquat or like. */
  readonly imitatedHost: string | null;
}

/** The compared form of a brand name: letters and digits only, lookalikes undone. */
export function brandKey(name: string): string {
  return skeleton(name.replace(/[\s.&'’-]/g, '')).replace(/[^\p{L}\p{N}]/gu, '');
}

const word = /[\p{L}\p{N}&'’$@|!]+/gu;

export function indexBrands(brands: readonly Brand[]): BrandIndex {
  const byName = new Map<string, Brand>();
  const byPhrase = new Map<string, Brand>();
  const byDomain = new Map<string, Brand>();
  for (const brand of brands) {
    for (const name of [brand.name, ...brand.aliases, ...brand.senders]) {
      const key = brandKey(name);
      if (key.length >= 2 && !byName.has(key)) byName.set(key, brand);
      const phrase = (name.match(word) ?? []).map(brandKey);
      if (phrase.length > 1 && !byPhrase.has(phrase.join(' '))) byPhrase.set(phrase.join(' '), brand);
    }
    for (const domain of brand.domains) if (!byDomain.has(domain)) byDomain.set(domain, brand);
  }
  return { byName, byPhrase, byDomain };
}

/** The official brand of a host, looking from the host up. A state's suffix (`gov.uk`) can be a brand's domain too. */
export function officialBrand(index: BrandIndex, link: Link): Brand | null {
  let host = link.host;
  for (;;) {
    const brand = index.byDomain.get(host);
    if (brand) return brand;
    const dot = host.indexOf('.');
    if (dot < 0) return null;
    host = host.slice(dot + 1);
  }
}

/**
 * Finds the brand that a message speaks for: named in the words (up to four run together, so `Royal Mail`, `royalmail`
 * and `R0yal Mail` are one), or in a host. Names that are ordinary words count only at the head of the text or with a host
 * that bears them.
 */
export function findBrand(index: BrandIndex, text: string, links: readonly Link[]): BrandMention | null {
  const hosts = links.map((link) => ({ link, official: officialBrand(index, link), named: brandInHost(index, link) }));
  const inText = brandInText(index, text, (brand) => hosts.some((host) => host.official === brand || host.named === brand));
  const brand = inText?.brand ?? hosts.find((host) => host.official)?.official ?? hosts.find((host) => host.named)?.named;
  if (!brand) return null;
  const official = hosts.some((host) => host.official === brand);
  const imitated = hosts.find((host) => host.named === brand && host.official !== brand);
  const how = [
    inText ? `names ${brand.name} ("${inText.written}")` : '',
    imitated ? `link host ${imitated.link.host.replaceAll('.', '[.]')} bears the name of ${brand.name}` : '',
    official ? `links to ${brand.name}'s own domain` : '',
  ];
  return {
    brand,
    how: how.filter(Boolean).join('; '),
    inText: inText !== null,
    official,
    imitatedHost: imitated?.link.host ?? null,
  };
}

function brandInText(index: BrandIndex, text: string, hostSays: (brand: Brand) => boolean): { brand: Brand; written: string } | null {
  const words = [...text.slice(0, 600).matchAll(word)];
  const keys = words.map((match) => wordKey(match[0]));
  for (let at = 0; at < words.length; at++) {
    for (let count = Math.min(4, words.length - at); count >= 1; count--) {
      const brand = count === 1 ? index.byName.get(keys[at] ?? '') : index.byPhrase.get(keys.slice(at, at + count).join(' '));
      if (!brand) continue;
      const written = words
        .slice(at, at + count)
        .map((match) => match[0])
        .join(' ');
      if (isPlain(brand, written) || hostSays(brand) || isHead(text, words[at]?.index ?? 0, written)) return { brand, written };
    }
  }
  return null;
}

/** Keys of words met before: a feed says the same words over and over. Emptied when full, so that it stays small. */
const wordKeys = new Map<string, string>();

function wordKey(written: string): string {
  let key = wordKeys.get(written);
  if (key === undefined) {
    if (wordKeys.size > 50_000) wordKeys.clear();
    key = brandKey(written);
    wordKeys.set(written, key);
  }
  return key;
}

/** Dictionary words and very short names say nothing by themselves; three capitals (`DHL`, `UPS`) do. */
function isPlain(brand: Brand, written: string): boolean {
  if (brand.ambiguous && brandKey(written) === brandKey(brand.name)) return false;
  return written.length > 3 || /^[A-Z0-9]{3}$/.test(written);
}

/** `EE: …`, `[Three] …`: a name at the head of the text with a mark after it. */
function isHead(text: string, at: number, written: string): boolean {
  const after = text.slice(at + written.length, at + written.length + 3);
  return at <= 2 && /^\s?[:\]>|-]/.test(after) && /^[\p{Lu}\d]/u.test(written);
}

function brandInHost(index: BrandIndex, link: Link): Brand | null {
  const name = link.suffix ? link.host.slice(0, -link.suffix.length - 1) : link.host;
  const labels = name.split(/[.\-_]/).filter(Boolean);
  for (let at = 0; at < labels.length; at++) {
    for (let count = Math.min(3, labels.length - at); count >= 1; count--) {
      const key = brandKey(labels.slice(at, at + count).join(''));
      const brand = index.byName.get(key);
      if (brand && key.length >= 3) return brand;
    }
  }
  return brandInsideLabel(index, labels);
}

/** `amelicontact`, `mypaypal`: a name of five letters or more at the start or end of a label. */
function brandInsideLabel(index: BrandIndex, labels: readonly string[]): Brand | null {
  for (const label of labels) {
    const key = brandKey(label);
    for (let length = Math.min(key.length - 1, 20); length >= 5; length--) {
      const brand = index.byName.get(key.slice(0, length)) ?? index.byName.get(key.slice(-length));
      if (brand && !brand.ambiguous) return brand;
    }
  }
  return null;
}
