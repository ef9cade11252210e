import type { Link } from '../../model/link.ts';
import type { Part } from '../../model/message.ts';
import type { MessageClass, ScamType, Verdict } from '../../model/verdict.ts';
import { prefilter } from '../text/prefilter.ts';
import { withoutMarks } from '../text/skeleton.ts';
import { type BrandIndex, type BrandMention, findBrand } from './brands.ts';
import { legitimateRules, passcodeRules, pressureRules, type Rule, spamRules, typeRules } from './rules.ts';

/** What the classifier knows of a message: the normalised view and the parts found. */
export interface ClassifyInput {
  readonly normalised: string;
  readonly parts: readonly Part[];
}

const producer = 'rules/1';

/** Words worth this much name what a message is about. */
const topicBits = 4;

interface Tally {
  bits: number;
  readonly reasons: string[];
}

const allRules: readonly Rule[] = [...passcodeRules, ...spamRules, ...typeRules, ...pressureRules, ...legitimateRules];
const filter = prefilter(allRules.map((rule) => rule.pattern));
const places = new Map(allRules.map((rule, place) => [rule, place]));

/** A plain lower-case text, and which rules need not be tried on it. */
interface Subject {
  readonly text: string;
  readonly tried: (rule: Rule) => RegExpExecArray | null;
}

function subjectOf(text: string): Subject {
  const candidates = filter.candidates(text);
  return { text, tried: (rule) => (candidates[places.get(rule) ?? 0] === 1 ? rule.pattern.exec(text) : null) };
}

/**
 * First telling apart by transparent rules: each gives bits and a reason. A class wins when it leads; without enough
 * evidence, or with two classes close together, the verdict is `unknown`. Confidence is the odds of the lead, not calibrated.
 */
export function classify({ normalised, parts }: ClassifyInput, brands: BrandIndex): Verdict {
  const subject = subjectOf(withoutMarks(normalised.toLowerCase()).replaceAll('’', "'"));
  // A chat link is a way to answer, not a brand's site.
  const links = parts.flatMap((part) => (part.kind === 'url' && part.link ? [part.link] : []));
  const mention = findBrand(brands, normalised, links);
  const passcode = passcodeTally(subject, parts);
  const spam = spamTally(subject, normalised);
  const legitimate = legitimateTally(subject, mention, links);
  const scam = scamTally(subject, parts, mention, links);
  const order = (
    [
      ['passcode', passcode],
      ['spam', spam],
      ['scam', scam.tally],
      ['legitimate', legitimate],
    ] as [MessageClass, Tally][]
  ).sort((a, b) => b[1].bits - a[1].bits);
  const [best, next] = order;
  const lead = (best?.[1].bits ?? 0) - Math.max(0, next?.[1].bits ?? 0);
  const won = best && best[1].bits >= 4 && lead >= 1 ? best : null;
  const messageClass = won?.[0] ?? 'unknown';
  return {
    messageClass,
    scamType: messageClass === 'scam' ? scam.type : null,
    topic: scam.topic,
    brand: mention && !isChannel(mention, scam.type) ? mention.brand.id : null,
    lures: [],
    asks: [],
    confidence: won ? round(1 / (1 + 2 ** -Math.min(lead, won[1].bits))) : 0,
    reasons: won ? won[1].reasons : unsure(order),
    producer,
  };
}

/** `WhatsApp me on…` names where to answer, not whom the message imitates. */
function isChannel({ brand, official, imitatedHost }: BrandMention, type: ScamType): boolean {
  const personal = type === 'hi_mum_dad' || type === 'wrong_number' || type === 'job';
  return personal && brand.sector === 'social' && !official && imitatedHost === null;
}

function unsure(order: readonly [MessageClass, Tally][]): string[] {
  const close = order.filter(([, { bits }]) => bits >= 2).slice(0, 2);
  if (close.length === 0) return ['no rule speaks clearly for any class'];
  return close.map(([name, { reasons }]) => `not enough for ${name}: ${reasons.join(', ')}`);
}

function tally(rules: readonly Rule[], { tried }: Subject): Tally {
  const reasons: string[] = [];
  let bits = 0;
  for (const rule of rules) {
    const match = tried(rule);
    if (!match) continue;
    bits += rule.bits;
    reasons.push(`${rule.says}: '${match[0].trim().slice(0, 40)}'`);
  }
  return { bits, reasons };
}

/** A passcode message gives a code and asks for nothing else: without a code in it the words count for little. */
function passcodeTally(subject: Subject, parts: readonly Part[]): Tally {
  const found = tally(passcodeRules, subject);
  if (found.bits === 0) return found;
  if (parts.some((part) => part.kind === 'code')) {
    found.bits += 2;
    found.reasons.push('contains a code');
  } else if (!parts.some((part) => part.kind === 'reference' || part.kind === 'number')) found.bits -= 4;
  if (parts.some((part) => part.kind === 'phone')) found.bits -= 2;
  return found;
}

