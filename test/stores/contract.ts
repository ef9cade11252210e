import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Taken } from '../../src/model/source.ts';
import { packReadings } from '../../src/ports/reader-pool.ts';
import type { Store, StoreBatch } from '../../src/ports/store.ts';
import { allUnread, batchesOf, batchOf, readingOf, reportOf, saveRead, sourceOf } from '../support/reports.ts';
import { campaignFacts } from './campaign-facts.ts';
import { decisionFacts } from './decision-facts.ts';
import { historyFacts } from './history-facts.ts';
import { labelFacts } from './label-facts.ts';
import { modelAnswerFacts } from './model-answer-facts.ts';
import { observationFacts } from './observation-facts.ts';
import { placementFacts } from './placement-facts.ts';
import { typeNameFacts } from './type-name-facts.ts';

/** Opens a store that holds what was stored under the same name before, in this test or another process. */
export type OpenStore = (name: string) => Promise<Store>;

const custody = { at: Date.UTC(2026, 3, 6), actor: 'tester' };
let count = 0;

/** The facts about every store, whatever its engine. */
export function storeContract(name: string, open: OpenStore): void {
  describe(`the ${name} store`, () => {
    let store: Store;
    let place: string;
    const take = (sourceId: string, ...batches: readonly StoreBatch[]): Promise<Taken> =>
      store.takeSource(batchesOf(...batches), () => sourceOf(sourceId), custody);

    beforeEach(async () => {
      place = `contract-${count++}`;
      store = await open(place);
    });
    afterEach(() => store.close());

    intakeFacts(() => store, take);
    readingFacts(() => store, take);
    campaignFacts(() => store, take);
    placementFacts(() => store, take);
    modelAnswerFacts(() => store, take);
    labelFacts(() => store, take);
    historyFacts(() => store, take);
    observationFacts(() => store);
    typeNameFacts(() => store, take);
    decisionFacts(() => store, take);

    test('keeps all of it when closed and opened again', async () => {
      await take('s1', batchOf([reportOf(1), reportOf(2)]));
      await store.close();
      store = await open(place);
      expect(await store.overview()).toMatchObject({ reports: 2, texts: 2, senders: 1, sources: 1 });
      expect(await store.custody()).toHaveLength(1);
    });
  });
}

type Get = () => Store;
/** Takes in a source of so many batches. */
export type TakeIn = (sourceId: string, ...batches: readonly StoreBatch[]) => Promise<Taken>;

