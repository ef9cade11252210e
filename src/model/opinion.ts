import type { Ask, Lure, MessageClass, ScamType } from './verdict.ts';

/** What somebody said of a text. Null stands for what was not spoken of, which is not the same as none. */
export interface Opinion {
  readonly messageClass: MessageClass;
  /** Only for scams. */
  readonly scamType: ScamType | null;
  /** The name of what is among `others`. */
  readonly topic: string | null;
  /** Catalogue id; the empty text says that no brand is imitated or named. */
  readonly brand: string | null;
  /** Empty unless a scam. */
  readonly lures: readonly Lure[] | null;
  readonly asks: readonly Ask[] | null;
}

/** A person's opinion of a text, with who and when. */
export interface Label extends Opinion {
  readonly textId: string;
  readonly labelledBy: string;
  /** Milliseconds UTC. */
  readonly labelledAt: number;
  readonly note: string | null;
}

/** A label taken back: from then on the person has said nothing of the text. The rows before stay. */
export interface Withdrawal {
  readonly textId: string;
  readonly labelledBy: string;
  readonly labelledAt: number;
}

/** An opinion with whose it is: a person's name, or what produced it. */
export interface RatedText extends Opinion {
  readonly textId: string;
  readonly kind: 'person' | 'embedded' | 'model';
  readonly rater: string;
}

export const drawMethods = ['random', 'stratified', 'least-certain'] as const;
export type DrawMethod = (typeof drawMethods)[number];

/** Which texts to draw. `messageClass` is the embedded classifier's. */
export interface DrawChoice {
  readonly by: DrawMethod;
  readonly messageClass: MessageClass | null;
  readonly size: number;
  readonly seed: number;
}

/** A named list of texts to be labelled. */
export interface Sample {
  readonly name: string;
  readonly texts: number;
  readonly drawnBy: string;
  /** Milliseconds UTC. */
  readonly drawnAt: number;
  /** How it was drawn, in words. */
  readonly method: string;
}

/** A text as a labeller sees it. */
export interface SampleText {
  readonly textId: string;
  readonly text: string;
  readonly reports: number;
  readonly senders: readonly string[];
  /** What the embedded classifier says; hidden unless asked for. */
  readonly guess: { readonly messageClass: MessageClass; readonly scamType: ScamType | null; readonly brand: string | null };
}
