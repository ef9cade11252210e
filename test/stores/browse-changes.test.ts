import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowse } from '../../src/app/browse.ts';
import type { Workspace } from '../../src/app/workspace.ts';
import type { Clustering } from '../../src/model/variant-graph.ts';
import type { Store, StoreBatch } from '../../src/ports/store.ts';
import { openDuckdbStore } from '../../src/stores/duckdb/store.ts';
import { grow, openFresh, twinRows, wholeList } from '../support/browsed.ts';
import { look, tamper } from '../support/database.ts';
import { csvOf } from '../support/example-rows.ts';
import { freshFolder } from '../support/folders.ts';
import { grow as growBy, placing, within } from '../support/growing.ts';
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
  expect(spam.items[0]?.saidBy).toBe('ana');
  const scams = await store.browseMessages({ messageClass: ['scam'] });
  expect([scams.total, scams.items.map(({ saidBy }) => saidBy)]).toEqual([3, [null, null, null]]);
  const message = await store.keptMessage('t3');
  expect(message?.verdict.producer).toBe('person:ana');
  expect(message?.opinions.map(({ producer }) => producer)).toEqual(['person:ana', 'rules']);
  await store.saveLabels([{ textId: 't3', labelledBy: 'ana', labelledAt: 6 }]);
  expect((await store.browseMessages({ messageClass: ['spam'] })).items).toEqual([]);
  const after = await store.keptMessage('t3');
  expect([after?.opinions.length, after?.saidBy]).toEqual([1, null]);
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
    'Kept apart: 1 pair of their messages was weighed, the strongest comes to 5 of the 8 bits that a join needs, against it: they imitate different brands.',
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

test('rows put aside are listed each once, though all of them stand on one line', async () => {
  const own = await openDuckdbStore(join(freshFolder(), 'hookline.duckdb'), { threads: 1, memory: '256MB' });
  const rejects = ['first', 'second', 'third', 'fourth', 'fifth'].map((excerpt) => ({
    line: 1,
    lines: 1,
    reason: 'not a JSON object',
    excerpt,
  }));
  await own.takeSource(batchesOf(batchOf([], { rejects })), () => sourceOf('s1'), custody);
  const listed = await wholeList((page) => own.browseRejects(page), 2);
  expect(listed.map(({ excerpt }) => excerpt)).toEqual(rejects.map(({ excerpt }) => excerpt));
  await own.close();
});

describe('a feed that grows by one report', () => {
  const row = (text: string, sender: string) => [text, sender, '2026-03-05 10:00'];
  const csv = (...rows: readonly (readonly string[])[]) => csvOf(['message', 'sender', 'received_at'], rows);
  const texts = ['parcel', 'loan', 'cat', 'tax', 'parking', 'broadband', 'lottery'].map(
    (about) => `What I wanted to tell you of the ${about}`,
  );
  const before = csv(...texts.map((text) => row(text, 'Evri')));
  const after = csv(row('Lunch at one then? The usual place, I will bring the tickets', 'EVRI'));

  test('shows the spelling of a sender that counts now, in campaigns that did not grow as well', async () => {
    const own = await openFresh();
    await growBy(own.store, before);
    await growBy(own.store, after, placing);
    const { items } = await own.store.browseMessages({});
    expect([items.length, new Set(items.flatMap(({ senders }) => senders))]).toEqual([8, new Set(['EVRI'])]);
    expect((await own.store.browseSenders({})).items.map(({ value, reports }) => [value, reports])).toEqual([['EVRI', 8]]);
    await own.close();
  });

  test('does so when places have been given out by the thousand million', async () => {
    const folder = freshFolder();
    await within(folder, ({ store }) => growBy(store, before));
    await tamper(folder, 'UPDATE messages SET place = place + 2147483640');
    await within(folder, ({ store }) => growBy(store, after, placing));
    const places = (await look(folder, 'SELECT place FROM messages ORDER BY place')).map(({ place }) => place);
    expect(places).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

test('words are found in whatever case they are searched, in every script that has one', async () => {
  const own = await openFresh();
  const texts = ['Η ΟΔΟΣ ΣΑΣ έχει αλλάξει, πληρώστε εδώ', 'İNDİRİM yalnız bugün için geçerli', 'Straßenbahn fährt heute nicht'];
  await growBy(
    own.store,
    csvOf(
      ['message', 'sender'],
      texts.map((text, at) => [text, `+44770090011${at}`]),
    ),
  );
  const browse = openBrowse(own, 'GB');
  const found = async (q: string) => {
    const [message, campaign] = [await browse.messages({ q }), await browse.campaigns({ q, minReports: 1 })];
    const [searched, held] = [await own.store.searchMessages(q, 5), campaign.items.map(({ script }) => script.slice(0, 5))];
    return [message.items.map(({ text }) => text), searched.map(({ text }) => text), held.length];
  };
  for (const [q, at] of [
    ['ΟΔΟΣ', 0],
    ['έχει ΟΔΟΣ', 0],
    ['İNDİRİM', 1],
    ['STRAßENBAHN', 2],
  ] as const)
    expect([q, await found(q)]).toEqual([q, [[texts[at]], [texts[at]], 1]]);
  await own.close();
});
