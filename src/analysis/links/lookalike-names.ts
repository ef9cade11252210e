import type { Brand } from '../../model/brand.ts';
import { withoutMarks } from '../text/skeleton.ts';
import { budgetOf, NameTrie, slipCost, symbolOf } from './lookalike-trie.ts';
import { strongWords, weakWords } from './lookalike-words.ts';
import type { WordList } from './randomness.ts';

/** A name of the catalogue as it is looked for in hosts and sender names. */
export interface SoughtName {
  readonly brand: Brand;
  /** Lower-case letters and digits of ASCII. */
  readonly plain: string;
  /** Offsets at which the name as people write it has a space, hyphen or dot. */
  readonly breaks: ReadonlySet<number>;
  /** An ordinary word, or one that stands in many genuine hosts: says nothing without a second signal. */
  readonly ordinary: boolean;
  /** It stands in a dictionary. */
  readonly word: boolean;
  /** Taken from an official domain, not from how people write the brand. */
  readonly fromDomain: boolean;
  /** A sender name alone: shortened to eleven characters or fewer, so that a slip makes it anything. */
  readonly fromSender: boolean;
}

export interface SoughtNames {
  readonly names: readonly SoughtName[];
  readonly trie: NameTrie;
  /** Places of names that stand for others too: see the writing for which it is. */
  readonly twins: ReadonlySet<number>;
  /** By plain form. */
  readonly byPlain: ReadonlyMap<string, SoughtName>;
}

/**
 * Makes the catalogue ready. `genuine` are registrable domains of popular sites: a name that is part of several of them, none its own, is ordinary.
 */
export function soughtNames(brands: readonly Brand[], genuine: Iterable<string> = [], words: WordList | null = null): SoughtNames {
  const found = new Map<string, SoughtName>();
  const add = (brand: Brand, written: string, from: 'name' | 'sender' | 'domain') => {
    const { plain, breaks } = plainName(written);
    const fromDomain = from === 'domain';
    if (!worthLooking(plain, fromDomain)) return;
    const before = found.get(plain);
    if (before) {
      // Who has it as a name of its own comes before who has it as an alias or domain.
      if (before.brand === brand || !isOwn(brand, plain) || isOwn(before.brand, plain)) return;
    }
    found.set(plain, {
      brand,
      plain,
      breaks,
      ordinary: isOrdinary(brand, plain),
      word: isWord(plain, words),
      fromDomain,
      fromSender: from === 'sender',
    });
  };
  for (const brand of brands) for (const name of [brand.name, ...brand.aliases]) add(brand, name, 'name');
  for (const brand of brands) for (const name of brand.senders) add(brand, name, 'sender');
  for (const brand of brands) for (const label of ownLabels(brand)) add(brand, label, 'domain');
  return indexed(withCommon([...found.values()], genuine));
}

/** Letters and digits of a name, and where its words end. Letters of other alphabets make it unfit: it comes out shorter than two. */
export function plainName(written: string): { plain: string; breaks: ReadonlySet<number> } {
  const breaks = new Set<number>();
  let plain = '';
  for (const character of withoutMarks(written.toLowerCase().replace(/&/g, ' and '))) {
    if (/[a-z0-9]/.test(character)) plain += character;
    else if (character > '~') return { plain: '', breaks };
    else if (character !== "'" && plain) breaks.add(plain.length);
  }
  breaks.delete(plain.length);
  return { plain, breaks };
}

/** Labels of official domains that say more than a name: `rbcroyalbank`; not those that are a word of any trade, as `health`. */
function ownLabels(brand: Brand): string[] {
  const names = [brand.name, ...brand.aliases].map((name) => plainName(name).plain).filter((plain) => plain.length > 2);
  return brand.domains
    .map((domain) => domain.slice(0, domain.indexOf('.')))
    .filter((label) => names.some((plain) => plainName(label).plain.includes(plain)));
}

function worthLooking(plain: string, fromDomain: boolean): boolean {
  if (plain.length < 2 || plain.length > 30 || !/[a-z]/.test(plain)) return false;
  if (strongWords.has(plain) || weakWords.has(plain)) return false;
  return !fromDomain || plain.length >= 5;
}

/** Plain forms of the names of brands, each made once. */
const ownPlain = new WeakMap<Brand, string>();

