import type { HostClass, Link } from '../../model/link.ts';
import type { Part, PartKind } from '../../model/message.ts';
import { redirected } from '../links/redirect-target.ts';
import { hostFacts, type ServiceLists } from '../links/services.ts';
import { remember } from '../text/remember.ts';
import { withoutMarks } from '../text/skeleton.ts';
import { CharacterClass } from '../text/word-scan.ts';
import type { BrandMention } from './brands.ts';
import type { RuleHit } from './rule-hits.ts';

/** Features are told by hashes into so many buckets. */
export const buckets = 1 << 16;

/** What a classifier looks at: the message as read. */
export interface ClassifyInput {
  readonly normalised: string;
  readonly script: string;
  readonly parts: readonly Part[];
  readonly evasions: readonly string[];
  readonly language: string;
}

const letterClass = new CharacterClass(/[\p{L}\p{M}]/u);
const telling = new Set([...'!?%£$€₹@#&+*']);
/** A message of more words is told by its head. */
const mostTokens = 400;

/** The words of a script, slots and telling marks. */
export function tokensOf(script: string): string[] {
  const text = withoutMarks(script.toLowerCase());
  const tokens: string[] = [];
  for (let at = 0; at < text.length && tokens.length < mostTokens; ) {
    const code = text.charCodeAt(at);
    if (code === 123) {
      const end = text.indexOf('}', at);
      const stop = end < 0 ? text.length : end + 1;
      tokens.push(text.slice(at, stop));
      at = stop;
    } else if (isDigit(code) || isLetter(code)) {
      const plain = endOfPlainWord(text, at);
      const end = plain > 0 ? plain : endOfRun(text, at);
      if (plain > 0) tokens.push(text.slice(at, end));
      else tokens.push(...wordsOfRun(text.slice(at, end)));
      at = end;
    } else {
      const mark = text[at] as string;
      if (telling.has(mark)) tokens.push(mark);
      at++;
    }
  }
  return tokens;
}

/** Marks that crews put into words; between letters they are passed over where what they part is no word by itself. */
const inserted = new Set([..."'’.-_*~|`^·"]);

/** The end of a word of letters alone, as nearly all are; 0 where a closer look is needed. */
function endOfPlainWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && isLetter(text.charCodeAt(at))) at++;
  if (at === from) return 0;
  if (at === text.length || text.charCodeAt(at) === 32) return at;
  const next = text.charCodeAt(at);
  const goesOn = isDigit(next) || ((inserted.has(text[at] as string) || isSwap(next)) && isLetter(text.charCodeAt(at + 1)));
  return goesOn ? 0 : at;
}

/** The end of a run of letters, figures, and single marks between them. */
function endOfRun(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isDigit(code) || isLetter(code)) at++;
    else if ((inserted.has(text[at] as string) || isSwap(code)) && at + 1 < text.length && isLetter(text.charCodeAt(at + 1))) at += 2;
    else break;
  }
  return at;
}

/** The words of a run: taken apart at its marks, unless these were put into a word; figures that stand for letters as letters. */
function wordsOfRun(run: string): string[] {
  const pieces = run.replace(/['’]/g, '').split(/[.\-_*~|`^·]/);
  const isBent = pieces.length > 1 && pieces.filter((piece) => piece.length <= 2).length * 2 >= pieces.length;
  return (isBent ? [pieces.join('')] : pieces).flatMap((piece) => lettersAndFigures(swapped(piece)));
}

const swaps: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's' };
const isSwap = (code: number) => code === 64 || code === 36;

/** A word in which a few figures stand for letters, such as `p4rc3l`, with the letters. */
function swapped(word: string): string {
  if (!/[0-9@$]/.test(word) || !/\p{L}.*\p{L}/u.test(word)) return word;
  const figures = word.replace(/[^0-9@$]/g, '').length;
  const isMixed = /\p{L}[0134579@$]+\p{L}|^[0134579@$]\p{L}{3}|\p{L}{3}[0134579@$]$/u.test(word);
  return isMixed && figures * 2 <= word.length ? word.replace(/[013457@$]/g, (figure) => swaps[figure] as string) : word;
}

/** Letters and figures of a word apart, figures as `0`. */
function lettersAndFigures(word: string): string[] {
  if (!/\d/.test(word)) return word === '' ? [] : [word];
  return (word.match(/\d+|\D+/g) ?? []).map((part) => (isDigit(part.charCodeAt(0)) ? '0'.repeat(Math.min(part.length, 12)) : part));
}

const isDigit = (code: number) => code >= 48 && code <= 57;
const isLetter = (code: number) => (code >= 97 && code <= 122) || (code > 127 && letterClass.has(code));

const seeds = { word: 0x811c9dc5, pair: 0x2545f491, letters: 0x1b873593, fact: 0x3c6ef372 };

function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

function bucketOf(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) & (buckets - 1);
}

