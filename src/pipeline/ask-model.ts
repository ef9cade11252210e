import { type Classifier, nothingSpent, type Spending, spentTogether } from '../ports/classifier.ts';
import type { Clock } from '../ports/clock.ts';
import type { Progress } from '../ports/progress.ts';
import type { AskChoice, Store, TextToAsk } from '../ports/store.ts';

/** Texts handed over at once: enough that what looks alike is asked once, few enough to hold. */
const portion = 1000;

export interface Asked {
  readonly answered: number;
  /** Texts without an answer that holds, with why: they are asked again in the next run. */
  readonly failed: readonly { readonly textId: string; readonly reason: string }[];
  readonly spent: Spending;
}

/**
 * Asks a classifier about at most `limit` texts that it has not answered, most reported first. What comes back is committed as
 * it comes, so that a killed run has lost, or pays again, only what was under way. Ends early when a budget is used up.
 */
export async function askModel(
  store: Store,
  classifier: Classifier,
  choice: Omit<AskChoice, 'producer'>,
  limit: number,
  clock: Clock,
  progress: Progress,
): Promise<Asked> {
  const { producer } = classifier;
  const wanted = Math.min(limit, await store.countTextsToAsk({ ...choice, producer }));
  const failed: { textId: string; reason: string }[] = [];
  let spent = nothingSpent;
  let answered = 0;
  let last: TextToAsk | undefined;
  progress.begin('asking the language model', wanted);
  for (let left = wanted; left > 0; ) {
    const texts = await store.textsToAsk({ ...choice, producer }, Math.min(portion, left), last);
    let came = 0;
    for await (const batch of classifier.classify(texts)) {
      const given = batch.answers.filter((answer) => 'verdict' in answer);
      await store.saveAnswers(given, { producer, ...batch.spent }, clock.now());
      for (const answer of batch.answers) if ('failed' in answer) failed.push({ textId: answer.textId, reason: answer.failed });
      spent = spentTogether(spent, batch.spent);
      answered += given.length;
      came += batch.answers.length;
      progress.advance(batch.answers.length);
    }
    left -= texts.length;
    last = texts.at(-1);
    if (texts.length === 0 || came < texts.length) break;
  }
  progress.end();
  return { answered, failed, spent };
}
