import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { aside } from '../support/database.ts';
import { freshFolder } from '../support/folders.ts';
import { refusal, takeIn } from '../support/intake.ts';

async function parquet(select: string): Promise<Uint8Array> {
  const path = join(freshFolder(), 'feed.parquet');
  await aside(`COPY (${select}) TO '${path}' (FORMAT parquet)`);
  return readFileSync(path);
}

test('Parquet is read, its times and numbers as text', async () => {
  const bytes = await parquet(
    "SELECT 7 AS id, 'your parcel is held' AS message, 'Evri' AS sender, TIMESTAMP '2026-03-02 10:11:12' AS received_at, TIMESTAMPTZ '2026-03-02 10:12:13+00' AS reported_at",
  );
  const taken = await takeIn('feed.parquet', bytes);
  expect(taken.reports[0]).toMatchObject({
    externalId: '7',
    text: 'your parcel is held',
    sender: 'Evri',
    receivedAt: Date.UTC(2026, 2, 2, 10, 11, 12),
    reportedAt: Date.UTC(2026, 2, 2, 10, 12, 13),
  });
  expect(taken.source).toMatchObject({ format: 'parquet', encoding: '' });
});

test('Parquet is known by its content, whatever its name', async () => {
  expect((await takeIn('feed.bin', await parquet("SELECT 'your parcel is held' AS text"))).source.format).toBe('parquet');
});

test('Parquet of many rows keeps their order, their missing cells and their lines', async () => {
  const taken = await takeIn(
    'feed.parquet',
    await parquet(
      "SELECT i AS id, 'message number ' || i AS text, CASE WHEN i % 3 > 0 THEN 'Evri ' || i END AS sender FROM range(70000) r(i)",
    ),
  );
  expect(taken.reports).toHaveLength(70_000);
  const wrong = taken.reports.filter(
    ({ line, externalId, text, sender }, at) =>
      line !== at + 1 || externalId !== `${at}` || text !== `message number ${at}` || sender !== (at % 3 > 0 ? `Evri ${at}` : null),
  );
  expect(wrong).toEqual([]);
});

test.each([
  ['a separator', 'one\u001etwo is here'],
  ['a mark of a missing value', '\u001f'],
  ['a control of each kind', '\u001f\u001e\u0000 pay now'],
])('a Parquet value that holds %s is read as it is', async (_, value) => {
  const bytes = await parquet(
    `SELECT * FROM (VALUES (1, 'your parcel is held'), (2, '${value.replaceAll('\u0000', "' || chr(0) || '")}'), (3, NULL), (4, 'your tax is due')) t(id, text)`,
  );
  expect((await takeIn('feed.parquet', bytes)).texts).toEqual(['your parcel is held', value, 'your tax is due']);
});

test('a byte order mark in a Parquet value is read alike beside any other value, a first one of a value left out', async () => {
  const values = ['\ufeffyour parcel is held', 'your \ufeffparcel is held', '\ufeff\ufeffyour parcel', '\ufeff', 'your tax is due'];
  const read = ['your parcel is held', 'your \ufeffparcel is held', '\ufeffyour parcel', 'your tax is due'];
  const select = (all: readonly string[]) =>
    `SELECT * FROM (VALUES ${all.map((value, at) => `(${at}, '${value}')`).join(', ')}) t(id, text)`;
  expect((await takeIn('feed.parquet', await parquet(select(values)))).texts).toEqual(read);
  // A separator among the values has them read one by one.
  expect((await takeIn('feed.parquet', await parquet(select([...values, 'a\u001eb'])))).texts).toEqual([...read, 'a\u001eb']);
});

test('Parquet may have a column of the name that the engine has for the place of a row', async () => {
  const bytes = await parquet("SELECT i AS file_row_number, 'message number ' || i AS text FROM range(3) r(i)");
  expect((await takeIn('feed.parquet', bytes)).texts).toEqual(['message number 0', 'message number 1', 'message number 2']);
});

test('Parquet without rows is empty; a damaged one is said to be damaged', async () => {
  const bytes = await parquet("SELECT 'your parcel is held' AS text WHERE false");
  expect((await refusal('feed.parquet', bytes)).code).toBe('HOOKLINE_INPUT_EMPTY');
  expect((await refusal('feed.parquet', bytes.subarray(0, bytes.length - 20))).code).toBe('HOOKLINE_INPUT_DAMAGED');
});

test.each([
  ['csv', 'id,text\n1,your parcel is held\n'],
  ['tsv', 'id\ttext\n1\tyour parcel is held\n'],
  ['json', '[{"id":1,"text":"your parcel is held"}]'],
  ['jsonl', '{"id":1,"text":"your parcel is held"}\n{"id":2,"text":"your parcel is held"}\n'],
  ['text', 'your parcel is held\n\nyour tax is due\n'],
])('%s is known by its content, and unpacked when it is gzip', async (format, content) => {
  const name = format === 'text' ? 'feed.txt' : `feed.${format}`;
  const plain = await takeIn(name, content);
  const packed = await takeIn(`${name}.gz`, gzipSync(content));
  expect(plain.source).toMatchObject({ format, compressed: false });
  expect(packed.source).toMatchObject({ format, compressed: true });
  expect(packed.reports).toEqual(plain.reports);
  expect(plain.texts[0]).toBe('your parcel is held');
});