function intakeFacts(store: Get, take: TakeIn): void {
  const reject = { line: 9, lines: 1, reason: 'no cells', excerpt: 'x' };

  test('counts what it takes in', async () => {
    expect(await store().hasSource('s1')).toBe(false);
    const taken = await take('s1', batchOf([reportOf(1), reportOf(2)], { rejects: [reject] }), batchOf([reportOf(3)], { senders: [] }));
    expect(taken).toEqual({ records: 4, accepted: 3, added: 3, rejected: 1 });
    expect(await store().hasSource('s1')).toBe(true);
    expect(await store().sources()).toMatchObject([{ sourceId: 's1', records: 4, added: 3, rejected: 1 }]);
    expect(await store().rejects(10)).toEqual([{ source: 's1.csv', ...reject }]);
  });

  test('counts reports it knows, and does not add them again', async () => {
    await take('s1', batchOf([reportOf(1), reportOf(2)]));
    expect(await take('s2', batchOf([reportOf(2), reportOf(3)]))).toMatchObject({ accepted: 2, added: 1 });
    expect(await store().overview()).toMatchObject({ reports: 3, texts: 3, senders: 1 });
  });

  test('keeps nothing of a source whose batches break off, and takes it in afterwards', async () => {
    await take('s1', batchOf([reportOf(1)]));
    const breaking = async function* (): AsyncGenerator<StoreBatch> {
      yield batchOf([reportOf(2)], { rejects: [reject] });
      throw new Error('the cable was pulled');
    };
    await expect(store().takeSource(breaking(), () => sourceOf('s2'), custody)).rejects.toThrow('the cable was pulled');
    expect(await store().overview()).toMatchObject({ reports: 1, texts: 1, rejects: 0, sources: 1 });
    expect(await store().hasSource('s2')).toBe(false);
    expect(await store().custody()).toHaveLength(1);
    expect(await take('s2', batchOf([reportOf(2)]))).toMatchObject({ added: 1 });
  });

  test('keeps nothing of a source that cannot be described', async () => {
    const failing = () => {
      throw new Error('no description');
    };
    await expect(store().takeSource(batchesOf(batchOf([reportOf(1)])), failing, custody)).rejects.toThrow('no description');
    expect(await store().overview()).toMatchObject({ reports: 0, texts: 0, sources: 0 });
  });

  test('refuses a source it has, and stays as it was', async () => {
    await take('s1', batchOf([reportOf(1)]));
    await expect(take('s1', batchOf([reportOf(2)]))).rejects.toThrow();
    expect(await store().overview()).toMatchObject({ reports: 1, sources: 1 });
  });

  test('shows of the spellings of a sender the first by letter, in whatever order they come', async () => {
    const named = (display: string) => ({ senders: [{ id: 'name:evri', kind: 'alphanumeric' as const, display }] });
    await take('s1', batchOf([reportOf(1)], named('Evri')), batchOf([], named('evri')));
    expect((await store().sendersWithoutFacts()).map(({ display }) => display)).toEqual(['Evri']);
    await take('s2', batchOf([reportOf(2)], named('EVRI')), batchOf([], named('evri')));
    expect((await store().sendersWithoutFacts()).map(({ display }) => display)).toEqual(['EVRI']);
  });

  test('keeps any text: NUL, emoji, quotes, a megabyte', async () => {
    const texts = ['a\u0000b', '😀\u202e', `'"; DROP TABLE reports; --`, 'x'.repeat(1_048_576), '\ufffd'];
    await take('s1', batchOf(texts.map((text, index) => reportOf(index, { text }))));
    const kept = await allUnread(store());
    expect(kept.map(({ text }) => text).sort()).toEqual([...texts].sort());
  });

  test('chains the custody log, each entry naming its source', async () => {
    await take('s1', batchOf([reportOf(1)]));
    await take('s2', batchOf([reportOf(2)]));
    const log = await store().custody();
    expect(log.map(({ seq, subject, actor }) => [seq, subject, actor])).toEqual([
      [1, 's1', 'tester'],
      [2, 's2', 'tester'],
    ]);
    expect(new Set(log.map(({ hash }) => hash)).size).toBe(2);
  });
}

