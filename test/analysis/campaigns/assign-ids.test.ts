import { expect, test } from 'vitest';
import { keptCampaigns } from '../../../src/analysis/campaigns/assign-ids.ts';

/** Groups and last campaigns of variants by their places; -1 for a variant that is new. The ids themselves are given by the store. */
const kept = (groupOf: readonly number[], previousOf: readonly number[]) => [
  ...keptCampaigns(Int32Array.from(groupOf), Math.max(-1, ...groupOf) + 1, Int32Array.from(previousOf)),
];

test('a campaign of new variants alone keeps no number', () => {
  expect(kept([0, 0, 1], [-1, -1, -1])).toEqual([-1, -1]);
});

test('nothing keeps nothing', () => {
  expect(kept([], [])).toEqual([]);
});

test('a campaign that grows keeps its number, though an earlier variant now leads it', () => {
  expect(kept([0, 0, 0], [-1, 4, 4])).toEqual([4]);
});

test('when two campaigns merge, the one with more variants gives the number', () => {
  expect(kept([0, 0, 0], [1, 2, 2])).toEqual([2]);
});

test('when two campaigns of one size merge, the lower number stays, whichever variant comes first', () => {
  expect(kept([0, 0], [2, 1])).toEqual([1]);
  expect(kept([0, 0], [1, 2])).toEqual([1]);
});

test('when a campaign splits, the larger part keeps the number and the other gets a new one', () => {
  expect(kept([0, 1, 1], [3, 3, 3])).toEqual([-1, 3]);
});

test('no number is kept twice', () => {
  expect(kept([0, 1, 2, 2], [0, 0, 0, 0])).toEqual([-1, -1, 0]);
  const given = kept([0, 0, 1, 1, 2], [0, 1, 0, 1, 0]);
  expect(given.filter((number) => number >= 0).sort()).toEqual([0, 1]);
});

test('a group whose first choice is taken by a larger part keeps the next campaign that it holds', () => {
  expect(kept([0, 0, 0, 0, 0, 1, 1, 1], [5, 5, 5, 5, 5, 5, 5, 7])).toEqual([5, 7]);
});
