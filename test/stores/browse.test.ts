import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browse, openBrowse } from '../../src/app/browse.ts';
import type { Workspace } from '../../src/app/workspace.ts';
import { type CampaignQuery, type CampaignRow, campaignSorts } from '../../src/model/campaign-view.ts';
import { type MessageQuery, type MessageRow, messageSorts } from '../../src/model/message-view.ts';
import type { CampaignSummary } from '../../src/model/overview.ts';
import { grow, openFresh, twinRows, wholeList } from '../support/browsed.ts';

let workspace: Workspace;
let browse: Browse;
let summaries: readonly CampaignSummary[];
let campaigns: readonly CampaignRow[];
let messages: readonly MessageRow[];

beforeAll(async () => {
  workspace = await openFresh();
  await grow(workspace, twinRows(1400));
  browse = openBrowse(workspace, 'GB');
  summaries = await workspace.store.campaigns({ minReports: 1, limit: 1e6 });
  campaigns = await wholeList((page) => browse.campaigns({ minReports: 1, ...page }));
  messages = await wholeList((page) => browse.messages(page));
});
afterAll(() => workspace.close());

const idsOf = (rows: readonly CampaignRow[]) => rows.map(({ campaignId }) => campaignId);
const sorted = (ids: readonly string[]) => [...ids].sort();
const listed = (query: CampaignQuery) => wholeList((page) => browse.campaigns({ minReports: 1, ...query, ...page }));
const found = (query: MessageQuery) => wholeList((page) => browse.messages({ ...query, ...page }));

