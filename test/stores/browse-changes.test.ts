import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowse } from '../../src/app/browse.ts';
import type { Workspace } from '../../src/app/workspace.ts';
import type { Clustering } from '../../src/model/variant-graph.ts';
import type { Store, StoreBatch } from '../../src/ports/store.ts';
import { openDuckdbStore } from '../../src/stores/duckdb/store.ts';
import { grow, openFresh, twinRows, wholeList } from '../support/browsed.ts';
import { freshFolder } from '../support/folders.ts';
import { batchesOf, batchOf, readingOf, reportOf, saveRead, sourceOf } from '../support/reports.ts';

const custody = { at: 0, actor: 'tester' };
let store: Store;

beforeAll(async () => {
  store = await openDuckdbStore(join(freshFolder(), 'hookline.duckdb'), { threads: 1, memory: '256MB' });
  await store.takeSource(batchesOf(batchOf([1, 2, 3, 4].map((number) => reportOf(number)))), () => sourceOf('s1'), custody);
  const wordings = [
    'urgent parcel waiting at depot {url}',
    'urgent parcel waiting at depot today {url}',
    'a loan for you',
    'zebra crossing',
  ];
  await saveRead(
    store,
    7,
    ...wordings.map((script, at) => {
      const { reading, ...rest } = readingOf(`t${at + 1}`, `v${at + 1}`, { wordingKey: `w${at + 1}`, contacts: [] });
      return { ...rest, reading: { ...reading, script } };
    }),
  );
  await store.campaignGraph();
  await store.saveCampaigns(clustering, Int32Array.of(-1, -1, -1), 'a');
});
afterAll(() => store.close());

/** The first and the fourth belong together; the first and the second almost do. */
const clustering: Clustering = {
  groupOf: Int32Array.of(0, 1, 2, 0),
  groups: 3,
  joins: [{ a: 0, b: 3, bits: 9, evidence: [{ kind: 'same_domain', bits: 9, value: 'evri.example', detail: 'the same domain' }] }],
  keptApart: [
    {
      a: 0,
      b: 1,
      bits: 5,
      evidence: [
        { kind: 'similar_script', bits: 7, value: '0.8', detail: 'like scripts' },
        { kind: 'different_brand', bits: -2, value: '', detail: 'they imitate different brands' },
      ],
    },
  ],
  sketches: new Uint32Array(0),
} as unknown as Clustering;

test('reading goes on while a source is taken in, and sees the state before until that is done', async () => {
  const before = await store.browseMessages({});
  let seen: unknown;
  let overview: unknown;
  const source = async function* (): AsyncGenerator<StoreBatch> {
    yield batchOf(Array.from({ length: 9000 }, (_, at) => reportOf(100 + at)));
    // The transaction is open, and its first portion is in the tables.
    [seen, overview] = await Promise.all([store.browseMessages({}), store.overview()]);
    yield batchOf([reportOf(50)]);
  };
  await store.takeSource(source(), () => sourceOf('s2'), custody);
  expect(seen).toEqual(before);
  expect(overview).toMatchObject({ reports: 4, sources: 1 });
  expect(await store.overview()).toMatchObject({ reports: 9005, sources: 2 });
});

test('more ask at once than there are connections, and each is answered', async () => {
  const pages = await Promise.all(Array.from({ length: 20 }, () => store.browseCampaigns({ minReports: 1 })));
  for (const page of pages) expect(page).toEqual(pages[0]);
});

test('a reading that fails leaves its connection fit for the next', async () => {
  for (let time = 0; time < 8; time++)
    await expect(store.browseCampaigns({ cursor: 'damaged' })).rejects.toMatchObject({ code: 'HOOKLINE_OPTION_VALUE' });
  expect((await store.browseCampaigns({ minReports: 1 })).items).toHaveLength(3);
});

test('what a person says of a text is shown and filtered by at once, and goes when it is taken back', async () => {
  const label = {
    textId: 't3',
    labelledBy: 'ana',
    labelledAt: 5,
    messageClass: 'spam' as const,
    scamType: null,
    topic: null,
    brand: null,
    lures: [],
    asks: [],
    note: null,
  };
  await store.saveLabels([label]);
  const spam = await store.browseMessages({ messageClass: ['spam'] });
  expect(spam.items.map(({ textId, messageClass, scamType }) => [textId, messageClass, scamType])).toEqual([['t3', 'spam', null]]);
  expect((await store.browseMessages({ messageClass: ['scam'] })).total).toBe(3);
  const message = await store.keptMessage('t3');
  expect(message?.verdict.producer).toBe('person:ana');
  expect(message?.opinions.map(({ producer }) => producer)).toEqual(['person:ana', 'rules']);
  await store.saveLabels([{ textId: 't3', labelledBy: 'ana', labelledAt: 6 }]);
  expect((await store.browseMessages({ messageClass: ['spam'] })).items).toEqual([]);
  expect((await store.keptMessage('t3'))?.opinions).toHaveLength(1);
});

test('campaigns that were almost joined are told as like, with what speaks for and against it', async () => {
  const campaignId = (await store.browseCampaigns({})).items[0]?.campaignId as string;
  const browse = openBrowse({ store, dataFolders: [] } as unknown as Workspace, 'GB');
  const [like] = await browse.similarCampaigns(campaignId);
  expect(like?.script).toBe('urgent parcel waiting at depot today {url}');
  expect(like?.why).toEqual([
    'Shares 1 sender that few campaigns have.',
    "Its commonest script has 80 % of its words in common with this one's.",
    'It names Evri as well and is of the type delivery as well.',
    'Kept apart: 1 pair of their messages was weighed, the strongest comes to 5 of the 8 bits that a join needs, for they imitate different brands.',
  ]);
});

test('what is laid out as a feed grows is what is laid out when all of it is found anew', async () => {
  const rows = twinRows(560, 5);
  const grown = await openFresh();
  await grow(grown, rows.slice(0, 480), { manyPlaced: 100 });
  for (const [from, to] of [
    [480, 520],
    [520, 560],
  ] as const) {
    await grow(grown, rows.slice(from, to), { manyPlaced: 100 });
  }
  const browse = openBrowse(grown, 'GB');
  const messages = await wholeList((page) => browse.messages(page));
  const kept = await grown.store.searchMessages('', 1e6);
  const key = ({ text, reports, campaignId }: { text: string; reports: number; campaignId: string | null }) =>
    JSON.stringify([text, reports, campaignId]);
  expect(messages.map(key).sort()).toEqual(kept.map(key).sort());
  const summaries = await grown.store.campaigns({ minReports: 1, limit: 1e6 });
  const listed = await wholeList((page) => browse.campaigns({ minReports: 1, ...page }));
  expect(listed.map(({ spark, campaignId }) => [campaignId, spark.reduce((sum, n) => sum + n, 0)])).toEqual(
    summaries.map(({ campaignId, reports }) => [campaignId, reports]),
  );
  for (const { campaignId, senders, domains } of summaries.slice(0, 12)) {
    expect((await browse.campaignSenders(campaignId, {})).total).toBe(senders);
    expect((await browse.campaignDomains(campaignId, {})).total).toBeLessThanOrEqual(domains);
  }
  const { senders, senderKinds } = await grown.store.overview();
  const all = await wholeList((page) => browse.senders(page));
  expect(all).toHaveLength(senders);
  expect(all.reduce((sum, { reports }) => sum + reports, 0)).toBe(
    Object.entries(senderKinds).reduce((sum, [kind, n]) => sum + (kind === 'none' ? 0 : n), 0),
  );
  await grown.close();
});
