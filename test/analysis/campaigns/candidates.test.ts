import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BandIndex, bandKeys, bands } from '../../../src/analysis/campaigns/candidates.ts';
import { shingles } from '../../../src/analysis/campaigns/shingles.ts';
import { seeded } from '../../support/random.ts';

/** Rows of a band, as the comment in `candidates.ts` has it. */
const rows = 3;

/** Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4.2. */
const theory = (jaccard: number) => 1 - (1 - jaccard ** rows) ** bands;

/** No limit to how many candidates are given. */
const all = 10_000;

const sorted = (values: Iterable<number>) => Uint32Array.from(values).sort();

/** Two sets of `size` random shingles with a Jaccard index of `jaccard`. */
function pairOf(size: number, jaccard: number, random: () => number): [Uint32Array, Uint32Array] {
  const common = Math.round((2 * size * jaccard) / (1 + jaccard));
  const draw = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 2 ** 32));
  const both = draw(common);
  return [sorted([...both, ...draw(size - common)]), sorted([...both, ...draw(size - common)])];
}

/** In how many of so many pairs the two agree in a band. */
function recall(size: number, jaccard: number, pairs: number): number {
  const random = seeded(size * 1000 + Math.round(jaccard * 100));
  let met = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const [a, b] = pairOf(size, jaccard, random).map(bandKeys);
    if (a?.some((key, band) => key === b?.[band])) met++;
  }
  return met / pairs;
}

describe('how often two sets meet', () => {
  test('is stated rightly', () => {
    expect(theory(0.5)).toBeCloseTo(0.96, 2);
    expect(theory(0.3)).toBeCloseTo(0.48, 2);
  });

  describe.each([30, 80, 150, 400])('with %i shingles each', (size) => {
    // Of 2,000 pairs the share is within 0.022 of the chance in 95 cases of 100; the seed is fixed.
    test.each([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8])('and a Jaccard index of %d is as often as theory has it', (jaccard) => {
      expect(Math.abs(recall(size, jaccard, 2000) - theory(jaccard))).toBeLessThan(0.03);
    });
  });
});

describe('the keys of a script', () => {
  const set = fc.uniqueArray(fc.integer({ min: 0, max: 0xffffffff }), { maxLength: 200 }).map(sorted);

  test('are one a band, the same each time', () => {
    fc.assert(
      fc.property(set, (script) => {
        expect(bandKeys(script)).toHaveLength(bands);
        expect(bandKeys(script)).toEqual(bandKeys(Uint32Array.from(script)));
      }),
    );
  });

  test('of a script without shingles are there too', () => {
    expect(bandKeys(new Uint32Array(0))).toHaveLength(bands);
  });

  test('of texts of one letter less are mostly the same, of unlike texts none', () => {
    const agreeing = (a: string, b: string) => {
      const other = bandKeys(shingles(b));
      return bandKeys(shingles(a)).filter((key, band) => key === other[band]).length;
    };
    const text = 'wetriedtodeliveryourparcelbutnobodywashomepaythefeetobookanotherday';
    expect(agreeing(text, text)).toBe(bands);
    expect(agreeing(text, text.slice(1))).toBeGreaterThan(bands / 2);
    expect(agreeing(text, 'yourbankcardwasusedinaberdeenringusquicklyifthatwasnotyouthankyou')).toBe(0);
  });
});

describe('the index', () => {
  const random = seeded(11);
  const anySet = () => sorted(Array.from({ length: 100 }, () => Math.floor(random() * 2 ** 32)));

  test('gives equal scripts, each once, however many bands they share', () => {
    const index = new BandIndex(3);
    const keys = bandKeys(anySet());
    expect(index.add(0, keys, all)).toEqual([]);
    expect(index.add(1, keys, all)).toEqual([0]);
    expect(index.add(2, keys, all)).toEqual([0, 1]);
  });

  test('of a crowd of copies gives the latest few and the first', () => {
    const index = new BandIndex(21);
    const keys = bandKeys(anySet());
    for (let copy = 0; copy < 20; copy++) index.add(copy, keys, all);
    const [first, ...latest] = index.add(20, keys, all);
    expect(first).toBe(0);
    expect(latest.length).toBeGreaterThanOrEqual(2);
    expect(latest.length).toBeLessThan(10);
    expect(latest).toEqual(latest.map((_, at) => 20 - latest.length + at));
  });

  test('gives the likeliest first', () => {
    const [near, own] = pairOf(200, 0.9, random);
    const kept = Math.round(200 * 0.62);
    const far = sorted([...own.slice(0, kept), ...anySet().slice(0, 200 - kept)]);
    const index = new BandIndex(3);
    index.add(0, bandKeys(far), all);
    index.add(1, bandKeys(near), all);
    expect(index.add(2, bandKeys(own), all)).toEqual([1, 0]);
  });

  test('gives no more than it is asked for, and those the likeliest', () => {
    const keys = bandKeys(anySet());
    const other = Uint32Array.from(keys, (key, band) => (band < 12 ? key : key ^ 1));
    const index = new BandIndex(4);
    index.add(0, other, all);
    index.add(1, keys, all);
    index.add(2, keys, all);
    expect(index.add(3, keys, 2)).toEqual([1, 2]);
  });

  test('forgets between one script and the next how much the others agreed', () => {
    const [one, two] = [bandKeys(anySet()), bandKeys(anySet())];
    const index = new BandIndex(4);
    index.add(0, one, all);
    index.add(1, two, all);
    expect(index.add(2, one, all)).toEqual([0]);
    expect(index.add(3, two, all)).toEqual([1]);
  });

  test('gives no script that agrees in no band, though thousands stand in few buckets', () => {
    const count = 3000;
    const index = new BandIndex(count);
    const keys = Array.from({ length: count }, () => bandKeys(anySet()));
    const found = keys.flatMap((own, at) => index.add(at, own, all).map((other) => [at, other] as const));
    const agree = ([at, other]: readonly [number, number]) => keys[at]?.some((key, band) => key === keys[other]?.[band]);
    expect(found.filter((pair) => !agree(pair))).toEqual([]);
    expect(found.length).toBeLessThan(count / 100);
  });
});
