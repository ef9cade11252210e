import { describe, expect, test } from 'vitest';
import type { Label } from '../../src/model/opinion.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { nothingSpent } from '../../src/ports/classifier.ts';
import type { Store } from '../../src/ports/store.ts';
import { batchOf, readingOf, reportOf, saveRead } from '../support/reports.ts';
import type { TakeIn } from './contract.ts';

const at = Date.UTC(2026, 3, 6);

export function labelOf(textId: string, fields: Partial<Label> = {}): Label {
  return {
    textId,
    messageClass: 'scam',
    scamType: 'banking',
    topic: 'banking',
    brand: 'barclays',
    lures: ['authority', 'time_and_urgency'],
    asks: null,
    labelledBy: 'ann',
    labelledAt: at,
    note: null,
    ...fields,
  };
}

/** The facts about what people say of texts, and about the samples they say it of. */
export function labelFacts(store: () => Store, take: TakeIn): void {
  const read = async (count: number, verdict: (number: number) => Partial<Verdict> = () => ({})) => {
    const numbers = Array.from({ length: count }, (_, index) => index + 1);
    await take('s1', batchOf(numbers.map((number) => reportOf(number))));
    const texts = numbers.map((number) => {
      const { reading, ...rest } = readingOf(`t${number}`, `v${number}`, { wordingKey: `w${number % 10}` });
      return { ...rest, reading: { ...reading, verdict: { ...reading.verdict, ...verdict(number) } } };
    });
    await saveRead(store(), 7, ...texts);
  };
  const verdictOf = async (number: number) => (await store().searchMessages(`number ${number}`, 1))[0];

  describe('labels', () => {
    test("a person's label counts before all else, the latest of them, with who said it", async () => {
      await read(1);
      const answer = { ...readingOf('t1', 'v1').reading.verdict, messageClass: 'spam' as const, scamType: null, producer: 'm/1' };
      await store().saveLabels([labelOf('t1')]);
      await store().saveAnswers([{ textId: 't1', verdict: answer }], { ...nothingSpent, producer: 'm/1' }, at + 5);
      expect(await verdictOf(1)).toMatchObject({ messageClass: 'scam', scamType: 'banking', brand: 'barclays', producer: 'person:ann' });
      await store().saveLabels([
        labelOf('t1', { messageClass: 'legitimate', scamType: null, lures: [], labelledBy: 'bob', labelledAt: at + 1 }),
      ]);
      expect(await verdictOf(1)).toMatchObject({ messageClass: 'legitimate', scamType: null, confidence: 1, producer: 'person:bob' });
      expect(await store().labels({})).toHaveLength(2);
    });

    test('a label taken back no longer counts, and another of the same moment counts after it', async () => {
      await read(1);
      await store().saveLabels([labelOf('t1')]);
      await store().saveLabels([{ textId: 't1', labelledBy: 'ann', labelledAt: at }]);
      expect(await verdictOf(1)).toMatchObject({ scamType: 'delivery', producer: 'rules' });
      expect(await store().labels({})).toEqual([]);
      await store().saveLabels([labelOf('t1', { note: 'again' })]);
      expect(await verdictOf(1)).toMatchObject({ scamType: 'banking', reasons: ['labelled by ann', 'again'] });
      expect(await store().labels({})).toMatchObject([{ textId: 't1', note: 'again' }]);
    });

    test('what a person did not speak of stays as the embedded classifier has it; none is not that', async () => {
      await read(2);
      const silent = { scamType: null, topic: null, brand: null, lures: null };
      await store().saveLabels([labelOf('t1', silent), labelOf('t2', { brand: '', lures: [] })]);
      expect(await verdictOf(1)).toMatchObject({ scamType: 'delivery', brand: 'evri', producer: 'person:ann' });
      expect(await verdictOf(2)).toMatchObject({ scamType: 'banking', brand: null });
      const kept = await store().labels({ labelledBy: 'ann' });
      expect(kept.map(({ brand, lures, asks }) => [brand, lures, asks])).toEqual([
        [null, null, null],
        ['', [], null],
      ]);
      await store().saveLabels([labelOf('t1', { ...silent, messageClass: 'legitimate', lures: [], labelledAt: at + 1 })]);
      expect(await verdictOf(1)).toMatchObject({ messageClass: 'legitimate', scamType: null });
    });

    test('give back what was said, any text in it, all or nothing', async () => {
      await read(2);
      const odd = labelOf('t1', { note: 'a\u001eb "\n\u001f😀', asks: ['link', 'pay'], topic: "'; DROP TABLE labels; --" });
      await store().saveLabels([odd]);
      expect(await store().labels({})).toEqual([{ ...odd, text: 'message number 1' }]);
      const broken = { ...labelOf('t2'), labelledAt: 'never' as unknown as number };
      await expect(store().saveLabels([labelOf('t2', { labelledBy: 'bob' }), broken])).rejects.toThrow();
      expect(await store().labels({})).toHaveLength(1);
      expect(await store().knownTexts(['t1', 't9', "' OR 1=1"])).toEqual(new Set(['t1']));
    });

    test('change the state from which campaigns are made', async () => {
      await read(1);
      const before = await store().campaignInputState();
      await store().saveLabels([labelOf('t1')]);
      expect(await store().campaignInputState()).not.toBe(before);
    });

    test('stand beside what each classifier says', async () => {
      await read(3, (number) => (number === 2 ? { brand: null, lures: [] } : {}));
      await store().saveLabels([labelOf('t1'), labelOf('t2', { labelledBy: 'bob' })]);
      const answer = { ...readingOf('t2', 'v2').reading.verdict, producer: 'm/1' };
      await store().saveAnswers(
        [
          { textId: 't2', verdict: answer },
          { textId: 't3', verdict: answer },
        ],
        { ...nothingSpent, producer: 'm/1' },
        at,
      );
      const all = await store().opinions(null);
      expect(all.map(({ kind, rater, textId, brand }) => `${kind} ${rater} ${textId} ${brand}`)).toEqual([
        'embedded rules t1 evri',
        'embedded rules t2 ',
        'model m/1 t2 evri',
        'person ann t1 barclays',
        'person bob t2 barclays',
      ]);
      await store().saveSample({ name: 'x', drawnBy: 'ann', drawnAt: at, method: 'by hand' }, ['t3']);
      expect((await store().opinions('x')).map(({ rater }) => rater)).toEqual(['rules', 'm/1']);
    });
  });

  describe('samples', () => {
    const draw = { by: 'random', messageClass: null, size: 20, seed: 1 } as const;

    test('are those of their seed, and grow by drawing on', async () => {
      await read(60);
      const { population, textIds } = await store().drawTexts(draw);
      expect([population, new Set(textIds).size]).toEqual([60, 20]);
      expect(await store().drawTexts(draw)).toEqual({ population, textIds });
      expect((await store().drawTexts({ ...draw, seed: 2 })).textIds).not.toEqual(textIds);
      expect((await store().drawTexts({ ...draw, size: 40 })).textIds.slice(0, 20)).toEqual(textIds);
      expect((await store().drawTexts({ ...draw, size: 100 })).textIds).toHaveLength(60);
      await store().saveLabels(textIds.map((textId) => labelOf(textId)));
      expect((await store().drawTexts(draw)).textIds).toEqual(textIds);
    });

    test('draw every text about as often', async () => {
      await read(40);
      const times = new Map<string, number>();
      for (let seed = 0; seed < 100; seed++) {
        for (const textId of (await store().drawTexts({ ...draw, size: 10, seed })).textIds)
          times.set(textId, (times.get(textId) ?? 0) + 1);
      }
      // 25 times each on average, deviation 4.3.
      expect(times.size).toBe(40);
      expect(Math.min(...times.values())).toBeGreaterThan(8);
      expect(Math.max(...times.values())).toBeLessThan(44);
    });

    test('take equal shares of classes and types when stratified, as far as there are enough', async () => {
      await read(60, (number) =>
        number <= 4 ? { messageClass: 'passcode', scamType: null } : number <= 30 ? { scamType: 'banking' } : { scamType: 'delivery' },
      );
      const { textIds } = await store().drawTexts({ ...draw, by: 'stratified' });
      const places = textIds.map((textId) => Number(textId.slice(1)));
      const shares = [places.filter((n) => n <= 4), places.filter((n) => n > 4 && n <= 30), places.filter((n) => n > 30)];
      expect(shares.map(({ length }) => length)).toEqual([4, 8, 8]);
      expect(places.slice(0, 3).every((n) => n <= 4)).toBe(false);
    });

    test('begin with what is least certain, one of each wording first, and end with what a person has said', async () => {
      await read(20, (number) =>
        number === 7 ? { messageClass: 'unknown', scamType: null, confidence: 0.9 } : { confidence: number / 100 },
      );
      const order = async () => (await store().drawTexts({ ...draw, by: 'least-certain' })).textIds;
      expect((await order()).slice(0, 3)).toEqual(['t7', 't1', 't2']);
      // t17 has the wording of t7.
      expect((await order()).indexOf('t17')).toBeGreaterThan(9);
      await store().saveLabels([labelOf('t7', { messageClass: 'unknown', scamType: null, lures: [] })]);
      expect((await order()).slice(0, 2)).toEqual(['t1', 't2']);
    });

    test('can be of one class, and hold texts of text reports only', async () => {
      await read(6, (number) => (number === 3 ? { messageClass: 'spam', scamType: null } : {}));
      await take('s2', batchOf([reportOf(9, { kind: 'url', textId: 't9', text: 'http://evri.example' })]));
      await saveRead(store(), 7, readingOf('t9', 'v9'));
      expect(await store().drawTexts({ ...draw, messageClass: 'spam' })).toEqual({ population: 1, textIds: ['t3'] });
      expect((await store().drawTexts(draw)).population).toBe(6);
      expect(await store().drawTexts({ ...draw, messageClass: 'passcode' })).toEqual({ population: 0, textIds: [] });
    });

    test('are kept by name in their order, with the text, its senders and the guess', async () => {
      await read(3);
      await store().saveSample({ name: 'one', drawnBy: 'ann', drawnAt: at, method: 'by hand' }, ['t3', 't1']);
      await store().saveSample({ name: 'two', drawnBy: 'bob', drawnAt: at + 1, method: 'by hand' }, ['t2']);
      expect(await store().samples()).toEqual([
        { name: 'one', texts: 2, drawnBy: 'ann', drawnAt: at, method: 'by hand' },
        { name: 'two', texts: 1, drawnBy: 'bob', drawnAt: at + 1, method: 'by hand' },
      ]);
      const guess = { messageClass: 'scam', scamType: 'delivery', brand: 'evri' };
      expect(await store().sampleTexts('one')).toEqual([
        { textId: 't3', text: 'message number 3', reports: 1, senders: ['Evri'], guess },
        { textId: 't1', text: 'message number 1', reports: 1, senders: ['Evri'], guess },
      ]);
      const again = store().saveSample({ name: 'one', drawnBy: 'eve', drawnAt: at, method: 'by hand' }, ['t2']);
      await expect(again).rejects.toMatchObject({ code: 'HOOKLINE_SAMPLE_EXISTS' });
      expect(await store().sampleTexts('one')).toHaveLength(2);
      await store().saveLabels([labelOf('t1'), labelOf('t2')]);
      expect((await store().labels({ sample: 'one' })).map(({ textId }) => textId)).toEqual(['t1']);
    });
  });
}
