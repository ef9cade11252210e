import { expect, test } from 'vitest';
import { assignIds } from '../../../src/analysis/campaigns/assign-ids.ts';
import type { Group } from '../../../src/analysis/campaigns/cluster.ts';

const group = (...members: string[]): Group => ({ members, joins: [] });
const ids = (groups: readonly Group[], previous: Record<string, string> = {}) =>
  assignIds(groups, new Map(Object.entries(previous))).map(({ campaignId }) => campaignId);

test('a new campaign is named after its first variant, the same each time', () => {
  const groups = [group('aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb'), group('cccccccccccccccc')];
  expect(ids(groups)).toEqual(['C-aaaaaaaaaa', 'C-cccccccccc']);
  expect(ids([...groups].reverse())).toEqual(['C-cccccccccc', 'C-aaaaaaaaaa']);
});

test('a campaign that grows keeps its id, though an earlier key now leads it', () => {
  expect(ids([group('aaaa', 'bbbb', 'cccc')], { bbbb: 'C-old', cccc: 'C-old' })).toEqual(['C-old']);
});

test('when two campaigns merge, the one with more variants gives the id', () => {
  expect(ids([group('aaaa', 'bbbb', 'cccc')], { aaaa: 'C-one', bbbb: 'C-two', cccc: 'C-two' })).toEqual(['C-two']);
});

test('when a campaign splits, the larger part keeps the id and the other gets a new one', () => {
  const previous = { aaaa: 'C-old', bbbb: 'C-old', cccc: 'C-old' };
  expect(ids([group('aaaa'), group('bbbb', 'cccc')], previous)).toEqual(['C-aaaa', 'C-old']);
});

test('no id is given twice, even where a new name would be an old one', () => {
  const given = ids([group('aaaaaaaaaa1'), group('aaaaaaaaaa2'), group('aaaaaaaaaa3')], { aaaaaaaaaa2: 'C-aaaaaaaaaa' });
  expect(given[1]).toBe('C-aaaaaaaaaa');
  expect(new Set(given).size).toBe(3);
});

test('members and joins pass through', () => {
  const one = group('aaaa', 'bbbb');
  expect(assignIds([one], new Map())[0]).toEqual({ campaignId: 'C-aaaa', ...one });
});
