import type { RatedText } from '../../model/opinion.ts';
import { lures, messageClasses, scamTypes } from '../../model/verdict.ts';
import { krippendorffsAlpha } from './alpha.ts';
import { type Pair, type Scores, scoreCategories, scoreSets } from './category-scores.ts';
import { type CrossTable, crossTable } from './cross-table.ts';
import { type Estimate, wilson } from './intervals.ts';
import { cohensKappa, type Kappa } from './kappa.ts';

/** One question answered by two raters on the same texts. */
export interface Comparison {
  readonly texts: number;
  /** Share of texts with the same answer, and kappa; unknown is an answer like any other. Null for lures, which are several. */
  readonly agreement: Estimate | null;
  readonly kappa: Kappa | null;
  /** Texts of which the other says unknown. */
  readonly abstained: Estimate;
  /** Texts of which the reference says unknown: they are in the table, and not in the scores. */
  readonly unsure: number;
  /** Held against the reference. */
  readonly scores: Scores;
  /** Rows are the reference's answers. */
  readonly table: CrossTable | null;
}

/** Two raters held against each other; the first is the reference, a person. */
export interface PairComparison {
  readonly reference: string;
  readonly other: string;
  readonly otherKind: RatedText['kind'];
  readonly texts: number;
  readonly messageClass: Comparison;
  /** Over all texts, what is no scam being `not_scam`; and among the texts that both call scams. */
  readonly scamType: Comparison;
  readonly scamTypeOfScams: Comparison;
  /** Among the texts that both call scams. */
  readonly lures: Comparison;
  /** Over the texts of which the reference says which brand, or that there is none. */
  readonly brand: Comparison;
}

const abstention = 'unknown';

/** Every pair of people, and every person with each classifier, on the texts that both have spoken of. People come by name. */
export function comparePairs(texts: readonly RatedText[], random: () => number): PairComparison[] {
  const raters = new Map<string, { kind: RatedText['kind']; of: Map<string, RatedText> }>();
  for (const text of texts) {
    const key = `${text.kind}:${text.rater}`;
    const rater = raters.get(key) ?? { kind: text.kind, of: new Map<string, RatedText>() };
    raters.set(key, rater);
    rater.of.set(text.textId, text);
  }
  const order = { person: 0, embedded: 1, model: 2 } as const;
  const sorted = [...raters].sort(([a, x], [b, y]) => order[x.kind] - order[y.kind] || (a < b ? -1 : 1)).map(([, rater]) => rater);
  return sorted.flatMap((reference, at) =>
    reference.kind === 'person' ? sorted.slice(at + 1).flatMap((other) => compare(reference.of, other.of, random) ?? []) : [],
  );
}

function compare(
  reference: ReadonlyMap<string, RatedText>,
  other: ReadonlyMap<string, RatedText>,
  random: () => number,
): PairComparison | null {
  const both = [...reference.values()]
    .flatMap((first): [RatedText, RatedText][] => {
      const second = other.get(first.textId);
      return second ? [[first, second]] : [];
    })
    .sort(([a], [b]) => (a.textId < b.textId ? -1 : 1));
  const [head] = both;
  if (!head) return null;
  const scams = both.filter(([first, second]) => first.messageClass === 'scam' && second.messageClass === 'scam');
  const brands = answered(both, brandOf);
  return {
    reference: head[0].rater,
    other: head[1].rater,
    otherKind: head[1].kind,
    texts: both.length,
    messageClass: answers(
      both.map(([first, second]) => [first.messageClass, second.messageClass]),
      messageClasses,
      messageClasses.filter((name) => name !== abstention),
      random,
    ),
    scamType: answers(answered(both, typeOf), [...scamTypes, 'not_scam', abstention], scamTypes, random),
    scamTypeOfScams: answers(answered(scams, typeOf), scamTypes, scamTypes, random),
    lures: lureAnswers(scams, random),
    brand: answers(brands, [], [...new Set(brands.flat())].filter((name) => name !== 'none').sort(), random),
  };
}

/** The answers of both where both have one. */
function answered(pairs: readonly [RatedText, RatedText][], of: (text: RatedText) => string | null): Pair[] {
  return pairs.flatMap(([first, second]): Pair[] => {
    const [a, b] = [of(first), of(second)];
    return a === null || b === null ? [] : [[a, b]];
  });
}

function typeOf({ messageClass, scamType }: RatedText): string | null {
  if (messageClass === 'scam') return scamType;
  return messageClass === abstention ? abstention : 'not_scam';
}

/** Brands that the catalogue does not have stand as each writes them. */
function brandOf({ brand }: RatedText): string | null {
  if (brand === '') return 'none';
  return brand === null ? null : brand.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
}

function answers(pairs: readonly Pair[], order: readonly string[], scored: readonly string[], random: () => number): Comparison {
  const table = crossTable(pairs, order);
  const sure = pairs.filter(([first]) => first !== abstention);
  return {
    texts: pairs.length,
    agreement: wilson(pairs.filter(([first, second]) => first === second).length, pairs.length),
    kappa: cohensKappa(table),
    abstained: wilson(pairs.filter(([, second]) => second === abstention).length, pairs.length),
    unsure: pairs.length - sure.length,
    scores: scoreCategories(sure, scored, random),
    table,
  };
}

function lureAnswers(scams: readonly [RatedText, RatedText][], random: () => number): Comparison {
  const pairs = scams.flatMap(([first, second]) => (first.lures && second.lures ? [[first.lures, second.lures] as const] : []));
  return {
    texts: pairs.length,
    agreement: null,
    kappa: null,
    abstained: wilson(0, 0),
    unsure: 0,
    scores: scoreSets(pairs, lures, random),
    table: null,
  };
}

/** Krippendorff's alpha of all people together over the classes; null with fewer than two. */
export function agreementOfPeople(texts: readonly RatedText[]): number | null {
  const byText = new Map<string, string[]>();
  for (const { kind, textId, messageClass } of texts) {
    if (kind === 'person') byText.set(textId, [...(byText.get(textId) ?? []), messageClass]);
  }
  return krippendorffsAlpha([...byText.values()]);
}
