import type { Brand } from '../../model/brand.ts';
import { remember } from '../text/remember.ts';
import { type Host, readHost } from './host.ts';
import { techniquesOf, whyOf } from './lookalike-explain.ts';
import { type SoughtName, type SoughtNames, soughtNames } from './lookalike-names.ts';
import { type Ending, endingOf, type Match, reasonsOf } from './lookalike-signals.ts';
import { HostText, joint, wordKind } from './lookalike-text.ts';
import { NameTrie, symbolOf } from './lookalike-trie.ts';
import { sureEnough, type Technique, type Weighed, weigh } from './lookalike-weigh.ts';
import { genuineWords, strongWords, weakWords } from './lookalike-words.ts';
import type { WordList } from './randomness.ts';

/** A brand that a host or sender name imitates. */
export interface Lookalike {
  readonly brand: Brand;
  /** Techniques, the most telling first. */
  readonly how: readonly Technique[];
  /** 0.5 to 0.97: what is less sure is not said. */
  readonly sure: number;
  /** The part that bears the name, as written but for dots and hyphens. */
  readonly written: string;
  /** For people. */
  readonly why: string;
}

export interface LookalikeSettings {
  /** Registrable domains of popular sites: not accused, and a byname that several of them bear is taken for an ordinary word. */
  readonly popular?: ReadonlySet<string>;
  /** Registrable domains that bear a brand's name by right or by chance. */
  readonly namesakes?: ReadonlySet<string>;
  /** Suffixes under which anybody gets a site. */
  readonly freeHosts?: ReadonlyMap<string, unknown>;
  /** Dictionary words: what is one is no slip of a name. */
  readonly words?: WordList;
}

/** Registries that give names to public bodies and schools alone. */
const closedEnding = /(?:^|\.)(?:gov|gouv|gob|govt|mil|edu|int|ac)(?:\.[a-z]{2})?$/;

/**
 * Tells which brand of the catalogue a host imitates and how: the generators of dnstwist and the squatting studies (Szurdi et al. 2014, Kintis et al.
 * 2017) in reverse. Names are found in one pass over the host; what stands around them says how sure it is.
 */
export class LookalikeFinder {
  readonly names: SoughtNames;
  readonly #official: ReadonlySet<string>;
  /** Their registrable domains. */
  readonly #officialSites: ReadonlySet<string>;
  readonly #isClosed = remember((suffix: string) => closedEnding.test(suffix), 5000);
  readonly #settings: LookalikeSettings;
  readonly #words: NameTrie;
  readonly #kinds: Uint8Array;
  readonly #text = new HostText();
  readonly #matches: Match[] = [];