function readingFacts(store: Get, take: TakeIn): void {
  test('gives each distinct text to be read once', async () => {
    await take(
      's1',
      batchOf([
        reportOf(1),
        reportOf(2),
        reportOf(3, { textId: 't1', text: 'message number 1' }),
        reportOf(4, { textId: null, text: null, kind: 'call' }),
      ]),
    );
    expect(await store().countUnread()).toBe(2);
    const portions: number[] = [];
    for await (const texts of store().unreadTexts(1)) portions.push(texts.length);
    expect(portions).toEqual([1, 1]);
    await saveRead(store(), 7, readingOf('t1', 'v1'));
    expect(await allUnread(store())).toEqual([{ textId: 't2', text: 'message number 2', urls: [] }]);
  });

  test('gives each text once though readings are saved between the portions', async () => {
    await take('s1', batchOf(Array.from({ length: 7 }, (_, index) => reportOf(index))));
    const given: string[] = [];
    for await (const texts of store().unreadTexts(2)) {
      given.push(...texts.map(({ textId }) => textId));
      await saveRead(store(), 7, ...texts.map(({ textId }) => readingOf(textId, `v-${textId}`)));
    }
    expect(given.sort()).toEqual(['t0', 't1', 't2', 't3', 't4', 't5', 't6']);
    expect(await store().countUnread()).toBe(0);
    expect(await allUnread(store())).toEqual([]);
  });

  test('gives texts in the order of their letters, so that those of one wording come together', async () => {
    const texts = ['Pay at b.example', 'Call us now', 'Pay at a.example', 'Any news?', 'Call us back'];
    await take('s1', batchOf(texts.map((text, index) => reportOf(index, { text }))));
    const given: string[] = [];
    for await (const portion of store().unreadTexts(2)) given.push(...portion.map(({ text }) => text));
    expect(given).toEqual(['Any news?', 'Call us back', 'Call us now', 'Pay at a.example', 'Pay at b.example']);
  });

  test('keeps all that is saved at once, also when saving is asked for again before it is done', async () => {
    await take('s1', batchOf(Array.from({ length: 12 }, (_, index) => reportOf(index))));
    await store().saveReadings(async (save) => {
      await Promise.all(Array.from({ length: 12 }, (_, index) => save(packReadings(7, [readingOf(`t${index}`, `v${index}`)]))));
    });
    expect(await store().countUnread()).toBe(0);
    expect((await store().overview()).texts).toBe(12);
  });

  test('keeps no reading of a portion that breaks off', async () => {
    await take('s1', batchOf([reportOf(1), reportOf(2)]));
    const breaking = store().saveReadings(async (save) => {
      await save(packReadings(7, [readingOf('t1', 'v1')]));
      throw new Error('a reader fell over');
    });
    await expect(breaking).rejects.toThrow('a reader fell over');
    expect(await store().countUnread()).toBe(2);
    expect(await store().hostsWithoutFacts()).toEqual([]);
    await saveRead(store(), 7, readingOf('t1', 'v1'));
    expect(await store().countUnread()).toBe(1);
  });

  test('gives a text again when another version reads, or when a link of its own comes with it', async () => {
    await take('s1', batchOf([reportOf(1), reportOf(2)]));
    await saveRead(store(), 7, readingOf('t1', 'v1'), readingOf('t2', 'v2'));
    await store().dropReadings(7);
    expect(await store().countUnread()).toBe(0);
    await take('s2', batchOf([reportOf(3, { textId: 't1', text: 'message number 1', url: 'http://new.example' })]));
    expect(await allUnread(store())).toEqual([{ textId: 't1', text: 'message number 1', urls: ['http://new.example'] }]);
    await store().dropReadings(8);
    expect(await store().countUnread()).toBe(2);
  });

  test('asks for the facts of every sender and host once', async () => {
    await take('s1', batchOf([reportOf(1)]));
    await saveRead(store(), 7, readingOf('t1', 'v1'));
    expect(await store().hostsWithoutFacts()).toEqual(['evri.example']);
    expect((await store().sendersWithoutFacts()).map(({ id }) => id)).toEqual(['name:evri']);
    const fact = { field: 'kind', value: 'x', source: 'test', sourceDate: '2026-01-01' };
    await store().saveFacts([
      { subject: 'host:evri.example', ...fact },
      { subject: 'name:evri', ...fact },
    ]);
    expect([await store().hostsWithoutFacts(), await store().sendersWithoutFacts()]).toEqual([[], []]);
  });

  test('finds messages by all words, in text, normalised view or sender, whatever their case', async () => {
    await take('s1', batchOf([reportOf(1), reportOf(2)]));
    await saveRead(store(), 7, readingOf('t1', 'v1'), readingOf('t2', 'v2'));
    expect((await store().searchMessages('MESSAGE 2', 10)).map(({ text }) => text)).toEqual(['message number 2']);
    expect(await store().searchMessages('normalised evri', 10)).toHaveLength(2);
    expect(await store().searchMessages('message nowhere', 10)).toEqual([]);
    expect(await store().searchMessages("100% ' _", 10)).toEqual([]);
    expect(await store().searchMessages('', 1)).toHaveLength(1);
  });
}
