import type { SoughtName } from './lookalike-names.ts';
import { type HostText, joint, wordKind } from './lookalike-text.ts';
import { cheapEndings, falseEndings } from './lookalike-words.ts';

/** A name found in a host: where, and at what cost of slips (`slipCost`). */
export interface Match {
  readonly name: SoughtName;
  readonly start: number;
  readonly end: number;
  readonly cost: number;
}

/** What the host's ending says of it. */
export interface Ending {
  readonly suffix: string;
  /** A name that is given away: free hosting, dynamic DNS, a suffix of a private owner. */
  readonly free: boolean;
  /** Names under it cost next to nothing. */
  readonly cheap: boolean;
}

/** What around a name speaks for an imitation. */
export interface Signals {
  /** What they add to the sureness together. */
  readonly sum: number;
  /** Different words of the trade. */
  readonly strong: number;
  readonly below: boolean;
  readonly falseEnding: boolean;
  /** The name is a whole label below a domain that cost next to nothing. */
  readonly cheapLabel: boolean;
}

export function endingOf(suffix: string, free: boolean): Ending {
  return { suffix, free, cheap: cheapEndings.has(suffix) };
}

/** `open`: the name runs into other letters. */
export function signalsOf(match: Match, text: HostText, ending: Ending, open: boolean): Signals {
  const { name, start, end, cost } = match;
  const letters = name.plain.length;
  const reach = reachOf(match, text);
  const label = text.joints[start] === joint.dot && text.joints[reach] === joint.dot;
  const below = start < text.core;
  const { strong, weak, genuine } = wordsBeside(text, start, end);
  const falseEnding = endsFalsely(text, reach);
  let sum = strong > 0 ? 0.22 + Math.min(0.12, 0.06 * (strong - 1)) : 0;
  if (weak) sum += 0.03;
  if (genuine && strong === 0 && cost === 0) sum -= 0.2;
  sum += placeOf(below, label, letters);
  if (text.foreign > 0) sum += 0.12;
  if (falseEnding) sum += 0.3;
  if (ending.free) sum += 0.18;
  else if (ending.cheap) sum += letters > 5 && (cost === 0 || !open || reach > end) ? 0.18 : 0.1;
  return { sum, strong, below: below && letters > 3, falseEnding, cheapLabel: label && below && letters > 4 && ending.cheap };
}

/** What it adds that the name stands below a domain that is not the brand's. */
function placeOf(below: boolean, label: boolean, letters: number): number {
  if (!below || letters < 3) return 0;
  if (letters === 3) return label ? 0.14 : 0;
  return label ? 0.27 : 0.21;
}

/** The same in words, the most telling first. */
export function reasonsOf({ start, end }: Match, text: HostText, { suffix, free, cheap }: Ending, signals: Signals): string[] {
  const reasons: string[] = [];
  if (signals.strong > 0) reasons.push(`beside “${strongBeside(text, start, end).slice(0, 3).join('”, “')}”`);
  if (signals.below) reasons.push('below a domain that is not the brand’s');
  if (text.foreign > 0) reasons.push('with letters of another alphabet');
  if (signals.falseEnding) reasons.push('with an ending made to look like the brand’s own');
  if (free) reasons.push(`on a host that is given away (${suffix})`);
  else if (cheap) reasons.push(`under .${suffix}, where names cost next to nothing`);
  return reasons;
}

/**
 * Where the writing of a longer name ends, one or two letters more of the token included; more of them where a false ending follows, which says by itself
 * that what stands before it is to be taken for a name.
 */
export function reachOf({ name, end }: Match, text: HostText): number {
  if (name.plain.length < 6 || name.ordinary) return end;
  const { joints, length } = text;
  let at = end;
  while (at < length && (joints[at] as number) < joint.hyphen) at++;
  const over = at - end;
  return over <= 2 || (over <= 5 && joints[at] === joint.dot && endsFalsely(text, at)) ? at : end;
}

/** Words outside of the name, at the start or end of a token. */
function wordsBeside(text: HostText, start: number, end: number): { strong: number; weak: boolean; genuine: boolean } {
  const { words } = text;
  let strong = 0;
  let weak = false;
  let genuine = false;
  for (let at = 0; at < words.length; at += 3) {
    const kind = words[at + 2] as number;
    if (!isBeside(text, at, start, end)) continue;
    if (kind === wordKind.strong) strong += isLongest(text, at, start, end) ? 1 : 0;
    else if (kind === wordKind.weak) weak = true;
    else genuine ||= isSameLabel(text, Math.min(words[at] as number, start), Math.max(words[at + 1] as number, end));
  }
  return { strong, weak, genuine };
}

function strongBeside(text: HostText, start: number, end: number): string[] {
  const { words, plain } = text;
  const found = new Set<string>();
  for (let at = 0; at < words.length; at += 3) {
    if (words[at + 2] === wordKind.strong && isBeside(text, at, start, end) && isLongest(text, at, start, end))
      found.add(plain.slice(words[at] as number, words[at + 1] as number));
  }
  return [...found];
}

/** Short words only between boundaries; long ones at one. */
function isBeside({ words, wordsBefore, wordsAfter, joints }: HostText, at: number, start: number, end: number): boolean {
  const [from, to] = [words[at] as number, words[at + 1] as number];
  if (to - from < 3 || (from < end && to > start)) return false;
  const begins = (joints[from] as number) >= joint.figure || from === end || wordsBefore[from] === 1;
  const ends = (joints[to] as number) >= joint.figure || to === start || wordsAfter[to] === 1;
  return (begins && ends) || (to - from > 4 && (begins || ends));
}

/** No other strong word stands around it: `pay` in `payment` is not counted by itself. */
function isLongest(text: HostText, at: number, start: number, end: number): boolean {
  const { words } = text;
  const [from, to] = [words[at] as number, words[at + 1] as number];
  for (let other = 0; other < words.length; other += 3) {
    const [first, last] = [words[other] as number, words[other + 1] as number];
    if (other === at || words[other + 2] !== wordKind.strong || first > from || last < to) continue;
    if (isBeside(text, other, start, end)) return false;
  }
  return true;
}

function isSameLabel({ joints }: HostText, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (joints[at] === joint.dot) return false;
  return true;
}

/** `.co.jp.`, `-com-`: what follows the name is the ending of a domain, and then the host goes on. */
function endsFalsely(text: HostText, end: number): boolean {
  if ((text.joints[end] as number) < joint.hyphen || end >= text.length) return false;
  let to = end + 1;
  while ((text.joints[to] as number) < joint.hyphen) to++;
  return to < text.length && to - end < 5 && falseEndings.has(text.plain.slice(end, to));
}
