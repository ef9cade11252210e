import { describe, expect, test } from 'vitest';
import { dayIn, dayStart } from '../../src/web/messages/zone-days.ts';
import { cautionOf, pairsOf, rangeWords } from '../../src/web/review/agreement-words.ts';
import { optionsOf } from '../../src/web/review/brand-options.ts';

const row = {
  a: 'ann',
  b: 'bob',
  question: 'class',
  texts: 30,
  agreed: 0.9,
  kappa: { value: 0.8, low: 0.7, high: 0.9 },
  f1: null,
} as const;

describe('agreement in words', () => {
  test('has its interval', () => {
    expect([rangeWords(row.kappa), rangeWords(null)]).toEqual(['0.80 (0.70–0.90)', '–']);
    expect(rangeWords({ value: -0.07, low: -0.44, high: 0.3 })).toBe('−0.07 (−0.44 to 0.30)');
  });

  test('says where there is too little', () => {
    expect(cautionOf(row)).toBeNull();
    expect(cautionOf({ ...row, texts: 19 })).toBe('too few yet: 19 of the 20 that intervals need');
    expect(cautionOf({ ...row, texts: 0 })).toBe('nothing to compare yet');
  });

  test('is of one pair after another', () => {
    const pairs = pairsOf([row, { ...row, b: 'embedded/1' }, { ...row, question: 'type' }]);
    expect(pairs.map(({ a, b, rows }) => [a, b, rows.length])).toEqual([
      ['ann', 'bob', 2],
      ['ann', 'embedded/1', 1],
    ]);
  });
});

describe('brands by a few letters', () => {
  const found = [
    { id: 'cigna', name: 'Cigna', sector: 'insurance' },
    { id: 'everything-everywhere', name: 'Everything Everywhere', sector: 'telecom' },
    { id: 'evri', name: 'Evri', sector: 'parcel_delivery' },
  ];

  test('come with those first that begin so, and with what is written last', () => {
    expect(optionsOf('ev', found).map(({ value }) => value)).toEqual(['evri', 'everything-everywhere', 'cigna', 'Ev']);
  });

  test('do not offer what is written where the catalogue has it, or where it is no name', () => {
    expect(optionsOf('EVRI', found).map(({ value }) => value)).not.toContain('EVRI');
    expect(optionsOf('!?', [])).toEqual([]);
  });

  test('show hidden characters of what is written', () => {
    expect(optionsOf('a\u202eb', []).map(({ name }) => name)).toEqual(['“A⟨U+202E⟩b”']);
  });
});

describe('days in a zone', () => {
  test('begin when they begin there', () => {
    expect(dayStart('2026-03-10', 'UTC')).toBe(Date.UTC(2026, 2, 10));
    expect(dayStart('2026-07-01', 'Europe/London')).toBe(Date.UTC(2026, 5, 30, 23));
    expect(dayStart('2026-03-10', 'Asia/Kolkata')).toBe(Date.UTC(2026, 2, 9, 18, 30));
    expect(dayStart('10 March', 'UTC')).toBeNull();
  });

  test('begin right where the clocks change', () => {
    expect(dayStart('2026-03-29', 'Europe/London')).toBe(Date.UTC(2026, 2, 29));
    expect(dayStart('2026-03-30', 'Europe/London')).toBe(Date.UTC(2026, 2, 29, 23));
  });

  test('are told of a time', () => {
    expect(dayIn(Date.UTC(2026, 5, 30, 23, 30), 'Europe/London')).toBe('2026-07-01');
  });
});
