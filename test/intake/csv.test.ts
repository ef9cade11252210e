import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quotedLine } from '../support/encodings.ts';
import { refusal, rowsOf, takeIn } from '../support/intake.ts';

const many = (count: number, row: (number: number) => string) => Array.from({ length: count }, (_, index) => row(index + 1));

describe('an unterminated quote in row 3 of 10,000', () => {
  test.each([
    ['among rows without quotes', (n: number) => `${n},Your parcel ${n} is waiting for you,Evri`],
    ['among rows with every cell quoted', (n: number) => `"${n}","Your parcel ${n} is waiting, pay now","Evri"`],
    ['among rows with some quotes', (n: number) => `${n},"Your parcel ${n} is ""waiting"", pay now",Evri`],
  ])('costs that row alone %s', async (_, row) => {
    const lines = many(10_000, (n) => (n === 3 ? '3,"Your parcel 3 is waiting for you,Evri' : row(n)));
    const taken = await takeIn('feed.csv', `id,text,sender\n${lines.join('\n')}\n`);
    expect(taken.reports).toHaveLength(9_999);
    expect(taken.rejects).toMatchObject([{ line: 4, lines: 1, excerpt: expect.stringContaining('Your parcel 3') }]);
    expect(taken.reports.map(({ externalId }) => externalId)).not.toContain('3');
  });

  test('in the last rows costs that row alone', async () => {
    const taken = await takeIn('feed.csv', 'id,text\n1,first text of all here\n2,"never closed\n3,third text of all here\n');
    expect(taken.texts).toEqual(['first text of all here', 'third text of all here']);
    expect(taken.rejects).toMatchObject([{ line: 3, lines: 1, reason: 'a quoted cell is never closed' }]);
  });
});

test('accepted and rejected lines add up to the physical lines, however the quotes fall', async () => {
  const line = fc.constantFrom(
    '1,hello there my friend',
    '2,"quoted, text here"',
    '3,"open quote',
    '4,a "b" c',
    '"5",""',
    '6,x,surplus',
    '7,"""',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 30 }), async (lines) => {
      const taken = await takeIn('feed.csv', `id,text\n0,the first text of this file\n${lines.join('\n')}\n`);
      const { rows } = await rowsOf('feed.csv', `id,text\n0,the first text of this file\n${lines.join('\n')}\n`);
      const accepted = rows.reduce((sum, row) => sum + row.lines, 0);
      const unread = taken.rejects.filter(({ line: at }) => !rows.some((row) => row.line === at)).reduce((sum, one) => sum + one.lines, 0);
      expect(accepted + unread).toBe(lines.length + 1);
    }),
    { numRuns: 60 },
  );
});

test('quoted cells say the same on a line by themselves as after a quoted line break', async () => {
  const cell = fc.oneof(
    fc.array(fc.constantFrom('a', ' ', '""', ',', '😀', ';'), { maxLength: 6 }).map((units) => `"${units.join('')}"`),
    fc.constantFrom('', 'plain', 'in "the" middle', "'", ' " '),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), async (lines) => {
      // The line break in the last cell sends each record the long way.
      const [short, long] = await Promise.all(
        ['', '\n'].map((end) =>
          rowsOf('feed.csv', `id,text,sender,end\n${lines.map((cells) => `${cells.join(',')},"x${end}"\n`).join('')}`),
        ),
      );
      const trimmed = long?.rows.map(({ cells }) => cells.map((value) => (value === 'x\n' ? 'x' : value)));
      expect(short?.rows.map(({ cells }) => cells)).toEqual(trimmed);
    }),
    { numRuns: 60 },
  );
});

test('a quoted cell may hold line breaks, quotes and delimiters', async () => {
  const taken = await takeIn('feed.csv', 'id,text,sender\n1,"Dear ""customer"",\nyour parcel, held",Evri\n2,next text is here,DHL\n');
  expect(taken.texts).toEqual(['Dear "customer",\nyour parcel, held', 'next text is here']);
  expect(taken.reports.map(({ line }) => line)).toEqual([2, 4]);
});

test('whatever cells are written by RFC 4180 are read back', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', ';', '\n', ' ', '=', 'é', '😀', '|'), maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), async (pairs) => {
      const full = pairs.filter((pair) => pair.join('').trim() !== '');
      const { rows } = await rowsOf('feed.csv', quotedLine(['text', 'sender']) + full.map(quotedLine).join(''));
      expect(rows.map(({ cells }) => cells)).toEqual(full);
    }),
    { numRuns: 100 },
  );
});

test.each([
  ['semicolons', ';'],
  ['tabs', '\t'],
  ['bars', '|'],
])('%s are seen to be the delimiter', async (_, mark) => {
  const taken = await takeIn(
    'feed.csv',
    ['id,text,sender', '1,"Your parcel, held; pay",Evri', '2,"Your tax, due; pay",HMRC']
      .map((row) => row.replace(/,(?! )/g, mark))
      .join('\n'),
  );
  expect(taken.texts).toEqual(['Your parcel, held; pay', 'Your tax, due; pay']);
});

test('a tsv that holds commas instead is read all the same', async () => {
  expect((await takeIn('feed.tsv', 'id,text\n1,your parcel is held\n')).texts).toEqual(['your parcel is held']);
});

test('the wrong delimiter by hand is refused with the columns seen and the one that fits', async () => {
  const error = await refusal('feed.csv', 'id,text,sender\n1,your parcel is held,Evri\n2,your tax is due,HMRC\n', { delimiter: ';' });
  expect(error.code).toBe('HOOKLINE_NO_TEXT_COLUMN');
  expect(error.message).toContain('comma would');
  expect(error.message).toContain('Columns seen: id,text,sender');
});

