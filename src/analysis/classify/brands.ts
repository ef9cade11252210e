import type { Brand } from '../../model/brand.ts';
import type { Link } from '../../model/link.ts';
import { openPage } from '../links/open-pages.ts';
import { redirected } from '../links/redirect-target.ts';
import { remember } from '../text/remember.ts';
import { skeleton } from '../text/skeleton.ts';
import { boundsOf, CharacterClass } from '../text/word-scan.ts';
import { type BrandPlace, isPossible, ofSharers, placeOf } from './brand-place.ts';
import { none, pairSketch, Sketches, sketchAt, sketchOf, unsketched } from './brand-sketches.ts';

/** The catalogue made ready for look-ups: brands by the compared form of their names, and by official domain. */
export interface BrandIndex {
  readonly byName: ReadonlyMap<string, Brand>;
  /** Those that share a name, the one of `byName` first; only where there are several. */
  readonly sharers: ReadonlyMap<string, readonly Brand[]>;
  /** Names of several words, the words kept apart: so `en el paquete` is not Enel. */
  readonly byPhrase: ReadonlyMap<string, Brand>;
  /** First words of those, with the words that can follow. */
  readonly phraseHeads: ReadonlyMap<string, ReadonlySet<string>>;
  /** Sketches of words that can be a name by themselves, and of two words that can begin one. */
  readonly sketches: Sketches;
  readonly pairSketches: Sketches;
  readonly byDomain: ReadonlyMap<string, Brand>;
  /** The brand whose own host it is, and the brand whose name it bears. */
  readonly ofHost: (link: Link) => HostBrands;
}

