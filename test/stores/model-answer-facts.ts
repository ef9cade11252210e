import { expect, test } from 'vitest';
import type { Verdict } from '../../src/model/verdict.ts';
import { buildCampaigns } from '../../src/pipeline/build-campaigns.ts';
import { noProgress } from '../../src/ports/progress.ts';
import type { Store, TextToAsk } from '../../src/ports/store.ts';
import { batchOf, readingOf, reportOf, saveRead } from '../support/reports.ts';
import type { TakeIn } from './contract.ts';

const producer = 'loopback/p1';
const nothing = { producer, requests: 0, promptTokens: 0, completionTokens: 0, cost: 0 };
const spent = { producer, requests: 2, promptTokens: 300, completionTokens: 40, cost: 0.5 };
const legitimate: Verdict = {
  messageClass: 'legitimate',
  scamType: null,
  topic: null,
  brand: null,
  lures: [],
  asks: ['reply'],
  confidence: 0.75,
  reasons: ['said so', 'with "quotes"'],
  producer,
};

/** The facts about what language models answered, in every store. */
export function modelAnswerFacts(store: () => Store, take: TakeIn): void {
  /** Four texts: t1 three times, t3 twice, t2 and t4 once; t4 is no scam for the embedded classifier. */
  const four = async () => {
    const copy = (number: number, of: number) => reportOf(number, { textId: `t${of}`, text: `message number ${of}` });
    await take('s1', batchOf([reportOf(1), reportOf(2), reportOf(3), reportOf(4), copy(5, 1), copy(6, 1), copy(7, 3)]));
    const unsure = readingOf('t4', 'v4');
    const verdict = { ...unsure.reading.verdict, messageClass: 'unknown' as const, scamType: null, lures: [] };
    await saveRead(store(), 7, ...[1, 2, 3].map((at) => readingOf(`t${at}`, `v${at}`)), {
      ...unsure,
      reading: { ...unsure.reading, verdict },
    });
  };
  const asked = async (choice: Parameters<Store['textsToAsk']>[0], limit = 10, after?: TextToAsk) =>
    (await store().textsToAsk(choice, limit, after)).map(({ textId }) => textId);

  test('gives the texts that a language model has not answered, most reported first, in portions', async () => {
    await four();
    const [first] = await store().textsToAsk({ producer }, 1);
    expect(first).toEqual({ textId: 't1', text: 'message number 1', normalised: 'normalised t1', reports: 3 });
    expect(await asked({ producer }, 2, first)).toEqual(['t3', 't2']);
    expect(await asked({ producer })).toEqual(['t1', 't3', 't2', 't4']);
    expect(await asked({ producer, messageClass: 'unknown' })).toEqual(['t4']);
    expect(await store().countTextsToAsk({ producer, messageClass: 'scam' })).toBe(3);
  });

  test('asks no text again that the same model has answered, but another model', async () => {
    await four();
    await store().saveAnswers([{ textId: 't1', verdict: legitimate }], spent, 1);
    expect(await asked({ producer })).toEqual(['t3', 't2', 't4']);
    expect(await store().countTextsToAsk({ producer })).toBe(3);
    expect(await asked({ producer: 'other/p1' })).toHaveLength(4);
  });

  test('lets the latest answer of a model count before the embedded classifier', async () => {
    await four();
    await store().saveAnswers([{ textId: 't1', verdict: legitimate }], nothing, 1);
    const [first] = await store().searchMessages('message 1', 1);
    expect(first).toMatchObject({ messageClass: 'legitimate', scamType: null, brand: null, confidence: 0.75, reasons: legitimate.reasons });
    const later: Verdict = { ...legitimate, messageClass: 'spam', producer: 'other/p1' };
    await store().saveAnswers([{ textId: 't1', verdict: later }], { ...nothing, producer: 'other/p1' }, 2);
    expect(await store().searchMessages('message 1', 1)).toMatchObject([{ messageClass: 'spam' }]);
  });

  test('keeps one answer of a model to a text, the first', async () => {
    await four();
    await store().saveAnswers([{ textId: 't1', verdict: legitimate }], nothing, 1);
    const again = { textId: 't1', verdict: { ...legitimate, messageClass: 'spam' as const } };
    await store().saveAnswers([again, again], nothing, 2);
    expect(await store().searchMessages('message 1', 1)).toMatchObject([{ messageClass: 'legitimate' }]);
  });

  test('lets an unknown of a model lift nothing but what was unknown or legitimate', async () => {
    await four();
    const unknown: Verdict = { ...legitimate, messageClass: 'unknown', reasons: ['it tries to steer'] };
    await store().saveAnswers(
      ['t1', 't4'].map((textId) => ({ textId, verdict: unknown })),
      nothing,
      1,
    );
    expect(await store().searchMessages('message 1', 1)).toMatchObject([{ messageClass: 'scam', scamType: 'delivery' }]);
    expect(await store().searchMessages('message 4', 1)).toMatchObject([{ messageClass: 'unknown', reasons: ['it tries to steer'] }]);
  });

  test('adds up what was spent since a moment, over all models', async () => {
    expect(await store().modelSpending(0)).toEqual({ requests: 0, promptTokens: 0, completionTokens: 0, cost: 0 });
    await store().saveAnswers([], spent, 1000);
    await store().saveAnswers([], { ...spent, producer: 'other/p1' }, 2000);
    await store().saveAnswers([], nothing, 3000);
    expect(await store().modelSpending(0)).toEqual({ requests: 4, promptTokens: 600, completionTokens: 80, cost: 1 });
    expect(await store().modelSpending(1001)).toMatchObject({ requests: 2, promptTokens: 300 });
    expect(await store().modelSpending(2001)).toMatchObject({ requests: 0 });
  });

  test.each([0, 20_000])('brings campaigns up to date with answers, found anew or placed (%d)', async (manyPlaced) => {
    await four();
    // Another campaign a month later: the first is then not summed anew for having been seen in the last week.
    await take('s2', batchOf([reportOf(9, { receivedAt: Date.UTC(2026, 4, 2), sender: null, senderId: null })]));
    const other = readingOf('t9', 'v9', { wordingKey: 'w9', contacts: [] });
    const script = 'something else altogether, of which nothing is alike';
    await saveRead(store(), 7, { ...other, reading: { ...other.reading, script, verdict: { ...other.reading.verdict, brand: null } } });
    await buildCampaigns(store(), noProgress, { manyPlaced });
    const classes = async () => (await store().campaigns({ minReports: 2, limit: 10 })).map(({ messageClass }) => messageClass);
    expect(await classes()).toEqual(['scam']);
    const answers = ['t1', 't2', 't3', 't4'].map((textId) => ({ textId, verdict: legitimate }));
    await store().saveAnswers(answers, nothing, 1);
    expect(await buildCampaigns(store(), noProgress, { manyPlaced })).toBe(true);
    expect(await classes()).toEqual(['legitimate']);
    expect(await buildCampaigns(store(), noProgress, { manyPlaced })).toBe(false);
  });
}
