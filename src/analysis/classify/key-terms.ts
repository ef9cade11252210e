import { withoutMarks } from '../text/skeleton.ts';
import { pointerWords, stopWords } from './stop-words.ts';
import { cues } from './type-cues.ts';
import { closedTypes, meaningOf, plainName } from './type-names.ts';

/** A script of a campaign, its slots in braces, with how many reports bear it. */
export interface WeighedScript {
  readonly script: string;
  readonly count: number;
}

/** A term of one to three words: in what share of a campaign's scripts it stands, and how many bits it tells. */
export interface KeyTerm {
  readonly term: string;
  readonly share: number;
  readonly bits: number;
  /** How many campaigns of the background have it. */
  readonly holding: number;
}

/** In the scripts of how many campaigns each term stands, of so many campaigns. */
export interface TermBackground {
  readonly campaigns: number;
  readonly holding: ReadonlyMap<string, number>;
}

/** A term is of a campaign when it stands in this share of its scripts. */
const leastShare = 0.3;
/** Longer scripts are cut: what a text is about stands in its first words. */
const longestScript = 2000;
/** So many scripts of a campaign tell what it is about. */
const mostScripts = 50;
/** Rarer than this all words are equally rare: what one campaign of a hundred has is a word, what none has may be a slip. */
const rarest = 0.01;
/** Campaigns that stand for what is not known of a term (the prior). */
const prior = 2;

/** With so many wordings two words in a row that stand in so large a share of them, and tell so much, are what they have in common. */
const severalWordings = 3;
const widely = 0.6;
const enoughBits = 3;

/** Cues must come to more than this: one clear word in most scripts, or two half-clear ones in nearly all. */
const enoughTold = 0.7;

interface Seen {
  /** A word stands before it that points to a thing. */
  pointed: boolean;
  /** Written with a capital where no sentence begins: a person, a place or a firm. */
  proper: boolean;
}

interface Found {
  weight: number;
  pointed: number;
  proper: number;
}