test.each([
  ['csv', 'id,text\n1,your parcel is held\n'],
  ['json', '[\n {"text":"your parcel is held"}\n]'],
  ['jsonl', '{"text":"your parcel is held"}\n'],
  ['text', '[Evri] Your parcel, Sir, is held\n\nDear customer, pay, or else, today\n'],
  ['text', '{Evri} Your parcel is held'],
  ['text', 'Dear customer, your parcel, it seems, is held\nHi mum, it is me\nPay now, please\n'],
  ['text', 'BMW offers you a car for one pound'],
])('standard input without a name is seen to be %s', async (format, content) => {
  expect((await takeIn('standard input', content)).source.format).toBe(format);
});

test('the format can be named by hand', async () => {
  const taken = await takeIn('feed.csv', 'your parcel, held, pay\nyour tax, due, pay\n', { format: 'text' });
  expect(taken.texts).toEqual(['your parcel, held, pay', 'your tax, due, pay']);
});

test('a text is one message a block where blank lines part them, else one message a line', async () => {
  const blocks = await takeIn('paste.txt', '\nDear customer,\nyour parcel is held\n\n\nHi mum\n');
  expect(blocks.texts).toEqual(['Dear customer,\nyour parcel is held', 'Hi mum']);
  expect(blocks.reports.map(({ line }) => line)).toEqual([2, 6]);
  expect((await takeIn('paste.txt', 'Your parcel is held\nHi mum\n')).texts).toEqual(['Your parcel is held', 'Hi mum']);
});

const binaries: readonly (readonly [string, Buffer])[] = [
  ['a PNG', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')],
  ['a ZIP', Buffer.from('PK\x03\x04\x14\0\0\0', 'latin1')],
  ['a PDF', Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3', 'latin1')],
  ['random bytes', Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919 + (index >> 3)) % 256))],
  ['zeros', Buffer.alloc(1000)],
];

test.each(binaries)('%s is refused as binary', async (_, bytes) => {
  expect((await refusal('feed.csv', bytes)).code).toBe('HOOKLINE_INPUT_BINARY');
});

test.each([
  ['texts.xlsx', 'PK\x03\x04\x14\0\0\0[Content_Types].xml..xl/workbook.xml', 'is an Excel workbook (.xlsx): save the sheet as CSV'],
  ['texts.csv', 'PK\x03\x04\x14\0\0\0xl/workbook.xml', 'is an Excel workbook (.xlsx): save the sheet as CSV'],
  ['texts.xls', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0', 'is an old office document'],
  ['texts.zip', 'PK\x03\x04\x14\0\0\0texts.csv', 'is a ZIP archive: unpack it'],
  ['shot.png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'is a picture (PNG): screenshots are not read yet'],
  ['noise.csv', '\0\x01\x02\x03'.repeat(20), 'is not text, and of no format that can be read'],
])('%s is called by what it is, with what to do', async (name, bytes, what) => {
  expect((await refusal(name, Buffer.from(bytes, 'latin1'))).message).toContain(`${name} ${what}`);
});

test('what is empty, or has a header alone, or blanks alone, is refused as empty', async () => {
  expect((await refusal('feed.csv', '')).message).toBe('feed.csv is empty');
  expect((await refusal('feed.csv', 'id,text,sender\n')).message).toBe('feed.csv has a header but no rows');
  expect((await refusal('feed.csv', '\n\n')).code).toBe('HOOKLINE_INPUT_EMPTY');
  expect((await refusal('feed.txt', ' \n \n')).code).toBe('HOOKLINE_INPUT_EMPTY');
  expect((await refusal('feed.jsonl', '\n')).code).toBe('HOOKLINE_INPUT_EMPTY');
  expect((await refusal('feed.csv.gz', gzipSync(''))).code).toBe('HOOKLINE_INPUT_EMPTY');
});

test.each([
  ['SMSCollection', 'ham\tsee you tonight at eight\nspam\tyour parcel is held, pay now\nham\tok, see you then\n'],
  ['labelled.txt', 'ham\tsee you tonight at eight\nspam\tyour parcel is held, pay now\nham\tok, see you then\n'],
  [
    'table.txt',
    'label|sender|text\nham|Evri|see you tonight at eight\nspam|Evri|your parcel is held, pay now\nham|Evri|ok, see you then\n',
  ],
])('labels beside texts in %s are cells of their own', async (name, content) => {
  expect((await takeIn(name, content)).texts).toEqual(['see you tonight at eight', 'your parcel is held, pay now', 'ok, see you then']);
});

test.each(['a | b | c\nyour parcel | is held\n', 'Hi\tmum, this is a line\nand another\n'])(
  'pasted lines with marks stay texts',
  async (content) => {
    expect((await takeIn('paste.txt', content)).source.format).toBe('text');
  },
);

test.each([
  ['backup.xml', '<?xml version="1.0"?>\n<smses count="1"><sms address="Evri" body="your parcel is held"/></smses>\n', 'XML'],
  ['report.html', '<!DOCTYPE html><html><body>your parcel is held</body></html>\n', 'a web page'],
  ['mail.eml', 'From: a@b.example\nTo: c@d.example\nSubject: x\nMIME-Version: 1.0\n\nyour parcel is held\n', 'an e-mail'],
])('%s is refused and not cut into lines as if it were texts', async (name, content, what) => {
  const { code, message } = await refusal(name, content);
  expect(code).toBe('HOOKLINE_INPUT_BINARY');
  expect(message).toContain(`is ${what}`);
  expect((await takeIn(name, content, { format: 'text' })).source.format).toBe('text');
});

test('a pasted text that begins as an e-mail or a tag does is a text', async () => {
  expect((await takeIn('paste.txt', 'From: Evri\nyour parcel is held\n')).source.format).toBe('text');
  expect((await takeIn('paste.txt', '<b>your parcel</b> is held\n')).source.format).toBe('text');
});