interface HostBrands {
  readonly official: Brand | null;
  readonly named: Brand | null;
  /** Whose own host it is although others speak there. */
  readonly silent?: Brand | null;
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

/** The brand of a name that a message gives its sender, bent by marks or figures before it: `SAN-TANDER`, `U-S-PS`, `3ANZ`. */
export function bentName(index: BrandIndex, written: string, place: BrandPlace = anywhere): Brand | null {
  const plain = written.replace(/^\d{1,3}(?=\p{L})/u, '');
  const key = brandKey(plain);
  return key.length > 2 && (key.length > 3 || /^[\p{Lu}\W\d]+$/u.test(plain)) ? brandOfName(index, key, place, () => true) : null;
}

const anywhere: BrandPlace = { language: 'und', countries: [] };

/** The brand that is meant by a name in its compared form. A name of four letters is taken at its word where it `speaks`, whatever the language seems. */
function brandOfName({ byName, sharers }: BrandIndex, key: string, place: BrandPlace, speaks: () => boolean): Brand | null {
  const first = byName.get(key);
  if (!first) return null;
  const brand = ofSharers(sharers.get(key) ?? [first], place) ?? first;
  return isPossible(brand, key, place) || (key.length > 3 && speaks()) ? brand : null;
}

const wordPattern = /[\p{L}\p{N}&'’$@|!]+/gu;

function addName(byName: Map<string, Brand>, sharers: Map<string, readonly Brand[]>, key: string, brand: Brand): void {
  const first = byName.get(key);
  if (!first) byName.set(key, brand);
  else if (first !== brand && !sharers.get(key)?.includes(brand)) sharers.set(key, [...(sharers.get(key) ?? [first]), brand]);
}

/** The brands by the compared form of each name, by names of several words, and by domain. Of those that share one the first has it. */
function namesOf(brands: readonly Brand[]) {
  const byName = new Map<string, Brand>();
  const sharers = new Map<string, readonly Brand[]>();
  const byPhrase = new Map<string, Brand>();
  const byDomain = new Map<string, Brand>();
  for (const brand of brands) {
    for (const name of [brand.name, ...brand.aliases, ...brand.senders]) {
      const key = brandKey(name);
      if (key.length >= 2) addName(byName, sharers, key, brand);
      const phrase = (name.match(wordPattern) ?? []).map(brandKey);
      if (phrase.length > 1 && !byPhrase.has(phrase.join(' '))) byPhrase.set(phrase.join(' '), brand);
    }
    for (const domain of brand.domains) if (!byDomain.has(domain)) byDomain.set(domain, brand);
  }
  return { byName, sharers, byPhrase, byDomain };
}

/** `isAnybodys` tells of the hosts on which anybody has a page or short link: a brand that owns one does not speak there. */
export function indexBrands(brands: readonly Brand[], isAnybodys: (host: string) => boolean = () => false): BrandIndex {
  const { byName, sharers, byPhrase, byDomain } = namesOf(brands);
  const phraseHeads = new Map<string, Set<string>>();
  for (const phrase of byPhrase.keys()) {
    const [head = '', next = ''] = phrase.split(' ');
    phraseHeads.set(head, (phraseHeads.get(head) ?? new Set()).add(next));
  }
  const sketches = new Sketches([...byName.keys()].map((key) => sketchOf(key, 0, key.length)));
  const pairSketches = new Sketches(
    [...phraseHeads].flatMap(([head, nexts]) =>
      [...nexts].map((next) => pairSketch(sketchOf(head, 0, head.length), sketchOf(next, 0, next.length))),
    ),
  );
  const known = new Map<string, HostBrands>();
  const index: BrandIndex = {
    byName,
    sharers,
    byPhrase,
    phraseHeads,
    sketches,
    pairSketches,
    byDomain,
    ofHost: (link) => {
      const before = known.get(link.host);
      if (before) return before;
      if (known.size > 50_000) known.clear();
      const official = officialBrand(index, link);
      const open = official !== null && isAnybodys(link.host);
      const found = open ? silent(official) : { official, named: brandInHost(index, link) };
      known.set(link.host, found);
      return found;
    },
  };
  return index;
}

function silent(owner: Brand | null): HostBrands {
  return { official: null, named: null, silent: owner };
}

/** The official brand of a host, looking from the host up. A state's suffix (`gov.uk`) can be a brand's domain too. */
function officialBrand(index: BrandIndex, link: Link): Brand | null {
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
 * that bears them. `language` is the text's (ISO 639-1), or `und`.
 */
export function findBrand(index: BrandIndex, text: string, links: readonly Link[], language = 'und'): BrandMention | null {
  const hosts = links.map((link) => ({ link, ...brandsOf(index, link) }));
  const head: Head = {
    text,
    bounds: boundsOf(text, wordCharacters, looked),
    place: placeOf(language, links),
    hostSays: (brand) => hosts.some((host) => host.official === brand || host.named === brand),
    silent: hosts.flatMap((host) => host.silent ?? []),
  };
  const inText = brandInText(index, head) ?? dottedBrand(index, head);
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

/**
 * Of a host whose name goes on behind what could be read: not the brand's own, whoever owns the part before. Where anybody has a page on a brand's own host,
 * and where an address stands in another one, the brand says nothing.
 */
function brandsOf(index: BrandIndex, link: Link): HostBrands {
  const found = index.ofHost(link);
  if (!found.official) return found;
  if (link.bends.includes('runs on')) return { official: null, named: found.official };
  return link.bends.includes(redirected) || openPage(link) !== null ? silent(found.official) : found;
}

/** What is looked through for a name. */
interface Head {
  readonly text: string;
  /** Where its words begin and end. */
  readonly bounds: readonly number[];
  readonly place: BrandPlace;
  /** Whether a link speaks for a brand. */
  readonly hostSays: (brand: Brand) => boolean;
  /** Brands on whose hosts others speak: that their name stands in such a link says nothing. */
  readonly silent: readonly Brand[];
}

interface Written {
  readonly brand: Brand;
  readonly written: string;
}

function brandInText(index: BrandIndex, head: Head): Written | null {
  const { text, bounds } = head;
  const count = bounds.length / 2;
  let next = count > 0 ? sketchAt(text, bounds, 0) : none;
  for (let at = 0; at < count; at++) {
    const sketch = next;
    next = at + 1 < count ? sketchAt(text, bounds, at + 1) : none;
    if (!mayBegin(index, sketch, next)) continue;
    const found = brandFrom(index, head, at);
    if (found) return found;
  }
  return null;
}

/** Single letters and short pieces with a mark between each: `P.AY.P.A.L`, `N-E-T-F-L-I-X`. */
const dotted = /(?<![\p{L}\p{N}.@/-])\p{L}{1,3}(?:[.*_~-]\p{L}{1,3}){2,14}(?![\p{L}\p{N}@/]|[.-]\p{L})/gu;
const mayBeDotted = /\p{L}[.*_~-]\p{L}{1,3}[.*_~-]\p{L}/u;

/** The brand whose name is written in pieces, four letters of it or more. */
function dottedBrand(index: BrandIndex, { text, place }: Head): Written | null {
  const part = text.slice(0, looked);
  if (!mayBeDotted.test(part)) return null;
  for (const [written] of part.matchAll(dotted)) {
    const key = brandKey(written.replace(/[*_~]/g, ''));
    const brand = key.length > 3 ? brandOfName(index, key, place, () => true) : null;
    if (brand && written.length > key.length + 1) return { brand, written };
  }
  return null;
}

/** A text names its sender at its head. */
const looked = 600;

/** A short name in capitals and a number that runs on from it: `UPS016448296GB`, `CJIB7282KM83`. */
const numbered = /^(\p{Lu}{3,5})\d{4}/u;

/** The brand in whose name a number of a parcel or case begins. */
function numberedBrand(index: BrandIndex, word: string, place: BrandPlace): Written | null {
  const written = numbered.exec(word)?.[1];
  if (!written) return null;
  const brand = brandOfName(index, wordKey(written), place, () => false);
  return brand && !isOther(brand, written) && brand.senders.includes(written) ? { brand, written } : null;
}

/** The brand whose name begins with the word of a number, the longest name first. */
function brandFrom(index: BrandIndex, head: Head, at: number): Written | null {
  const { text, bounds, place, hostSays, silent } = head;
  const word = (number: number) => text.slice(bounds[2 * number], bounds[2 * number + 1]);
  const key = wordKey(word(at));
  const nexts = index.phraseHeads.get(key);
  const follows = nexts?.has(wordKey(word(at + 1))) === true;
  if (!follows && !index.byName.has(key)) return numberedBrand(index, word(at), place);
  const phrase = [word(at)];
  if (follows) for (let k = at + 1; k < Math.min(at + 4, bounds.length / 2); k++) phrase.push(word(k));
  for (; phrase.length > 0; phrase.pop()) {
    const written = phrase.join(' ');
    const speaks = () => isSpeaker(text, bounds[2 * at] as number, written);
    const brand = phrase.length === 1 ? brandOfName(index, key, place, speaks) : index.byPhrase.get(phrase.map(wordKey).join(' '));
    if (!brand || isOther(brand, written)) continue;
    if (silent.includes(brand) && /^\.\p{L}/u.test(text.slice(bounds[2 * (at + phrase.length) - 1]))) continue;
    if (isPlain(brand, written) || hostSays(brand) || speaks()) return { brand, written };
  }
  return null;
}

/** A quick look, nearly always right in saying no: whether a name of the catalogue can begin with these words, by their sketches. */
function mayBegin({ sketches, pairSketches }: BrandIndex, word: number, next: number): boolean {
  return word === unsketched || sketches.has(word) || (next !== none && pairSketches.has(pairSketch(word, next)));
}

const wordCharacters = new CharacterClass(/[\p{L}\p{N}&'’$@|!]/u);
const wordKey = remember(brandKey);

/** Dictionary words and very short names say nothing by themselves; three capitals (`DHL`, `UPS`, `lNG` with a small L) do, and `O2`. */
function isPlain(brand: Brand, written: string): boolean {
  if (brand.ambiguous && wordKey(written) === wordKey(brand.name)) return false;
  return written.length > 3 || /^(?:[A-Z0-9l]{3}|[A-Z]\d)$/.test(written);
}

/** `LLC` and `CLC` are as good names as `LIC` and `CIC`: in a short name a capital L is no I. */
function isOther(brand: Brand, written: string): boolean {
  if (written.length > 4 || !/^[A-Z]+$/.test(written)) return false;
  const same = (name: string) => name.toUpperCase() === written;
  return ![brand.name, ...brand.aliases, ...brand.senders].some(same);
}

/** Words with which a message turns to its reader, in the languages of the catalogue. */
const address =
  '(?:Dear|Your|We|You|Hi|Hello|Estimad[oa]|Sus?|Tus?|Hemos|Uw|U|Beste|Votre|Vos|Bonjour|Cher|Ihre?|Sehr|Wir|Gentile|Il|La|Suo|Prezad[oa]|Seu|Sua|Twoj[ae]?)';
const marked = /^\s?[:\]>|-]/;
const speaks = new RegExp(`^\\s${address}(?![\\p{L}\\p{N}])`, 'u');
const speaksLoud = new RegExp(`^\\s?,|^\\s${address}(?![\\p{L}\\p{N}])`, 'iu');
const has = /^\s(?:users?|customers?|accounts?|online (?:support|banking)|banking|bill(?:ing)?|broadband|mobile)(?![\p{L}\p{N}])/iu;

/** A sentence begins behind three capitals: `ING Wij hebben`. Longer words in capitals are often only loud: `FREE Seminar`. */
const begins = /^\s\p{Lu}\p{Ll}/u;

/** `EE: …`, `[Three] …`, `Correos Estimado …`: a name at the head of the text that speaks; `Orange user`: one that has customers; `From Anz:`. */
function isSpeaker(text: string, at: number, written: string): boolean {
  if (!/^[\p{Lu}\d]/u.test(written)) return false;
  const after = text.slice(at + written.length, at + written.length + 18);
  const isLoud = !/\p{Ll}/u.test(written);
  if (
    at <= 2 &&
    (marked.test(after) || speaks.test(after) || (isLoud && (speaksLoud.test(after) || (written.length === 3 && begins.test(after)))))
  )
    return true;
  const isSaid = marked.test(after) || isLoud;
  return has.test(after) || (isSaid && at > 4 && written.length > 1 && /\bfrom[\s:]\s?$/i.test(text.slice(Math.max(0, at - 7), at)));
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

/** What is put before or after a short name: `anzlogin`, `secureing`. */
const besides = new Set(
  'account accounts alert alerts app auth bank banking card cards care client connect delivery form help id info login logon mobile my net online parcel pay payment portal post refund secure secured security service services support tax team track update verify web'.split(
    ' ',
  ),
);

/** English words that would else end in the bank's name. */
const doings = /^(?:account|alert|bank|card|form|help|mail|parcel|pay|post|support|tax|team|track)ing$/i;

/** `amelicontact`, `mypaypal`: a name of five letters or more at the start or end of a label; a shorter one beside a word of the trade. */
function brandInsideLabel(index: BrandIndex, labels: readonly string[]): Brand | null {
  for (const label of labels) {
    const key = brandKey(label);
    for (let length = Math.min(key.length - 1, 20); length >= 5; length--) {
      const brand = index.byName.get(key.slice(0, length)) ?? index.byName.get(key.slice(-length));
      if (brand && !brand.ambiguous) return brand;
    }
    for (let length = 3; length < Math.min(5, key.length); length++) {
      const [after, before] = [label.slice(length).toLowerCase(), label.slice(0, -length).toLowerCase()];
      const brand =
        (besides.has(after) && index.byName.get(key.slice(0, length))) ||
        (besides.has(before) && !doings.test(label) && index.byName.get(key.slice(-length)));
      if (brand) return brand;
    }
  }
  return null;
}