describe('the list of campaigns', () => {
  test('has every campaign in the order of harm, with the sums that the command line gives', () => {
    expect(idsOf(campaigns)).toEqual(summaries.map(({ campaignId }) => campaignId));
    campaigns.forEach((row, at) => {
      expect(row).toMatchObject(summaries[at] as CampaignSummary);
    });
  });

  test('shows each with its reports over time, all of them', () => {
    for (const { spark, reports } of campaigns) {
      expect(spark.length).toBe(24);
      expect(spark.reduce((sum, step) => sum + step, 0)).toBe(reports);
    }
  });

  test('leaves out what stands alone unless told', async () => {
    const some = await wholeList((page) => browse.campaigns(page));
    expect(idsOf(some)).toEqual(idsOf(campaigns.filter(({ reports }) => reports > 1)));
    expect((await browse.campaigns({ limit: 1 })).total).toBe(some.length);
  });

  test('growth is the last week of the feed over the week before, unknown where that had none', () => {
    const rising = campaigns.filter(({ growth }) => growth !== null && growth > 1);
    expect(rising.length).toBeGreaterThan(0);
    for (const { growth, recent } of rising) expect(Number.isInteger(Math.round((recent / (growth as number)) * 1e6) / 1e6)).toBe(true);
    for (const { growth, recent, reports } of campaigns) if (recent === reports) expect(growth).toBeNull();
  });

  test.each([
    ['class', { messageClass: ['scam'] }, (row: CampaignRow) => row.messageClass === 'scam'],
    ['classes', { messageClass: ['spam', 'passcode'] }, (row: CampaignRow) => ['spam', 'passcode'].includes(row.messageClass)],
    ['type', { scamType: ['delivery', 'banking'] }, (row: CampaignRow) => ['delivery', 'banking'].includes(row.scamType ?? '')],
    ['language', { language: ['en'] }, (row: CampaignRow) => row.language === 'en'],
    ['reports', { minReports: 4 }, (row: CampaignRow) => row.reports >= 4],
    [
      'class and type',
      { messageClass: ['scam'], scamType: ['delivery'], minReports: 2 },
      (row: CampaignRow) => row.scamType === 'delivery' && row.reports > 1,
    ],
  ] as const)('filters by %s as one who looks at each', async (_, query, fits) => {
    expect(idsOf(await listed(query as CampaignQuery))).toEqual(idsOf(campaigns.filter(fits)));
  });

  test('filters by brand, and by when a campaign was seen', async () => {
    const brand = campaigns.find((row) => row.brand !== null)?.brand as string;
    expect(idsOf(await listed({ brand: [brand] }))).toEqual(idsOf(campaigns.filter((row) => row.brand === brand)));
    const [from, to] = [Math.min(...campaigns.map(({ first }) => first ?? 0)) + 30 * 86_400_000, Date.UTC(2030, 0)];
    const seen = campaigns.filter(({ first, last }) => (last ?? -1) >= from && (first ?? to) < to);
    expect(idsOf(await listed({ from, to }))).toEqual(idsOf(seen));
  });

  test('finds by every word of brand, type, script, sender or domain', async () => {
    const one = campaigns.find(({ scamType, brand, domains }) => scamType === 'delivery' && brand && domains > 0) as CampaignRow;
    const { items: senders } = await browse.campaignSenders(one.campaignId, {});
    const { items: domains } = await browse.campaignDomains(one.campaignId, {});
    const brand = one.title.split(',')[0]?.toLowerCase() as string;
    for (const words of [brand, 'delivery', senders[0]?.value, domains[0]?.value, one.script.split(' ')[1], one.campaignId]) {
      expect(idsOf(await listed({ q: `DELIVERY ${words}` }))).toContain(one.campaignId);
    }
    expect(await listed({ q: 'delivery no-such-word-anywhere' })).toEqual([]);
    expect(await listed({ q: `' OR 1=1 --` })).toEqual([]);
  });

  test('facets count the campaigns under each value, the other filters holding', async () => {
    const facets = await browse.campaignFacets({ messageClass: ['scam'] });
    const many = campaigns.filter(({ reports }) => reports > 1);
    const count = (fits: (row: CampaignRow) => boolean) => many.filter(fits).length;
    expect(facets.messageClass.length).toBeGreaterThan(2);
    for (const { value, campaigns: n } of facets.messageClass) expect(n).toBe(count((row) => row.messageClass === value));
    for (const { value, campaigns: n } of facets.scamType) expect(n).toBe(count((row) => row.scamType === value));
    for (const { value, campaigns: n } of facets.brand) expect(n).toBe(count((row) => row.brand === value && row.messageClass === 'scam'));
    expect(facets.scamType.find(({ value }) => value === 'hi_mum_dad')?.label ?? 'hi mum/dad').toBe('hi mum/dad');
  });

  test('portions put together are the whole list, each campaign once, by any order and portion', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...campaignSorts),
        fc.boolean(),
        fc.integer({ min: 7, max: 200 }),
        async (sort, ascending, limit) => {
          const all = await wholeList((page) => browse.campaigns({ minReports: 1, sort, ascending, ...page }), limit);
          expect(sorted(idsOf(all))).toEqual(sorted(idsOf(campaigns)));
          expect(all).toEqual(await wholeList((page) => browse.campaigns({ minReports: 1, sort, ascending, ...page })));
          if (sort === 'reports' || sort === 'senders' || sort === 'domains' || sort === 'recent') {
            const values = all.map((row) => row[sort]);
            expect(values).toEqual([...values].sort((a, b) => (ascending ? a - b : b - a)));
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('the list of messages', () => {
  test('has every text once, most reported first, as the search of the command line has it', async () => {
    const kept = await workspace.store.searchMessages('', 1e6);
    const key = ({
      text,
      reports,
      messageClass,
      campaignId,
    }: {
      text: string;
      reports: number;
      messageClass: string;
      campaignId: string | null;
    }) => JSON.stringify([text, reports, messageClass, campaignId]);
    expect(sorted(messages.map(key))).toEqual(sorted(kept.map(key)));
    expect(messages.map(({ reports }) => reports)).toEqual(messages.map(({ reports }) => reports).sort((a, b) => b - a));
    expect((await browse.messages({ limit: 1 })).total).toBe(messages.length);
  });

  test.each(['parcel', 'YOUR account', 'http', 'e', '😀', '%', "o'"])('finds texts that hold all of «%s»', async (q) => {
    const words = q.toLowerCase().split(' ');
    const page = await browse.messages({ q, limit: 200 });
    const hits = await found({ q });
    expect(page.total).toBe(hits.length);
    const expected = messages.filter(({ text }) => words.every((word) => text.toLowerCase().includes(word))).map(({ textId }) => textId);
    expect(hits.map(({ textId }) => textId)).toEqual(expect.arrayContaining(expected));
  });

  test('finds words that an evasion hid, by the normalised view', async () => {
    const hidden = await found({ q: 'delivery' });
    expect(hidden.length).toBeGreaterThan(0);
    for (const { textId, text } of hidden.filter((one) => !one.text.toLowerCase().includes('delivery')).slice(0, 5)) {
      const { normalised } = await browse.message(textId);
      expect([text, normalised.toLowerCase()]).toEqual([text, expect.stringContaining('delivery')]);
    }
  });

  test('filters by class, type, campaign, sender, domain and time', async () => {
    const ids = (rows: readonly MessageRow[]) => sorted(rows.map(({ textId }) => textId));
    const by = async (query: MessageQuery, fits: (row: MessageRow) => boolean) =>
      expect(ids(await found(query))).toEqual(ids(messages.filter(fits)));
    await by({ messageClass: ['scam'] }, ({ messageClass }) => messageClass === 'scam');
    await by({ scamType: ['delivery'] }, ({ scamType }) => scamType === 'delivery');
    const campaign = campaigns[0]?.campaignId as string;
    await by({ campaign }, ({ campaignId }) => campaignId === campaign);
    const middle = messages[3]?.first as number;
    await by({ from: middle }, ({ last }) => (last ?? -1) >= middle);
    await by({ to: middle }, ({ first }) => first !== null && first < middle);
    const sender = messages.find(({ senders, reports }) => senders.length === 1 && reports === 1)?.senders[0] as string;
    const sent = await found({ sender: sender.slice(0, 6).toUpperCase() });
    expect(sent.some(({ senders }) => senders.includes(sender))).toBe(true);
    const domain = (await browse.domains({ limit: 1 })).items[0]?.value as string;
    const leading = await found({ domain: domain.slice(0, 5) });
    expect(leading.length).toBeGreaterThan(0);
    expect((await found({ domain, messageClass: ['scam'] })).length).toBeLessThanOrEqual(leading.length);
    expect(await found({ script: 'no-such-word' })).toEqual([]);
  });

  test('portions put together are the whole list by any order and portion', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...messageSorts),
        fc.boolean(),
        fc.integer({ min: 31, max: 200 }),
        fc.constantFrom(undefined, 'a', 'parcel'),
        async (sort, ascending, limit, q) => {
          const query = { sort, ascending, ...(q === undefined ? {} : { q }) };
          const all = await wholeList((page) => browse.messages({ ...query, ...page }), limit);
          expect(new Set(all.map(({ textId }) => textId)).size).toBe(all.length);
          expect(all).toEqual(await found(query));
          if (q === undefined) expect(all).toHaveLength(messages.length);
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe('a cursor', () => {
  test('that is damaged, or of another list or order, is refused', async () => {
    const { next } = await browse.campaigns({ limit: 1 });
    const cursor = next as string;
    const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const name = 'campaigns harm down';
    const refused = [
      '',
      'x',
      'zzzz',
      `${cursor}A`,
      cursor.slice(2),
      '%00',
      'A'.repeat(100_000),
      forged(null),
      forged({ name }),
      forged([name, 1]),
      forged([name, 1, 2, null]),
      forged([name, '1', 2, 'C-']),
      forged([name, 1, [2], 'C-']),
      Buffer.from(`["${name}",1e999,2,"C-"]`).toString('base64url'),
    ];
    for (const one of refused)
      await expect(browse.campaigns({ cursor: one }), one.slice(0, 40)).rejects.toMatchObject({ code: 'HOOKLINE_OPTION_VALUE' });
    await expect(browse.campaigns({ cursor, sort: 'growth' })).rejects.toMatchObject({ code: 'HOOKLINE_OPTION_VALUE' });
    await expect(browse.campaigns({ cursor, ascending: true })).rejects.toMatchObject({ code: 'HOOKLINE_OPTION_VALUE' });
    await expect(browse.messages({ cursor })).rejects.toMatchObject({ code: 'HOOKLINE_OPTION_VALUE' });
    await expect(browse.campaigns({ cursor: forged([name, 3, 2, "'; DROP TABLE campaigns; --"]) })).resolves.toBeDefined();
  });

  test('is refused together with a limit of nothing, or past 200', async () => {
    for (const limit of [0, -1, 201, 1.5, Number.NaN]) {
      await expect(browse.campaigns({ limit })).rejects.toMatchObject({ code: 'HOOKLINE_OPTION_VALUE' });
      await expect(browse.senders({ limit })).rejects.toMatchObject({ code: 'HOOKLINE_OPTION_VALUE' });
    }
  });
});