/** The hash of a word, of which the buckets of the word and of its pairs are made. */
export function wordHash(word: string): number {
  return hashOf(word, seeds.word);
}

/** Stand for the beginning and the end of a message in pairs. */
export const edges = { begin: wordHash('<'), end: wordHash('>') } as const;

/** The bucket of a word by its hash. */
export const wordBucket: (hash: number) => number = bucketOf;

/** The bucket of two words in a row by their hashes. */
export function pairBucket(first: number, second: number): number {
  return bucketOf(Math.imul(first ^ seeds.pair, 31) ^ second);
}

/** The buckets of the runs of three to five letters of a word with its edges; none for figures, slots and marks. */
export function runBuckets(word: string): number[] {
  if (!isLetter(word.charCodeAt(0))) return [];
  const edged = `<${word.length > 40 ? word.slice(0, 40) : word}>`;
  const found: number[] = [];
  for (let from = 0; from + 3 <= edged.length; from++) {
    let hash = seeds.letters;
    const end = Math.min(from + 5, edged.length);
    for (let at = from; at < end; at++) {
      hash = Math.imul(hash ^ edged.charCodeAt(at), 0x01000193);
      if (at >= from + 2) found.push(bucketOf(hash));
    }
  }
  return found;
}

/** Names that are put together once: the same string each time is found at once where its bucket is looked up. */
const named = {
  part: remember((kind) => `part ${kind}`),
  brand: remember((sector) => `brand of ${sector}`),
  language: remember((language) => `language ${language}`),
} as const;
const linkCounts = [0, 1, 2, 3].map((count) => `links ${count}`);
const lengths = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((length) => `length ${length}`);
const capitals = [0, 1, 2, 3, 4, 5].map((share) => `capitals ${share}`);

/** The links among some parts. */
export function linksOf(parts: readonly Part[]): Link[] {
  const links: Link[] = [];
  for (const { link } of parts) if (link) links.push(link);
  return links;
}

/** All that is known of a message beside its wording, as names. */
export function factsOf(input: ClassifyInput, mention: BrandMention | null, hits: readonly RuleHit[], lists: ServiceLists): string[] {
  const facts = shapeOf(input);
  const links = linksOf(input.parts);
  facts.push(linkCounts[Math.min(links.length, linkCounts.length - 1)] as string);
  for (const link of links.slice(0, 4)) addLinkFacts(facts, link, mention, lists);
  const kinds: PartKind[] = [];
  for (const { kind } of input.parts) if (!kinds.includes(kind)) kinds.push(kind);
  for (const kind of kinds) facts.push(named.part(kind));
  for (const { kind, value } of input.parts) if (kind === 'phone') facts.push(phoneFact(value));
  facts.push(mention ? named.brand(mention.brand.sector) : 'no brand');
  addBrandFacts(facts, mention, links.length);
  for (const { fact } of hits) facts.push(fact);
  return facts;
}

