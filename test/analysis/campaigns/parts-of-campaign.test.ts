import { expect, test } from 'vitest';
import { followNearest, looseParts } from '../../../src/analysis/campaigns/parts-of-campaign.ts';

/** Variants `<key><wording>`, such as `a1`. */
const members = (...names: string[]) => names.map((name) => ({ key: name[0] as string, wordingKey: name.slice(1) }));
const joins = (...pairs: string[]) => pairs.map((pair) => ({ a: pair[0] as string, b: pair[1] as string }));

test('a campaign held by wording and joins is one part', () => {
  expect(looseParts(members('a1', 'b1', 'c2', 'd3'), joins('ac', 'cd'))).toEqual(['a']);
});

test('of parts tied by nothing the least variant of each stands for it, the largest first', () => {
  expect(looseParts(members('a1', 'b2', 'c3', 'd3', 'e4'), joins('be', 'bx'))).toEqual(['b', 'c', 'a']);
  expect(looseParts([], [])).toEqual([]);
});

test('what is undecided follows the nearest that is', () => {
  const found = followNearest(
    members('a1', 'b1', 'c2', 'd3', 'e4', 'f5'),
    joins('bc', 'cd', 'de'),
    new Map([
      ['a', 'x'],
      ['e', 'y'],
    ]),
  );
  expect([...found].sort()).toEqual([
    ['a', 'x'],
    ['b', 'x'],
    ['c', 'x'],
    ['d', 'y'],
    ['e', 'y'],
  ]);
});

test('of two as near it follows the lesser label, whatever their order', () => {
  for (const labels of [
    [
      ['a', 'x'],
      ['c', 'y'],
    ],
    [
      ['c', 'y'],
      ['a', 'x'],
    ],
  ] as const)
    expect(followNearest(members('a1', 'b2', 'c3'), joins('ab', 'bc'), new Map(labels)).get('b')).toBe('x');
});
