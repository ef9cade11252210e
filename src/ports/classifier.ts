import type { Verdict } from '../model/verdict.ts';

/** One distinct text to tell apart: as received and as normalised. */
export interface TextToClassify {
  readonly textId: string;
  readonly text: string;
  readonly normalised: string;
}

/** What a classifier says of a text, or why it says nothing. */
export type Answer = { readonly textId: string; readonly verdict: Verdict } | { readonly textId: string; readonly failed: string };

/**
 * A way of telling texts apart that is asked in batches and may be slow, cost money or fail for single texts: a language
 * model. The embedded model is asked text by text while reading.
 */
export interface Classifier {
  /** Named in each verdict: `<model>/<prompt version>`. */
  readonly producer: string;
  /** Leaving the iteration early stops what is under way. */
  classify(texts: readonly TextToClassify[]): AsyncIterable<readonly Answer[]>;
}
