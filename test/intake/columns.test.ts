import { expect, test } from 'vitest';
import { refusal, takeIn } from '../support/intake.ts';

test('columns are recognised by the names of real exports', async () => {
  const taken = await takeIn(
    'feed.csv',
    'Message ID,Message Body,From Number,Date Received,Reported By,Link\n7,your parcel is held,+447700900123,2026-03-02,+447700900988,http://a.example\n',
  );
  expect(taken.source.columns).toEqual({
    id: 'Message ID',
    text: 'Message Body',
    sender: 'From Number',
    recipient: 'Reported By',
    url: 'Link',
    received: 'Date Received',
  });
});

test('columns with names that say nothing are recognised by what they hold', async () => {
  const rows = Array.from(
    { length: 5 },
    (_, index) =>
      `x${index},Your parcel ${index} is held at our depot,+44770090012${index},2026-03-0${index + 1} 10:00,https://evri.example/${index}`,
  );
  const taken = await takeIn('feed.csv', `a,b,c,d,e\n${rows.join('\n')}\n`);
  expect(taken.source.columns).toEqual({ text: 'b', sender: 'c', received: 'd', url: 'e' });
});

test('a name that misleads is not believed', async () => {
  const taken = await takeIn('feed.csv', 'type,date,message\nspam,unknown,your parcel is held\nham,soon,your tax is due\n');
  expect(taken.source.columns).toEqual({ text: 'message' });
  expect(taken.source.unused).toEqual(['type', 'date']);
});

test.each(['smsdata/2019', 'export-may.csv'])('a source that names a collection, such as %s, is no sender', async (place) => {
  const taken = await takeIn('feed.csv', `text,source\nyour parcel is held,${place}\nyour tax is due,${place}\n`);
  expect(taken.source.columns).toEqual({ text: 'text' });
});

test('columns of yes and no are no links and no senders', async () => {
  const taken = await takeIn(
    'feed.csv',
    'LABEL,TEXT,URL,EMAIL,PHONE\nham,see you at the depot tonight,No,No,No\nspam,your parcel is held,yes,No,yes\n',
  );
  expect(taken.source.columns).toEqual({ text: 'TEXT' });
  expect(taken.senders).toEqual([]);
});

test.each([
  ['posts', 'post_link', 'https://x.com/somebody/status/1'],
  ['pictures', 'url', 'https://files.example/screenshot.png'],
])('links to %s in which the message was shown are not of the message', async (_, name, link) => {
  const taken = await takeIn('feed.csv', `text,${name}\nyour parcel is held here,${link}\nyour tax is due today,${link}\n`);
  expect(taken.source.columns).toEqual({ text: 'text' });
});

test('names are known in other languages, with accents or without', async () => {
  const taken = await takeIn('feed.csv', 'Expéditeur,Destinataire,Texte\nEvri,+447700900988,votre colis est en attente\n');
  expect(taken.source.columns).toEqual({ text: 'Texte', sender: 'Expéditeur', recipient: 'Destinataire' });
});

test('a field of a nested record is known by its last name', async () => {
  const taken = await takeIn('feed.json', '[{"sms":{"body":"your parcel is held","from":"Evri"}}]');
  expect(taken.source.columns).toEqual({ text: 'sms.body', sender: 'sms.from' });
});

test.each([
  ['14:05', [14, 5, 0]],
  ['2:05 pm', [14, 5, 0]],
  ['14h05', [14, 5, 0]],
  ['00:05:06', [0, 5, 6]],
] as const)('a date takes its time of day %s from a column beside it', async (clock, [hour, minute, second]) => {
  const taken = await takeIn('feed.csv', `Datum;Uhrzeit;Nachricht\n02.03.2026;${clock};Ihr Paket wartet auf Sie\n`);
  expect(taken.reports[0]?.receivedAt).toBe(Date.UTC(2026, 2, 2, hour, minute, second));
  expect(taken.source.notes).toContain('times of day in Uhrzeit');
  expect(taken.source.unused).toEqual([]);
});

test('columns named by hand come first', async () => {
  const taken = await takeIn('feed.csv', 'text,other\nnot this one please,your parcel is held\n', { map: { text: 'Other' } });
  expect(taken.texts).toEqual(['your parcel is held']);
});

test('a column named by hand that is not there is refused with the columns seen', async () => {
  const error = await refusal('feed.csv', 'text,sender\nyour parcel is held,Evri\n', { map: { text: 'body' } });
  expect(error.code).toBe('HOOKLINE_NO_TEXT_COLUMN');
  expect(error.message).toBe('feed.csv: no column is named body. Columns seen: text, sender');
});

test('a file without a text column is refused with the columns seen and the option to map', async () => {
  const error = await refusal('feed.csv', 'alpha,beta\n1,x\n2,y\n');
  expect(error.code).toBe('HOOKLINE_NO_TEXT_COLUMN');
  expect(error.message).toContain('Columns seen: alpha, beta');
  expect(error.remedy).toContain('--map');
});

test('texts, calls and bare links are told apart', async () => {
  const taken = await takeIn(
    'feed.csv',
    [
      'kind,sender,text,url',
      'sms,Evri,your parcel is held,',
      'call,+447700900123,,',
      'voice call,+447700900124,they said they were my bank,',
      'url,,,https://evri.example/x',
      ',Evri,your parcel is held,https://evri.example/x',
      ',,https://evri.example/y,',
      ',,,https://evri.example/z',
      ',+447700900125,,',
    ].join('\n'),
  );
  expect(taken.reports.map(({ kind, text }) => [kind, text])).toEqual([
    ['sms', 'your parcel is held'],
    ['call', null],
    ['call', 'they said they were my bank'],
    ['url', 'https://evri.example/x'],
    ['sms', 'your parcel is held'],
    ['url', 'https://evri.example/y'],
    ['url', 'https://evri.example/z'],
    ['call', null],
  ]);
});

test('a report that lacks what makes its kind is put aside with the reason', async () => {
  const rows = [
    'sms,,,',
    'call,,,',
    'url,,,',
    ',,,',
    'sms,Evri,your parcel is held,',
    'sms,Evri,your tax is due now,',
    'call,+447700900123,,',
    'url,,,http://a.example',
  ];
  const taken = await takeIn('feed.csv', `kind,sender,text,url,note\n${rows.map((row) => `${row},x`).join('\n')}\n`);
  expect(taken.rejects.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'a text report without a text'],
    [3, 'a call report without a number'],
    [4, 'a link report without a link'],
    [5, 'nothing to read: no text, no link, no sender'],
  ]);
  expect(taken.reports).toHaveLength(4);
});

test('a field that is chosen to have no column has none, though a column bears its name', async () => {
  const content = 'sender,text,url\nEvri,your parcel is held,http://a.example\n,,http://b.example\n';
  const taken = await takeIn('feed.csv', content, { map: { url: '' } });
  expect(taken.source.columns).toEqual({ sender: 'sender', text: 'text' });
  expect(taken.reports.map(({ url }) => url)).toEqual([null]);
  expect(taken.rejects.map(({ line }) => line)).toEqual([3]);
});
