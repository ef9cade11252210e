import { describe, expect, test } from 'vitest';
import type { TypeDecision } from '../../src/model/type-name.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import type { Store } from '../../src/ports/store.ts';
import { batchOf, readingOf, reportOf, saveRead } from '../support/reports.ts';
import type { TakeIn } from './contract.ts';

const decision = (name: string, fields: Partial<TypeDecision> = {}): TypeDecision => ({
  ...{ name, mergedInto: null, promoted: false, decidedBy: 'ann', decidedAt: 1000 },
  ...fields,
});

/** The facts about names of scams, and what people decide about them. */
export function typeNameFacts(store: () => Store, take: TakeIn): void {
  /** Texts with these verdicts, each read as two reports; the campaigns are those of `groupOf`. */
  const prepared = async (groupOf: readonly number[], verdicts: readonly Partial<Verdict>[]) => {
    const reports = verdicts.flatMap((_, at) =>
      [at, at].map((text, turn) => reportOf(2 * text + turn, { textId: `t${text}`, text: `text ${text}` })),
    );
    await take('s1', batchOf(reports));
    const texts = verdicts.map((verdict, at) => {
      const { reading, ...rest } = readingOf(`t${at}`, `v${at}`);
      return { ...rest, text: `text ${at}`, reading: { ...reading, verdict: { ...reading.verdict, brand: null, ...verdict } } };
    });
    await saveRead(store(), 7, ...texts);
    await store().campaignGraph();
    const groups = Math.max(...groupOf) + 1;
    const clustering = { groupOf: Int32Array.from(groupOf), groups, joins: [], keptApart: [], sketches: new Uint32Array(0) };
    await store().saveCampaigns(clustering, new Int32Array(groups).fill(-1), 'made');
  };
  const others = (topic: string | null): Partial<Verdict> => ({ scamType: 'others', topic });
  const unsure = (topic: string | null): Partial<Verdict> => ({ messageClass: 'unknown', scamType: null, topic });
  const listed = async () =>
    (await store().campaigns({ minReports: 1, limit: 10 })).map(({ campaignId, scamType, typeName }) => [campaignId, scamType, typeName]);

  test('counts the topics of scams of type others and of what is of no known class', async () => {
    await prepared([0, 1, 2, 3], [others('raffle'), others('raffle'), unsure('job'), { scamType: 'delivery', topic: 'delivery' }]);
    expect(await store().topicCounts()).toEqual([
      { name: 'job', count: 2 },
      { name: 'raffle', count: 4 },
    ]);
  });

  describe('decisions', () => {
    test('the latest on a name counts, also of two at one time', async () => {
      await store().decideType(decision('moth', { promoted: true }));
      await store().decideType(decision('wasp', { mergedInto: 'moth' }));
      await store().decideType(decision('wasp', { mergedInto: 'bee', decidedBy: 'ben' }));
      expect(await store().typeDecisions()).toEqual([
        decision('moth', { promoted: true }),
        decision('wasp', { mergedInto: 'bee', decidedBy: 'ben' }),
      ]);
    });

    test('one that neither merges nor promotes takes back the one before', async () => {
      await store().decideType(decision('moth', { promoted: true }));
      await store().decideType(decision('moth', { decidedAt: 2000 }));
      expect(await store().typeDecisions()).toEqual([]);
      expect((await store().namingInput()).decisions).toBe(2);
    });

    test('a name is a value, never SQL', async () => {
      await store().decideType(decision("x'); DROP TABLE reports; --", { promoted: true }));
      expect(await store().typeDecisions()).toMatchObject([{ name: "x'); DROP TABLE reports; --" }]);
      expect(await store().overview()).toMatchObject({ reports: 0 });
    });
  });

  test('a campaign is named by what half of its reports bear; a type of its own stands instead of others', async () => {
    await prepared([0, 0, 0, 1, 1, 1], [others('raffle'), others('lottery'), others(null), others('vinted'), others(null), others(null)]);
    await store().saveTopicNames([
      { topic: 'raffle', name: 'prize', type: 'prize' },
      { topic: 'lottery', name: 'prize', type: 'prize' },
      { topic: 'vinted', name: 'vinted', type: null },
    ]);
    expect(await listed()).toEqual([
      ['C-v0', 'prize', 'prize'],
      ['C-v3', 'others', null],
    ]);
    expect((await store().campaigns({ minReports: 1, limit: 10, scamType: 'prize' })).map((one) => one.campaignId)).toEqual(['C-v0']);
    expect((await store().campaignsInFull(['C-v0'], 5)).get('C-v0')).toMatchObject({ scamType: 'prize', typeName: 'prize' });
    // The text without a topic is of its campaign's type; those of the other campaign stay what they were.
    expect((await store().overview()).types).toEqual({ others: 6, prize: 6 });
    expect((await store().indicators()).find(({ campaignId }) => campaignId === 'C-v0')).toMatchObject({ scamType: 'prize' });
    expect((await store().searchMessages('text', 9)).map(({ scamType }) => scamType)).toEqual([
      ...['prize', 'prize', 'prize'],
      ...['others', 'others', 'others'],
    ]);
  });

  test('what is of no known class is listed under a promoted name, never under a closed type', async () => {
    await prepared([0, 1], [unsure('job'), unsure('raffle')]);
    await store().saveTopicNames([
      { topic: 'job', name: 'job', type: 'job' },
      { topic: 'raffle', name: 'prize', type: 'prize' },
    ]);
    expect(await listed()).toEqual([
      ['C-v0', null, 'job'],
      ['C-v1', null, 'prize'],
    ]);
    const chosen = async (scamType: string) => (await store().campaigns({ minReports: 1, limit: 10, scamType })).length;
    expect([await chosen('job'), await chosen('prize')]).toEqual([0, 1]);
  });

  test('gives the scripts of campaigns without a name, and keeps the names found for them', async () => {
    await prepared([0, 0, 1, 2], [others(null), others(null), others('raffle'), { scamType: 'delivery' }]);
    await store().saveTopicNames([{ topic: 'raffle', name: 'prize', type: null }]);
    expect(await store().campaignsToName(10)).toEqual([{ campaignId: 'C-v0', scripts: [{ script: 'message number {number}', count: 4 }] }]);
    const found = { campaignId: 'C-v0', found: 'moth', terms: ['moth', 'wool'], name: 'moth', type: null };
    await store().saveFoundNames([found], 'state');
    expect(await store().namingState()).toBe('state');
    expect(await store().foundNames()).toEqual([found]);
    expect(await store().campaignScripts(2)).toHaveLength(2);
    expect((await store().nameTallies()).map(({ name, reports, texts, campaigns }) => [name, reports, texts, campaigns])).toEqual([
      ['moth', 4, 2, 1],
      ['delivery', 2, 1, 1],
      ['prize', 2, 1, 1],
    ]);
    expect(await store().nameForms()).toEqual([
      { form: 'moth', name: 'moth' },
      { form: 'raffle', name: 'prize' },
    ]);
  });

  test('a name found in its own words is a campaign’s until another is, or a topic names it', async () => {
    await prepared([0, 1, 2], [others(null), others('raffle'), others(null)]);
    const named = (campaignId: string, name: string) => ({ campaignId, found: name, terms: [name], name, type: null });
    await store().saveTopicNames([]);
    await store().saveFoundNames([named('C-v0', 'moth'), named('C-v1', 'draw'), named('C-v2', 'wasp')], 'state');
    await store().saveTopicNames([{ topic: 'raffle', name: 'prize', type: null }]);
    expect(await listed()).toEqual([
      ['C-v0', 'others', 'moth'],
      ['C-v1', 'others', 'prize'],
      ['C-v2', 'others', 'wasp'],
    ]);
    expect((await store().campaignsToName(10)).map(({ campaignId }) => campaignId)).toEqual(['C-v0', 'C-v2']);
    await store().saveFoundNames([named('C-v0', 'bee')], 'later');
    expect((await listed()).map(([, , name]) => name)).toEqual(['bee', 'prize', null]);
  });

  test('names made anew leave nothing of the old ones, and no state', async () => {
    await prepared([0], [others('raffle')]);
    await store().saveTopicNames([{ topic: 'raffle', name: 'prize', type: null }]);
    await store().saveFoundNames([], 'state');
    await store().saveTopicNames([]);
    expect(await store().namingState()).toBeNull();
    expect(await listed()).toEqual([['C-v0', 'others', null]]);
    expect(await store().nameTallies()).toMatchObject([{ name: null, reports: 2 }]);
  });
}
