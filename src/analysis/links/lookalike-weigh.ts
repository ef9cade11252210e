import { type Ending, type Match, reachOf, type Signals, signalsOf } from './lookalike-signals.ts';
import { type HostText, joint, wordKind } from './lookalike-text.ts';
import { slipCost } from './lookalike-trie.ts';
import { strongWords, weakWords } from './lookalike-words.ts';
import { nameShape, type WordList } from './randomness.ts';

/** How a host or sender name comes near to a brand's. */
export const techniques = [
  'typo',
  'transposition',
  'homoglyph',
  'idn',
  'bitsquat',
  'combosquat',
  'subdomain',
  'tld_swap',
  'hyphenation',
  'path',
] as const;
export type Technique = (typeof techniques)[number];

/** A match with all that speaks for it. */
export interface Weighed extends Match {
  readonly sure: number;
  readonly written: string;
  readonly signals: Signals;
}

/** From here a host is accused. */
export const sureEnough = 0.5;

/** Nothing that a name alone tells is surer. */
export const surest = 0.97;

/** Sureness of a name that stands between hyphens, dots or words (0 open sides), or runs into other letters on one side or both, by its letters. */
const bases: readonly (readonly number[])[] = [
  [0, 0, 0.28, 0.29, 0.36, 0.44, 0.5, 0.51, 0.52, 0.53, 0.53],
  [0, 0, 0, 0, 0, 0.12, 0.34, 0.37, 0.4, 0.42, 0.46],
  [0, 0, 0, 0, 0, 0, 0.1, 0.16, 0.25, 0.3, 0.38],
];

/** The name alone under an ending that is not the brand's. */
const alone = [0, 0, 0, 0.05, 0.15, 0.3, 0.42, 0.44];

/** The same where it is written with slips, so that it is no brand's own. */
const aloneBent = [0, 0, 0, 0, 0.2, 0.35, 0.5, 0.54, 0.56];

/** Four consonants are no word of any language by chance: `hsbc`, `ptsb`. */
const initials = 0.12;

/** What a whole slipped letter takes off, by the letters of the name. */
const slips = [1, 1, 1, 0.5, 0.3, 0.24, 0.13, 0.12, 0.11, 0.1, 0.08, 0.08, 0.08, 0.05, 0.04];

const byLetters = (table: readonly number[], letters: number): number => table[Math.min(letters, table.length - 1)] as number;

/** Weighs a match; null where it is none, or says too little. `ordinary` are dictionary words. */
export function weigh(match: Match, text: HostText, ending: Ending, ordinary: WordList | null): Weighed | null {
  const { name, start, end } = match;
  const written = text.plain.slice(start, end);
  const cost = match.cost > 0 ? match.cost : likenesses(written, name.plain);
  if (cost < 0 || hyphenated(match, text) < 0 || (cost > 0 && isNumber(match, text, written))) return null;
  const stands = cost === match.cost ? match : { name, start, end, cost };
  const open = openSides(stands, text);
  const base = baseOf(stands, text, open);
  if (base === 0) return null;
  const signals = signalsOf(stands, text, ending, open.before || open.after);
  const letters = name.plain.length;
  if ((name.ordinary || letters < 4) && !hasSecond(signals, text, letters) && !isBelowNoise(stands, text, ordinary)) return null;
  const bent = cost > 0 && isBent(written, name.plain) ? 0.12 : 0;
  const slip = (cost / 4) * byLetters(slips, letters);
  const sure = base - slip + bent + signals.sum - (name.ordinary ? (name.word ? 0.15 : 0.06) : 0) - (name.fromDomain ? 0.08 : 0);
  if (sure < sureEnough || (cost > 0 && ordinary && isWord(match, text, ordinary))) return null;
  return { name, start, end, cost, written, sure: Math.min(surest, sure), signals };
}

/** Two letters need a word of the trade; other short names and ordinary words anything that speaks for them. */
function hasSecond({ strong, falseEnding, cheapLabel }: Signals, { foreign }: HostText, letters: number): boolean {
  return strong > 0 || (letters > 2 && (falseEnding || cheapLabel || foreign > 0));
}

/** A whole label below a domain that looks drawn by lot: nobody's site about apples. */
function isBelowNoise({ start, end, name }: Match, { joints, core, length, plain }: HostText, words: WordList | null): boolean {
  if (words === null || name.plain.length < 5 || start >= core || joints[start] !== joint.dot || joints[end] !== joint.dot) return false;
  return nameShape(plain.slice(core, length), words)?.randomness === 'high';
}

interface OpenSides {
  readonly before: boolean;
  readonly after: boolean;
}

/** On which sides the name runs into other letters. */
function openSides({ name, start, end }: Match, text: HostText): OpenSides {
  const letters = name.plain.length;
  return { before: !isShut(text, start, 'before', letters), after: !isShut(text, end, 'after', letters) };
}

/** Sureness of the name where it stands, without any signal; 0 where it says nothing. */
function baseOf(match: Match, text: HostText, { before, after }: OpenSides): number {
  const { name, start, end, cost } = match;
  const letters = name.plain.length;
  const open = (before ? 1 : 0) + (after ? 1 : 0);
  if (cost > 0 && !mayBeSlip(match, text, open)) return 0;
  if (open === 0 && text.joints[start] === joint.dot && text.joints[end] === joint.dot && start === text.core)
    return byLetters(cost > 0 ? aloneBent : alone, letters);
  const base = byLetters(bases[open] as readonly number[], letters);
  if (open === 0 && letters === 4 && cost === 0 && !/[aeiouy]/.test(name.plain)) return base + initials;
  if (open !== 1) return base;
  if (before && isCut(match, text)) return 0; // `can-post` is not An Post
  if (before) return letters < 8 ? base - 0.14 : base;
  // `amazonn`, `docomooo`: two letters at most are left of the token, as if slipped in.
  return reachOf(match, text) > end ? base + (cost > 0 ? 0.12 : 0.22) : base;
}

