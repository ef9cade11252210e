import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell, csvLine, withoutGuard } from '../../src/respond/text-safety.ts';
import { investigated, outputOf } from '../support/cli.ts';
import { exampleFeed, fileOf } from '../support/folders.ts';
import { rowsOf } from '../support/intake.ts';

/** What a spreadsheet would take for a formula, or for something before one. */
const dangerous = /^[=+\-@\t\r]/;
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n "\',;|%a1\u200b\u00a0\ufeff＝＋'), maxLength: 12 }),
);

async function cellsOf(csv: string): Promise<readonly (readonly (string | null)[])[]> {
  return (await rowsOf('cells.csv', csv)).rows.map(({ cells }) => cells);
}

test('no cell ever begins, also after trimming, like a formula', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const cell = csvCell(text);
      const seen = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      expect(seen).not.toMatch(dangerous);
      expect(seen.trim()).not.toMatch(dangerous);
    }),
    { numRuns: 2000 },
  );
});

test.each(['=1+1', '＋1', '－x', '＠x', ' \u200b%', '|x', '-', 'plain', "'quoted'", ''])('%j comes back without the apostrophe', (text) => {
  expect(withoutGuard(csvCell(text))).toBe(text);
});

test('a cell read back is the text, or the text behind an apostrophe', async () => {
  const texts = fc.array(
    hostile.filter((text) => text.trim() !== ''),
    { minLength: 1, maxLength: 10 },
  );
  await fc.assert(
    fc.asyncProperty(texts, async (list) => {
      const rows = await cellsOf(csvLine(['value', 'end']) + list.map((text) => csvLine([text, 'x'])).join(''));
      expect(rows).toHaveLength(list.length);
      list.forEach((text, index) => {
        // A quoted line break is read as LF, whichever it was.
        const whole = text.replaceAll('\r\n', '\n');
        expect([whole, `'${whole}`]).toContain(rows[index]?.[0]);
      });
    }),
    { numRuns: 150 },
  );
});

test('indicators.csv of hostile senders and of the example feed opens safely', async () => {
  const rows = ['=cmd|calc', '+447700900123', '@evri', '-1+1', '\t=1'].flatMap((sender) =>
    Array.from({ length: 2 }, () => `"${sender}",pay your parcel at http://evri.example/=1+1`),
  );
  for (const path of [fileOf('feed.csv', `sender,text\n${rows.join('\n')}\n`), exampleFeed]) {
    const { workspace } = await investigated(path);
    const cells = (await cellsOf(outputOf(workspace, 'indicators.csv'))).flat();
    expect(cells.length).toBeGreaterThan(20);
    for (const cell of cells) expect((cell ?? '').trim()).not.toMatch(dangerous);
  }
});
