import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pseudonymise } from '../../src/intake/pseudonym.ts';
import { takeIn } from '../support/intake.ts';

const key = (byte: number) => new Uint8Array(32).fill(byte);

test('one number in several spellings has one pseudonym; another workspace gives it another', () => {
  const spellings = ['+44 7700 900988', '+447700900988', '0044 7700-900988', ' +44 (7700) 900.988 '];
  expect(new Set(spellings.map((spelling) => pseudonymise(spelling, key(1)))).size).toBe(1);
  expect(pseudonymise('+447700900988', key(1))).not.toBe(pseudonymise('+447700900988', key(2)));
  expect(pseudonymise('+447700900988', key(1))).toMatch(/^P-[0-9a-f]{20}$/);
});

test('a pseudonym is the HMAC of the number, whatever the key and the number', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), fc.string({ unit: 'binary', maxLength: 200 }), (secret, text) => {
      const person = text.replace(/[\s().-]/g, '').toLowerCase();
      fc.pre(person.trim() === person && !/^00\d/.test(person));
      const digest = createHmac('sha256', secret).update(person).digest('hex');
      expect(pseudonymise(person, secret)).toBe(`P-${digest.slice(0, 20)}`);
    }),
    { numRuns: 1000 },
  );
});

test('a recipient stands in no report, in no reject and in no reason', async () => {
  const csv = [
    'kind,text,recipient,sender',
    'sms,your parcel is held,+447700900988,Evri',
    'sms,,+447700900988,Evri',
    'sms,your parcel is held,+447700900988,Evri,surplus',
    'sms,"your parcel" is held,+44 7700 900 988,Evri',
    'sms,your tax is due,victim@mail.example,HMRC,surplus',
  ];
  const taken = await takeIn('feed.csv', csv.join('\n'));
  expect([taken.reports.length, taken.rejects.length]).toEqual([1, 4]);
  const json = await takeIn(
    'feed.jsonl',
    '{"text":"your parcel is held","recipient":"+447700900988"}\n{"text":bad,"recipient":"+447700900988"}\n',
  );
  expect(json.rejects).toHaveLength(1);
  for (const { reports, rejects, source } of [taken, json]) {
    expect(JSON.stringify({ reports, rejects, source })).not.toMatch(/7700\D{0,2}900\D{0,2}988|victim@/);
  }
});

test('a report id cannot be found by trying all numbers: it hangs on the key', async () => {
  const csv = 'text,recipient\nyour parcel is held,+447700900988\n';
  const ids = await Promise.all([1, 1, 2].map(async (byte) => (await takeIn('feed.csv', csv, { key: key(byte) })).reports[0]?.reportId));
  expect(ids[0]).toBe(ids[1]);
  expect(ids[0]).not.toBe(ids[2]);
});

test('equal rows of a file are copies, each with an id of its own, the same in every order', async () => {
  const rows = ['your parcel is held,Evri', 'your tax is due,HMRC', 'your parcel is held,Evri', 'your parcel is held,Evri'];
  const ids = async (order: readonly string[]) =>
    (await takeIn('feed.csv', `text,sender\n${order.join('\n')}\n`)).reports.map(({ reportId }) => reportId);
  const forwards = await ids(rows);
  expect(new Set(forwards).size).toBe(4);
  expect((await ids([...rows].reverse())).sort()).toEqual(forwards.sort());
});

test('the same rows have the same ids as CSV and as JSON lines', async () => {
  const rows = [
    { id: '1', text: 'your parcel, held', sender: 'Evri', received: '2026-03-02 10:00', recipient: '+447700900988' },
    { id: '2', text: 'line one\nline two', sender: '', received: '2026-03-02', recipient: '' },
  ];
  const csv = `id,text,sender,received,recipient\n${rows
    .map((row) =>
      Object.values(row)
        .map((cell) => `"${cell}"`)
        .join(','),
    )
    .join('\n')}\n`;
  const [a, b] = [await takeIn('feed.csv', csv), await takeIn('feed.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'))];
  expect(a.reports.map(({ reportId }) => reportId)).toEqual(b.reports.map(({ reportId }) => reportId));
});
