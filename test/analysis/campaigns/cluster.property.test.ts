import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clusterGraph, clustering } from '../../../src/analysis/campaigns/cluster.ts';
import type { Column } from '../../../src/analysis/campaigns/columns.ts';
import { graphOf } from '../../../src/analysis/campaigns/graph-of.ts';
import { doJob, itemsOf, type Job, together } from '../../../src/analysis/campaigns/jobs.ts';
import type { Variant } from '../../../src/analysis/campaigns/variant.ts';
import { joinThreshold } from '../../../src/analysis/campaigns/weigh.ts';
import { variantOf } from '../reading.ts';
import { clusterVariants, type Group } from './clustering.ts';

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

const lettersOf = new Map(variants.map(({ key, letters }) => [key, letters]));

/** Every member is reached over joins and telling wordings, and no join could be left out. */
function expectHeldTogether({ members, nodes, joins }: Group): void {
  expect(nodes.flat().sort()).toEqual([...members].sort());
  for (const node of nodes) expect(new Set(node.map((key) => lettersOf.get(key))).size).toBe(1);
  expect(joins.length).toBe(nodes.length - 1);
  const links = [...nodes.filter((node) => node.length > 1), ...joins.map(({ a, b }) => [a, b])];
  const reached = new Set(members.slice(0, 1));
  for (const _ of links) for (const link of links) if (link.some((key) => reached.has(key))) for (const key of link) reached.add(key);
  expect([...reached].sort()).toEqual([...members].sort());
}

/** What a job gives, done so many items at a time. */
function inRanges(job: Job, step: number): Column[] {
  const ranges = Array.from({ length: Math.max(1, Math.ceil(itemsOf(job) / step)) }, (_, at) => at * step);
  const parts = ranges.map((first) => doJob(job, first, Math.min(itemsOf(job), first + step)));
  return (parts[0] ?? []).map((column, at) => {
    const Kind = column.constructor as new (numbers: readonly number[]) => Column;
    return new Kind(parts.flatMap((part) => [...(part[at] as Column)]));
  });
}

describe('clustering sixty made-up variants', () => {
  const found = clusterVariants(variants);

  test('finds some campaigns, and not one of everything', () => {
    expect(found.groups.length).toBeGreaterThan(5);
    expect(found.groups.filter(({ members }) => members.length > 1).length).toBeGreaterThan(3);
  });

  test('puts each variant in one group', () => {
    expect(found.groups.flatMap(({ members }) => members).sort()).toEqual(variants.map(({ key }) => key).sort());
  });

  test('holds each group together by one join fewer than it has wordings; texts of one telling wording need none', () => {
    for (const group of found.groups) expectHeldTogether(group);
    expect(found.groups.some(({ nodes }) => nodes.some((node) => node.length > 1))).toBe(true);
    expect(found.groups.some(({ nodes }) => nodes.length > 1)).toBe(true);
  });

  test('makes no join without evidence that reaches the threshold, and lists the weakest first', () => {
    expect(joinThreshold).toBe(8);
    for (const { joins } of found.groups) {
      for (const { bits, evidence } of joins) {
        expect(evidence.length).toBeGreaterThan(0);
        expect(evidence.reduce((sum, one) => sum + one.bits, 0)).toBeCloseTo(bits, 6);
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
        expect(again.groups).toEqual(found.groups);
        expect(again.keptApart).toEqual(found.keptApart);
      }),
      { numRuns: 25 },
    );
  });

  test('gives the same however its jobs are cut into ranges', async () => {
    const { letters, ...graph } = graphOf(variants);
    const whole = clusterGraph({ letters, ...graph });
    const work = (shared: boolean) => clustering({ graph, scripts: letters, letters: true, shared });
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.integer({ min: 1, max: 30 }), async (shared, step) => {
        expect(await together(work(shared), async (job) => inRanges(job, step))).toEqual(whole);
      }),
      { numRuns: 6 },
    );
  });

  test('of any part of them keeps the same promises', () => {
    fc.assert(
      fc.property(fc.subarray(variants), (part) => {
        const { groups } = clusterVariants(part);
        expect(groups.flatMap(({ members }) => members).sort()).toEqual(part.map(({ key }) => key).sort());
        for (const group of groups) expectHeldTogether(group);
      }),
      { numRuns: 50 },
    );
  });
});

test('nothing clusters to nothing', () => {
  expect(clusterVariants([])).toEqual({ groups: [], keptApart: [] });
});