  constructor(brands: readonly Brand[], settings: LookalikeSettings = {}) {
    this.#settings = settings;
    this.#official = new Set(brands.flatMap(({ domains }) => domains));
    this.#officialSites = new Set([...this.#official].map((domain) => readHost(domain)?.domain ?? domain));
    this.names = soughtNames(brands, settings.popular, settings.words);
    const words = [...weakWords, ...strongWords];
    this.#kinds = Uint8Array.from(words, kindOf);
    this.#words = new NameTrie(
      words.map((word) => [...word].map((letter) => symbolOf(letter.charCodeAt(0)))),
      () => 0,
    );
  }

  /** The brand that a host imitates, if any. Never throws; official domains and popular sites are never accused. */
  ofHost(raw: string): Lookalike | null {
    const host = readHost(raw);
    return host === null || host.isAddress || this.isKnown(host) ? null : this.#ofHost(host);
  }

  /** As {@link ofHost}, of a link: where the host imitates nobody, the path may. `path` begins with its slash. */
  ofLink(rawHost: string, path: string): Lookalike | null {
    const host = readHost(rawHost);
    if (host === null || this.isKnown(host)) return null;
    return (host.isAddress ? null : this.#ofHost(host)) ?? this.#ofPath(path);
  }

  /** An official domain or a host below it, a popular site, or a name of a registry for public bodies. */
  isKnown({ host, domain, suffix }: Host): boolean {
    const { popular, namesakes } = this.#settings;
    if (popular?.has(domain) || namesakes?.has(domain) || this.#isClosed(suffix)) return true;
    // Nearly all hosts are below no official domain, which the registrable domain and the suffix tell at once.
    if (!this.#officialSites.has(domain) && !this.#official.has(suffix) && !suffix.includes('.', suffix.indexOf('.') + 1)) return false;
    for (let at = 0; ; ) {
      if (this.#official.has(host.slice(at))) return true;
      const dot = host.indexOf('.', at);
      if (dot < 0) return false;
      at = dot + 1;
    }
  }

  #ofHost({ host, domain, suffix, isPrivate }: Host): Lookalike | null {
    if (host.length <= suffix.length) return null;
    const text = this.#text;
    text.fill(host.slice(0, -suffix.length - 1), host.length - domain.length);
    text.findWords(this.#words, this.#kinds);
    const ending = endingOf(suffix, isPrivate || this.#settings.freeHosts?.has(suffix) === true);
    const best = this.#best(ending);
    if (best === null) return null;
    const { name, sure, written, signals } = best;
    const how = techniquesOf(best, text, ending.free);
    return { brand: name.brand, how, sure, written, why: whyOf(written, name, reasonsOf(best, text, ending, signals)) };
  }

  /** Names letter for letter first; only where they say nothing, names with slips. */
  #best(ending: Ending): Weighed | null {
    const [text, trie] = [this.#text, this.names.trie];
    this.#matches.length = 0;
    for (let start = 0; start < text.length; start++) trie.exact(text, this.#from(start), this.#add);
    const exact = this.#heaviest(ending, 0);
    if (exact) return exact;
    const told = this.#matches.length;
    for (let start = 0; start < text.length; start++) {
      // What is made of words and figures is no name with slips.
      if (text.begins[start] === 1 && text.allWords[start] === 0 && text.length - start > 3) trie.near(text, this.#from(start), this.#add);
    }
    return this.#heaviest(ending, told);
  }

  #heaviest(ending: Ending, from: number): Weighed | null {
    let best: Weighed | null = null;
    for (let at = from; at < this.#matches.length; at++) {
      const weighed = weigh(this.#matches[at] as Match, this.#text, ending, this.#settings.words ?? null);
      if (weighed && this.#isTold(weighed) && (best === null || isBetter(weighed, best))) best = weighed;
    }
    return best;
  }

  #start = 0;

  #from(start: number): number {
    this.#start = start;
    return start;
  }

  /** Takes a match that can come to something. Most short names run into other letters: this is the quickest way to say no. */
  readonly #add = (index: number, end: number, cost: number): void => {
    const [text, start] = [this.#text, this.#start];
    const name = this.#nameAt(index, end, cost);
    const letters = name.plain.length;
    if (letters < 3 && (text.strong === 0 || (text.joints[start] as number) < joint.figure || (text.joints[end] as number) < joint.figure))
      return;
    if (letters < 6) {
      const before = text.wordsBefore[start] === 1;
      const after = text.wordsAfter[end] === 1;
      if (letters < 5 ? !(before && after) : !(before || after || cost === 0)) return;
    }
    this.#matches.push({ name, start, end, cost });
  };

  /** The name of a place of the trie; of several that fold alike the one that is written. */
  #nameAt(index: number, end: number, cost: number): SoughtName {
    const name = this.names.names[index] as SoughtName;
    if (cost > 0 || !this.names.twins.has(index)) return name;
    return this.names.byPlain.get(this.#text.plain.slice(this.#start, end)) ?? name;
  }

  /** A name with slips is not meant where another stands letter for letter. */
  #isTold({ start, end, cost }: Weighed): boolean {
    if (cost === 0) return true;
    return !this.#matches.some((other) => {
      const { plain } = other.name;
      if (other.start >= end || other.end <= start || 5 * plain.length < 3 * (end - start)) return false;
      return other.cost === 0 && plain.length > 3 && this.#text.plain.slice(other.start, other.end) === plain;
    });
  }

  /** A name that stands by itself in a path, with words of signing in or paying around it. */
  #ofPath(path: string): Lookalike | null {
    const text = this.#text;
    text.fill(path.slice(0, longestPath).toLowerCase(), 0);
    text.findWords(this.#words, this.#kinds);
    const strong = text.strongWords();
    if (strong.length === 0) return null;
    let best: SoughtName | null = null;
    for (let start = 0; start < text.length; start++) {
      if ((text.joints[start] as number) < joint.hyphen) continue;
      this.names.trie.exact(text, start, (index, end) => {
        const name = this.names.names[index] as SoughtName;
        if ((text.joints[end] as number) < joint.hyphen || name.ordinary || name.plain.length < 5) return;
        if (text.plain.slice(start, end) === name.plain && name.plain.length > (best?.plain.length ?? 0)) best = name;
      });
    }
    const name = best as SoughtName | null;
    if (name === null) return null;
    const sure = Math.min(mostInPath, sureEnough + 0.03 * strong.length);
    const reasons = [`in the path beside “${strong.slice(0, 3).join('”, “')}”`];
    return { brand: name.brand, how: ['path'], sure, written: name.plain, why: whyOf(name.plain, name, reasons) };
  }
}

function kindOf(word: string): number {
  if (strongWords.has(word)) return wordKind.strong;
  return genuineWords.has(word) ? wordKind.genuine : wordKind.weak;
}

const longestPath = 200;

/** A path can be about a brand without being made in its name. */
const mostInPath = 0.6;

/** Of names one within the other the longer is meant; of others the surer, or nearly as sure and longer. */
function isBetter(one: Weighed, other: Weighed): boolean {
  if (one.start <= other.start && one.end >= other.end) return one.end - one.start > other.end - other.start || one.sure > other.sure;
  if (other.start <= one.start && other.end >= one.end) return false;
  return rank(one) > rank(other);
}

const rank = ({ sure, name }: Weighed): number => sure + 0.01 * Math.min(name.plain.length, 15);
