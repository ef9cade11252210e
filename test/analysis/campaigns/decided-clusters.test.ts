import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptCampaigns } from '../../../src/analysis/campaigns/assign-ids.ts';
import { clusterGraph } from '../../../src/analysis/campaigns/cluster.ts';
import { Commonness } from '../../../src/analysis/campaigns/commonness.ts';
import { graphOf } from '../../../src/analysis/campaigns/graph-of.ts';

import type { Variant } from '../../../src/analysis/campaigns/variant.ts';
import type { Decided } from '../../../src/model/variant-graph.ts';
import { variantOf } from '../reading.ts';

const parcel = (name: string, fee = 'evri-fee.example/a') =>
  `Evri: we tried to deliver your parcel but nobody was ${name}. Pay £1.99 at ${fee} to book another day`;
const mum = (place: string) =>
  `Hi mum, my phone fell in the ${place} so I am using a friends number, can you text me back when you get a second please`;

/** Blocks as lists of variants; `apart` as pairs of blocks. */
function decidedOn(count: number, blocks: readonly (readonly number[])[], apart: readonly (readonly [number, number])[] = []): Decided {
  const blockOf = new Int32Array(count).fill(-1);
  blocks.forEach((members, block) => {
    for (const v of members) blockOf[v] = block;
  });
  return {
    blockOf,
    decisionOf: blockOf.map((block) => (block >= 0 ? 0 : -1)),
    apart: apart.map(([a, b]) => ({ a, b, decision: 0 })),
    decisions: [{ decisionId: 'D-1', words: 'decided by ana on 2026-11-22' }],
  };
}

const keyed = (texts: readonly string[]): Variant[] => texts.map((text, at) => variantOf(text, { key: `k${String(at).padStart(2, '0')}` }));

describe('clustering under decisions', () => {
  test('what is held together is one, shown by decision where nothing else holds it', () => {
    const graph = graphOf(keyed([parcel('home'), parcel('in'), mum('sink'), mum('bath')]));
    const { groupOf, joins } = clusterGraph(graph, undefined, decidedOn(4, [[0, 1, 2, 3]]));
    expect([...groupOf]).toEqual([0, 0, 0, 0]);
    expect(joins.length).toBe(3);
    expect(joins.filter(({ evidence }) => evidence.some(({ kind }) => kind === 'analyst'))).toMatchObject([
      { evidence: [{ bits: 100, value: 'D-1', detail: 'decided by ana on 2026-11-22' }, ...[]] },
    ]);
    for (const { bits, evidence } of joins) expect(evidence.reduce((sum, one) => sum + one.bits, 0)).toBeCloseTo(bits, 6);
  });

  test('what is like one of what is held together comes along', () => {
    const graph = graphOf(keyed([parcel('home'), mum('sink'), mum('bath')]));
    expect([...clusterGraph(graph, undefined, decidedOn(3, [[0, 1]])).groupOf]).toEqual([0, 0, 0]);
  });

  test('what is parted stays apart, and the pair says by whom', () => {
    const graph = graphOf(keyed([parcel('home'), parcel('in'), parcel('there'), parcel('around')]));
    const { groupOf, keptApart } = clusterGraph(
      graph,
      undefined,
      decidedOn(
        4,
        [
          [0, 1],
          [2, 3],
        ],
        [[0, 1]],
      ),
    );
    expect([...groupOf]).toEqual([0, 0, 1, 1]);
    expect(keptApart.length).toBeGreaterThan(0);
    for (const { bits, evidence } of keptApart) {
      expect(bits).toBeLessThan(0);
      expect(evidence.at(-1)).toEqual({ kind: 'analyst', bits: -100, value: 'D-1', detail: 'decided by ana on 2026-11-22' });
    }
  });

  test('one wording may stand on both sides; its other variants go where they are likest', () => {
    const [one, other] = ['evri-fee.example', 'parcel-rebook.test'];
    const texts = [`${one}/a`, `${other}/b`, `${one}/c`, `${other}/d`].map((fee) => parcel('home', fee));
    expect([...clusterGraph(graphOf(keyed(texts))).groupOf]).toEqual([0, 0, 0, 0]);
    const parted = decidedOn(4, [[0], [1]], [[0, 1]]);
    expect([...clusterGraph(graphOf(keyed(texts)), undefined, parted).groupOf]).toEqual([0, 1, 0, 1]);
    const known = { commonness: Commonness.of([]), campaignOf: Int32Array.of(5, 7, -1, -1) };
    expect([...clusterGraph(graphOf(keyed(texts)), { ...known, parted: new Set([5, 7]) }).groupOf]).toEqual([0, 1, 0, 1]);
  });

  test('of two sides the one that stayed keeps the id, though the other has taken in more since', () => {
    const decided = decidedOn(6, [[0], [1, 2]], [[0, 1]]);
    const [groupOf, previousOf] = [Int32Array.of(0, 1, 1, 0, 0, 0), Int32Array.of(9, 4, 4, 4, 4, 4)];
    expect([...keptCampaigns(groupOf, 2, previousOf)]).toEqual([4, -1]);
    expect([...keptCampaigns(groupOf, 2, previousOf, decided)]).toEqual([9, 4]);
  });
});