/** Figures that are a number, or stand where a letter was changed: no lookalikes of letters. */
function isNumber({ start, end, cost }: Match, { plain }: HostText, written: string): boolean {
  if (!/\d/.test(written)) return false;
  if (cost > slipCost.likeness) return true;
  return isFigure(plain, start) && isFigure(plain, start - 1) ? true : isFigure(plain, end - 1) && (isFigure(plain, end) || cost > 0);
}

const isFigure = (plain: string, at: number): boolean => at >= 0 && plain.charCodeAt(at) < 58;

/**
 * A short name with a letter changed is near to many words: it must stand by itself. A longer one may follow upon a word, and must not run on where it was
 * changed last.
 */
function mayBeSlip({ name, start, end, cost }: Match, { joints, plain }: HostText, open: number): boolean {
  const letters = name.plain.length;
  const apart = (joints[start] as number) >= joint.hyphen;
  if (letters < 6) return apart && (joints[end] as number) >= joint.hyphen;
  if (!apart && (letters < 7 || open > 0 || cost > 2 * slipCost.edit)) return false;
  if (open === 0 || plain.charCodeAt(end - 1) === name.plain.charCodeAt(letters - 1)) return true;
  return end + 1 === plain.length || (joints[end + 1] as number) >= joint.hyphen;
}

/** The writing is itself a word, or the beginning of one: a slip of the reader, not of the writer. */
function isWord({ start, end }: Match, { plain }: HostText, words: WordList): boolean {
  const written = plain.slice(start, end);
  if (strongWords.has(written) || weakWords.has(written)) return true;
  let found = false;
  words.eachFrom(plain, start, (to) => {
    found ||= to >= end - 1 && to <= end + 4;
  });
  return found;
}

/**
 * Nothing, figures or words on that side, or a long word of the trade whatever follows. Beside a short name the word must be one of three letters or more,
 * for short words are everywhere.
 */
function isShut(text: HostText, at: number, side: 'before' | 'after', letters: number): boolean {
  if ((text.joints[at] as number) >= joint.hyphen) return true;
  // Two letters end and begin words by themselves, and so does `ing`.
  if (letters < 3 || (side === 'before' && text.plain.startsWith('ing', at))) return text.joints[at] === joint.figure;
  const reached = (side === 'before' ? text.wordsBefore[at] : text.wordsAfter[at]) === 1;
  return (reached && (letters > 4 || text.joints[at] === joint.figure)) || hasWord(text, at, side, letters, reached);
}

/** A word of three letters or more ends, or begins, here. */
function hasWord(
  { words, wordsBefore, wordsAfter }: HostText,
  at: number,
  side: 'before' | 'after',
  letters: number,
  reached: boolean,
): boolean {
  for (let next = 0; next < words.length; next += 3) {
    const [from, to] = [words[next] as number, words[next + 1] as number];
    if (to - from < 3 || (side === 'before' ? to : from) !== at) continue;
    if (letters > 4 && to - from > 4 && words[next + 2] === wordKind.strong) return true;
    if (reached && (side === 'before' ? wordsBefore[from] : wordsAfter[to]) === 1) return true;
  }
  return false;
}

/** Figures and letters that are written for letters, in quarters of an edit; -1 where it is no writing of the name. */
function likenesses(written: string, plain: string): number {
  if (written === plain) return 0;
  let [count, figures] = [0, 0];
  for (let at = 0; at < plain.length; at++) {
    if (written[at] === plain[at]) continue;
    count++;
    if (written.charCodeAt(at) < 58) figures++;
    else if (plain.charCodeAt(at) < 58) return -1;
  }
  if (plain.length < 4 && (count > 1 || figures < count)) return -1;
  return figures * 3 > plain.length || /\d/.test(plain) ? -1 : count;
}

/** A figure or lookalike among letters is put there on purpose. */
function isBent(written: string, plain: string): boolean {
  for (let at = 0; at < written.length; at++) if (written.charCodeAt(at) < 58 && plain.charCodeAt(at) >= 58) return true;
  return false;
}

function isCut({ start, end }: Match, { joints }: HostText): boolean {
  for (let at = start + 1; at < end; at++) if ((joints[at] as number) >= joint.hyphen) return true;
  return false;
}

/** Hyphens within the name where it has no gap; -1 if more than can be meant. A name that is cut by one stands apart otherwise. */
export function hyphenated({ name, start, end, cost }: Match, { joints }: HostText): number {
  let odd = 0;
  for (let at = start + 1; at < end; at++) {
    const what = joints[at] as number;
    if (what < joint.hyphen) continue;
    const gap = at - start;
    if (name.breaks.has(gap) || (cost > 0 && (name.breaks.has(gap - 1) || name.breaks.has(gap + 1)))) continue;
    if (what === joint.dot || ++odd > 1) return -1;
  }
  if (odd === 0) return 0;
  const apart = (joints[start] as number) >= joint.hyphen && (joints[end] as number) >= joint.hyphen;
  return !apart || name.plain.length < 6 || name.ordinary || cost > 0 ? -1 : odd;
}
