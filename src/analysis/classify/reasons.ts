import type { MessageClass, ScamType } from '../../model/verdict.ts';
import type { BrandMention } from './brands.ts';
import type { RuleHit } from './rule-hits.ts';
import type { TypeRule } from './rules.ts';
import { stopWords } from './stop-words.ts';

/** What there is to give reasons from: what was found, and the {@link loudest} words. */
export interface Subject {
  readonly mention: BrandMention | null;
  readonly hits: readonly RuleHit[];
  readonly scamType: ScamType | null;
  readonly words: string;
}

/** So many words are named at most, and so many reasons given. */
const mostWords = 4;
const mostReasons = 5;
/** A word is named when it says this much, as natural log odds. */
const worthNaming = 0.12;

/** Why a message was taken for one of a class: the brand, what rules found, and the words that spoke loudest. */
export function reasonsOf(messageClass: MessageClass, subject: Subject): string[] {
  const { mention, hits, scamType, words } = subject;
  const reasons: string[] = [];
  if (mention && messageClass === 'scam') reasons.push(mention.official ? mention.how : `imitates ${mention.brand.name}: ${mention.how}`);
  if (mention && messageClass !== 'scam') reasons.push(mention.how);
  for (const { group, rule, found } of hits) {
    if (speaksFor(messageClass, scamType, group, rule as TypeRule)) reasons.push(`${rule.says}: '${found}'`);
  }
  if (words !== '') reasons.push(`words that speak for ${messageClass}: ${words}`);
  if (reasons.length === 0) reasons.push(`the wording as a whole is likest to ${messageClass}`);
  return reasons.filter(isFirst).slice(0, mostReasons);
}

/** Why nothing is said. */
export function unsureReasons(says: boolean, classes: readonly MessageClass[], odds: readonly number[], { words }: Subject): string[] {
  if (!says) return ['no words to tell it by'];
  const order = classes.map((name, k) => ({ name, value: odds[k] as number })).sort((a, b) => b.value - a.value);
  const likely = order.slice(0, 2).map(({ name, value }) => `${name} ${Math.round(value * 100)} %`);
  return [`not sure: ${likely.join(', ')}`, ...(words === '' ? [] : [`words that speak for ${order[0]?.name}: ${words}`])];
}

function speaksFor(messageClass: MessageClass, scamType: ScamType | null, group: RuleHit['group'], rule: TypeRule): boolean {
  if (messageClass === 'scam') return group === 'pressure' || (group === 'type' && rule.type === scamType);
  return group === messageClass;
}

/** The words that said most for the class rather than the next likeliest, in the order of the text. */
export function loudest(tokens: readonly string[], said: readonly number[]): string {
  const places: number[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const value = said[at] as number;
    const token = tokens[at] as string;
    if (value <= worthNaming || token.length < 3 || token.startsWith('{') || stopWords.has(token)) continue;
    if (places.length === mostWords && value <= (said[places[mostWords - 1] as number] as number)) continue;
    const place = places.findIndex((other) => (said[other] as number) < value);
    places.splice(place < 0 ? places.length : place, 0, at);
    if (places.length > mostWords) places.pop();
  }
  const words = places.sort((a, b) => a - b).map((at) => `'${(tokens[at] as string).slice(0, 30)}'`);
  return words.filter(isFirst).join(', ');
}

function isFirst<T>(item: T, at: number, all: readonly T[]): boolean {
  return all.indexOf(item) === at;
}
