import { expect, test } from 'vitest';
import { agreementOfPeople, comparePairs } from '../../../src/analysis/statistics/compare-opinions.ts';
import type { RatedText } from '../../../src/model/opinion.ts';
import { seeded } from '../../support/random.ts';

function said(kind: RatedText['kind'], rater: string, textId: string, fields: Partial<RatedText> = {}): RatedText {
  const scam = (fields.messageClass ?? 'scam') === 'scam';
  return {
    kind,
    rater,
    textId,
    messageClass: 'scam',
    scamType: scam ? 'delivery' : null,
    topic: null,
    brand: kind === 'person' && !scam ? null : 'evri',
    lures: scam ? ['authority'] : [],
    asks: null,
    ...fields,
  };
}

test('people are held against one another and against each classifier, on the texts that both have spoken of', () => {
  const texts = [
    said('model', 'm/1', 't1'),
    said('person', 'bob', 't1'),
    said('person', 'bob', 't3'),
    said('embedded', 'rules/1', 't1'),
    said('embedded', 'rules/1', 't2'),
    said('person', 'ann', 't1'),
    said('person', 'ann', 't2'),
    said('person', 'cat', 't9'),
  ];
  const pairs = comparePairs(texts, seeded(1));
  expect(pairs.map(({ reference, other, texts: count }) => [reference, other, count])).toEqual([
    ['ann', 'bob', 1],
    ['ann', 'rules/1', 2],
    ['ann', 'm/1', 1],
    ['bob', 'rules/1', 1],
    ['bob', 'm/1', 1],
  ]);
  expect(
    comparePairs(
      texts.filter(({ kind }) => kind !== 'person'),
      seeded(1),
    ),
  ).toEqual([]);
});

test('a person and a classifier of one name are two', () => {
  expect(comparePairs([said('person', 'x', 't1'), said('model', 'x', 't1')], seeded(1))).toHaveLength(1);
});

test('a classifier that does not know misses, and its silence is counted; a person who cannot tell is no measure', () => {
  const [pair] = comparePairs(
    [
      said('person', 'ann', 't1'),
      said('person', 'ann', 't2'),
      said('person', 'ann', 't3', { messageClass: 'unknown' }),
      said('embedded', 'e', 't1'),
      said('embedded', 'e', 't2', { messageClass: 'unknown' }),
      said('embedded', 'e', 't3', { messageClass: 'spam' }),
    ],
    seeded(1),
  );
  const { messageClass, scamType } = pair ?? expect.fail();
  expect(messageClass).toMatchObject({ texts: 3, unsure: 1, agreement: { value: 1 / 3 }, abstained: { value: 1 / 3 } });
  expect(messageClass.scores.categories).toMatchObject([
    { category: 'scam', support: 2, right: 1, recall: { value: 0.5 }, precision: { value: 1 } },
  ]);
  expect(messageClass.table?.categories).toEqual(['spam', 'scam', 'unknown']);
  expect(scamType.scores.categories).toMatchObject([{ category: 'delivery', support: 2, right: 1 }]);
});

test('types are compared over all texts and among the scams of both; lures among these; brands where the person spoke of them', () => {
  const [pair] = comparePairs(
    [
      said('person', 'ann', 't1', { scamType: 'banking', brand: '' }),
      said('person', 'ann', 't2', { lures: ['herd', 'authority'], brand: null }),
      said('person', 'ann', 't3', { messageClass: 'legitimate' }),
      said('person', 'ann', 't4', { scamType: null, lures: null }),
      said('embedded', 'e', 't1'),
      said('embedded', 'e', 't2'),
      said('embedded', 'e', 't3'),
      said('embedded', 'e', 't4'),
    ],
    seeded(1),
  );
  const { scamType, scamTypeOfScams, lures, brand } = pair ?? expect.fail();
  expect([scamType.texts, scamTypeOfScams.texts, lures.texts, brand.texts]).toEqual([3, 2, 2, 2]);
  expect(scamType.table).toEqual({
    categories: ['delivery', 'banking', 'not_scam'],
    counts: [
      [1, 0, 0],
      [1, 0, 0],
      [1, 0, 0],
    ],
    items: 3,
  });
  expect(lures.scores.categories).toMatchObject([
    { category: 'authority', support: 2, right: 2 },
    { category: 'herd', support: 1, right: 0 },
  ]);
  expect(brand.scores.categories).toMatchObject([{ category: 'evri', support: 1, said: 2, right: 1 }]);
});

test('neither the order of texts nor of raters changes a figure', () => {
  const texts = ['ann', 'bob'].flatMap((rater) =>
    Array.from({ length: 40 }, (_, at) =>
      said('person', rater, `t${at}`, (at * (rater === 'ann' ? 7 : 5)) % 3 === 0 ? { messageClass: 'spam' } : {}),
    ),
  );
  expect(comparePairs([...texts].reverse(), seeded(1))).toEqual(comparePairs(texts, seeded(1)));
});

test('people together agree by what at least two of them said', () => {
  const texts = [said('person', 'ann', 't1'), said('person', 'bob', 't1'), said('person', 'ann', 't2', { messageClass: 'spam' })];
  expect(agreementOfPeople(texts)).toBeNull();
  expect(agreementOfPeople([...texts, said('person', 'bob', 't2', { messageClass: 'spam' }), said('model', 'm', 't2')])).toBe(1);
});

test('a brand that the catalogue does not have is one however it is written', () => {
  const [pair] = comparePairs(
    [said('person', 'ann', 't1', { brand: 'Gronk & Sons' }), said('model', 'm', 't1', { brand: 'gronk sons' })],
    seeded(1),
  );
  expect(pair?.brand.agreement?.value).toBe(1);
});
