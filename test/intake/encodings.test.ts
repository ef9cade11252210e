import { expect, test } from 'vitest';
import { latin1, utf16 } from '../support/encodings.ts';
import { rowsOf, takeIn } from '../support/intake.ts';

const csv = 'id,text,sender\n1,Zażółć your parcel – pay £1.99 now,Evri\n2,Grüße: your parcel is held,DHL\n';
const texts = ['Zażółć your parcel – pay £1.99 now', 'Grüße: your parcel is held'];

test.each([
  ['little endian with its mark', utf16(csv, { mark: true }), 'utf-16le'],
  ['big endian with its mark', utf16(csv, { big: true, mark: true }), 'utf-16be'],
  ['little endian without a mark', utf16(csv), 'utf-16le'],
  ['big endian without a mark', utf16(csv, { big: true }), 'utf-16be'],
])('UTF-16 %s is read', async (_, bytes, encoding) => {
  const taken = await takeIn('feed.csv', bytes);
  expect(taken.texts).toEqual(texts);
  expect(taken.source).toMatchObject({ encoding, columns: { id: 'id', text: 'text', sender: 'sender' } });
});

test('UTF-16 in Cyrillic letters is text, though half of its bytes are control bytes', async () => {
  const cyrillic = 'Ваша посылка задержана на складе\n\nОплатите сбор до завтрашнего дня';
  expect((await takeIn('paste.txt', utf16(cyrillic, { mark: true }))).texts).toEqual(cyrillic.split('\n\n'));
});

test('UTF-16 without a mark in Cyrillic letters is read when its encoding is named', async () => {
  const cyrillic = 'Ваша посылка задержана на складе';
  expect((await takeIn('paste.txt', utf16(cyrillic), { encoding: 'utf-16le' })).texts).toEqual([cyrillic]);
});

test('a UTF-8 byte order mark is no part of the first column name', async () => {
  const taken = await takeIn('feed.csv', `\ufeff${csv}`);
  expect(taken.texts).toEqual(texts);
  expect(taken.source.columns.id).toBe('id');
});

test('a byte order mark is dropped when UTF-8 is named by hand, too', async () => {
  expect((await takeIn('feed.csv', `\ufeff${csv}`, { encoding: 'utf-8' })).source.columns.id).toBe('id');
});

test('Latin-1 is read by letters, and said', async () => {
  const taken = await takeIn('feed.csv', latin1('text,sender\nIhr Paket fährt zurück,Grüße\nSé que eres tú,Ñandú\n'));
  expect(taken.texts).toEqual(['Ihr Paket fährt zurück', 'Sé que eres tú']);
  expect(taken.source.notes.join()).toContain('2 lines were not utf-8 and were read as Windows-1252');
});

test('lines of two encodings in one file each keep their letters', async () => {
  const mixed = Buffer.concat([
    Buffer.from('text\nGrüße in UTF-8 to you\n'),
    latin1('Grüße in Latin-1 to you\n'),
    Buffer.from('one more für dich\n'),
  ]);
  const taken = await takeIn('feed.csv', mixed);
  expect(taken.texts).toEqual(['Grüße in UTF-8 to you', 'Grüße in Latin-1 to you', 'one more für dich']);
  expect(taken.source.notes.join()).toContain('1 lines were not utf-8');
});

test('broken UTF-8 stops nothing', async () => {
  const broken = Buffer.concat([Buffer.from('text\npay '), Buffer.from([0xf0, 0x9f, 0x98]), Buffer.from(' here now\nall is well here\n')]);
  const taken = await takeIn('feed.csv', broken);
  expect(taken.texts).toHaveLength(2);
  expect(taken.texts[0]).toMatch(/^pay .+ here now$/);
  expect(taken.texts[1]).toBe('all is well here');
});

test('UTF-16 that ends in half a character loses only that', async () => {
  const taken = await takeIn('feed.csv', Buffer.concat([utf16('text\nyour parcel is held', { mark: true }), Buffer.from([0x41])]));
  expect(taken.texts[0]).toMatch(/^your parcel is held/);
});

test('lone surrogates become U+FFFD, which is said; the rest of the text stays', async () => {
  const taken = await takeIn('feed.jsonl', '{"text":"pay \\ud800 now or else"}\n{"text":"fine \\ud83d\\ude00 text here"}\n');
  expect(taken.texts).toEqual(['pay \ufffd now or else', 'fine 😀 text here']);
  expect(taken.reports[0]?.notes.join()).toContain('broken characters');
  expect(taken.reports[1]?.notes).toEqual([]);
});

test('a named encoding is used', async () => {
  const windows1251 = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x20, 0xf2, 0xe5, 0xe1, 0xe5]);
  expect((await takeIn('paste.txt', windows1251, { encoding: 'windows-1251' })).texts).toEqual(['Привет тебе']);
});

test.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['CR', '\r'],
])('lines end in %s', async (_, end) => {
  const { rows } = await rowsOf('feed.csv', ['id,text', '1,first message', '2,second message'].join(end));
  expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
    [2, '1', 'first message'],
    [3, '2', 'second message'],
  ]);
});

test('a carriage return within a long line ends no line where others end in a line feed', async () => {
  const long = `${'a '.repeat(200_000)}\r${'b '.repeat(200_000)}end`;
  expect((await takeIn('feed.csv', `id,text\n1,${long}\n2,another message\n`)).texts).toEqual([long, 'another message']);
});

test('a line longer than 16 million characters keeps its head, which is said, and the next line is the next line', async () => {
  const taken = await takeIn('feed.csv', `text\n${'x'.repeat(17_000_000)}\nthe next message is here\n`);
  expect(taken.texts.map((text) => text?.length)).toEqual([16_000_000, 24]);
  expect(taken.source.notes.join()).toContain('1 lines were cut');
});