/** Runs of words between slots and marks, as written. */
function runsOf(script: string): string[][] {
  const runs = script.slice(0, longestScript).split(/\{\w+\}|[^\p{L}\p{M}\p{N}\s'’]+|\s[-–]+\s/u);
  return runs.map((run) => run.match(/\p{L}[\p{L}\p{M}\p{N}]*/gu) ?? []);
}

/** Terms of one script, each once: one to three words in a row, stop words only within. */
function termsOf(script: string): Map<string, Seen> {
  const terms = new Map<string, Seen>();
  const runs = runsOf(script);
  const inner = runs.flatMap((run) => run.slice(1));
  // Where every other word has a capital (German nouns, titles, shouting) capitals tell nothing.
  const capitals = inner.filter(isCapital).length <= inner.length / 4;
  for (const run of runs) {
    const words = run.map((word) => withoutMarks(word.toLowerCase()));
    for (const [at, end] of spans(words)) {
      const term = words.slice(at, end + 1).join(' ');
      const seen = terms.get(term);
      const proper = capitals && ((at > 0 && isCapital(run[at] ?? '')) || (end > at && isCapital(run[end] ?? '')));
      const pointed = pointerWords.has(words[at - 1] ?? '');
      terms.set(term, { pointed: pointed || (seen?.pointed ?? false), proper: proper && (seen?.proper ?? true) });
    }
  }
  return terms;
}

/** First and last places of the terms in a run of words. */
function* spans(words: readonly string[]): Generator<readonly [number, number]> {
  for (const [at, word] of words.entries()) {
    if (!tells(word)) continue;
    for (let end = at; end < Math.min(words.length, at + 3); end++) if (tells(words[end] ?? '')) yield [at, end];
  }
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

function tells(word: string): boolean {
  return word.length > 2 && word.length <= 24 && !stopWords.has(word);
}

/** A campaign's commonest scripts with their weights, one in all: a script sent to thousands is still one wording. */
function weighed(scripts: readonly WeighedScript[]): readonly (readonly [string, number])[] {
  const order = [...scripts].sort((a, b) => b.count - a.count || (a.script < b.script ? -1 : 1)).slice(0, mostScripts);
  const total = order.reduce((sum, { count }) => sum + Math.sqrt(count), 0);
  return order.map(({ script, count }) => [script, Math.sqrt(count) / total]);
}

/** The terms that stand in a good share of a campaign's scripts. */
function ownTerms(scripts: readonly WeighedScript[]): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const [script, weight] of weighed(scripts)) {
    for (const [term, { pointed, proper }] of termsOf(script)) {
      const one = found.get(term) ?? { weight: 0, pointed: 0, proper: 0 };
      one.weight += weight;
      if (pointed) one.pointed += weight;
      if (proper) one.proper += weight;
      found.set(term, one);
    }
  }
  for (const [term, { weight }] of found) if (weight < leastShare) found.delete(term);
  return found;
}

/** Counts in how many campaigns the terms stand that any of `named` may be called by; `rest` gives one script a campaign. */
export function termBackground(named: Iterable<readonly WeighedScript[]>, rest: Iterable<string>): TermBackground {
  const holding = new Map<string, number>();
  for (const scripts of named) for (const term of ownTerms(scripts).keys()) holding.set(term, 0);
  let campaigns = 0;
  for (const script of rest) {
    campaigns++;
    for (const term of termsOf(script).keys()) {
      const count = holding.get(term);
      if (count !== undefined) holding.set(term, count + 1);
    }
  }
  return { campaigns, holding };
}

/**
 * What a campaign is about: terms frequent in its scripts and rare in those of other campaigns, by log odds with a prior (after
 * Monroe, Colaresi and Quinn 2008), most telling first. A term within a longer one that is as frequent is left out.
 */
export function keyTerms(scripts: readonly WeighedScript[], background: TermBackground, limit = 5): readonly KeyTerm[] {
  const own = ownTerms(scripts);
  const scored = [...own].map(([term, { weight, pointed, proper }]) => {
    const holding = background.holding.get(term) ?? 0;
    const odds = Math.max(rarest, (holding + prior * rarest) / (background.campaigns + prior));
    const place = (pointed >= weight / 2 ? 1.3 : 1) * (proper > weight / 2 ? 0.5 : 1);
    const bits = weight * Math.log2(1 / Math.min(1, odds)) * shapeOf(term, holding > 1) * place;
    return { term, share: round(weight), bits: round(bits), holding };
  });
  scored.sort((a, b) => b.bits - a.bits || b.term.length - a.term.length || (a.term < b.term ? -1 : 1));
  const kept: KeyTerm[] = [];
  for (const one of scored) {
    if (kept.some(({ term }) => within(one.term, term) || within(term, one.term))) continue;
    kept.push(one);
    if (kept.length === limit) break;
  }
  return kept;
}

/**
 * Names are things: words that end as adverbs and participles do seldom are, and two words are a name where they stand
 * together elsewhere too (`set`). A word that means something in names is likely to be what the text is about.
 */
function shapeOf(term: string, set: boolean): number {
  const words = term.split(' ');
  const loose = words.some((word) => /(?:ly|ed|ing)$/.test(word));
  const known = !loose && meaningOf(term, 'exact') !== null;
  const length = set ? [1, 1.2, 0.9] : [0.85, 0.7, 0.4];
  return (length[words.length - 1] ?? 0) * (loose ? 0.6 : 1) * (known ? 1.4 : 1);
}

function within(short: string, long: string): boolean {
  return ` ${long} `.includes(` ${short} `);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/**
 * A name of one to three words for a campaign: the open name of which most is said in its scripts, else a telling term in
 * plain form, which keeps its own words also where they mean a closed type: that it is of that type nobody said. A term is
 * a name where the table of synonyms knows it, or where it is two words that several of its wordings share and another
 * campaign has too. Null where nothing tells enough.
 */
export function nameOfScripts(scripts: readonly WeighedScript[], terms: readonly KeyTerm[]): string | null {
  const told = toldBy(scripts);
  if (told !== null) return told;
  const least = (terms[0]?.bits ?? 0) / 2;
  const known = terms.find(({ term, bits }) => bits >= least && isName(term));
  const shared = terms.find(
    ({ term, share, bits, holding }) => term.includes(' ') && holding > 1 && share >= widely && bits >= least && bits >= enoughBits,
  );
  const meant = known ? meaningOf(known.term, 'exact') : null;
  if (meant !== null && !closedTypes.has(meant)) return meant;
  const chosen = known ?? (scripts.length >= severalWordings ? shared : undefined);
  return chosen ? plainName(chosen.term, 'exact') : null;
}

function isName(term: string): boolean {
  return !term.split(' ').some((word) => doubtful.has(word)) && meaningOf(term, 'exact') !== null;
}

/** Words that mean something in a name, and many things in a text. */
const doubtful = new Set(
  `card cards date dates room rooms house home game games gift gifts flat let love child children task tasks work coin coins draw share shares
  point points appeal course stock party mobile network power water bet bets doctor director photo fine fines post transaction login email
  emails apple google microsoft facebook instagram whatsapp telegram amazon password bank money hotel trip train dog cat pet adult sex
  threat vehicle traffic custom customs visit officer authority official court police invoice ticket tickets career careers holiday member gift gifts reward rewards clinic
  parent parents courier courrier transfer winner threat threats voice storage buyer game games callback grandparent`.split(/\s+/),
);

/** The open name that the cues in most of the scripts give. */
function toldBy(scripts: readonly WeighedScript[]): string | null {
  const texts = weighed(scripts).map(([script, weight]) => {
    const words = runsOf(script)
      .map((run) => run.join(' '))
      .join(' ');
    return [` ${withoutMarks(words.toLowerCase())} `, weight] as const;
  });
  const sums = new Map<string, number>();
  for (const { name, words, weight } of cues) {
    const share = texts.reduce((sum, [text, part]) => (text.includes(` ${words} `) ? sum + part : sum), 0);
    if (share > 0) sums.set(name, (sums.get(name) ?? 0) + share * weight);
  }
  let best: [string, number] = ['', enoughTold];
  for (const [name, sum] of sums) if (sum > best[1]) best = [name, sum];
  return best[0] || null;
}
