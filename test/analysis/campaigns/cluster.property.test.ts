import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clusterVariants } from '../../../src/analysis/campaigns/cluster.ts';
import type { Variant } from '../../../src/analysis/campaigns/variant.ts';
import { joinThreshold, totalBits } from '../../../src/analysis/campaigns/weigh.ts';
import { variantOf } from '../reading.ts';
import { inOrder } from './clustering.ts';

const day = 86_400_000;
const templates: ((at: number) => string)[] = [
  (at) => `Evri: we tried to deliver your parcel but nobody was home. Pay £${at}.99 at evri-fee${at % 3}.example/${at} to book another day`,
  (at) =>
    `${at % 2 ? 'Hi' : 'Hello'} mum my phone fell in the ${['sink', 'bath', 'lake'][at % 3]} so text me on +4477009001${10 + at} please`,
  (at) => `HSBC: payee number ${at} was added. If it was not you go to bit.ly/a${at}Bc or ring 020 7946 01${10 + (at % 4)}`,
  (at) => `Earn £${at}00 a day from your sofa, write to wa.me/4477009002${10 + (at % 2)}${at % 2 ? ' today' : ' and say hello'}`,
  (at) =>
    `The ${['winter', 'spring', 'autumn'][at % 3]} fair number ${at} opens at the village hall with ${['cake', 'games', 'tea'][at % 3]}`,
  (at) => `${'click here please '.repeat(1 + (at % 3))}for offer ${String.fromCharCode(97 + at)} of shop-${at % 5}.web.app`,
];

const variants: Variant[] = templates.flatMap((template, kind) =>
  Array.from({ length: 10 }, (_, at) =>
    variantOf(template(at), {
      senders: at % 3 === 0 ? ['name:info'] : [`tel:+4477009003${kind}${at}`],
      first: at % 4 === 0 ? null : at * 20 * day,
      last: at % 4 === 0 ? null : (at * 20 + 5) * day,
    }),
  ),
);

describe('clustering sixty made-up variants', () => {
  const found = clusterVariants(variants);

  test('finds some campaigns, and not one of everything', () => {
    expect(found.groups.length).toBeGreaterThan(5);
    expect(found.groups.filter(({ members }) => members.length > 1).length).toBeGreaterThan(3);
  });

  test('puts each variant in one group', () => {
    expect(found.groups.flatMap(({ members }) => members).sort()).toEqual(variants.map(({ key }) => key).sort());
  });

  test('holds each group together by one join fewer than it has members', () => {
    for (const { members, joins } of found.groups) {
      expect(joins.length).toBe(members.length - 1);
      const reached = new Set([members[0]]);
      for (const _ of joins) for (const { a, b } of joins) if (reached.has(a) || reached.has(b)) reached.add(a).add(b);
      expect([...reached].sort()).toEqual([...members].sort());
    }
  });

  test('makes no join without evidence that reaches the threshold, and lists the weakest first', () => {
    expect(joinThreshold).toBe(8);
    for (const { joins } of found.groups) {
      for (const { bits, evidence } of joins) {
        expect(evidence.length).toBeGreaterThan(0);
        expect(totalBits(evidence)).toBeCloseTo(bits);
        expect(bits).toBeGreaterThanOrEqual(8);
      }
      expect(joins.map(({ bits }) => bits)).toEqual(joins.map(({ bits }) => bits).sort((x, y) => x - y));
    }
  });

  test('remembers pairs kept apart, each of two groups', () => {
    const groupOf = new Map(found.groups.flatMap(({ members }, index) => members.map((key) => [key, index] as const)));
    expect(found.keptApart.length).toBeGreaterThan(0);
    for (const { a, b } of found.keptApart) expect(groupOf.get(a)).not.toBe(groupOf.get(b));
  });

  test('gives the same groups and joins in whatever order the variants come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(variants, { minLength: variants.length }), (shuffled) => {
        const again = clusterVariants(shuffled);
        expect(inOrder(again.groups)).toEqual(inOrder(found.groups));
        expect(again.keptApart).toEqual(found.keptApart);
      }),
      { numRuns: 25 },
    );
  });

  test('of any part of them keeps the same promises', () => {
    fc.assert(
      fc.property(fc.subarray(variants), (part) => {
        const { groups } = clusterVariants(part);
        expect(groups.flatMap(({ members }) => members).sort()).toEqual(part.map(({ key }) => key).sort());
        for (const { members, joins } of groups) expect(joins.length).toBe(members.length - 1);
      }),
      { numRuns: 50 },
    );
  });
});

test('nothing clusters to nothing', () => {
  expect(clusterVariants([])).toEqual({ groups: [], keptApart: [] });
});
