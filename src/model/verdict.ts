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

/** A verdict on one message: what, how sure (0 to 1), why, and what produced it. */
export interface Verdict {
  readonly messageClass: MessageClass;
  /** Only for scams. */
  readonly scamType: ScamType | null;
  /** What the message is about, also where the class is unsure: a scam type, or a name for what is among `others`. */
  readonly topic: string | null;
  /** Catalogue id of the imitated or named brand. */
  readonly brand: string | null;
  readonly confidence: number;
  readonly reasons: readonly string[];
  readonly producer: string;
}
