import type { Brand } from '../../model/brand.ts';
import type { Link } from '../../model/link.ts';
import { remember } from '../text/remember.ts';
import { skeleton } from '../text/skeleton.ts';
import { CharacterClass, type Word, wordsOf } from '../text/word-scan.ts';

/** The catalogue made ready for look-ups: brands by the compared form of their names, and by official domain. */
export interface BrandIndex {
  readonly byName: ReadonlyMap<string, Brand>;
  /** Names of several words, the words kept apart: so `en el paquete` is not Enel. */
  readonly byPhrase: ReadonlyMap<string, Brand>;
  /** First words of those, with the words that can follow. */
  readonly phraseHeads: ReadonlyMap<string, ReadonlySet<string>>;
  /** By sketch of a word: 1 where it can be a name by itself; by sketch of two words: 1 where they can begin one. */
  readonly sketches: Uint8Array;
  readonly pairSketches: Uint8Array;
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
  const marks = new Uint8Array(sketches);
  for (const key of byName.keys()) {
    const sketch = sketchOf(key);
    if (sketch >= 0) marks[sketch] = 1;
  }
  const pairMarks = new Uint8Array(sketches);
  for (const [head, nexts] of phraseHeads) for (const next of nexts) pairMarks[pairSketch(sketchOf(head), sketchOf(next))] = 1;
  const known = new Map<string, HostBrands>();
  const index: BrandIndex = {
    byName,
    byPhrase,
    phraseHeads,
    sketches: marks,
    pairSketches: pairMarks,
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
  const hosts = links.map((link) => ({ link, ...index.ofHost(link) }));
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
  const words = wordsOf(text, wordCharacters, 600);
  let sketchAt = words.length > 0 ? sketchOf((words[0] as Word).text) : none;
  for (let at = 0; at < words.length; at++) {
    const head = words[at] as Word;
    const sketch = sketchAt;
    sketchAt = at + 1 < words.length ? sketchOf((words[at + 1] as Word).text) : none;
    if (!mayBegin(index, sketch, sketchAt)) continue;
    const key = wordKey(head.text);
    const follows = index.phraseHeads.get(key)?.has(wordKey(words[at + 1]?.text ?? '')) === true;
    if (!follows && !index.byName.has(key)) continue;
    const most = follows ? Math.min(4, words.length - at) : 1;
    for (let count = most; count >= 1; count--) {
      const phrase = words.slice(at, at + count).map((word) => word.text);
      const brand = count === 1 ? index.byName.get(key) : index.byPhrase.get(phrase.map(wordKey).join(' '));
      if (!brand) continue;
      const written = phrase.join(' ');
      if (isPlain(brand, written) || hostSays(brand) || isHead(text, head.index, written)) return { brand, written };
    }
  }
  return null;
}

/** A quick look, nearly always right in saying no: whether a name of the catalogue can begin with these words, by their sketches. */
function mayBegin(index: BrandIndex, word: number, next: number): boolean {
  return word < 0 || index.sketches[word] === 1 || (next !== none && index.pairSketches[pairSketch(word, next)] === 1);
}

/** Stands for no word. Words that have no sketch of their own have -1, and all the same place in pairs. */
const none = -2;

function pairSketch(word: number, next: number): number {
  if (word < 0 || next < 0) return sketches - 1;
  return (Math.imul(word, 31) ^ Math.imul(next, 0x01000193)) & (sketches - 1);
}

const sketches = 1 << 16;

/** A hash of the compared form of a word of plain letters; -1 for a word with anything else in it. */
function sketchOf(word: string): number {
  if (word.length < 2) return -1;
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) {
    let code = word.charCodeAt(at) | 0x20;
    if (code < 97 || code > 122) return -1;
    const pair = (word.charCodeAt(at + 1) | 0x20) === (code === 114 ? 110 : 118);
    if (code === 105)
      code = 108; // i as l
    else if (pair && (code === 114 || code === 118)) {
      code = code === 114 ? 109 : 119; // rn as m, vv as w
      at++;
    }
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  return (hash ^ (hash >>> 15)) & (sketches - 1);
}

const wordCharacters = new CharacterClass(/[\p{L}\p{N}&'’$@|!]/u);
const wordKey = remember(brandKey);

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