describe('any decisions on any variants', () => {
  const variants = keyed([
    ...['home', 'in', 'there', 'around', 'awake'].map((name) => parcel(name)),
    ...['b', 'c', 'd'].map((path) => parcel('home', `parcel-rebook.test/${path}`)),
    ...['sink', 'bath', 'lake', 'loo'].map(mum),
    'The winter fair opens on Saturday at the village hall with cake, games and a raffle for all ages',
  ]);
  const count = variants.length;
  /** A block for each variant, -1 for none, and pairs of blocks. */
  const decisions = fc.tuple(
    fc.array(fc.integer({ min: -1, max: 3 }), { minLength: count, maxLength: count }),
    fc.uniqueArray(fc.constantFrom<[number, number]>([0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]), { maxLength: 4 }),
  );
  const blocksOf = (blockOf: readonly number[]) => [0, 1, 2, 3].map((block) => blockOf.flatMap((own, v) => (own === block ? [v] : [])));

  test('blocks are whole, those parted are apart, each variant has a group, and joins hold every group', () => {
    fc.assert(
      fc.property(decisions, ([blockOf, apart]) => {
        const blocks = blocksOf(blockOf);
        const parted = apart.filter(([a, b]) => blocks[a]?.length && blocks[b]?.length);
        const { groupOf, joins, keptApart } = clusterGraph(graphOf(variants), undefined, decidedOn(count, blocks, parted));
        for (const members of blocks) expect(new Set(members.map((v) => groupOf[v])).size).toBeLessThanOrEqual(1);
        for (const [a, b] of parted) expect(groupOf[blocks[a]?.[0] as number]).not.toBe(groupOf[blocks[b]?.[0] as number]);
        expect([...groupOf].every((group) => group >= 0)).toBe(true);
        for (const { a, b } of joins) expect(groupOf[a]).toBe(groupOf[b]);
        for (const { a, b } of keptApart) expect(groupOf[a]).not.toBe(groupOf[b]);
      }),
      { numRuns: 60 },
    );
  });

  test('groups and joins do not depend on the order in which variants come', () => {
    fc.assert(
      fc.property(decisions, fc.shuffledSubarray(variants, { minLength: count }), ([blockOf, apart], shuffled) => {
        const blocks = blocksOf(blockOf);
        const decided = decidedOn(
          count,
          blocks,
          apart.filter(([a, b]) => blocks[a]?.length && blocks[b]?.length),
        );
        expect(clusterGraph(graphOf(shuffled), undefined, decided)).toEqual(clusterGraph(graphOf(variants), undefined, decided));
      }),
      { numRuns: 20 },
    );
  });

  test('no decisions are as if nobody could decide', () => {
    expect(clusterGraph(graphOf(variants), undefined, decidedOn(count, []))).toEqual(clusterGraph(graphOf(variants)));
  });
});
