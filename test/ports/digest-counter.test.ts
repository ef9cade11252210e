import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DigestCounter } from '../../src/ports/digest-counter.ts';

const digestOf = (seed: number, length: number) => createHash('sha256').update(String(seed)).digest('hex').slice(0, length);

const id = fc.oneof(
  fc.integer({ min: 0, max: 30 }).map((seed) => digestOf(seed, 32)),
  fc.integer({ min: 0, max: 30 }).map((seed) => digestOf(seed, 64)),
  fc.integer({ min: 0, max: 5 }).map((seed) => digestOf(seed, 32).toUpperCase()),
  fc.constantFrom('', '0', '0'.repeat(32), 'f'.repeat(32), `${'0'.repeat(31)}g`, `${'0'.repeat(31)}\u0130`, 'r1', 'g'.repeat(64)),
);

test('counts as a plain map does; of digests the first 128 bits count', () => {
  fc.assert(
    fc.property(fc.array(id, { maxLength: 200 }), (ids) => {
      const counter = new DigestCounter();
      const counts = new Map<string, number>();
      for (const one of ids) {
        const key = /^[0-9a-f]{64}$/.test(one) ? one.slice(0, 32) : one;
        expect(counter.add(one)).toBe(counts.get(key) ?? 0);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }),
  );
});

test('stays exact as it grows, and where all digests begin alike', () => {
  const counter = new DigestCounter();
  const ids = Array.from({ length: 20_000 }, (_, index) => digestOf(index, 32));
  const alike = Array.from({ length: 300 }, (_, index) => `00000000${digestOf(index, 24)}`);
  const all = [...ids, ...alike];
  expect(all.filter((one) => counter.add(one) !== 0)).toEqual([]);
  expect(all.filter((one) => counter.add(one) !== 1)).toEqual([]);
  expect(counter.add(digestOf(20_001, 32))).toBe(0);
});
