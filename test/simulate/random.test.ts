import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion, Quota } from '../../src/simulate/plan/quota.ts';
import { hash, stream } from '../../src/simulate/random.ts';

describe('random streams', () => {
  it('give the same numbers on any machine', () => {
    const random = stream(7, 'golden');
    expect([random.below(1000), random.below(1000), random.below(1000), hash('golden')]).toMatchInlineSnapshot(`
      [
        133,
        479,
        765,
        3719736076,
      ]
    `);
  });

  it('differ by name and by seed', () => {
    const first = (seed: number, name: string) => Array.from({ length: 4 }, (_, at) => stream(seed, name).next() + at);
    expect(first(7, 'a')).not.toEqual(first(7, 'b'));
    expect(first(7, 'a')).not.toEqual(first(8, 'a'));
  });

  it('are even', () => {
    const random = stream(1, 'even');
    const counts = new Array<number>(10).fill(0);
    for (let n = 0; n < 100_000; n++) counts[random.below(10)] = (counts[random.below(10)] ?? 0) + 1;
    const sum = counts.reduce((all, count) => all + count, 0);
    for (let n = 0; n < 100_000; n++) expect(random.next()).toBeLessThan(1);
    expect(sum).toBeGreaterThan(0);
  });
});

describe('apportion', () => {
  it('gives parts that add up and are no less than asked', () => {
    fc.assert(
      fc.property(
        fc.nat(5000),
        fc.array(fc.double({ min: 0.01, max: 10, noNaN: true }), { minLength: 1, maxLength: 40 }),
        (total, weights) => {
          const parts = apportion(total, weights, 2);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
          if (total >= 2 * weights.length) expect(Math.min(...parts)).toBeGreaterThanOrEqual(2);
        },
      ),
    );
  });
});

describe('a quota', () => {
  it('keeps the shares when few are drawn', () => {
    const quota = new Quota([
      ['a', 3],
      ['b', 1],
    ]);
    const random = stream(3, 'quota');
    const drawn = Array.from({ length: 40 }, () => quota.draw(random));
    expect(drawn.filter((value) => value === 'a').length).toBeGreaterThanOrEqual(28);
    expect(drawn.filter((value) => value === 'a').length).toBeLessThanOrEqual(32);
  });
});
