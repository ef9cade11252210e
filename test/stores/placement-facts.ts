import { expect, test } from 'vitest';
import type { Contact } from '../../src/model/contact.ts';
import { type Clustering, sketchLength } from '../../src/model/variant-graph.ts';
import type { ReadText } from '../../src/ports/reader-pool.ts';
import type { FeedGraph, Store } from '../../src/ports/store.ts';
import { batchOf, readingOf, reportOf, saveRead } from '../support/reports.ts';
import type { TakeIn } from './contract.ts';

/** A variant `v<n>` of the wording `w<n>`, which shares nothing with another unless a call-back number is given. */
function alone(number: number, { wording = number, phone = '' } = {}): ReadText {
  const { reading, ...rest } = readingOf(`t${number}`, `v${number}`, { wordingKey: `w${wording}` });
  const none = { host: null, domain: null, site: null, hostClass: null, bends: null };
  const contacts: Contact[] = phone ? [{ kind: 'phone', value: phone, ...none }] : [];
  return { ...rest, contacts, reading: { ...reading, script: `script ${wording}` } };
}

/** Sketches of so many wordings, all numbers different and up to the largest. */
const sketches = (wordings: number) => Uint32Array.from({ length: wordings * sketchLength }, (_, at) => 0xffffffff - at);

const clusteringOf = (groupOf: readonly number[], rest: Partial<Clustering> = {}): Clustering => ({
  groupOf: Int32Array.from(groupOf),
  groups: Math.max(-1, ...groupOf) + 1,
  joins: [],
  keptApart: [],
  sketches: new Uint32Array(0),
  ...rest,
});