test('one column of texts needs no quotes around its commas', async () => {
  const taken = await takeIn('texts.csv', 'message\nHi mum, it is me, new number\nYour parcel is held\nDear sir, pay now\n');
  expect(taken.texts).toEqual(['Hi mum, it is me, new number', 'Your parcel is held', 'Dear sir, pay now']);
});

test('a first line that names the delimiter, as spreadsheets write it, is no header and no report', async () => {
  for (const first of ['sep=;', '"SEP=;"', '\ufeffsep=;']) {
    const taken = await takeIn('feed.csv', `${first}\r\nid;text;sender\r\n1;your parcel, it is held;Evri\r\n`);
    expect(taken.texts).toEqual(['your parcel, it is held']);
    expect(taken.reports.map(({ line }) => line)).toEqual([3]);
    expect(taken.rejects).toEqual([]);
  }
});

test.each([
  ['Reported texts\n\nid,text,sender\n', 4, '2 lines'],
  ['Reported texts,,\nid,text,sender\n', 3, '1 line'],
  ['Reported texts\nCase 42\nid,text,sender\n', 4, '2 lines'],
])('a title above the table is passed over, which is said: %j', async (title, line, count) => {
  const taken = await takeIn('feed.csv', `${title}1,your parcel is held,Evri\n2,your tax is due,HMRC\n`);
  expect(taken.texts).toEqual(['your parcel is held', 'your tax is due']);
  expect(taken.source.columns).toEqual({ id: 'id', text: 'text', sender: 'sender' });
  expect(taken.reports[0]?.line).toBe(line);
  expect(taken.source.notes).toContain(`passed over above the header: ${count}`);
});

test('a first column alone that has a name is a header and no title', async () => {
  const taken = await takeIn('feed.csv', 'text,,\nyour parcel is held,a,b\nyour tax is due,c,d\n');
  expect(taken.texts).toEqual(['your parcel is held', 'your tax is due']);
});

test('a row with more cells than the header is put aside; one with fewer is filled up', async () => {
  const taken = await takeIn('feed.csv', 'id,text,sender\n1,your parcel, held,Evri\n2,your tax is due\n3,your bill is due,O2\n');
  expect(taken.reports.map(({ externalId, sender }) => [externalId, sender])).toEqual([
    ['2', null],
    ['3', 'O2'],
  ]);
  expect(taken.rejects).toMatchObject([{ line: 2, reason: '4 cells where the header has 3' }]);
});

test('of columns named twice the first is used, which is said', async () => {
  const taken = await takeIn('feed.csv', 'text,sender,text\nthe first text of two,Evri,the second text of two\n');
  expect(taken.texts).toEqual(['the first text of two']);
  expect(taken.source.notes.join()).toContain('columns named twice, the first is used: text');
  expect(taken.source.unused).toEqual(['text (2)']);
});

test('header lines that come again are put aside, not taken for messages', async () => {
  const head = 'id,text,sender';
  const taken = await takeIn('feed.csv', [head, '1,your parcel is held,Evri', head, '2,your tax is due,HMRC', head].join('\n'));
  expect(taken.texts).toEqual(['your parcel is held', 'your tax is due']);
  expect(taken.rejects.map(({ line, reason }) => [line, reason])).toEqual([
    [3, 'the header line again'],
    [5, 'the header line again'],
  ]);
});

test('a file without a header line is read from its first line', async () => {
  const taken = await takeIn(
    'feed.csv',
    '+447700900123,2026-03-02 10:00,Your parcel is held at the depot\n+447700900124,2026-03-02 11:00,Your tax refund is waiting for you\n',
  );
  expect(taken.reports.map(({ line, sender, text }) => [line, sender, text])).toEqual([
    [1, '+447700900123', 'Your parcel is held at the depot'],
    [2, '+447700900124', 'Your tax refund is waiting for you'],
  ]);
  expect(taken.source.notes.join()).toContain('no header line');
});

test('a cell of one megabyte is kept whole', async () => {
  const long = 'pay now '.repeat(131_072);
  const taken = await takeIn('feed.csv', `id,text,sender\n1,"${long}",Evri\n2,short one for you,DHL\n`);
  expect(taken.texts.map((text) => text?.length)).toEqual([1_048_576, 17]);
});

test('100,000 columns are read in a time that does not grow with their square', async () => {
  const names = many(100_000, (n) => `c${n}`);
  const cells = many(100_000, (n) => String(n));
  names[77_777] = 'message';
  cells[77_777] = 'your parcel is held at the depot';
  const before = process.cpuUsage();
  const taken = await takeIn('wide.csv', `${names.join(',')}\n${cells.join(',')}\n`);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(4);
  expect(taken.texts).toEqual(['your parcel is held at the depot']);
  expect(taken.source.unused).toHaveLength(100);
});

test('NUL stands in a text like any other character', async () => {
  expect((await takeIn('feed.csv', 'id,text\n1,pay\u0000 now or else\n2,"NUL \u0000 within quotes"\n')).texts).toEqual([
    'pay\u0000 now or else',
    'NUL \u0000 within quotes',
  ]);
});

test('right-to-left overrides, formulas and markup are kept as received', async () => {
  const texts = [
    'pay \u202etoh.lapyap\u202c now please',
    '=HYPERLINK("http://evil.example","click here now")',
    '<script>alert(1)</script> is here now',
  ];
  expect((await takeIn('feed.csv', `text,sender\n${texts.map((text) => quotedLine([text, 'X'])).join('')}`)).texts).toEqual(texts);
});

test('blank lines are passed over and counted as lines', async () => {
  const taken = await takeIn('feed.csv', 'id,text\n\n1,your parcel is held\n\n\n2,your tax is due now\n\n');
  expect(taken.reports.map(({ line }) => line)).toEqual([3, 6]);
  expect(taken.rejects).toEqual([]);
});
