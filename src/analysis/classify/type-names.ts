import { distance } from 'fastest-levenshtein';
import { scamTypes } from '../../model/verdict.ts';
import { withoutMarks } from '../text/skeleton.ts';
import { fillerWords, genericWords, type Meaning, meanings, orderWords } from './type-synonyms.ts';

/** A name as somebody wrote it, with how many reports bear it. */
export interface NameCount {
  readonly name: string;
  readonly count: number;
}

/** What an analyst decided about a name: under which other it counts, or that it stands by itself. */
export interface NameDecision {
  readonly name: string;
  readonly mergedInto: string | null;
  readonly promoted: boolean;
}

/** Loosely a slip of the pen is forgiven and words written as one are parted; words of texts are taken as they stand. */
export type Spelling = 'loose' | 'exact';

/** Names come from language models that read hostile texts: longer ones are no names. */
const longest = 60;
const mostWords = 5;

/** The scam types that are not open: `others` is no answer. */
export const closedTypes: ReadonlySet<string> = new Set(scamTypes.filter((type) => type !== 'others'));

/**
 * A name in its plain form: lower case, words in the singular with `_` between, words that say nothing left out. Null for
 * what is no name: empty, overlong, a link, an order to the reader. `Job-Offer Scams` gives `job_offer`.
 */
export function plainName(name: string, spelling: Spelling = 'loose'): string | null {
  const found = nameWords(name, spelling);
  if (closedTypes.has(name)) return name;
  return found.length === 0 ? null : found.join('_');
}

