import { afterAll, beforeEach, expect, test } from 'vitest';
import { rowsOf, stretch } from '../../../src/stores/duckdb/browse/rows-of.ts';
import { Database } from '../../../src/stores/duckdb/connection.ts';

const database = await Database.open(':memory:', { threads: 1, memory: '512MB' });
afterAll(() => database.close());
beforeEach(async () => {
  await database.run('CREATE OR REPLACE TABLE parts (text_id VARCHAR, value VARCHAR)');
  await database.run("INSERT INTO parts SELECT 't' || (i // 2), 'v' || i FROM range(1000) r(i)");
});

const values = async (textId: string, rows: readonly bigint[]) =>
  (await rowsOf(database, 'parts', 'value', { textId, rows }, 'value')).map(({ value }) => value);

test('rows of a text are read where they stand', async () => {
  expect(await values('t7', stretch(14n, 2n))).toEqual(['v14', 'v15']);
});

test('rows that have moved or gone, or of which nothing is known, are looked for', async () => {
  expect(await values('t7', stretch(16n, 2n))).toEqual(['v14', 'v15']);
  expect(await values('t7', stretch(14n, 3n))).toEqual(['v14', 'v15']);
  expect(await values('t7', stretch(null, null))).toEqual(['v14', 'v15']);
  await database.run("DELETE FROM parts WHERE text_id = 't7'");
  await database.run("INSERT INTO parts VALUES ('t7', 'v0')");
  expect(await values('t7', stretch(14n, 2n))).toEqual(['v0']);
  expect(await values('t9999', stretch(36028797018960000n, 1n))).toEqual([]);
});