function addBrandFacts(facts: string[], mention: BrandMention | null, links: number): void {
  if (!mention) return;
  if (mention.official) facts.push('official link');
  if (mention.imitatedHost !== null) facts.push('host bears the name of a brand');
  if (mention.inText)
    facts.push(links === 0 ? 'brand without link' : mention.official ? 'brand with its own link' : 'brand with another link');
}

/** Endings under which nothing real stands: they say nothing. */
const reserved = /(?:^|\.)(?:example|test|invalid|localhost)$/;

function addLinkFacts(facts: string[], link: Link, mention: BrandMention | null, lists: ServiceLists): void {
  const hostClass = classOf(link, lists);
  addHostFacts(facts, link, hostClass);
  if (hostClass !== 'official' && mention?.inText) facts.push(`${hostClass} host beside a brand`);
  for (const bend of link.bends) facts.push(`bend ${bend}`);
  facts.push(link.path.length <= 1 ? 'no path' : link.path.length > 30 ? 'long path' : 'path');
}

/** Of a name that goes on behind what could be read nobody knows whose it is; that a link names a brand's site as its end proves nothing. */
function classOf(link: Link, lists: ServiceLists): HostClass {
  if (link.bends.includes('runs on')) return 'own';
  const { hostClass } = hostFacts(link, lists);
  return hostClass === 'official' && link.bends.includes(redirected) ? 'popular' : hostClass;
}

/** What a host itself says. */
function addHostFacts(facts: string[], { host, suffix }: Link, hostClass: HostClass): void {
  facts.push(`host ${hostClass}`);
  if (!reserved.test(host)) facts.push(`ending ${suffix}`);
  if (hostClass !== 'own') return;
  const name = suffix ? host.slice(0, -suffix.length - 1) : host;
  if (/\d/.test(name)) facts.push('figures in host');
  if ((name.match(/-/g)?.length ?? 0) >= 2) facts.push('many hyphens in host');
  if (name.length > 20) facts.push('long host');
  for (const word of name.split(/[^a-z]+/)) if (word.length > 2) facts.push(`host says ${word}`);
}

/** Numbers that cost or are nobody's desk: UK 09 and 070, and other shapes by length. */
function phoneFact(value: string): string {
  if (/^\+449|^09\d{8}/.test(value)) return 'premium number';
  if (/^\+4470|^070/.test(value)) return 'personal number';
  if (/^\+447|^07/.test(value)) return 'uk mobile';
  return value.replace(/\D/g, '').length <= 6 ? 'short number' : `number of ${value.slice(0, 3)}`;
}

function shapeOf({ normalised, evasions, language }: ClassifyInput): string[] {
  const facts = [named.language(language), lengths[Math.min(lengths.length - 1, Math.floor(normalised.length / 40))] as string];
  let [upper, lower] = [0, 0];
  let hasWide = false;
  for (let at = 0; at < normalised.length; at++) {
    const code = normalised.charCodeAt(at);
    if (code >= 65 && code <= 90) upper++;
    else if (code >= 97 && code <= 122) lower++;
    else if (code > 0x2000) hasWide = true;
  }
  if (upper + lower > 0) facts.push(capitals[Math.floor((upper / (upper + lower)) * 5)] as string);
  if (/^\p{Ll}/u.test(normalised)) facts.push('begins small');
  if (/[.!?]$/.test(normalised)) facts.push('ends with a mark');
  if (hasWide && /\p{Extended_Pictographic}/u.test(normalised)) facts.push('emoji');
  for (const evasion of evasions) facts.push(`evasion ${evasion}`);
  return facts;
}

const contactKinds: ReadonlySet<string> = new Set(['url', 'phone', 'handle', 'email', 'iban', 'bank_account', 'crypto', 'amount', 'code']);

/** Whether a message has anything to act on: one that has nothing may be a friend's. */
export function hasContact({ parts }: ClassifyInput): boolean {
  return parts.some(({ kind }) => contactKinds.has(kind));
}

/** The bucket of a fact. */
export function factBucket(name: string): number {
  return bucketOf(hashOf(name, seeds.fact));
}
