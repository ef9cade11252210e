import {
  type Comparison,
  type Estimate,
  type Evaluation,
  label,
  type PairComparison,
  plural,
  questions,
  thousands,
} from '../../app/index.ts';
import { enoughTexts } from '../../model/labelling.ts';
import { oneLine, table } from '../table.ts';

/** Brands are many: so many of the commonest have a line of their own. */
const shownBrands = 10;

/** The scores as tables for a terminal. */
export function evaluationText(evaluation: Evaluation): string {
  const { sample, texts, labelled, labelledByAny, alpha, pairs } = evaluation;
  const share = (count: number) => `${thousands(count)} (${texts === 0 ? 0 : Math.floor((count / texts) * 100)} %)`;
  const people = labelled.map(({ person, texts: count }) => `${oneLine(person, 40)} ${share(count)}`);
  const lines = [
    sample ? `${sample.name}: ${plural(texts, 'text')}; ${sample.method}` : `all labelled texts: ${thousands(texts)}`,
    labelled.length === 0 ? 'Nobody has labelled any of them yet.' : `labelled by ${people.join(', ')}; by anybody ${share(labelledByAny)}`,
  ];
  if (sample && !sample.method.startsWith('random'))
    lines.push('The sample is not a plain random one: these figures are of its texts, and not of the feed.');
  else if (sample && labelledByAny < texts) lines.push('Figures are of the labelled part only.');
  if (alpha !== null) lines.push(`all people together, class: Krippendorff's alpha ${alpha.toFixed(2)}`);
  return [lines.join('\n'), ...pairs.map(pairText)].join('\n\n');
}

function pairText(pair: PairComparison): string {
  const [reference, other] = [oneLine(pair.reference, 40), oneLine(pair.other, 60)];
  const who = { person: 'a person too', embedded: 'the embedded classifier', model: 'a language model' }[pair.otherKind];
  const head = `═══ ${reference} and ${other} (${who}): ${plural(pair.texts, 'text')}`;
  const of = { reference, other };
  return [
    head,
    comparisonText(questions.messageClass, pair.messageClass, of),
    comparisonText('scam type, over all texts', pair.scamType, of),
    comparisonText('scam type, of what both call scams', pair.scamTypeOfScams, of),
    comparisonText('lures, of what both call scams', pair.lures, of),
    comparisonText(questions.brand, pair.brand, of),
  ].join('\n\n');
}

function comparisonText(title: string, comparison: Comparison, of: { reference: string; other: string }): string {
  const { texts, agreement, kappa, abstained, unsure, scores, table: cross } = comparison;
  if (texts === 0) return `${title}: no text to compare`;
  const macro = kappa === null ? [`macro kappa ${range(scores.macroKappa)}`] : [];
  const whole = [
    ...(agreement ? [`agreement ${range(agreement)}`] : []),
    ...(kappa ? [`kappa ${range(kappa)}`] : macro),
    `macro F1 ${range(scores.macroF1)}`,
    `micro F1 ${range(scores.microF1)}`,
  ];
  const asides = [
    ...((abstained.value ?? 0) > 0 ? [`${of.other} says unknown of ${percent(abstained)} of them`] : []),
    ...(unsure > 0 ? [`${of.reference} of ${thousands(unsure)}, which are not scored`] : []),
  ];
  if (texts < enoughTexts) asides.push('too few texts to trust the intervals of kappa and of the means');
  const isBrand = title === questions.brand;
  const listed = isBrand
    ? [...scores.categories].sort((a, b) => b.support - a.support || (a.category < b.category ? -1 : 1)).slice(0, shownBrands)
    : scores.categories;
  if (isBrand) asides.push(namedBrands(scores.categories));
  const rows = listed.map((one) => [
    isBrand ? oneLine(one.category, 30) : label(one.category),
    String(one.support),
    String(one.said),
    range(one.precision),
    range(one.recall),
    range(one.f1),
    range(one.kappa),
  ]);
  return [
    `${title}: ${plural(texts, 'text')}; ${whole.join(', ')}`,
    ...asides.map((aside) => `  ${aside}`),
    ...(rows.length > 0 ? [indented(table(['', 'texts', 'said', 'precision', 'recall', 'F1', 'kappa'], rows, [1, 2, 3, 4, 5, 6]))] : []),
    ...(cross && !isBrand ? [indented(crossText(cross, of))] : []),
  ].join('\n');
}

function namedBrands(categories: Comparison['scores']['categories']): string {
  const [support, right] = categories.reduce(([of, hits], one) => [of + one.support, hits + one.right], [0, 0] as [number, number]);
  return support === 0
    ? 'no text names a brand'
    : `right in ${thousands(right)} of ${thousands(support)} texts that name one (${((right / support) * 100).toFixed(1)} %)`;
}

function crossText(
  { categories, counts }: NonNullable<Comparison['table']>,
  { reference, other }: { reference: string; other: string },
): string {
  const names = categories.map(label);
  const rows = counts.map((row, at) => [names[at] ?? '', ...row.map(String)]);
  return `rows ${reference}, columns ${other}\n${table(
    ['', ...names],
    rows,
    names.map((_, at) => at + 1),
  )}`;
}

/** `0.81 (0.76–0.85)`, or a dash. */
function range({ value, low, high }: Estimate): string {
  if (value === null) return '–';
  return low === null || high === null ? value.toFixed(2) : `${value.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}

function percent({ value }: Estimate): string {
  return `${((value ?? 0) * 100).toFixed(1)} %`;
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}
