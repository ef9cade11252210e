import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WeightTable } from '../../../src/analysis/classify/weight-table.ts';

test('sums are those of adding one by one, however many rows and columns', () => {
  const weight = fc.integer({ min: -128, max: 127 });
  const given = fc.record({ width: fc.integer({ min: 1, max: 26 }), rows: fc.integer({ min: 1, max: 9 }) }).chain(({ width, rows }) =>
    fc.record({
      width: fc.constant(width),
      weights: fc.array(weight, { minLength: width * rows, maxLength: width * rows }),
      asked: fc.array(fc.nat(rows - 1), { maxLength: 900 }),
    }),
  );
  fc.assert(
    fc.property(given, ({ width, weights, asked }) => {
      const table = new WeightTable(Int8Array.from(weights), width);
      const expected = Array.from({ length: width }, (_, k) => asked.reduce((sum, row) => sum + (weights[row * width + k] as number), 0));
      expect([...table.sumOf(Int32Array.from([...asked, 0]), asked.length)].slice(0, width)).toEqual(expected);
      for (const row of asked.slice(0, 5)) expect(table.at(row, width - 1)).toBe(weights[row * width + width - 1]);
    }),
  );
});
