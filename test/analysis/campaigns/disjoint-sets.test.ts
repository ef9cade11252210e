import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DisjointSets } from '../../../src/analysis/campaigns/disjoint-sets.ts';

test('each item begins alone', () => {
  const sets = new DisjointSets(3);
  expect([0, 1, 2].map((item) => sets.size(item))).toEqual([1, 1, 1]);
  expect(sets.members(1)).toEqual([1]);
});

test('any joins give the groups that relabelling by hand gives', () => {
  const count = 20;
  const item = fc.integer({ min: 0, max: count - 1 });
  fc.assert(
    fc.property(fc.array(fc.tuple(item, item), { maxLength: 40 }), (joins) => {
      const sets = new DisjointSets(count);
      const label = Array.from({ length: count }, (_, index) => index);
      for (const [a, b] of joins) {
        sets.join(a, b);
        const [from, into] = [label[a], label[b]];
        label.forEach((one, index) => {
          if (one === from) label[index] = into ?? one;
        });
      }
      for (let a = 0; a < count; a++) {
        const expected = label.flatMap((one, index) => (one === label[a] ? [index] : []));
        expect([...sets.members(a)].sort((x, y) => x - y)).toEqual(expected);
        expect(sets.size(a)).toBe(expected.length);
        for (const b of expected) expect(sets.find(b)).toBe(sets.find(a));
      }
    }),
  );
});
