import { type Ask, asks, type Lure, lures, type MessageClass, type ScamType, scamTypes, type Verdict } from '../../model/verdict.ts';
import type { ServiceLists } from '../links/services.ts';
import { withoutMarks } from '../text/skeleton.ts';
import { type BrandMention, findBrand } from './brands.ts';
import { type ClassifyInput, factsOf, hasContact, tokensOf } from './features.ts';
import { heads, type ModelWeights, modelAsks, modelClasses, modelTopics, Scorer, softmax } from './linear-model.ts';
import { reasonsOf, unsureReasons } from './reasons.ts';
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

/** Makes the embedded classifier of a trained model: one message in, its verdict out. Never throws. */
export function createClassifier(model: ModelWeights, lists: ServiceLists): (input: ClassifyInput) => Verdict {
  const scorer = new Scorer(model);
  const producer = `embedded/${model.version}`;
  return (input) => {
    if (bareCode.test(input.normalised)) return { ...codeAlone, producer };
    const hits = ruleHits(withoutMarks(input.normalised.toLowerCase()).replaceAll('’', "'"));
    const links = input.parts.flatMap((part) => (part.kind === 'url' && part.link ? [part.link] : []));
    const mention = findBrand(lists.brands, input.normalised, links);
    const tokens = tokensOf(input.script);
    const scores = scorer.read(tokens, factsOf(input, mention, hits, lists));
    const odds = softmax(scores, heads.class.from, heads.class.size, model.temperature);
    const [best, next] = twoLargest(odds);
    const says = tokens.some((token) => token.length > 1 && !token.startsWith('{'));
    const isScam = modelClasses[best] === 'scam';
    const least = isScam && !hasContact(input) ? model.leastSureAlone : model.leastSure;
    const isSure = says && (odds[best] as number) >= least;
    const messageClass = isSure ? (modelClasses[best] as MessageClass) : 'unknown';
    const ofScam = (odds[modelClasses.indexOf('scam')] as number) >= likelyScam ? scorer.scam() : null;
    const topic = ofScam ? topicOf(ofScam, model.temperature) : null;
    const scamType = messageClass === 'scam' && topic ? typeOf(topic.name) : null;
    const subject = { mention, hits, tokens, scamType, said: scorer.wordsFor(best, next) };
    return {
      messageClass,
      scamType,
      topic: topic && (messageClass === 'scam' || (says && topic.odds >= likelyTopic)) ? topic.name : null,
      brand: brandOf(mention, topic?.name ?? null, input.normalised),
      lures: messageClass === 'scam' && ofScam ? chosen<Lure>(lures, ofScam, heads.lure.from, model.thresholds, 0) : [],
      asks: says ? asked(scores, model, hits, input) : [],
      confidence: round(says ? (odds[best] as number) : 0),
      reasons: isSure ? reasonsOf(messageClass, subject) : unsureReasons(says, modelClasses, odds, subject),
      producer,
    };
  };
}

/** The places of the largest and the next largest. */
function twoLargest(odds: Float64Array): [number, number] {
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
function asked(scores: Float64Array, model: ModelWeights, hits: readonly RuleHit[], { parts }: ClassifyInput): Ask[] {
  const found = new Set(chosen(modelAsks, scores, heads.ask.from, model.thresholds, lures.length));
  if (!parts.some(({ link }) => link) && !hits.some(({ rule }) => rule.says === 'asks to follow a link')) found.delete('link');
  return asks.filter((ask) => found.has(ask));
}

/** The catalogue's id of the brand, or the name that the message gives its sender. */
function brandOf(mention: BrandMention | null, topic: string | null, text: string): string | null {
  if (mention === null) return writtenName(text);
  return isChannel(mention, topic) ? null : mention.brand.id;
}

/** `WhatsApp me on…` names where to answer, not whom the message imitates. */
function isChannel({ brand, official, imitatedHost }: BrandMention, topic: string | null): boolean {
  const personal = topic === 'hi_mum_dad' || topic === 'wrong_number' || topic === 'job';
  return personal && brand.sector === 'social' && !official && imitatedHost === null;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
