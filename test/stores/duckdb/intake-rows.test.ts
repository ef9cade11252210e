import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { missing, separator } from '../../../src/ports/packed-rows.ts';
import { Database } from '../../../src/stores/duckdb/connection.ts';
import { IntakeRows } from '../../../src/stores/duckdb/intake-rows.ts';
import { ReportPacker } from '../../../src/stores/duckdb/report-packer.ts';
import { prepareSchema } from '../../../src/stores/duckdb/schema.ts';
import { batchOf, reportOf } from '../../support/reports.ts';

const tables = { reports: 'reports', texts: 'texts', senders: 'staged_senders' };
let database: Database;

beforeAll(async () => {
  database = await Database.open(':memory:', { threads: 1, memory: '512MB' });
  await prepareSchema(database);
  await database.run('CREATE TABLE staged_senders AS FROM senders LIMIT 0');
});
afterAll(() => database.close());
beforeEach(async () => {
  for (const table of ['reports', 'texts', 'staged_senders', 'rejects']) await database.run(`DELETE FROM ${table}`);
});

async function takeRows(...batches: readonly (readonly Report[])[]): Promise<void> {
  const rows = new IntakeRows(database, tables, 's1');
  for (const reports of batches) await rows.add(batchOf(reports));
  await rows.finish();
}

const many = (count: number, fields: (number: number) => Partial<Report>) =>
  Array.from({ length: count }, (_, number) => reportOf(number, fields(number)));

test('reports come in their order, whatever they hold', async () => {
  const value = fc.constantFrom(null, '', 'plain', `a${separator}b`, missing, '😀', "'; DROP TABLE reports; --", '\u0000');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 12 }), fc.boolean(), async (values, together) => {
      await database.run('DELETE FROM reports');
      const reports = values.map(([sender, url, channel], number) => reportOf(number, { sender, url, channel }));
      await takeRows(...(together ? [reports] : reports.map((report) => [report])));
      const kept = await database.rows(
        'SELECT report_id, line, hex(sender) AS sender, hex(url) AS url, hex(channel) AS channel FROM reports',
      );
      const hex = (text: string | null) => (text === null ? null : Buffer.from(text).toString('hex').toUpperCase());
      expect(kept).toEqual(
        reports.map(({ reportId, line, sender, url, channel }) => ({
          report_id: reportId,
          line: BigInt(line),
          sender: hex(sender),
          url: hex(url),
          channel: hex(channel),
        })),
      );
    }),
    { numRuns: 20 },
  );
});

test('what is the same in all of a portion, missing in some, or changes within it, is kept alike', async () => {
  const fields = (number: number) => ({
    sender: number < 1500 ? 'Evri' : 'EVRI',
    url: number === 2999 ? 'http://evri.example/x' : null,
    receivedAt: number < 2000 ? null : Date.UTC(2026, 2, 2),
    channel: 'app',
    notes: number === 5 ? ['one', 'two'] : [],
  });
  await takeRows(many(3000, fields));
  expect(
    await database.rows(`SELECT count(*) AS n, count(*) FILTER (sender = 'Evri') AS small, count(url) AS urls, count(received_at) AS times,
    count(DISTINCT channel) AS channels, max(notes) AS notes, count(reported_at) AS reported, max(source_id) AS source FROM reports`),
  ).toEqual([{ n: 3000n, small: 1500n, urls: 1n, times: 1000n, channels: 1n, notes: 'one; two', reported: 0n, source: 's1' }]);
});

test('times are kept to the millisecond, before 1970 and far ahead too', async () => {
  const times = [0, 1, -1, -1000, -62_135_596_800_000, 1_772_446_272_000, 1_772_446_272_123, 4_102_444_800_000];
  await takeRows(many(times.length, (number) => ({ receivedAt: times[number] as number, reportedAt: times[number] as number })));
  const kept = await database.rows(
    'SELECT epoch_ms(received_at) AS received, epoch_ms(reported_at) AS reported FROM reports ORDER BY line',
  );
  expect(kept).toEqual(times.map((at) => ({ received: BigInt(at), reported: BigInt(at) })));
});

test('a text that comes again is kept once', async () => {
  await takeRows(
    many(2500, (number) => ({ textId: `t${number % 7}`, text: `text ${number % 7}` })),
    many(3, () => ({ textId: 't1', text: 'text 1' })),
  );
  expect(await database.rows('SELECT text_id FROM texts')).toEqual(Array.from({ length: 7 }, (_, number) => ({ text_id: `t${number}` })));
});

test('few reports of very long texts are as good as many of short ones', async () => {
  const text = 'a'.repeat(1_500_000);
  await takeRows(many(24, (number) => ({ text: `${number} ${text}`, sender: number === 20 ? `E${separator}vri` : 'Evri' })));
  expect(await database.rows('SELECT count(*) AS n, CAST(sum(length(text)) AS BIGINT) AS length FROM texts')).toEqual([
    { n: 24n, length: BigInt(24 * 1_500_001 + 10 + 2 * 14) },
  ]);
});

test('the engine need not guess the type of any parameter', () => {
  const packer = new ReportPacker();
  packer.add(many(3, (number) => ({ sender: 'Evri', url: null, channel: `${number}` })));
  const { sql, values } = packer.statement('reports', 's1');
  expect(values.every((value) => typeof value === 'string')).toBe(true);
  expect(sql.match(/\$\d+/g)).toHaveLength(values.length);
  expect(sql.match(/CAST\(\$\d+ AS VARCHAR\)|string_split\(\$\d+, /g)).toHaveLength(values.length);
});
