import { type Ask, asks, type Lure, lures, type MessageClass, type ScamType, scamTypes } from '../../model/verdict.ts';
import { askedClasses, longestBrand, longestCategory } from './prompt.ts';

/** What a language model said of one text, every field checked. */
export interface CheckedAnswer {
  readonly messageClass: MessageClass;
  readonly scamType: ScamType | null;
  readonly category: string | null;
  readonly brand: string | null;
  readonly lures: readonly Lure[];
  readonly asks: readonly Ask[];
  readonly confidence: number;
}

/** By id: the answer, or why there is none. */
export type Checked = ReadonlyMap<number, CheckedAnswer | { readonly failed: string }>;

/**
 * Reads what a model wrote and believes nothing of it that is not exactly as asked for. Of each id that was sent it gives an
 * answer or the reason why there is none; ids that were not sent, and everything beside the answers, count for nothing.
 */
export function checkAnswers(content: string, ids: readonly number[]): Checked {
  const found = findAnswers(content);
  if (typeof found === 'string') return new Map(ids.map((id) => [id, { failed: found }]));
  const checked = new Map<number, CheckedAnswer | { failed: string }>();
  for (const entry of found) {
    const id = isRecord(entry) ? entry.id : null;
    if (typeof id !== 'number' || !ids.includes(id)) continue;
    checked.set(id, checked.has(id) ? { failed: 'answered more than once' } : checkAnswer(entry as Record<string, unknown>));
  }
  for (const id of ids) if (!checked.has(id)) checked.set(id, { failed: 'not answered' });
  return checked;
}

const fields = ['asks', 'brand', 'category', 'class', 'confidence', 'id', 'lures', 'type'];
/** A name as people write one: no markup, formula, line break or sentence of any length. */
const name = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} &'’.,+/_-]*[\p{L}\p{M}\p{N}.)+!])?$/u;

function checkAnswer(entry: Record<string, unknown>): CheckedAnswer | { failed: string } {
  if (Object.keys(entry).sort().join() !== fields.join()) return { failed: 'not the fields that were asked for' };
  const { class: messageClass, type, category, brand, confidence } = entry;
  if (!isOneOf(messageClass, askedClasses)) return { failed: 'no class of the list' };
  if (type !== null && !isOneOf(type, scamTypes)) return { failed: 'no type of the list' };
  if (messageClass === 'scam' && type === null) return { failed: 'a scam without a type' };
  if (!isName(category, longestCategory)) return { failed: 'no category name' };
  if (!isName(brand, longestBrand)) return { failed: 'no brand name' };
  if (!isListOf(entry.lures, lures)) return { failed: 'no list of lures' };
  if (!isListOf(entry.asks, asks)) return { failed: 'no list of asks' };
  if (typeof confidence !== 'number' || !(confidence >= 0 && confidence <= 1)) return { failed: 'no confidence from 0 to 1' };
  const isScam = messageClass === 'scam';
  const said = { lures: entry.lures, asks: entry.asks };
  return {
    messageClass,
    // Types, names and lures are those of scams; a model that gives them with another class has misread the form, not the text.
    scamType: isScam ? type : null,
    category: isScam && type === 'others' ? category?.toLowerCase() || null : null,
    brand: brand || null,
    lures: isScam ? lures.filter((lure) => said.lures.includes(lure)) : [],
    asks: asks.filter((ask) => said.asks.includes(ask)),
    confidence,
  };
}

function isOneOf<T extends string>(value: unknown, list: readonly T[]): value is T {
  return list.includes(value as T);
}

function isName(value: unknown, longest: number): value is string | null {
  return value === null || value === '' || (typeof value === 'string' && value.length <= longest && name.test(value));
}

function isListOf<T extends string>(value: unknown, list: readonly T[]): value is T[] {
  return Array.isArray(value) && value.every((one) => isOneOf(one, list)) && new Set(value).size === value.length;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The list of answers in what a model wrote: the whole of it, or the one object in it that has the form. Else why not. */
function findAnswers(content: string): unknown[] | string {
  const spoken = content.replace(/<think>[\s\S]*?<\/think>/g, '').trim();
  const whole = parsed(spoken);
  if (whole !== undefined) return answersOf(whole) ?? 'not the object that was asked for';
  const found = objectsIn(spoken).flatMap((text) => {
    const answers = answersOf(parsed(text));
    return answers ? [answers] : [];
  });
  if (found.length > 1) return 'more than one set of answers';
  return found[0] ?? 'no JSON in the answer';
}

function answersOf(value: unknown): unknown[] | null {
  return isRecord(value) && Object.keys(value).join() === 'answers' && Array.isArray(value.answers) ? value.answers : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Stretches in balanced braces, strings within them passed over; in one walk over the text. */
function objectsIn(text: string): string[] {
  const objects: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '{') {
      if (depth++ === 0) from = at;
    } else if (depth > 0 && character === '"') at = stringEnd(text, at);
    else if (depth > 0 && character === '}' && --depth === 0) objects.push(text.slice(from, at + 1));
  }
  return objects;
}

/** Where the string ends that begins at a quotation mark. */
function stringEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
