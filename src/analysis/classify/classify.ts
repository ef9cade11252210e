import type { Part } from '../../model/message.ts';
import { type Ask, asks, type Lure, lures, type MessageClass, type ScamType, scamTypes, type Verdict } from '../../model/verdict.ts';
import type { ServiceLists } from '../links/services.ts';
import { remember } from '../text/remember.ts';
import { withoutMarks } from '../text/skeleton.ts';
import { placeOf } from './brand-place.ts';
import { type BrandIndex, type BrandMention, bentName, findBrand } from './brands.ts';
import { type ClassifyInput, factsOf, hasContact, linksOf, tokensOf } from './features.ts';
import { heads, type ModelWeights, modelAsks, modelClasses, modelTopics, Scorer, softmax } from './linear-model.ts';
import { loudest, reasonsOf, unsureReasons } from './reasons.ts';
import { type RuleHit, ruleHits } from './rule-hits.ts';
import { writtenName } from './written-name.ts';

export type { ClassifyInput } from './features.ts';

/** A message is asked for its topic and lures if it is a scam with this probability. */
const likelyScam = 0.1;
/** A topic is said where the class is unsure, too, if it is at least so likely. */
const likelyTopic = 0.5;

/** A message of a code and nothing else: hardly ever anything but a passcode. */
const bareCode = /^\s*(?:[A-Z]-)?\d{3}[ -]?\d{1,5}\s*$/;
const codeAlone = {
  messageClass: 'passcode',
  scamType: null,
  topic: null,
  brand: null,
  lures: [],
  asks: [],
  confidence: 0.6,
  reasons: ['a code and nothing else'],
} as const;

/** Messages in, their verdicts out, in the same order. */
export type Classifier = (inputs: readonly ClassifyInput[]) => Verdict[];

/**
 * Makes the embedded classifier of a trained model. Never throws. One question after another is asked of all messages, which
 * takes two thirds of the time of all questions of one message after another: the tables of each stay near the processor. What is
 * asked of the wording alone is asked once where messages of one script stand together.
 */
export function createClassifier(model: ModelWeights, lists: ServiceLists): Classifier {
  const scorer = new Scorer(model);
  const producer = `embedded/${model.version}`;
  return (inputs) => {
    const hits = inputs.map(({ normalised }) => ruleHits(withoutMarks(normalised.toLowerCase()).replaceAll('’', "'")));
    const mentions = inputs.map(({ normalised, parts, language }) =>
      findBrand(lists.brands, normalised, linksOf(parts.filter(isUrl)), language),
    );
    const tokensOnce = remember(tokensOf);
    const tokens = inputs.map(({ script }) => tokensOnce(script));
    const facts = inputs.map((input, at) => factsOf(input, mentions[at] ?? null, hits[at] ?? [], lists));
    const scored = tokens.map((one, at) => score(scorer, model, one, facts[at] ?? []));
    const names = inputs.map((input, at) => (mentions[at] ? null : nameOf(lists.brands, input)));
    let last: { readonly said: readonly number[]; readonly words: string } | null = null;
    return inputs.map((input, at) => {
      if (bareCode.test(input.normalised)) return { ...codeAlone, producer };
      const { said } = scored[at] as Scored;
      if (last?.said !== said) last = { said, words: loudest(tokens[at] ?? [], said) };
      const found = { input, hits: hits[at] ?? [], mention: mentions[at] ?? null, tokens: tokens[at] ?? [], name: names[at] ?? null };
      return judge({ ...found, words: last.words }, scored[at] as Scored, model, producer);
    });
  };
}

function isUrl({ kind }: Part): boolean {
  return kind === 'url';
}

/** What was found in a message. */
interface Findings {
  readonly input: ClassifyInput;
  readonly hits: readonly RuleHit[];
  readonly mention: BrandMention | null;
  readonly tokens: readonly string[];
  /** Those that spoke loudest for what it is taken for. */
  readonly words: string;
  /** The name that the message gives its sender. */
  readonly name: string | null;
}

/** What the model says of a message. */
interface Scored {
  readonly odds: readonly number[];
  /** Places of the likeliest class and the next. */
  readonly best: number;
  readonly next: number;
  readonly topic: { readonly name: string; readonly odds: number } | null;
  readonly lures: readonly Lure[];
  readonly asks: readonly Ask[];
  /** What each word said for the likeliest class rather than the next. */
  readonly said: readonly number[];
}

