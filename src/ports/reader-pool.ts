import type { MessageReading } from '../model/message.ts';

/** One distinct text to read, with the links that reports gave beside it. */
export interface UnreadText {
  readonly textId: string;
  readonly text: string;
  readonly urls: readonly string[];
}

/** What reading gave, with the columns by which campaigns are found. */
export interface ReadText {
  readonly textId: string;
  readonly reading: MessageReading;
  /** Hash of the normalised text: equal for equal normalised texts. */
  readonly variantKey: string;
  /** Campaign evidence as JSON (`VariantText`). */
  readonly evidence: string;
}

/** Reads texts, in worker threads or in place. Results come in the order of the texts. */
export interface ReaderPool {
  read(texts: readonly UnreadText[]): Promise<readonly ReadText[]>;
  /** How many batches may be under way at once. */
  readonly width: number;
  close(): Promise<void>;
}
