import type { Verdict } from '../model/verdict.ts';

/** One distinct text to tell apart: as received and as normalised. */
export interface TextToClassify {
  readonly textId: string;
  readonly text: string;
  readonly normalised: string;
}

/** What a classifier says of a text, or why it says nothing. */
export type Answer = { readonly textId: string; readonly verdict: Verdict } | { readonly textId: string; readonly failed: string };

/** What asking has cost. `cost` is in the currency that the prices were given in, 0 where none were. */
export interface Spending {
  readonly requests: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly cost: number;
}

export const nothingSpent: Spending = { requests: 0, promptTokens: 0, completionTokens: 0, cost: 0 };

export function spentTogether(a: Spending, b: Spending): Spending {
  return {
    requests: a.requests + b.requests,
    promptTokens: a.promptTokens + b.promptTokens,
    completionTokens: a.completionTokens + b.completionTokens,
    cost: a.cost + b.cost,
  };
}

/** Answers that came together, and what was spent since the ones before. */
export interface Answered {
  readonly answers: readonly Answer[];
  readonly spent: Spending;
}

/**
 * A way of telling texts apart that is asked in batches and may be slow, cost money or fail for single texts: a language
 * model. The embedded model is asked text by text while reading.
 */
export interface Classifier {
  /** Named in each verdict: `<model>/<prompt version>`. */
  readonly producer: string;
  /**
   * Each text gets one answer at most. A text that gets none was not asked, because a budget is used up. Throws when asking
   * further is of no use; what was answered until then has been given. Leaving the iteration early stops what is under way.
   */
  classify(texts: readonly TextToClassify[]): AsyncIterable<Answered>;
}
