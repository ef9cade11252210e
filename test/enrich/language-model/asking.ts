import { fold } from '../../../src/analysis/text/fold.ts';
import { Budget, type BudgetLimits } from '../../../src/enrich/language-model/budget.ts';
import { LanguageModel, type LanguageModelOptions } from '../../../src/enrich/language-model/language-model.ts';
import type { Verdict } from '../../../src/model/verdict.ts';
import type { Answer, Classifier, TextToClassify } from '../../../src/ports/classifier.ts';
import { seeded } from '../../support/random.ts';

export const noLimits: BudgetLimits = {
  maxTokens: null,
  maxCost: null,
  dailyTokens: null,
  monthlyTokens: null,
  priceIn: 1,
  priceOut: 2,
};

/** A language model at an endpoint, with waits that take no time and are noted. */
export function modelAt(
  endpoint: string,
  options: Partial<LanguageModelOptions> = {},
): { readonly model: LanguageModel; readonly waits: number[]; readonly budget: Budget } {
  const waits: number[] = [];
  const budget = options.budget ?? new Budget(noLimits);
  const around = {
    now: () => Date.UTC(2026, 3, 6),
    random: seeded(7),
    wait: async (milliseconds: number) => {
      waits.push(milliseconds);
    },
  };
  const model = new LanguageModel(
    {
      endpoint: new URL(endpoint),
      model: 'loopback',
      key: null,
      timeout: 5000,
      sharing: 'pseudonymised',
      region: 'GB',
      batch: 10,
      concurrency: 1,
      brandOf: (name) => (name.toLowerCase() === 'evri' ? 'evri' : null),
      ...options,
      budget,
    },
    around,
  );
  return { model, waits, budget };
}

export function textsOf(...texts: readonly string[]): TextToClassify[] {
  return texts.map((text, at) => ({ textId: `t${at}`, text, normalised: fold(text).text }));
}

export async function answersFrom(classifier: Classifier, texts: readonly TextToClassify[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for await (const batch of classifier.classify(texts)) answers.push(...batch.answers);
  return answers;
}

/** Verdicts by text; of those without one the reason. */
export async function saidOf(classifier: Classifier, texts: readonly TextToClassify[]): Promise<Map<string, Verdict | string>> {
  const answers = await answersFrom(classifier, texts);
  return new Map(answers.map((answer) => [answer.textId, 'verdict' in answer ? answer.verdict : answer.failed]));
}
