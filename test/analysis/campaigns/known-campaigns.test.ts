import { describe, expect, test } from 'vitest';
import { clusterGraph } from '../../../src/analysis/campaigns/cluster.ts';
import { Commonness } from '../../../src/analysis/campaigns/commonness.ts';
import { graphOf } from '../../../src/analysis/campaigns/graph-of.ts';
import { shingles } from '../../../src/analysis/campaigns/shingles.ts';
import type { Variant } from '../../../src/analysis/campaigns/variant.ts';
import { variantOf } from '../reading.ts';

/** A variant and the number of the campaign it has, -1 for none. */
type Given = readonly [variant: Variant, campaign: number];

/** Groups by the places of the variants in the list, in the order of their first. */
function clusterKnown(given: readonly Given[], commonness = Commonness.of([])) {
  const keyed = given.map(([variant, campaign], at) => [{ ...variant, key: `k${String(at).padStart(3, '0')}` }, campaign] as const);
  const campaignOf = Int32Array.from(keyed, ([, campaign]) => campaign);
  return clusterGraph(graphOf(keyed.map(([variant]) => variant)), { commonness, campaignOf });
}

const parcel = (name: string, fee = 'evri-fee.example/a') =>
  `Evri: we tried to deliver your parcel but nobody was ${name}. Pay £1.99 at ${fee} to book another day`;
const mum = (place: string) =>
  `Hi mum, my phone fell in the ${place} so I am using a friends number, can you text me back when you get a second please`;

describe('clustering with campaigns known before', () => {
  test('a new variant joins the campaign it is like', () => {
    const { groupOf, groups, joins } = clusterKnown([
      [variantOf(parcel('home')), 4],
      [variantOf(mum('sink')), 2],
      [variantOf(parcel('in')), -1],
      [variantOf(mum('old bath')), -1],
    ]);
    expect([...groupOf]).toEqual([0, 1, 0, 1]);
    expect(groups).toBe(2);
    expect(joins.map(({ a, b }) => [a, b]).sort()).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  test('new variants like none make campaigns of their own', () => {
    const { groupOf } = clusterKnown([
      [variantOf(parcel('home')), 0],
      [variantOf(mum('sink')), -1],
      [variantOf(mum('bath')), -1],
      [variantOf('The winter fair opens on Saturday at the village hall with cake, games and a raffle for all ages'), -1],
    ]);
    expect([...groupOf]).toEqual([0, 1, 1, 2]);
  });

  test('the variants of one campaign stay together, though nothing shown of them is alike', () => {
    const { groupOf, joins } = clusterKnown([
      [variantOf(parcel('home')), 1],
      [variantOf(mum('sink')), 1],
      [variantOf(mum('bath')), -1],
    ]);
    expect([...groupOf]).toEqual([0, 0, 0]);
    expect(joins.map(({ a, b }) => [a, b])).toEqual([[1, 2]]);
  });

  test('two known campaigns are never run together, however alike they are, nor by a new variant that is like both', () => {
    const alone = clusterKnown([
      [variantOf(mum('sink')), 0],
      [variantOf(mum('bath')), 1],
    ]);
    expect([...alone.groupOf]).toEqual([0, 1]);
    expect(alone.joins).toEqual([]);
    expect(alone.keptApart.map(({ a, b }) => [a, b])).toEqual([[0, 1]]);
    const { groupOf, groups } = clusterKnown([
      [variantOf(mum('sink')), 0],
      [variantOf(mum('bath')), 1],
      [variantOf(mum('lake')), -1],
      [variantOf(mum('loo')), -1],
      [variantOf(mum('pond')), -1],
    ]);
    expect(groupOf[0]).not.toBe(groupOf[1]);
    expect(groups).toBe(2);
  });

  test('two campaigns joined only by a chain of new variants stay two', () => {
    const links = ['one-a.example', 'two-b.test', 'three-c.example'] as const;
    const chained = (text: string, ...sites: readonly string[]) => variantOf(`${text} ${sites.map((site) => `${site}/x`).join(' ')}`);
    const { groupOf, groups } = clusterKnown([
      [chained('The vet will be with Rex at noon', links[0]), 7],
      [chained('Gutters are cleaned here each autumn', links[0], links[1]), -1],
      [chained('Your lamp is ready, collect it soon', links[1], links[2]), -1],
      [chained('Choir meets under the old oak now', links[2]), 3],
    ]);
    expect(groups).toBe(2);
    expect(groupOf[0]).not.toBe(groupOf[3]);
  });

  test('what is common in the whole feed says little, though it is rare among what is looked at', () => {
    const pair: Given[] = [
      [variantOf('Our cat is up your old plum tree again today'), 0],
      [variantOf('Our cat is up your old pear tree again today'), -1],
    ];
    const letters = pair.map(([variant]) => shingles(variant.letters));
    expect(clusterKnown(pair, Commonness.of(letters)).groups).toBe(1);
    const everywhere = Commonness.of(Array.from({ length: 5000 }, () => letters).flat());
    expect(clusterKnown(pair, everywhere).groups).toBe(2);
  });

  test('gives a sketch of each wording, the same as without known campaigns', () => {
    const variants = [variantOf(mum('sink')), variantOf(parcel('home'))];
    const { sketches } = clusterKnown(variants.map((variant) => [variant, -1]));
    const without = clusterGraph(graphOf(variants.map((variant, at) => ({ ...variant, key: `k${at}` }))));
    expect(sketches).toEqual(without.sketches);
    expect(sketches.length).toBe(24);
  });
});

test('a value that stands in many campaigns of the whole feed is common, though few of its holders are looked at', () => {
  const texts = ['The vet will be with Rex at noon sharp', 'Gutters are cleaned here each autumn day'];
  const graph = graphOf(texts.map((text, at) => variantOf(`${text} fee-hub.example/p`, { key: `k${at}` })));
  const campaignOf = Int32Array.of(0, -1);
  const known = { commonness: Commonness.of([]), campaignOf };
  expect([...clusterGraph(graph, known).groupOf]).toEqual([0, 0]);
  const campaignsHolding = new Int32Array(graph.values.length).fill(3000);
  expect([...clusterGraph({ ...graph, campaignsHolding }, known).groupOf]).toEqual([0, 1]);
});
