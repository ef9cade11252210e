import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { krippendorffsAlpha } from '../../../src/analysis/statistics/alpha.ts';
import { scoreCategories, scoreSets } from '../../../src/analysis/statistics/category-scores.ts';
import { crossTable } from '../../../src/analysis/statistics/cross-table.ts';
import { wilson } from '../../../src/analysis/statistics/intervals.ts';
import { cohensKappa } from '../../../src/analysis/statistics/kappa.ts';
import { marginOf, sampleReason, sampleSize } from '../../../src/analysis/statistics/sample-size.ts';
import { seeded, shuffled } from '../../support/random.ts';

type Pair = readonly [string, string];

/** What scikit-learn, statsmodels and krippendorff say; made by `scripts/reference/agreement.py`. */
interface Recorded {
  readonly kappa: number;
  readonly kappaBySklearn: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  readonly accuracy: number;
  readonly macroF1: number;
  readonly microF1: number;
  readonly weightedF1: number;
  /** Rows are the first rater's. */
  readonly names: readonly string[];
  readonly counts: readonly (readonly number[])[];
  readonly categories: Readonly<Record<string, { precision: number; recall: number; f1: number; support: number }>>;
}
const reference = JSON.parse(readFileSync(new URL('reference.json', import.meta.url), 'utf8')) as {
  cases: Record<string, Recorded>;
  wilson: { hits: number; of: number; low: number; high: number }[];
  /** Each unit holds what was said of it, a space between. */
  alpha: { units: string[]; alpha: number }[];
};
const cases = Object.entries(reference.cases).map(([name, { names, counts, ...recorded }]) => {
  const pairs = counts.flatMap((row, first) =>
    row.flatMap((count, second) => Array.from({ length: count }, (): Pair => [names[first] as string, names[second] as string])),
  );
  return [name, { ...recorded, pairs }] as const;
});
const scoredOf = (pairs: readonly Pair[]) => [...new Set(pairs.flat())].filter((name) => name !== 'unknown').sort();

describe('agreement, as established packages have it', () => {
  test.each(cases)('%s: kappa, standard error and interval', (_, { pairs, ...recorded }) => {
    const found = cohensKappa(crossTable(pairs));
    expect(found.value).toBeCloseTo(recorded.kappa, 12);
    expect(found.value).toBeCloseTo(recorded.kappaBySklearn, 12);
    expect(found.standardError).toBeCloseTo(recorded.standardError, 12);
    expect(found.low).toBeCloseTo(Math.max(-1, recorded.low), 10);
    expect(found.high).toBeCloseTo(Math.min(1, recorded.high), 10);
  });

  test.each(cases)('%s: accuracy, precision, recall and F1', (_, { pairs, ...recorded }) => {
    const found = scoreCategories(pairs, scoredOf(pairs), seeded(1));
    expect(found.accuracy.value).toBeCloseTo(recorded.accuracy, 12);
    expect(found.macroF1.value).toBeCloseTo(recorded.macroF1, 12);
    expect(found.microF1.value).toBeCloseTo(recorded.microF1, 12);
    expect(found.weightedF1.value).toBeCloseTo(recorded.weightedF1, 12);
    const plain = found.categories.map(
      ({ category, precision, recall, f1, support }) => [category, precision, recall, f1, support] as const,
    );
    expect(plain.map(([category]) => category)).toEqual(Object.keys(recorded.categories));
    for (const [category, precision, recall, f1, support] of plain) {
      const expected = recorded.categories[category];
      expect(precision.value ?? 0).toBeCloseTo(expected?.precision ?? Number.NaN, 12);
      expect(recall.value ?? 0).toBeCloseTo(expected?.recall ?? Number.NaN, 12);
      expect(f1.value).toBeCloseTo(expected?.f1 ?? Number.NaN, 12);
      expect(support).toBe(expected?.support);
    }
  });

  test.each(reference.wilson)('the interval of $hits of $of', ({ hits, of, low, high }) => {
    const found = wilson(hits, of);
    expect(found.low).toBeCloseTo(low, 12);
    expect(found.high).toBeCloseTo(high, 12);
  });

  test("Krippendorff's alpha, also where raters left items out", () => {
    for (const { units, alpha } of reference.alpha)
      expect(krippendorffsAlpha(units.map((unit) => unit.split(' ').filter(Boolean)))).toBeCloseTo(alpha, 12);
  });
});