/** The paper's keyword STOP counts in capitals: a bus stop is no advertisement. */
function spamTally(subject: Subject, normalised: string): Tally {
  const found = tally(spamRules, subject);
  if (/\bSTOP\b/.test(normalised) && /\p{Ll}/u.test(normalised)) {
    found.bits += 4;
    found.reasons.push("the paper's spam keyword STOP");
  }
  return found;
}

function legitimateTally(subject: Subject, mention: BrandMention | null, links: readonly Link[]): Tally {
  const found = tally(legitimateRules, subject);
  if (mention?.official && links.every((link) => link.domain === links[0]?.domain)) {
    found.bits += 4;
    found.reasons.push(mention.how);
  }
  return found;
}

function scamTally(subject: Subject, parts: readonly Part[], mention: BrandMention | null, links: readonly Link[]) {
  const byType = new Map<ScamType, Tally>();
  const categories = new Map<ScamType, string>();
  for (const rule of typeRules) {
    const { type, bits, says, category } = rule;
    const match = subject.tried(rule);
    if (!match) continue;
    const found = byType.get(type) ?? { bits: 0, reasons: [] };
    found.bits += found.bits > 0 ? bits / 2 : bits;
    found.reasons.push(`${says}: '${match[0].trim().slice(0, 40)}'`);
    byType.set(type, found);
    if (category && !categories.has(type)) categories.set(type, category);
  }
  const hint = mention ? sectorType[mention.brand.sector] : undefined;
  if (hint) {
    const found = byType.get(hint) ?? { bits: 0, reasons: [] };
    found.bits += 2;
    byType.set(hint, found);
  }
  const [type, found] = [...byType].sort((a, b) => b[1].bits - a[1].bits)[0] ?? ['others' as ScamType, { bits: 0, reasons: [] }];
  const topic = found.bits >= topicBits ? (categories.get(type) ?? type) : null;
  const plainEnough = topic !== null && unadvertised.has(topic);
  return { type, topic, tally: pressed(type, found, subject, parts, mention, links, plainEnough) };
}

/** Words of a type make a topic; what makes it a scam is a false brand, pressure and a way to act on it. */
function pressed(
  type: ScamType,
  found: Tally,
  subject: Subject,
  parts: readonly Part[],
  mention: BrandMention | null,
  links: readonly Link[],
  plainEnough: boolean,
): Tally {
  const pressure = tally(pressureRules, subject);
  const reasons = [...found.reasons];
  let bits = Math.min(found.bits, 6) - 2 + pressure.bits;
  const conversational = /^(?:speaks as a child|says the number|a stranger)/.test(found.reasons[0] ?? '');
  if (mention?.imitatedHost) {
    bits += 4;
    reasons.unshift(mention.how);
  } else if (mention && !mention.official) {
    bits += 1;
    reasons.unshift(mention.how);
    if (links.length > 0) {
      bits += 1.5;
      reasons.push("the link is not the brand's");
    }
  }
  if (found.bits > 0 && links.length > 0 && !mention?.official) {
    bits += 1.5;
    reasons.push(`leads to ${links[0]?.host.replaceAll('.', '[.]')}`);
  }
  const bent = links.flatMap((link) => link.bends);
  if (bent.length > 0) {
    bits += 2;
    reasons.push(`bent link: ${bent[0]}`);
  }
  const asksReply = /\b(?:reply|respond|text back|message me|text me|whats ?app me|answer)\b/.test(subject.text);
  const acts =
    asksReply || parts.some((part) => part.kind === 'url' || part.kind === 'handle' || part.kind === 'phone' || part.kind === 'email');
  if (!acts && !conversational) bits -= 3;
  if (acts && (conversational || type === 'job')) bits += 1.5;
  if (found.bits === 0 && !mention?.imitatedHost) bits = Math.min(bits, 3.5);
  // A link to follow is what every advertisement offers: without a threat, haste or a request it makes no scam.
  const moves = pressure.reasons.some((reason) => !reason.startsWith('asks to follow a link'));
  if (!moves && !plainEnough && !conversational && !mention?.imitatedHost && bent.length === 0) bits = Math.min(bits, 3.5);
  if (mention?.official) bits -= 3;
  return { bits, reasons: [...reasons, ...pressure.reasons] };
}

/** What honest advertisements are not about: its words need no pressure beside them. */
const unadvertised = new Set(['delivery', 'government', 'marketplace', 'debt', 'job', 'prize']);

const sectorType: Readonly<Record<string, ScamType>> = {
  bank: 'banking',
  payment: 'banking',
  crypto: 'finance',
  delivery: 'delivery',
  government: 'government',
  toll: 'government',
  telecom: 'telecom',
  utility: 'utility',
  insurance: 'insurance',
  job: 'job',
};

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