function score(scorer: Scorer, model: ModelWeights, tokens: readonly string[], facts: readonly string[]): Scored {
  const scores = scorer.read(tokens, facts);
  const odds = softmax(scores, heads.class.from, heads.class.size, model.temperature);
  const [best, next] = twoLargest(odds);
  const ofScam = (odds[modelClasses.indexOf('scam')] as number) >= likelyScam ? scorer.scam() : null;
  return {
    odds,
    best,
    next,
    topic: ofScam && topicOf(ofScam, model.temperature),
    lures: ofScam ? chosen<Lure>(lures, ofScam, heads.lure.from, model.thresholds, 0) : [],
    asks: chosen<Ask>(modelAsks, scores, heads.ask.from, model.thresholds, lures.length),
    said: scorer.wordsFor(best, next),
  };
}

function judge(found: Findings, scored: Scored, model: ModelWeights, producer: string): Verdict {
  const { input, hits, mention, tokens, words } = found;
  const { odds, best, topic } = scored;
  const says = tokens.some((token) => token.length > 1 && !token.startsWith('{'));
  const isScam = modelClasses[best] === 'scam';
  const least = isScam && !hasContact(input) ? model.leastSureAlone : model.leastSure;
  const isSure = says && (odds[best] as number) >= least;
  const messageClass = isSure ? (modelClasses[best] as MessageClass) : 'unknown';
  const scamType = messageClass === 'scam' && topic ? typeOf(topic.name) : null;
  const subject = { mention, hits, scamType, words };
  return {
    messageClass,
    scamType,
    topic: topic && (messageClass === 'scam' || (says && topic.odds >= likelyTopic)) ? topic.name : null,
    brand: brandOf(found, topic?.name ?? null),
    lures: messageClass === 'scam' ? scored.lures : [],
    asks: says ? asked(scored.asks, hits, input) : [],
    confidence: round(says ? (odds[best] as number) : 0),
    reasons: isSure ? reasonsOf(messageClass, subject) : unsureReasons(says, modelClasses, odds, subject),
    producer,
  };
}

/** The places of the largest and the next largest. */
function twoLargest(odds: readonly number[]): [number, number] {
  let [best, next] = [0, 1];
  for (let k = 1; k < odds.length; k++) {
    if ((odds[k] as number) > (odds[best] as number)) [best, next] = [k, best];
    else if (next === best || (odds[k] as number) > (odds[next] as number)) next = k;
  }
  return [best, next];
}

function topicOf(scores: Float64Array, temperature: number): { name: string; odds: number } {
  const odds = softmax(scores, heads.topic.from, heads.topic.size, temperature);
  const [best] = twoLargest(odds);
  return { name: modelTopics[best] as string, odds: odds[best] as number };
}

/** A topic that is none of the closed types is one of the others. */
function typeOf(topic: string): ScamType {
  return scamTypes.find((type) => type === topic) ?? 'others';
}

function chosen<T>(names: readonly T[], scores: Float64Array, from: number, thresholds: Float32Array, first: number): T[] {
  return names.filter((_, k) => (scores[from + k] as number) > (thresholds[first + k] as number));
}

/** Nobody asks to follow a link or to call without there being one. */
function asked(found: readonly Ask[], hits: readonly RuleHit[], { parts }: ClassifyInput): Ask[] {
  const mayLink = parts.some(({ link }) => link) || hits.some(({ rule }) => rule.says === 'asks to follow a link');
  return asks.filter((ask) => found.includes(ask) && (mayLink || ask !== 'link'));
}

/** The name that a message gives its sender: the id of a brand whose name it bends, or as written. */
function nameOf(brands: BrandIndex, { normalised, parts, language }: ClassifyInput): string | null {
  const written = writtenName(normalised);
  return written === null ? null : (bentName(brands, written, placeOf(language, linksOf(parts)))?.id ?? written);
}

/** The catalogue's id of the brand, or the name that the message gives its sender. */
function brandOf({ mention, name }: Findings, topic: string | null): string | null {
  if (mention === null) return name;
  return isChannel(mention, topic) ? null : mention.brand.id;
}

/** `WhatsApp me on…` names where to answer, not whom the message imitates. */
function isChannel({ brand, official, imitatedHost }: BrandMention, topic: string | null): boolean {
  const personal = topic === 'hi_mum_dad' || topic === 'wrong_number' || topic === 'job' || topic === 'finance';
  return personal && brand.sector === 'social' && !official && imitatedHost === null;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
