import { describe, expect, test } from 'vitest';
import type { Observation } from '../../src/model/observation.ts';
import type { HistoryQuery } from '../../src/ports/history.ts';
import type { Store } from '../../src/ports/store.ts';
import { batchOf, readingOf, reportOf, saveRead } from '../support/reports.ts';
import type { TakeIn } from './contract.ts';

const at = Date.UTC(2026, 3, 6);
const day = 86_400_000;

function query(kind: HistoryQuery['kind'], value: string, rest: Partial<HistoryQuery> = {}): HistoryQuery {
  return { subject: `${kind}:${value}`, kind, value, senderId: null, ...rest };
}

/** The facts about what our own reports know of a subject, and about what is due to be asked again. */
export function historyFacts(store: () => Store, take: TakeIn): void {
  const phone = { kind: 'phone', value: '+447700900123', host: null, domain: null, site: null, hostClass: null, bends: null } as const;
  const read = async () => {
    const caller = { senderId: 'tel:+447700900123', sender: '+447700900123' };
    const reports = [
      reportOf(1),
      reportOf(2, { textId: 't1', text: 'message number 1' }),
      reportOf(3, caller),
      reportOf(4, { senderId: null }),
    ];
    await take('s1', batchOf(reports));
    const { contacts } = readingOf('t1', 'v1');
    const genuine = readingOf('t3', 'v3', { wordingKey: 'w3', contacts: [phone] });
    const { verdict } = genuine.reading;
    await saveRead(
      store(),
      7,
      readingOf('t1', 'v1'),
      { ...genuine, reading: { ...genuine.reading, verdict: { ...verdict, messageClass: 'legitimate', scamType: null } } },
      readingOf('t4', 'v4', { wordingKey: 'w4', contacts: [...contacts, phone] }),
    );
  };
  const one = async (asked: HistoryQuery) => (await store().histories([asked])).get(asked.subject);

  describe('history', () => {
    test('counts the reports in which a thing stood, as sender or in the text, each once', async () => {
      await read();
      const number = await one(query('number', '+447700900123', { senderId: 'tel:+447700900123' }));
      expect(number).toMatchObject({ reports: 2, asSender: 1, classes: { legitimate: 1, scam: 1 }, types: { delivery: 1 } });
      expect(await one(query('sender_name', 'EVRI', { senderId: 'name:evri' }))).toMatchObject({
        reports: 2,
        asSender: 2,
        classes: { scam: 2 },
      });
      const domain = await one(query('domain', 'evri.example'));
      expect(domain).toMatchObject({ reports: 3, asSender: 0, first: Date.UTC(2026, 2, 2, 10, 1), last: Date.UTC(2026, 2, 2, 10, 4) });
      expect(await one(query('host', 'evri.example'))).toMatchObject({ reports: 3 });
      expect(await one(query('url', 'http://evri.example/x'))).toMatchObject({ reports: 3 });
    });

    test('knows a text by itself, by its normalised form and by its wording', async () => {
      await read();
      expect(await one(query('text', 't1'))).toMatchObject({ reports: 2 });
      expect(await one(query('text', 'unseen', { variantKey: 'v1' }))).toMatchObject({ reports: 2 });
      expect(await one(query('text', 'unseen', { wordingKey: 'w4' }))).toMatchObject({ reports: 1 });
      expect(await one(query('text', 'unseen'))).toBeUndefined();
    });

    test('says nothing of what stands in no report, and takes any value', async () => {
      await read();
      const odd = ["'; DROP TABLE reports; --", 'a\u001eb\u001fc', '%', '', '\u0000', 'e'.repeat(10_000)];
      const found = await store().histories(
        odd.flatMap((value) => [query('domain', value), query('sender_name', value, { senderId: value })]),
      );
      expect(found.size).toBe(0);
      expect(await store().histories([])).toEqual(new Map());
      expect(await store().overview()).toMatchObject({ reports: 4 });
    });

    test('asks for many at once, one given twice too', async () => {
      await read();
      const many = Array.from({ length: 3000 }, (_, index) => query('domain', `d${index}.example`));
      const found = await store().histories([...many, query('domain', 'evri.example'), query('domain', 'evri.example')]);
      expect([...found].map(([subject, { reports }]) => [subject, reports])).toEqual([['domain:evri.example', 3]]);
    });

    test('names the campaigns, those with most of its reports first, and gives them by id', async () => {
      await read();
      await store().campaignGraph();
      await store().saveCampaigns(
        {
          groupOf: Int32Array.of(0, 1, 2),
          groups: 3,
          joins: [],
          keptApart: [],
          sketches: new Uint32Array(3 * 12),
        },
        Int32Array.of(-1, -1, -1),
        'state',
      );
      const domain = await one(query('domain', 'evri.example'));
      expect(domain?.campaigns.map(({ reports }) => reports)).toEqual([2, 1]);
      expect(domain?.campaignCount).toBe(2);
      const ids = domain?.campaigns.map(({ campaignId }) => campaignId) ?? [];
      const campaigns = await store().campaignsById([...ids, 'C-0000000000']);
      expect([...campaigns.keys()].sort()).toEqual([...ids].sort());
      expect(campaigns.get(ids[0] ?? '')).toMatchObject({ reports: 2, brand: 'evri' });
      expect(await store().campaignsById([])).toEqual(new Map());
    });
  });

  describe('the watch', () => {
    const status = (subject: string, value: string, observedAt: number): Observation => ({
      subject,
      field: 'status',
      value,
      source: 'hlr',
      observedAt,
      validUntil: null,
    });
    const asked = (subject: string, provider: string, askedAt: number, observations: readonly Observation[] = []) =>
      store().saveLookup({ provider, subject, askedAt, outcome: 'found', detail: null, validUntil: null }, observations);
    const due = async (reportedSince = 0) =>
      (await store().watched({ numbersBefore: at - 7 * day, domainsBefore: at - day, reportedSince })).map(({ subject }) => subject);

    test('lists numbers whose last status is live and that were not asked about for a week', async () => {
      await asked('tel:+447700900001', 'hlr', at - 8 * day, [status('tel:+447700900001', 'live', at - 8 * day)]);
      await asked('tel:+447700900002', 'hlr', at - 6 * day, [status('tel:+447700900002', 'live', at - 6 * day)]);
      await asked('tel:+447700900003', 'hlr', at - 30 * day, [status('tel:+447700900003', 'live', at - 30 * day)]);
      await asked('tel:+447700900003', 'hlr', at - 20 * day, [status('tel:+447700900003', 'dead', at - 20 * day)]);
      await asked('tel:+447700900004', 'other', at - 30 * day);
      const found = await store().watched({ numbersBefore: at - 7 * day, domainsBefore: at, reportedSince: 0 });
      expect(found).toEqual([
        { subject: 'tel:+447700900001', kind: 'number', value: '+447700900001', sources: ['hlr'], askedAt: at - 8 * day, reports: 0 },
      ]);
    });

    test('lists domains of scams that were asked about, daily, until long after their last report', async () => {
      await read();
      await asked('domain:evri.example', 'rdap', at - 2 * day);
      await asked('domain:elsewhere.example', 'rdap', at - 2 * day);
      expect(await due()).toEqual(['domain:evri.example']);
      expect(await due(Date.UTC(2026, 2, 3))).toEqual([]);
      await asked('domain:evri.example', 'rdap', at - 1000);
      expect(await due()).toEqual([]);
    });

    test('puts first what stands in most scam reports', async () => {
      await read();
      await asked('tel:+447700900999', 'hlr', at - 9 * day, [status('tel:+447700900999', 'live', at - 9 * day)]);
      await asked('tel:+447700900123', 'hlr', at - 8 * day, [status('tel:+447700900123', 'live', at - 8 * day)]);
      await asked('domain:evri.example', 'rdap', at - 2 * day);
      expect(await due()).toEqual(['domain:evri.example', 'tel:+447700900123', 'tel:+447700900999']);
    });
  });
}