const names = ['passcode', 'spam', 'scam', 'legitimate'];
const pairs = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), { minLength: 2, maxLength: 60 });

describe('agreement, whatever is said', () => {
  test('raters who say the same agree wholly, where they use two categories', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names), { minLength: 2, maxLength: 60 }), (sayings) => {
        const kappa = cohensKappa(crossTable(sayings.map((one) => [one, one])));
        const several = new Set(sayings).size > 1;
        expect(kappa.value).toBe(several ? 1 : null);
        if (several) expect([kappa.low, kappa.standardError]).toEqual([1, 0]);
        expect(krippendorffsAlpha(sayings.map((one) => [one, one]))).toBe(several ? 1 : null);
        expect(
          scoreCategories(
            sayings.map((one) => [one, one]),
            names,
            seeded(1),
          ).macroF1,
        ).toEqual({ value: 1, low: 1, high: 1 });
      }),
      { numRuns: 50 },
    );
  });

  test('neither the order of items, nor of categories, nor who is first changes kappa', () => {
    fc.assert(
      fc.property(pairs, fc.nat(), (list, seed) => {
        const { value, standardError } = cohensKappa(crossTable(list));
        const turned = list.map(([first, second]) => [second, first] as const);
        for (const other of [
          crossTable(shuffled(list, seeded(seed))),
          crossTable(list, shuffled(names, seeded(seed))),
          crossTable(turned),
        ]) {
          const again = cohensKappa(other);
          expect(again.value === null).toBe(value === null);
          if (value === null) continue;
          expect(again.value).toBeCloseTo(value, 10);
          expect(again.standardError).toBeCloseTo(standardError as number, 7);
        }
      }),
    );
  });

  test('each estimate lies within its interval, and shares within 0 and 1', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const scores = scoreCategories(list, names, seeded(7));
        const parts = scores.categories.flatMap(({ precision, recall }) => [precision, recall]);
        for (const { value, low, high } of [scores.accuracy, ...parts]) {
          if (value === null) continue;
          expect(low).toBeLessThanOrEqual(value);
          expect(high).toBeGreaterThanOrEqual(value);
        }
        for (const { low, high } of [...parts, scores.macroF1, scores.microF1, scores.weightedF1]) {
          expect(low ?? 0).toBeGreaterThanOrEqual(0);
          expect(high ?? 1).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('the table holds each pair once, unused categories left out', () => {
    const table = crossTable(
      [
        ['scam', 'spam'],
        ['scam', 'scam'],
        ['scam', 'odd'],
      ],
      ['passcode', 'spam', 'scam'],
    );
    expect(table).toEqual({
      categories: ['spam', 'scam', 'odd'],
      counts: [
        [0, 0, 0],
        [1, 1, 1],
        [0, 0, 0],
      ],
      items: 3,
    });
  });

  test('nothing compared gives no figure', () => {
    expect(cohensKappa(crossTable([])).value).toBeNull();
    expect(krippendorffsAlpha([['scam'], []])).toBeNull();
    const { accuracy, macroF1, categories } = scoreCategories([], names, seeded(1));
    expect([accuracy.value, macroF1.value, categories]).toEqual([null, null, []]);
  });

  test('unknown is a miss for recall and no claim for precision', () => {
    const said: Pair[] = [
      ['scam', 'scam'],
      ['scam', 'unknown'],
      ['spam', 'unknown'],
    ];
    const [spam, scam] = scoreCategories(said, ['spam', 'scam'], seeded(1)).categories;
    expect([scam?.recall.value, scam?.precision.value, scam?.f1.value]).toEqual([0.5, 1, 2 / 3]);
    expect([spam?.recall.value, spam?.precision.value, spam?.f1.value]).toEqual([0, null, 0]);
  });

  test('the bootstrap is that of its seed, and intervals of F1 hold the truth about as often as they say', () => {
    const random = seeded(3);
    const held = { macro: 0, one: 0 };
    for (let round = 0; round < 60; round++) {
      const list = Array.from({ length: 150 }, (): Pair => {
        const truth = random() < 0.5 ? 'scam' : 'spam';
        return [truth, random() < 0.8 ? truth : truth === 'scam' ? 'spam' : 'scam'];
      });
      const { macroF1, categories } = scoreCategories(list, ['spam', 'scam'], seeded(round));
      if (round < 5) expect(scoreCategories(list, ['spam', 'scam'], seeded(round)).macroF1).toEqual(macroF1);
      const [spam] = categories;
      if ((macroF1.low ?? 1) <= 0.8 && (macroF1.high ?? 0) >= 0.8) held.macro++;
      if ((spam?.f1.low ?? 1) <= 0.8 && (spam?.f1.high ?? 0) >= 0.8) held.one++;
    }
    expect(held.macro).toBeGreaterThanOrEqual(52);
    expect(held.one).toBeGreaterThanOrEqual(52);
  });

  test('items of several categories are scored by each of them', () => {
    const scores = scoreSets(
      [
        [['authority', 'herd'], ['authority']],
        [['authority'], ['authority', 'herd']],
        [[], []],
        [['kindness'], []],
      ],
      ['authority', 'herd', 'kindness', 'distraction'],
      seeded(1),
    );
    expect(scores.categories.map(({ category, support, said, right }) => [category, support, said, right])).toEqual([
      ['authority', 2, 2, 2],
      ['herd', 1, 1, 0],
      ['kindness', 1, 0, 0],
    ]);
    expect(scores.accuracy.value).toBe(0.25);
    expect(scores.microF1.value).toBeCloseTo(4 / 7, 12);
    expect(scores.macroF1.value).toBeCloseTo(1 / 3, 12);
    // Kappas of 1, -1/3 and 0.
    expect(scores.macroKappa.value).toBeCloseTo(2 / 9, 12);
  });
});