function isOwn(brand: Brand, plain: string): boolean {
  let own = ownPlain.get(brand);
  if (own === undefined) {
    own = plainName(brand.name).plain;
    ownPlain.set(brand, own);
  }
  return own === plain;
}

function isOrdinary(brand: Brand, plain: string): boolean {
  return brand.ambiguous && (isOwn(brand, plain) || plain.length < 5);
}

function isWord(plain: string, words: WordList | null): boolean {
  let found = false;
  words?.eachFrom(plain, 0, (end) => {
    found ||= end === plain.length;
  });
  return found;
}

/** Genuine hosts of others that may bear a name by chance before it is taken for an ordinary word. */
const byChance = 2;

/** Marks as ordinary the bynames that are part of the hosts of several popular sites of others. What the catalogue calls a name it has judged itself. */
function withCommon(names: readonly SoughtName[], genuine: Iterable<string>): SoughtName[] {
  const { trie } = indexed(names);
  const borne = new Uint16Array(names.length);
  const at = new Int8Array(256);
  for (const domain of genuine) {
    const label = domain.slice(0, domain.indexOf('.'));
    if (label.length > 60) continue;
    for (let index = 0; index < label.length; index++) at[index] = symbolOf(label.charCodeAt(index));
    for (let start = 0; start < label.length; start++) {
      trie.exact({ at, length: label.length }, start, (name, end) => {
        const { plain, brand } = names[name] as SoughtName;
        const own = plain.length === label.length || brand.domains.includes(domain) || isOwn(brand, plain);
        if (!own && plain === label.slice(start, end)) borne[name] = (borne[name] as number) + 1;
      });
    }
  }
  return names.map((name, index) => (!name.ordinary && (borne[index] as number) >= byChance ? { ...name, ordinary: true } : name));
}

function indexed(names: readonly SoughtName[]): SoughtNames {
  // Names that fold to the same symbols (`ndls`, `ndis`) share a place; the first stands for them.
  const keys = new Map<string, number>();
  const kept: SoughtName[] = [];
  const symbols: number[][] = [];
  const twins = new Set<number>();
  for (const name of names) {
    const folded = [...name.plain].map((letter) => symbolOf(letter.charCodeAt(0)));
    const key = folded.join();
    const before = keys.get(key);
    if (before !== undefined) {
      twins.add(before);
      continue;
    }
    keys.set(key, kept.length);
    kept.push(name);
    symbols.push(folded);
  }
  const trie = new NameTrie(symbols, (name) => slack(kept[name] as SoughtName));
  return { names: kept, trie, twins, byPlain: new Map(names.map((name) => [name.plain, name])) };
}

/**
 * How much may be slipped in a name: nothing in an ordinary word, which is near to too many others; one letter in a name of several words, which would be
 * another name with one of them changed; more where that would take more slips than are allowed.
 */
function slack({ ordinary, plain, breaks, fromSender }: SoughtName): number {
  if (ordinary || fromSender || plain.length < 4 || /\d/.test(plain)) return 0;
  const compound = isCompound(plain);
  if (breaks.size === 0 && !compound) return budgetOf(plain.length);
  if (plain.length > 13)
    return Math.min(budgetOf(plain.length), compound || hasShortWord(plain, breaks) ? 2 * slipCost.edit : 3 * slipCost.edit);
  if (plain.length > 7) return slipCost.edit;
  return plain.length === 7 ? slipCost.likeness : 0;
}

/** One of its words is short enough to be another after three slips. */
function hasShortWord(plain: string, breaks: ReadonlySet<number>): boolean {
  let from = 0;
  for (const to of [...breaks, plain.length]) {
    if (to - from > 3 && to - from < 6) return true;
    from = to;
  }
  return false;
}

/** Made with a word of the trade, as `parcelforce`: the rest is short, and all that tells it from others. */
function isCompound(plain: string): boolean {
  for (let at = 4; at <= plain.length - 3; at++) {
    if (strongWords.has(plain.slice(0, at)) || weakWords.has(plain.slice(0, at))) return true;
    if (plain.length - at >= 4 && (strongWords.has(plain.slice(at)) || weakWords.has(plain.slice(at)))) return true;
  }
  return false;
}
