export const messageClasses = ['passcode', 'spam', 'scam', 'legitimate', 'unknown'] as const;
export type MessageClass = (typeof messageClasses)[number];

/** The closed list of scam types, in the paper's words. */
export const scamTypes = [
  'wrong_number',
  'hi_mum_dad',
  'delivery',
  'banking',
  'telecom',
  'government',
  'job',
  'debt',
  'appointment',
  'finance',
  'utility',
  'insurance',
  'others',
] as const;
export type ScamType = (typeof scamTypes)[number];

/** The ways of luring people (after Stajano and Wilson), in the paper's words. */
export const lures = ['authority', 'dishonesty', 'distraction', 'need_and_greed', 'herd', 'kindness', 'time_and_urgency'] as const;
export type Lure = (typeof lures)[number];

/** What a message asks its reader to do: follow a link, call, reply, pay, give or type in a code. */
export const asks = ['link', 'call', 'reply', 'pay', 'code'] as const;
export type Ask = (typeof asks)[number];

/** What a brand of the catalogue is called in a verdict; a name as written has a capital, and is no such id. */
export const catalogueIdPattern = '^[a-z0-9-]+$';

/** The brand, if it is one of the catalogue: only such brands speak for or against belonging together. */
export function catalogueBrand(brand: string | null): string | null {
  return brand !== null && new RegExp(catalogueIdPattern).test(brand) ? brand : null;
}

/** A verdict on one message: what, how sure (0 to 1), why, and what produced it. */
export interface Verdict {
  readonly messageClass: MessageClass;
  /** Only for scams. */
  readonly scamType: ScamType | null;
  /** What the message is about, also where the class is unsure: a scam type, or a name for what is among `others`. */
  readonly topic: string | null;
  /** The imitated or named brand: its catalogue id, or, where the catalogue has none, the name as written, with a capital. */
  readonly brand: string | null;
  /** Only for scams, in the order of {@link lures}. */
  readonly lures: readonly Lure[];
  /** In the order of {@link asks}. */
  readonly asks: readonly Ask[];
  readonly confidence: number;
  readonly reasons: readonly string[];
  /** `embedded/<version>`, `<model>/<prompt version>`, or `person:<name>`. */
  readonly producer: string;
}

const persons = 'person:';

/** The person a verdict's producer names; null for a classifier. */
export function personOf(producer: string): string | null {
  return producer.startsWith(persons) ? producer.slice(persons.length) : null;
}
