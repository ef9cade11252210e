import type { Comparison, PairComparison } from '../analysis/statistics/compare-opinions.ts';
import type { Estimate } from '../analysis/statistics/intervals.ts';
import type { Opinion, SampleText } from '../model/opinion.ts';
import type { KeptLabel } from '../ports/store.ts';
import { csvLine, defangWithin, visible } from './text-safety.ts';

/** The columns that a labeller fills in. */
const answerColumns = ['class', 'type', 'topic', 'brand', 'lures', 'asks', 'note'] as const;

/** A text that is safe to open in a spreadsheet and to look at: made visible, its links no links. */
function shown(text: string): string {
  return defangWithin(visible(text));
}

/** A sample to be labelled in a spreadsheet. Rows are told by their id; the text is for the eye. */
export function sampleCsv(texts: readonly SampleText[]): string {
  const empty = answerColumns.map(() => null);
  return csvLine(['id', 'text', ...answerColumns]) + texts.map(({ textId, text }) => csvLine([textId, shown(text), ...empty])).join('');
}

/** Labels with who and when, in the form in which they can be taken in again. */
export function labelsCsv(labels: readonly KeptLabel[]): string {
  const lines = labels.map((label) =>
    csvLine([label.textId, shown(label.text), ...answersOf(label), label.note, label.labelledBy, new Date(label.labelledAt).toISOString()]),
  );
  return csvLine(['id', 'text', ...answerColumns, 'labelled_by', 'labelled_at']) + lines.join('');
}

/** An empty cell is what was not spoken of; what is not there is `none`. */
function answersOf({ messageClass, scamType, topic, brand, lures, asks }: Opinion): (string | null)[] {
  const list = (names: readonly string[] | null) => (names === null ? null : names.join(' ') || 'none');
  return [messageClass, scamType, topic, brand === '' ? 'none' : brand, messageClass === 'scam' ? list(lures) : null, list(asks)];
}

const scoreColumns = ['reference', 'other', 'question', 'category', 'measure', 'value', 'low', 'high', 'texts', 'support'] as const;

export const questions = {
  messageClass: 'class',
  scamType: 'type',
  scamTypeOfScams: 'type of scams',
  lures: 'lures',
  brand: 'brand',
} as const;
export type Question = keyof typeof questions;

/** Every figure of the comparisons, one a line. */
export function scoresCsv(pairs: readonly PairComparison[]): string {
  const lines = pairs.flatMap((pair) =>
    (Object.keys(questions) as Question[]).flatMap((question) =>
      measuresOf(pair[question]).map(({ category, measure, estimate, texts, support }) =>
        csvLine([
          pair.reference,
          pair.other,
          questions[question],
          category,
          measure,
          ...[estimate.value, estimate.low, estimate.high].map((value) => (value === null ? null : Number(value.toFixed(6)))),
          texts,
          support,
        ]),
      ),
    ),
  );
  return csvLine(scoreColumns) + lines.join('');
}

interface Measure {
  readonly category: string | null;
  readonly measure: string;
  readonly estimate: Estimate;
  readonly texts: number;
  readonly support: number | null;
}

function measuresOf({ texts, agreement, kappa, abstained, scores }: Comparison): Measure[] {
  const whole = { agreement, kappa, abstained, macro_f1: scores.macroF1, micro_f1: scores.microF1, weighted_f1: scores.weightedF1 };
  const all = { ...whole, accuracy: scores.accuracy, macro_kappa: scores.macroKappa };
  return [
    ...Object.entries(all).flatMap(([measure, estimate]) =>
      estimate === null ? [] : [{ category: null, measure, estimate, texts, support: null }],
    ),
    ...scores.categories.flatMap(({ category, support, precision, recall, f1, kappa: own }) =>
      Object.entries({ precision, recall, f1, kappa: own }).map(([measure, estimate]) => ({ category, measure, estimate, texts, support })),
    ),
  ];
}
