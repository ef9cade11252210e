import { expect, test } from 'vitest';
import { bCubed } from './b-cubed.ts';

test('equal groupings agree fully, whatever the names', () => {
  expect(bCubed(['x', 'x', 'y'], ['1', '1', '2'])).toEqual({ precision: 1, recall: 1, f1: 1 });
});

test('one cluster for two classes of two: everything is recalled, half is precise', () => {
  expect(bCubed(['x', 'x', 'x', 'x'], ['1', '1', '2', '2'])).toEqual({ precision: 0.5, recall: 1, f1: 2 / 3 });
});

test('four clusters of one for a class of four: all is precise, a quarter is recalled', () => {
  expect(bCubed(['a', 'b', 'c', 'd'], ['1', '1', '1', '1'])).toEqual({ precision: 1, recall: 0.25, f1: 0.4 });
});

test('a mixed case worked by hand', () => {
  // Clusters {1, 1, 2} and {2, 2}: precision (2/3 + 2/3 + 1/3 + 1 + 1) / 5, recall (1 + 1 + 1/3 + 2/3 + 2/3) / 5.
  const { precision, recall, f1 } = bCubed(['x', 'x', 'x', 'y', 'y'], ['1', '1', '2', '2', '2']);
  expect(precision).toBeCloseTo(11 / 15);
  expect(recall).toBeCloseTo(11 / 15);
  expect(f1).toBeCloseTo(11 / 15);
});

test('nothing to compare gives nothing', () => {
  expect(bCubed([], [])).toEqual({ precision: 0, recall: 0, f1: 0 });
});
