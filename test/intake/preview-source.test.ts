import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { keepOriginal } from '../../src/intake/originals.ts';
import { previewSource } from '../../src/intake/preview-source.ts';
import type { SourceOptions } from '../../src/intake/read-source.ts';
import { aside } from '../support/database.ts';
import { csvOf, exampleRows, jsonlOf } from '../support/example-rows.ts';
import { freshFolder } from '../support/folders.ts';
import { takeIn } from '../support/intake.ts';

const usual: SourceOptions = { map: {}, zone: 'UTC', region: 'GB', key: new Uint8Array(32) };

async function preview(name: string, content: string | Uint8Array, options: Partial<SourceOptions> = {}) {
  const original = await keepOriginal(
    (async function* () {
      yield Buffer.from(content);
    })(),
    freshFolder(),
    () => {},
  );
  return previewSource(original, name, { ...usual, ...options });
}

const { columns, rows } = await exampleRows();
const csv = csvOf(columns, rows);

describe('a preview', () => {
  const records = rows.map((cells) => Object.fromEntries(columns.map((name, at) => [name, cells[at] || undefined])));
  const forms: readonly (readonly [string, string, () => Promise<string | Uint8Array>])[] = [
    ['feed.csv', 'csv', async () => csv],
    [
      'feed.tsv',
      'tsv',
      async () => [columns, ...rows].map((cells) => cells.map((cell) => cell.replaceAll(/[\t\n]/g, ' ')).join('\t')).join('\n'),
    ],
    ['feed.json', 'json', async () => JSON.stringify(records)],
    ['feed.jsonl', 'jsonl', async () => jsonlOf(columns, rows)],
    ['feed.csv.gz', 'csv', async () => gzipSync(csv)],
    [
      'feed.parquet',
      'parquet',
      async () => {
        const path = join(freshFolder(), 'feed.parquet');
        const from = join(freshFolder(), 'feed.jsonl');
        writeFileSync(from, jsonlOf(columns, rows));
        await aside(`COPY (SELECT * FROM read_json_auto('${from}')) TO '${path}' (FORMAT parquet)`);
        return readFileSync(path);
      },
    ],
  ];

  test.each(forms)('of %s says what taking it in will give', async (name, format, make) => {
    const content = await make();
    const seen = await preview(name, content, { zone: 'Europe/London' });
    const taken = await takeIn(name, content, { zone: 'Europe/London' });
    expect(seen).toMatchObject({ format, rows: taken.reports.length + taken.rejects.length, compressed: name.endsWith('.gz') });
    expect(Object.values(seen.kinds).reduce((sum, count) => sum + count, 0)).toBe(taken.reports.length);
    expect(seen.sample.map(({ text, sender }) => [text, sender])).toEqual(
      taken.reports.slice(0, 12).map(({ text, sender }) => [text, sender]),
    );
    const times = taken.reports.flatMap(({ receivedAt, reportedAt }) => receivedAt ?? reportedAt ?? []);
    expect([seen.first, seen.last]).toEqual([Math.min(...times), Math.max(...times)]);
    const fields = Object.fromEntries(seen.columns.flatMap(({ name: column, field }) => (field ? [[field, column]] : [])));
    expect(fields).toEqual(taken.source.columns);
  });

  test('shows recipients as pseudonyms, and no number in what is not used', async () => {
    const seen = await preview(
      'feed.csv',
      'text,to,account\nYour parcel is held at the depot,+447700900123,GB29NWBK60161331926819 07700900555\n',
    );
    expect(seen.columns.find(({ field }) => field === 'recipient')?.example).toMatch(/^P-[0-9a-f]{20}$/);
    expect(JSON.stringify(seen)).not.toMatch(/7700900/);
    expect(seen.columns[2]).toMatchObject({ field: null, example: expect.stringContaining('[number]') });
  });

  test('of pasted texts tells how they are parted', async () => {
    const seen = await preview('pasted text', 'One text here\nover two lines\n\nAnother text\n', { format: 'text' });
    expect(seen).toMatchObject({ format: 'text', rows: 2, kinds: { sms: 2 } });
    expect(seen.notes).toContain('one message a block, parted by blank lines');
  });

  test('reads times in the zone that is said', async () => {
    const at = async (zone: string) => (await preview('t.csv', 'text,received\nHello mum it is me,2026-07-01 12:00:00\n', { zone })).first;
    expect(await at('UTC')).toBe(Date.UTC(2026, 6, 1, 12));
    expect(await at('Europe/London')).toBe(Date.UTC(2026, 6, 1, 11));
  });

  test('takes columns by hand, and refuses one that is not there', async () => {
    const content = 'a,b\nYour parcel is held at the depot,+447700900123\nPay the fee for your parcel today,+447700900124\n';
    const seen = await preview('x.csv', content, { map: { text: 'a', sender: 'b' } });
    expect(seen.columns.map(({ field }) => field)).toEqual(['text', 'sender']);
    expect(seen.sample[0]).toMatchObject({ kind: 'sms', sender: '+447700900123' });
    await expect(preview('x.csv', content, { map: { text: 'nope' } })).rejects.toMatchObject({ code: 'HOOKLINE_NO_TEXT_COLUMN' });
  });

  test('shows the columns also where none holds texts, so that somebody can say', async () => {
    const seen = await preview('x.csv', 'a,b\n1,2\n3,4\n');
    expect(seen.columns.map(({ name, field }) => [name, field])).toEqual([
      ['a', null],
      ['b', null],
    ]);
    expect(seen.kinds).toEqual({});
    expect(seen.notes[0]).toMatch(/no column holds the message texts/);
  });

  test('names rows that would be put aside, with their lines', async () => {
    const seen = await preview('x.csv', 'text,sender\nYour parcel is held,Evri\n,\n"unclosed,Evri\nA text that is fine,Evri\n');
    expect(seen.rejected.map(({ line }) => line)).toEqual([3, 4]);
  });

  test('looks at the first thousand rows of a long file and says so', async () => {
    const long = `text\n${Array.from({ length: 5000 }, (_, at) => `Your parcel number ${at} is held`).join('\n')}\n`;
    const seen = await preview('long.csv', long);
    expect(seen.rows).toBe(1000);
    expect(seen.notes[0]).toBe('only the first 1000 rows were looked at');
  });

  test.each([
    ['empty.csv', '', 'HOOKLINE_INPUT_EMPTY'],
    ['header.csv', 'text,sender\n', 'HOOKLINE_INPUT_EMPTY'],
    ['photo.png', Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1'), 'HOOKLINE_INPUT_BINARY'],
  ])('of %s is refused as taking it in is', async (name, content, code) => {
    await expect(preview(name, content)).rejects.toMatchObject({ code });
  });
});