/** The facts about placing what is new among the campaigns that a store keeps. */
export function placementFacts(store: () => Store, take: TakeIn): void {
  /** Takes in texts of the given numbers, each with a report of its own and no sender. */
  const takeRead = async (source: string, ...texts: readonly ReadText[]) => {
    const reports = texts.map(({ textId }) => reportOf(Number(textId.slice(1)), { senderId: null }));
    await take(source, batchOf(reports));
    await saveRead(store(), 7, ...texts);
  };
  /** Four variants of four wordings: two in one campaign, two alone. */
  const prepared = async (...texts: readonly ReadText[]) => {
    await takeRead('s1', ...(texts.length > 0 ? texts : [1, 2, 3, 4].map((number) => alone(number))));
    await store().campaignGraph();
    await store().saveCampaigns(clusteringOf([0, 0, 1, 2], { sketches: sketches(4) }), Int32Array.of(-1, -1, -1), 'a');
  };
  const listed = async () =>
    (await store().campaigns({ minReports: 1, limit: 10 })).map(({ campaignId, reports }) => [campaignId, reports]).sort();
  const holdsOf = ({ values, held, heldFrom }: FeedGraph, v: number) =>
    [...held.subarray(heldFrom[v], heldFrom[v + 1])].map((value) => `${values[value]?.kind} ${values[value]?.value}`);

  test('counts the variants that have a campaign and those that have none', async () => {
    expect(await store().variantCounts()).toEqual({ placed: 0, fresh: 0 });
    await takeRead('s0', alone(8), alone(9));
    expect(await store().variantCounts()).toEqual({ placed: 0, fresh: 2 });
    await store().campaignGraph();
    await store().saveCampaigns(clusteringOf([0, 1]), Int32Array.of(-1, -1), 'a');
    expect(await store().variantCounts()).toEqual({ placed: 2, fresh: 0 });
    // Two texts of one new variant, and one more of an old one.
    const same = { ...alone(2), variantKey: 'v1', wordingKey: 'w1' };
    await takeRead('s1', alone(1), same, { ...alone(3), variantKey: 'v8', wordingKey: 'w8' });
    expect(await store().variantCounts()).toEqual({ placed: 2, fresh: 1 });
  });

  test('keeps the sketch of each wording in campaigns as it was given', async () => {
    expect(await store().wordingSketches()).toEqual({ keys: [], bands: new Uint32Array(0) });
    await prepared();
    expect(await store().wordingSketches()).toEqual({ keys: ['w1', 'w2', 'w3', 'w4'], bands: sketches(4) });
  });

  test('gives the scripts of the wordings that are new, each once, and a sample of those that are known', async () => {
    await prepared();
    expect(await store().freshScripts()).toEqual([]);
    await takeRead('s2', alone(7), alone(6), alone(8, { wording: 6 }), alone(9, { wording: 2 }));
    expect(await store().freshScripts()).toEqual(['script 6', 'script 7']);
    expect(await store().sampleScripts(3)).toEqual(['script 1', 'script 2', 'script 3']);
    expect(await store().sampleScripts(100)).toEqual(['script 1', 'script 2', 'script 3', 'script 4']);
  });

  test('lays out what is new, the variants of the wordings asked for, and those of a new one’s own wording', async () => {
    await prepared();
    await takeRead('s2', alone(5), alone(6, { wording: 2 }));
    const graph = await store().placementGraph(['w3']);
    expect(graph.scripts).toEqual(['script 2', 'script 3', 'script 5']);
    // v2, v3, v5, v6
    expect([...graph.wordingOf]).toEqual([0, 1, 2, 0]);
    expect([...graph.previousOf]).toEqual([0, 1, -1, -1]);
    expect(graph.first.length).toBe(4);
  });

  test('of a wording asked for shows one variant a campaign', async () => {
    await prepared(alone(1), alone(2, { wording: 1 }), alone(3, { wording: 1 }), alone(4));
    await takeRead('s2', alone(5));
    // v1 and v2 are of one campaign, v3 of another; v4 is of another wording.
    expect([...(await store().placementGraph(['w1'])).previousOf]).toEqual([0, 1, -1]);
  });

  test('lays out who holds what a new variant holds, and says in how many campaigns of the whole it stands', async () => {
    const [phone, other] = ['+447700900001', '+447700900002'];
    await prepared(alone(1, { phone }), alone(2, { phone }), alone(3, { phone }), alone(4, { phone: other }));
    await takeRead('s2', alone(5, { phone }), alone(6));
    const graph = await store().placementGraph([]);
    // v1 (of the campaign of v1 and v2), v3, v5 and v6; nothing new holds what v4 holds.
    expect([...graph.previousOf]).toEqual([0, 1, -1, -1]);
    expect([0, 1, 2, 3].map((v) => holdsOf(graph, v))).toEqual([...Array(3).fill([`same_phone ${phone}`]), []]);
    expect([...(graph.campaignsHolding ?? [])]).toEqual([2]);
  });

  test('of a value that stands in many campaigns shows few holders, and counts them all', async () => {
    const phone = '+447700900001';
    const numbers = Array.from({ length: 9 }, (_, at) => at + 1);
    await takeRead('s1', ...numbers.map((number) => alone(number, { phone })));
    await store().campaignGraph();
    await store().saveCampaigns(clusteringOf(numbers.map((_, at) => at)), new Int32Array(9).fill(-1), 'a');
    await takeRead('s2', { ...alone(10, { phone }), variantKey: 'x' });
    const graph = await store().placementGraph([]);
    expect(graph.previousOf.length).toBeLessThan(9);
    expect(graph.previousOf.length).toBeGreaterThan(2);
    expect([...(graph.campaignsHolding ?? [])]).toEqual([9]);
  });

  test('lays out an empty graph where nothing is new and nothing asked for', async () => {
    await prepared();
    expect(await store().placementGraph([])).toMatchObject({ scripts: [], values: [], wordingOf: new Int32Array(0) });
  });

  test('puts new variants in the campaigns found for them, or in new ones; the others stay', async () => {
    await prepared();
    await takeRead('s2', alone(5), alone(6));
    const { previousOf } = await store().placementGraph(['w1', 'w4']);
    expect([...previousOf]).toEqual([0, 2, -1, -1]);
    const join = { a: 0, b: 2, bits: 11, evidence: [] };
    const found = clusteringOf([0, 1, 0, 2], { joins: [join], keptApart: [{ a: 0, b: 1, bits: 5, evidence: [] }], sketches: sketches(4) });
    await store().savePlaced(found, Int32Array.of(0, 2, -1), 'b');
    expect(await listed()).toEqual([
      ['C-v1', 3],
      ['C-v3', 1],
      ['C-v4', 1],
      ['C-v6', 1],
    ]);
    expect((await store().campaignsInFull(['C-v1'], 10)).get('C-v1')).toMatchObject({ reports: 3, joins: [{ bits: 11 }] });
    expect(await store().campaignState()).toBe('b');
    expect(await store().variantCounts()).toEqual({ placed: 6, fresh: 0 });
    const { keys, bands } = await store().wordingSketches();
    expect(keys).toEqual(['w1', 'w2', 'w3', 'w4', 'w5', 'w6']);
    // What was known of the old stays; the new have theirs.
    expect(bands).toEqual(Uint32Array.of(...sketches(4), ...sketches(4).subarray(2 * sketchLength)));
  });

  test('moves no variant that has a campaign, even when told to', async () => {
    await prepared();
    await takeRead('s2', alone(5));
    await store().placementGraph(['w3', 'w4']);
    await store().savePlaced(clusteringOf([0, 0, 0]), Int32Array.of(1), 'b');
    expect(await listed()).toEqual([
      ['C-v1', 2],
      ['C-v3', 2],
      ['C-v4', 1],
    ]);
  });

  test('gives a new campaign no id that there is', async () => {
    const keyed = (number: number, variantKey: string) => ({ ...alone(number), variantKey });
    await takeRead('s1', keyed(1, 'aaaaaaaaaa1'));
    await store().campaignGraph();
    await store().saveCampaigns(clusteringOf([0]), Int32Array.of(-1), 'a');
    await takeRead('s2', keyed(2, 'aaaaaaaaaa2'), keyed(3, 'aaaaaaaaaa0'));
    await store().placementGraph([]);
    await store().savePlaced(clusteringOf([0, 1]), Int32Array.of(-1, -1), 'b');
    expect((await listed()).map(([id]) => id)).toEqual(['C-aaaaaaaaaa', 'C-aaaaaaaaaa0', 'C-aaaaaaaaaa2']);
  });

  test('sums up anew where known texts or calls have come, and where the last week has moved on', async () => {
    const [day, start] = [86_400_000, Date.UTC(2026, 2, 2)];
    const phone = '+447700900001';
    const at = (number: number, days: number, text = number) =>
      reportOf(number, { textId: `t${text}`, text: `message number ${text}`, senderId: null, receivedAt: start + days * day });
    await take('s1', batchOf([at(1, 0), at(2, 1), at(3, 3)]));
    await saveRead(store(), 7, alone(1, { phone }), alone(2), alone(3));
    await store().campaignGraph();
    await store().saveCampaigns(clusteringOf([0, 1, 2]), Int32Array.of(-1, -1, -1), 'a');
    const sums = async () =>
      Object.fromEntries(
        (await store().campaigns({ minReports: 1, limit: 10 })).map(({ campaignId, reports, recent, last, calls }) => [
          campaignId,
          [reports, recent, ((last ?? 0) - start) / day, calls],
        ]),
      );
    expect(await sums()).toEqual({ 'C-v1': [1, 1, 0, 0], 'C-v2': [1, 1, 1, 0], 'C-v3': [1, 1, 3, 0] });
    const call = reportOf(6, { kind: 'call', textId: null, text: null, senderId: `tel:${phone}`, receivedAt: start });
    await take('s2', batchOf([at(4, 9, 3), call]));
    await store().placementGraph([]);
    await store().savePlaced(clusteringOf([]), new Int32Array(0), 'b');
    expect(await sums()).toEqual({ 'C-v1': [1, 0, 0, 1], 'C-v2': [1, 0, 1, 0], 'C-v3': [2, 2, 9, 0] });
    // Nothing of the first is recent any more: its calls alone tell that it has changed.
    await take('s3', batchOf([{ ...call, reportId: 'r7' }]));
    await store().placementGraph([]);
    await store().savePlaced(clusteringOf([]), new Int32Array(0), 'c');
    expect((await sums())['C-v1']).toEqual([1, 0, 0, 2]);
  });

  test('forgets from which state the campaigns were made with the readings they were made of', async () => {
    await prepared();
    await store().dropReadings(7);
    expect(await store().campaignState()).toBe('a');
    await store().dropReadings(8);
    expect(await store().campaignState()).toBeNull();
  });
}
