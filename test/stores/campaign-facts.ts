import { expect, test } from 'vitest';
import type { Contact } from '../../src/model/contact.ts';
import type { Clustering } from '../../src/model/variant-graph.ts';
import type { FeedGraph, Store } from '../../src/ports/store.ts';
import { batchOf, readingOf, reportOf, saveRead } from '../support/reports.ts';
import type { TakeIn } from './contract.ts';

/** What belongs together, by numbers: of three variants the first two, joined, and the third alone. */
const pairAndOne: Clustering = {
  groupOf: Int32Array.of(0, 0, 1),
  groups: 2,
  joins: [{ a: 0, b: 1, bits: 9, evidence: [] }],
  keptApart: [{ a: 1, b: 2, bits: 5, evidence: [] }],
  sketches: new Uint32Array(0),
};

/** Campaigns without joins, by the group of each variant. */
const groupsOf = (...groupOf: number[]): Clustering => ({
  groupOf: Int32Array.from(groupOf),
  groups: Math.max(-1, ...groupOf) + 1,
  joins: [],
  keptApart: [],
  sketches: new Uint32Array(0),
});

/** The facts about the campaigns that a store keeps. */
export function campaignFacts(store: () => Store, take: TakeIn): void {
  const prepared = async () => {
    await take('s1', batchOf([reportOf(1), reportOf(2), reportOf(3)]));
    await saveRead(store(), 7, readingOf('t1', 'v1'), readingOf('t2', 'v2'), readingOf('t3', 'v3'));
  };
  const save = async (clustering: Clustering, kept: readonly number[], state = 'a'): Promise<FeedGraph> => {
    const graph = await store().campaignGraph();
    await store().saveCampaigns(clustering, Int32Array.from(kept), state);
    return graph;
  };
  const listed = async (minReports = 1) =>
    (await store().campaigns({ minReports, limit: 10 })).map(({ campaignId, reports }) => [campaignId, reports]);

  test('knows from which state the campaigns were made', async () => {
    expect(await store().campaignState()).toBeNull();
    const before = await store().campaignInputState();
    await prepared();
    const after = await store().campaignInputState();
    expect(after).not.toBe(before);
    await save(pairAndOne, [-1, -1], after);
    expect(await store().campaignState()).toBe(after);
    expect(await store().campaignInputState()).toBe(after);
  });

  test('lays out an empty feed as an empty graph', async () => {
    expect(await store().campaignGraph()).toMatchObject({ scripts: [], values: [], brands: [], topics: [], languages: [] });
    expect(await store().campaignGraph()).toMatchObject({ wordingOf: new Int32Array(0), heldFrom: Int32Array.of(0) });
  });

  test('numbers variants, wordings and names in the order of their keys, whatever the order of reports', async () => {
    await take('s1', batchOf([reportOf(3, { receivedAt: null, senderId: null }), reportOf(1), reportOf(2)]));
    const french = { ...readingOf('t2', 'v1', { wordingKey: 'w2' }) };
    await saveRead(
      store(),
      7,
      readingOf('t1', 'v3', { wordingKey: 'w3' }),
      { ...french, reading: { ...french.reading, script: 'deux', language: 'fr', verdict: { ...french.reading.verdict, brand: null } } },
      readingOf('t3', 'v2', { wordingKey: 'w3' }),
    );
    const graph = await store().campaignGraph();
    expect(graph.scripts).toEqual(['deux', 'message number {number}']);
    expect([...graph.wordingOf]).toEqual([0, 1, 1]);
    expect([graph.brands, [...graph.brandOf]]).toEqual([['evri'], [-1, 0, 0]]);
    expect([graph.topics, [...graph.topicOf]]).toEqual([['delivery'], [0, 0, 0]]);
    expect([graph.languages, [...graph.languageOf]]).toEqual([
      ['en', 'fr'],
      [1, 0, 0],
    ]);
    const time = (minute: number) => Date.UTC(2026, 2, 2, 10, minute);
    expect([...graph.first]).toEqual([time(2), Number.NaN, time(1)]);
    expect([...graph.last]).toEqual([time(2), Number.NaN, time(1)]);
    expect([...graph.previousOf]).toEqual([-1, -1, -1]);
  });

  test('says what each variant holds: sites, links, services, contacts and senders; what one alone holds joins nothing and is left out', async () => {
    await take('s1', batchOf([reportOf(1), reportOf(2), reportOf(3, { senderId: 'tel:+447700900003' })]));
    const contact = (kind: Contact['kind'], value: string, link: Partial<Contact> = {}): Contact => ({
      ...{ kind, value, host: null, domain: null, site: null, hostClass: null, bends: null },
      ...link,
    });
    const short = { host: 'bit.ly', domain: 'bit.ly', hostClass: 'shortener' } as const;
    const own = (value: string) => contact('url', value, { host: 'a-long-name.example', site: 'a-long-name.example', hostClass: 'own' });
    const both = [contact('url', 'http://bit.ly/abc', short), contact('phone', '+447700900009'), contact('iban', 'GB82WEST12345698765432')];
    await saveRead(
      store(),
      7,
      readingOf('t1', 'v1', { contacts: [...both, own('http://a-long-name.example/one')] }),
      readingOf('t2', 'v2', { contacts: [...both, own('http://a-long-name.example')] }),
      readingOf('t3', 'v3', { contacts: [contact('phone', '+447700900001'), own('http://a-long-name.example/two')] }),
    );
    const { values, held, heldFrom } = await store().campaignGraph();
    const holds = [0, 1, 2].map((v) =>
      [...held.subarray(heldFrom[v], heldFrom[v + 1])].map((value) => `${values[value]?.kind} ${values[value]?.value}`),
    );
    const common = [
      'same_bank_detail GB82WEST12345698765432',
      'same_domain a-long-name.example',
      'same_phone +447700900009',
      'same_sender name:evri',
      'same_service bit.ly',
      'same_url bit.ly/abc',
    ];
    expect(holds).toEqual([common, common, ['same_domain a-long-name.example']]);
    for (const v of [0, 1, 2])
      expect([...held.subarray(heldFrom[v], heldFrom[v + 1])]).toEqual(
        [...held.subarray(heldFrom[v], heldFrom[v + 1])].sort((a, b) => a - b),
      );
  });

  test('keeps a link that one variant alone holds where the name of its site is short, for by such links a shortener is told', async () => {
    await take('s1', batchOf([reportOf(1, { senderId: null })]));
    const link = { kind: 'url', value: 'https://sho.test/aB1', host: 'sho.test', domain: 'sho.test', site: 'sho.test' } as const;
    await saveRead(store(), 7, readingOf('t1', 'v1', { contacts: [{ ...link, hostClass: 'own', bends: null }] }));
    expect((await store().campaignGraph()).values).toEqual([
      { kind: 'same_domain', value: 'sho.test', site: null, publicPage: false },
      { kind: 'same_url', value: 'sho.test/aB1', site: 'sho.test', publicPage: false },
    ]);
  });

  test('marks pages of popular and official sites as anybody’s to link to', async () => {
    await take('s1', batchOf([reportOf(1), reportOf(2)]));
    const page = { kind: 'url', value: 'http://www.evri.com/app', host: 'www.evri.com', domain: 'evri.com', site: null } as const;
    const contacts = [{ ...page, hostClass: 'official', bends: null } as const];
    await saveRead(store(), 7, readingOf('t1', 'v1', { contacts }), readingOf('t2', 'v2', { contacts }));
    expect((await store().campaignGraph()).values.find(({ kind }) => kind === 'same_url')).toEqual({
      ...{ kind: 'same_url', value: 'www.evri.com/app', site: null, publicPage: true },
    });
  });

  test('names a new campaign after its smallest variant key, the same each time', async () => {
    await prepared();
    await save(pairAndOne, [-1, -1]);
    expect(await listed()).toEqual([
      ['C-v1', 2],
      ['C-v3', 1],
    ]);
    await save(pairAndOne, [-1, -1], 'b');
    expect(await listed()).toEqual([
      ['C-v1', 2],
      ['C-v3', 1],
    ]);
  });

  test('a campaign keeps its id, though an earlier key now leads it', async () => {
    await prepared();
    await save(groupsOf(0, 1, 1), [-1, -1]);
    expect(await listed()).toEqual([
      ['C-v2', 2],
      ['C-v1', 1],
    ]);
    const { previousOf } = await save(groupsOf(0, 0, 0), [1], 'b');
    expect([...previousOf]).toEqual([0, 1, 1]);
    expect(await listed()).toEqual([['C-v2', 3]]);
  });

  test('gives no id twice, even where a new name would be an old one or another new one', async () => {
    await take('s1', batchOf([reportOf(1), reportOf(2), reportOf(3)]));
    const keys = ['aaaaaaaaaa1', 'aaaaaaaaaa2', 'aaaaaaaaaa3'] as const;
    await saveRead(store(), 7, ...keys.map((key, at) => readingOf(`t${at + 1}`, key)));
    await save(groupsOf(0, 0, 0), [-1]);
    expect(await listed()).toEqual([['C-aaaaaaaaaa', 3]]);
    await save(groupsOf(0, 1, 2), [-1, 0, -1], 'b');
    const { previousOf } = await store().campaignGraph();
    expect(new Set(previousOf).size).toBe(3);
    expect((await listed()).map(([id]) => id).sort()).toEqual(['C-aaaaaaaaaa', 'C-aaaaaaaaaa1', 'C-aaaaaaaaaa3']);
    expect((await store().searchMessages('number 2', 1))[0]?.campaignId).toBe('C-aaaaaaaaaa');
    await save(groupsOf(0, 1, 2), [-1, -1, -1], 'c');
    expect(new Set((await listed()).map(([id]) => id)).size).toBe(3);
  });

  test('puts new campaigns wholly in the place of the old', async () => {
    await prepared();
    await save(groupsOf(0, 0, 0), [-1]);
    expect([...(await save(pairAndOne, [0, -1], 'b')).previousOf]).toEqual([0, 0, 0]);
    expect([...(await store().campaignGraph()).previousOf]).toEqual([0, 0, 1]);
    expect(await listed()).toEqual([
      ['C-v1', 2],
      ['C-v3', 1],
    ]);
    expect(await listed(2)).toHaveLength(1);
    expect(await store().campaigns({ minReports: 1, limit: 10, scamType: 'banking' })).toEqual([]);
  });

  test('names a brand of which a quarter of the reports tell, and no other', async () => {
    const brands = ['evri', null, null, null, null, null];
    const branded = (n: number, brand: string | null) => {
      const read = readingOf(`t${n}`, `v${n}`);
      return { ...read, reading: { ...read.reading, verdict: { ...read.reading.verdict, brand } } };
    };
    await take('s1', batchOf(brands.map((_, at) => reportOf(at + 1))));
    await saveRead(store(), 7, ...brands.map((brand, at) => branded(at + 1, brand)));
    const shown = async () => (await store().campaigns({ minReports: 1, limit: 10 })).map(({ campaignId, brand }) => [campaignId, brand]);
    await save(groupsOf(0, 0, 0, 0, 0, 0), [-1]);
    expect(await shown()).toEqual([['C-v1', null]]);
    await save(groupsOf(0, 0, 0, 0, 1, 1), [-1, -1]);
    expect(await shown()).toEqual([
      ['C-v1', 'evri'],
      ['C-v5', null],
    ]);
  });

  test('gives no type of scam to what is mostly advertising', async () => {
    const judged = (n: number, messageClass: 'scam' | 'spam') => {
      const read = readingOf(`t${n}`, `v${n}`);
      const scamType = messageClass === 'scam' ? ('delivery' as const) : null;
      return { ...read, reading: { ...read.reading, verdict: { ...read.reading.verdict, messageClass, scamType } } };
    };
    await take('s1', batchOf([reportOf(1), reportOf(2), reportOf(3)]));
    await saveRead(store(), 7, judged(1, 'spam'), judged(2, 'spam'), judged(3, 'scam'));
    await save(groupsOf(0, 0, 0), [-1]);
    const [campaign] = await store().campaigns({ minReports: 1, limit: 10 });
    expect([campaign?.messageClass, campaign?.scamType]).toEqual(['spam', null]);
  });

  test('shows a campaign with its scripts, senders, domains and joins; of an unknown one nothing', async () => {
    await prepared();
    await save(pairAndOne, [-1, -1]);
    expect((await store().campaignsInFull(['C-v1', 'C-9'], 10)).get('C-v1')).toMatchObject({
      reports: 2,
      messageClass: 'scam',
      scripts: [{ script: 'message number {number}', reports: 2 }],
      senderList: [{ value: 'Evri', reports: 2 }],
      domainList: [{ value: 'evri.example', reports: 2 }],
      joins: [{ bits: 9 }],
      timeline: [{ day: '2026-03-02', reports: 2 }],
    });
    expect((await store().campaignsInFull(['C-9'], 10)).size).toBe(0);
    expect((await store().indicators()).map(({ kind, value }) => [kind, value])).toEqual([
      ['domain', 'evri.example'],
      ['sender_alphanumeric', 'Evri'],
      ['url', 'http://evri.example/x'],
    ]);
  });
}
