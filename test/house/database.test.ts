import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { openWorkspace } from '../../src/app/index.ts';
import { headings, read, section, tableRows } from './documents.ts';

const document = read('docs/reference/database.md');
let folder: string;
let schema: Map<string, string[][]>;
const refused: string[] = [];

/** The statements in the SQL blocks of a document. */
function statements(path: string): string[] {
  const blocks = [...read(path).matchAll(/```sql\n([\s\S]*?)```/g)].map(([, sql = '']) => sql);
  return blocks.flatMap((block) => block.split(/;\s*$/m)).filter((sql) => sql.trim() !== '');
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hookline-database-'));
  await (await openWorkspace(folder, { create: true })).close();
  const instance = await DuckDBInstance.create(join(folder, 'hookline.duckdb'));
  const connection = await instance.connect();
  const found = await connection.runAndReadAll(
    'SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal ORDER BY table_name, column_index',
  );
  schema = new Map();
  for (const [table, column, type] of found.getRows()) {
    schema.set(String(table), [...(schema.get(String(table)) ?? []), [String(column), String(type)]]);
  }
  for (const sql of ['docs/reference/database.md', 'docs/guide/figures.md'].flatMap(statements)) {
    await connection.runAndReadAll(sql).catch((error: Error) => refused.push(`${sql}: ${error.message}`));
  }
  connection.closeSync();
  instance.closeSync();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every query that a document shows runs as it stands', () => {
  expect(statements('docs/guide/figures.md').length).toBeGreaterThan(6);
  expect(refused).toEqual([]);
});

describe('database.md', () => {
  it('documents every table of a workspace, and no other', () => {
    expect(headings(document, 3).sort()).toEqual([...schema.keys()].sort());
  });

  it('gives the columns of each table with their types, in order', () => {
    for (const [table, columns] of schema) {
      const documented = tableRows(section(document, `### ${table}`)).map(([name = '', type = '']) => [name.replaceAll('`', ''), type]);
      expect([table, documented]).toEqual([table, columns]);
    }
  });
});