/** The words of a name that count, in their order, each once. */
function nameWords(name: string, spelling: Spelling): readonly string[] {
  if (name.length > longest || /:\/\/|www\.|[a-z0-9-]{2,}\.[a-z]{2,}\b/i.test(name)) return [];
  const written = withoutMarks(name.normalize('NFKC')).replace(/['’]s\b/g, '');
  const all = (written.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).flatMap(humps);
  if (all.some((word) => orderWords.has(word) || orderWords.has(singular(word)))) return [];
  const kept = all
    .flatMap((word) => (spelling === 'loose' ? known(word) : [singular(word)]))
    .filter((word) => !fillerWords.has(word) && (word.length > 1 || !/[a-z0-9]/.test(word)));
  const once = [...new Set(kept)];
  return once.length > mostWords || !once.some((word) => /\p{L}/u.test(word) || word === '419') ? [] : once;
}

/** `JobOffer` as `job offer`, but `PayPal` as the one word that it is. */
function humps(word: string): readonly string[] {
  const one = word.toLowerCase();
  if (isWord(one) || isWord(singular(one))) return [one];
  return word
    .replace(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
    .toLowerCase()
    .split(' ');
}

/** The word in the singular; words written as one, and words with a slip of the pen, as the words they mean. */
function known(word: string): readonly string[] {
  const one = singular(word);
  if (isWord(one) || one.length < 6 || one.length > 30 || !/^[a-z]+$/.test(one)) return [one];
  const pieces = inPieces(one);
  return pieces?.some((piece) => piece.length > 3) ? pieces : [nearest(one) ?? one];
}

function singular(word: string): string {
  if (fillerWords.has(word) || vocabulary.has(word) || word.length <= 3 || !/s$/.test(word) || /(?:ss|us|is)$/.test(word)) return word;
  if (/ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  return /(?:sses|shes|ches|xes|zzes)$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

const vocabulary: ReadonlySet<string> = new Set([...meanings.flatMap((meaning) => meaning.words), ...genericWords]);
const longWords = [...vocabulary].filter((word) => word.length >= 5 && /^[a-z]+$/.test(word)).sort();

function isWord(word: string): boolean {
  return vocabulary.has(word) || fillerWords.has(word);
}

/** `joboffer` as `job offer`: the fewest known words, one of them of four letters and more, so that a `carpet` stays one. Null for none. */
function inPieces(word: string, least = 3): readonly string[] | null {
  let best: readonly string[] | null = null;
  for (let end = word.length - least; end >= least; end--) {
    const head = singular(word.slice(0, end));
    if (!isWord(head)) continue;
    const tail = singular(word.slice(end));
    const rest = isWord(tail) ? [tail] : word.length - end >= 2 * least ? inPieces(word.slice(end), least) : null;
    if (rest && (best === null || rest.length + 1 < best.length)) best = [head, ...rest];
  }
  return best;
}

/** The known word that is a slip away; null where none is, or two are as near. */
function nearest(word: string): string | null {
  const near = longWords.filter((one) => one[0] === word[0] && isSlip(word, one)).map((one) => ({ one, far: distance(one, word) }));
  const [best, next] = near.sort((a, b) => a.far - b.far);
  return best && best.far !== next?.far ? best.one : null;
}

/** One letter wrong in a word of seven and more (`policy` is no `police`), or two neighbours changed over; two in a word of ten and more. */
function isSlip(a: string, b: string): boolean {
  const [short, long] = [Math.min(a.length, b.length), Math.max(a.length, b.length)];
  if (long < 7 || long - short > 2) return false;
  const far = distance(a, b);
  if (far <= 1) return true;
  return far === 2 && (short >= 10 || (a.length === b.length && [...a].sort().join('') === [...b].sort().join('')));
}

const byWord = new Map<string, { meaning: Meaning; rank: number }[]>();
for (const [rank, meaning] of meanings.entries()) {
  for (const word of new Set(meaning.words)) byWord.set(word, [...(byWord.get(word) ?? []), { meaning, rank }]);
}

/** What a word tells: one that many names share hardly anything. */
function telling(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + (genericWords.has(word) ? 0.2 : 1), 0);
}

/** The name that is meant, by the table of synonyms: a closed type or an open name; null where the table has none. */
export function meaningOf(name: string, spelling: Spelling = 'loose'): string | null {
  if (closedTypes.has(name)) return name;
  const own = nameWords(name, spelling);
  const has = new Set(own);
  let best: { name: string; score: number; rank: number } | null = null;
  for (const { meaning, rank } of own.flatMap((word) => byWord.get(word) ?? [])) {
    const needed = meaning.words.filter((word) => !fillerWords.has(word));
    if (needed.length === 0 || !needed.every((word) => has.has(word))) continue;
    const all = needed.length === has.size;
    if (meaning.whole && !all) continue;
    // A phrase of words that many names share means something only when it is all there is.
    const score = telling(needed);
    if (score < 1 && !all) continue;
    if (best === null || score > best.score || (score === best.score && rank < best.rank)) best = { name: meaning.name, score, rank };
  }
  return best?.name ?? null;
}

/**
 * Makes one name of many. Gives for each name as written the name under which it counts, or null for what is no name:
 * what an analyst decided first, then the table of synonyms, then likeness in wording. A name that means a closed type gives
 * that type. The order of the names plays no part.
 */
export function mergeNames(names: readonly NameCount[], decisions: readonly NameDecision[] = []): Map<string, string | null> {
  const decided = new Map(decisions.map((decision) => [decision.name, decision]));
  const merged = new Map<string, string | null>();
  const left = new Map<string, number>();
  const plain = new Map<string, string>();
  for (const { name, count } of names) {
    const own = plainName(name);
    if (own === null) merged.set(name, null);
    else if (decided.has(own)) merged.set(name, follow(own, decided));
    else {
      const meant = meaningOf(name);
      if (meant !== null) merged.set(name, follow(meant, decided));
      else {
        plain.set(name, own);
        left.set(own, (left.get(own) ?? 0) + count);
      }
    }
  }
  for (const { name, promoted } of decisions) if (promoted && meaningOf(name) === null) left.set(name, Number.POSITIVE_INFINITY);
  const heads = alike(left);
  for (const [name, own] of plain) merged.set(name, follow(heads.get(own) ?? own, decided));
  return merged;
}

/** Where decisions lead from a name that is in its plain form. */
export function followDecisions(name: string, decisions: readonly NameDecision[]): string {
  return follow(name, new Map(decisions.map((decision) => [decision.name, decision])));
}

/** Where decisions lead from a name; a circle ends where it began. */
function follow(name: string, decided: ReadonlyMap<string, NameDecision>): string {
  const seen = new Set<string>();
  for (let at = name; ; ) {
    const next = decided.get(at)?.mergedInto;
    if (!next || seen.has(at)) return at;
    seen.add(at);
    at = next;
  }
}

/**
 * Heads of groups of like names. A name joins the group of the largest name that it is like, never one that is only like a
 * member: likeness does not run on through a chain.
 */
function alike(counts: ReadonlyMap<string, number>): Map<string, string> {
  const order = [...counts].sort(([a, n], [b, m]) => m - n || a.length - b.length || (a < b ? -1 : 1)).map(([name]) => name);
  const words = new Map(order.map((name) => [name, tellingWords(name)]));
  const holding = new Map<string, number>();
  for (const own of new Set([...words.values()].map((list) => [...list].sort().join(' ')))) {
    for (const word of own.split(' ')) holding.set(word, (holding.get(word) ?? 0) + 1);
  }
  const heads: string[] = [];
  const headOf = new Map<string, string>();
  for (const name of order) {
    const head = heads.find((one) => areAlike(words.get(one) ?? [], words.get(name) ?? [], holding));
    if (head === undefined) heads.push(name);
    headOf.set(name, head ?? name);
  }
  return headOf;
}

/** The words of a plain name without those that many names share, unless it has no others. */
function tellingWords(name: string): readonly string[] {
  const all = name.split('_');
  const own = all.filter((word) => !genericWords.has(word));
  return own.length > 0 ? own : all;
}

/** `wrapping`, `wrapper` and `wrap` are one. */
function stem(word: string): string {
  const cut = word.replace(/(?:ing|ed|er|ers)$/, '');
  return cut.length < 4 ? word : cut.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
}

/**
 * Equal words in any order or written as one, or two words of three. A single word is like a pair that holds it where no
 * other name does: `wedding` and `wedding card`, but not `car` with `car wrap` and `car history`.
 */
function areAlike(a: readonly string[], b: readonly string[], holding: ReadonlyMap<string, number>): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  if ([...few].sort().join('') === [...many].sort().join('') || few.join('') === many.join('')) return true;
  const both = few.filter((word) => many.some((one) => isSlip(one, word) || stem(one) === stem(word)));
  if (few.length === many.length && both.length === few.length) return true;
  if (few.length === 1 && many.length === 2) return both.length === 1 && (few[0]?.length ?? 0) >= 4 && holding.get(few[0] ?? '') === 2;
  return both.length >= 2 && both.length / (few.length + many.length - both.length) >= 2 / 3;
}
