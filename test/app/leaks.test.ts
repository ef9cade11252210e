import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hookline, investigated, outputOf } from '../support/cli.ts';
import { look } from '../support/database.ts';
import { exampleRows } from '../support/example-rows.ts';
import { exampleWorkspace } from '../support/example-workspace.ts';
import { fileOf } from '../support/folders.ts';

/** Any spelling of the number: figures with whatever stands between. */
function spellings(number: string): RegExp {
  const figures = number.replace(/\D/g, '').replace(/^(?:00)?44|^0/, '');
  return new RegExp([...figures].join('[\\s().\\u00a0-]?'));
}

test('no recipient of the example feed stands in the database or in any output', async () => {
  const { columns, rows } = await exampleRows();
  const [at, text] = [columns.indexOf('recipient'), columns.indexOf('message')];
  const senders = rows.map((cells) => cells[columns.indexOf('sender')] ?? '').join('\n');
  const recipients = [...new Set(rows.map((cells) => cells[at] ?? ''))].filter(
    (number) => number !== '' && !spellings(number).test(senders) && !rows.some((cells) => spellings(number).test(cells[text] ?? '')),
  );
  expect(recipients.length).toBeGreaterThan(50);
  const workspace = await exampleWorkspace();
  const tables = await look(workspace, "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'main'");
  const places = new Map<string, string>([['the database file', readFileSync(join(workspace, 'hookline.duckdb'), 'latin1')]]);
  for (const { name } of tables)
    places.set(`table ${name}`, JSON.stringify(await look(workspace, `SELECT COLUMNS(*)::VARCHAR FROM ${name}`)));
  for (const name of ['indicators.csv', 'campaigns.json', 'report.html'] as const) places.set(name, outputOf(workspace, name));
  places.set('messages', (await hookline(['messages', '--search', '', '--limit', '1000', '--json', '-w', workspace])).out);
  const all = new RegExp(recipients.map((number) => spellings(number).source).join('|'));
  for (const [place, content] of places) expect(all.exec(content)?.[0], place).toBeUndefined();
});

test('equal recipients keep one pseudonym through the whole workspace', async () => {
  const { workspace } = await investigated(
    fileOf(
      'feed.csv',
      'text,recipient\nyour parcel is held,+44 7700 900988\nyour tax is due,0044 7700 900988\nyour bill is due,+447700900989\n',
    ),
  );
  const rows = await look(workspace, 'SELECT recipient, count(*)::INTEGER AS n FROM reports GROUP BY ALL ORDER BY n');
  expect(rows.map(({ n }) => n)).toEqual([1, 2]);
  expect(String(rows[0]?.recipient)).toMatch(/^P-/);
});
