import type { Brand } from '../../model/brand.ts';
import type { Link } from '../../model/link.ts';
import { remember } from '../text/remember.ts';
import { skeleton } from '../text/skeleton.ts';
import { boundsOf, CharacterClass } from '../text/word-scan.ts';

/** The catalogue made ready for look-ups: brands by the compared form of their names, and by official domain. */
export interface BrandIndex {
  readonly byName: ReadonlyMap<string, Brand>;
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
export function bentName(index: BrandIndex, written: string): Brand | null {
  const plain = written.replace(/^\d{1,3}(?=\p{L})/u, '');
  const key = brandKey(plain);
  return key.length > 2 && (key.length > 3 || /^[\p{Lu}\W\d]+$/u.test(plain)) ? (index.byName.get(key) ?? null) : null;
}

const wordPattern = /[\p{L}\p{N}&'’$@|!]+/gu;

export function indexBrands(brands: readonly Brand[]): BrandIndex {
  const byName = new Map<string, Brand>();
  const byPhrase = new Map<string, Brand>();
  const byDomain = new Map<string, Brand>();
  for (const brand of brands) {
    for (const name of [brand.name, ...brand.aliases, ...brand.senders]) {
      const key = brandKey(name);
      if (key.length >= 2 && !byName.has(key)) byName.set(key, brand);
      const phrase = (name.match(wordPattern) ?? []).map(brandKey);
      if (phrase.length > 1 && !byPhrase.has(phrase.join(' '))) byPhrase.set(phrase.join(' '), brand);
    }
    for (const domain of brand.domains) if (!byDomain.has(domain)) byDomain.set(domain, brand);
  }
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
    byPhrase,
    phraseHeads,
    sketches,
    pairSketches,
    byDomain,
    ofHost: (link) => {
      const before = known.get(link.host);
      if (before) return before;
      if (known.size > 50_000) known.clear();
      const found = { official: officialBrand(index, link), named: brandInHost(index, link) };
      known.set(link.host, found);
      return found;
    },
  };
  return index;
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
 * that bears them.
 */
export function findBrand(index: BrandIndex, text: string, links: readonly Link[]): BrandMention | null {
  const hosts = links.map((link) => ({ link, ...brandsOf(index, link) }));
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

/** Of a host whose name goes on behind what could be read: not the brand's own, whoever owns the part before. */
function brandsOf(index: BrandIndex, link: Link): HostBrands {
  const found = index.ofHost(link);
  return found.official && link.bends.includes('runs on') ? { official: null, named: found.official } : found;
}

function brandInText(index: BrandIndex, text: string, hostSays: (brand: Brand) => boolean): { brand: Brand; written: string } | null {
  const bounds = boundsOf(text, wordCharacters, looked);
  const count = bounds.length / 2;
  let next = count > 0 ? sketchAt(text, bounds, 0) : none;
  for (let at = 0; at < count; at++) {
    const sketch = next;
    next = at + 1 < count ? sketchAt(text, bounds, at + 1) : none;
    if (!mayBegin(index, sketch, next)) continue;
    const found = brandFrom(index, text, bounds, at, hostSays);
    if (found) return found;
  }
  return null;
}

/** A text names its sender at its head. */
const looked = 600;

/** The brand whose name begins with the word of a number, the longest name first. */
function brandFrom(
  index: BrandIndex,
  text: string,
  bounds: readonly number[],
  at: number,
  hostSays: (brand: Brand) => boolean,
): { brand: Brand; written: string } | null {
  const word = (number: number) => text.slice(bounds[2 * number], bounds[2 * number + 1]);
  const key = wordKey(word(at));
  const nexts = index.phraseHeads.get(key);
  const follows = nexts?.has(wordKey(word(at + 1))) === true;
  if (!follows && !index.byName.has(key)) return null;
  const phrase = [word(at)];
  if (follows) for (let k = at + 1; k < Math.min(at + 4, bounds.length / 2); k++) phrase.push(word(k));
  for (; phrase.length > 0; phrase.pop()) {
    const brand = phrase.length === 1 ? index.byName.get(key) : index.byPhrase.get(phrase.map(wordKey).join(' '));
    if (!brand) continue;
    const written = phrase.join(' ');
    if (isOther(brand, written)) continue;
    if (isPlain(brand, written) || hostSays(brand) || isSpeaker(text, bounds[2 * at] as number, written)) return { brand, written };
  }
  return null;
}

/** A quick look, nearly always right in saying no: whether a name of the catalogue can begin with these words, by their sketches. */
function mayBegin({ sketches, pairSketches }: BrandIndex, word: number, next: number): boolean {
  return word === unsketched || sketches.has(word) || (next !== none && pairSketches.has(pairSketch(word, next)));
}

/** A set of hashes that is small enough to stay near the processor: it may take one for another, and never misses one. */
class Sketches {
  readonly #bits = new Int32Array(1 << 13);

  constructor(hashes: readonly number[]) {
    for (const hash of hashes) this.#bits[(hash >>> 5) & 0x1fff] = (this.#bits[(hash >>> 5) & 0x1fff] as number) | (1 << (hash & 31));
  }

  has(hash: number): boolean {
    return ((this.#bits[(hash >>> 5) & 0x1fff] as number) & (1 << (hash & 31))) !== 0;
  }
}

/** Stand for a word that has no sketch of its own, and for no word. Sketches are never below nought. */
const unsketched = -1;
const none = -2;

/** Pairs with a word that has no sketch have all the same. */
function pairSketch(word: number, next: number): number {
  if (word < 0 || next < 0) return 0;
  return spread(Math.imul(word, 31) ^ Math.imul(next, 0x01000193));
}

function spread(hash: number): number {
  return (hash ^ (hash >>> 15)) & 0x7fffffff;
}

function sketchAt(text: string, bounds: readonly number[], word: number): number {
  return sketchOf(text, bounds[2 * word] as number, bounds[2 * word + 1] as number);
}

/** A hash of the compared form of the word between two offsets, if it is of plain letters. */
function sketchOf(text: string, from: number, to: number): number {
  if (to - from < 2) return unsketched;
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) {
    let code = text.charCodeAt(at) | 0x20;
    if (code < 97 || code > 122) return unsketched;
    if (code === 105)
      code = 108; // i as l
    else if ((code === 114 || code === 118) && at + 1 < to && (text.charCodeAt(at + 1) | 0x20) === (code === 114 ? 110 : 118)) {
      code = code === 114 ? 109 : 119; // rn as m, vv as w
      at++;
    }
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  return spread(hash);
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

/** `EE: …`, `[Three] …`, `Correos Estimado …`: a name at the head of the text that speaks; `Orange user`: one that has customers; `From Anz:`. */
function isSpeaker(text: string, at: number, written: string): boolean {
  if (!/^[\p{Lu}\d]/u.test(written)) return false;
  const after = text.slice(at + written.length, at + written.length + 18);
  if (at <= 2 && (marked.test(after) || speaks.test(after) || (!/\p{Ll}/u.test(written) && speaksLoud.test(after)))) return true;
  const isSaid = marked.test(after) || !/\p{Ll}/u.test(written);
  return has.test(after) || (isSaid && at > 4 && written.length > 2 && /\bfrom[\s:]\s?$/i.test(text.slice(Math.max(0, at - 7), at)));
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
        (besides.has(after) && index.byName.get(key.slice(0, length))) || (besides.has(before) && index.byName.get(key.slice(-length)));
      if (brand) return brand;
    }
  }
  return null;
}
