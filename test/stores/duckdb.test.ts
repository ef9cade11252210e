import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDuckdbStore } from '../../src/stores/duckdb/store.ts';
import { look, tamper } from '../support/database.ts';
import { freshFolder } from '../support/folders.ts';
import { batchesOf, batchOf, readingOf, reportOf, saveRead, sourceOf } from '../support/reports.ts';
import { storeContract } from './contract.ts';

const options = { threads: 1, memory: '256MB' };
const folder = freshFolder();

storeContract('DuckDB', (name) => openDuckdbStore(join(folder, `${name}.duckdb`), options));

const made = async () => {
  const workspace = freshFolder();
  const path = join(workspace, 'hookline.duckdb');
  await (await openDuckdbStore(path, options)).close();
  return { workspace, path };
};

test('a database of a later schema is left alone', async () => {
  const { workspace, path } = await made();
  await tamper(workspace, "UPDATE meta SET value = '99' WHERE name = 'schema'");
  await expect(openDuckdbStore(path, options)).rejects.toMatchObject({ code: 'HOOKLINE_WORKSPACE_NEWER' });
  expect(await look(workspace, "SELECT value FROM meta WHERE name = 'schema'")).toEqual([{ value: '99' }]);
});

test('of a database of an earlier schema what was taken in stays, and what is derived is made anew', async () => {
  const { workspace, path } = await made();
  const store = await openDuckdbStore(path, options);
  await store.takeSource(batchesOf(batchOf([reportOf(1)])), () => sourceOf('s1'), { at: 0, actor: 'tester' });
  await saveRead(store, 7, readingOf('t1', 'v1'));
  await store.close();
  await tamper(workspace, 'ALTER TABLE readings DROP COLUMN wording_key');
  await tamper(workspace, 'DROP TABLE wordings');
  await tamper(workspace, "UPDATE meta SET value = '1' WHERE name = 'schema'");
  const again = await openDuckdbStore(path, options);
  expect(await again.overview()).toMatchObject({ reports: 1, sources: 1 });
  expect(await again.countUnread()).toBe(1);
  await saveRead(again, 7, readingOf('t1', 'v1'));
  expect(await again.countUnread()).toBe(0);
  await again.close();
});

test.each([0, 1, 4096, 12_287])('a database whose first writing was cut short at %d bytes is begun anew', async (length) => {
  const { path } = await made();
  writeFileSync(path, readFileSync(path).subarray(0, length));
  const store = await openDuckdbStore(path, options);
  expect(await store.overview()).toMatchObject({ reports: 0 });
  await store.close();
});

test('a longer file that is no database is refused and left alone', async () => {
  const path = join(freshFolder(), 'hookline.duckdb');
  const content = 'no database '.repeat(2000);
  writeFileSync(path, content);
  await expect(openDuckdbStore(path, options)).rejects.toThrow();
  expect(readFileSync(path, 'utf8')).toBe(content);
});

test('words to search for are values, never SQL', async () => {
  const { path } = await made();
  const store = await openDuckdbStore(path, options);
  await expect(store.searchMessages("x' OR 1=1 --", 5)).resolves.toEqual([]);
  await store.close();
});

test('the normalised view is kept only where it is not the text itself', async () => {
  const { workspace, path } = await made();
  const store = await openDuckdbStore(path, options);
  await store.takeSource(batchesOf(batchOf([reportOf(1), reportOf(2)])), () => sourceOf('s1'), { at: 0, actor: 'tester' });
  const same = readingOf('t2', 'v2');
  await saveRead(store, 7, readingOf('t1', 'v1'), { ...same, reading: { ...same.reading, normalised: same.text } });
  expect(await store.searchMessages('number 2', 5)).toHaveLength(1);
  await store.close();
  expect(await look(workspace, 'SELECT text_id, normalised FROM readings ORDER BY text_id')).toEqual([
    { text_id: 't1', normalised: 'normalised t1' },
    { text_id: 't2', normalised: null },
  ]);
});