describe('the size of a sample', () => {
  test('is the customary 384 for a large population, and less for a small one', () => {
    expect(sampleSize(1_349_039)).toBe(384);
    // Krejcie and Morgan (1970), whose table is of this formula.
    for (const [population, size] of [
      [100, 80],
      [500, 217],
      [1000, 278],
      [5000, 357],
      [10_000, 370],
      [100_000, 383],
    ] as const) {
      expect(Math.abs(sampleSize(population) - size)).toBeLessThanOrEqual(1);
    }
    expect([sampleSize(0), sampleSize(1), sampleSize(10)]).toEqual([0, 1, 10]);
  });

  test('and the margin it reaches belong together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 2_000_000 }), fc.integer({ min: 1, max: 2000 }), (population, size) => {
        const margin = marginOf(size, population);
        expect(marginOf(size + 1, population)).toBeLessThanOrEqual(margin);
        if (margin > 0 && margin < 0.9)
          expect(Math.abs(sampleSize(population, margin) - Math.min(size, population))).toBeLessThanOrEqual(1);
      }),
    );
    expect(marginOf(384, 1_349_039)).toBeCloseTo(0.05, 4);
    expect(marginOf(10, 10)).toBe(0);
  });

  test('comes with its reason', () => {
    expect(sampleReason(384, 1_349_039)).toContain('384 of 1,349,039 texts');
    expect(sampleReason(384, 1_349_039)).toContain('within 5.0 points');
    expect(sampleReason(50, 1000)).toContain('278 are needed');
    expect(sampleReason(20, 20)).toContain('no sampling error');
  });
});
