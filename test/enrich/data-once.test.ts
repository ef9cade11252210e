import { mkdirSync, renameSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadBrands, loadLookalikes } from '../../src/enrich/data-files.ts';
import { onceForFiles } from '../../src/enrich/data-once.ts';
import { fileOf, freshFolder } from '../support/folders.ts';

test('data are made once while the files of the folders stay the same, and anew when one is another', () => {
  let made = 0;
  const load = onceForFiles(() => ++made);
  const folder = join(freshFolder(), 'data');
  expect([load(), load([]), load([folder]), load([folder, freshFolder()])]).toEqual([1, 1, 1, 1]);
  mkdirSync(folder);
  const path = fileOf('words.txt', 'parcel\n', folder);
  expect([load([folder]), load([folder])]).toEqual([2, 2]);
  const written = new Date('2026-04-06T00:00:00Z');
  utimesSync(path, written, written);
  expect([load([folder]), load([folder])]).toEqual([3, 3]);
  utimesSync(fileOf('new', 'packet\n', folder), written, written);
  renameSync(join(folder, 'new'), path);
  expect(load([folder])).toBe(4);
  expect(load([])).toBe(5);
});

test('what was added to a folder counts there at once, and nowhere else', () => {
  const folder = freshFolder();
  const names = (folders: readonly string[]) => loadBrands(folders).map(({ name }) => name);
  expect(names([folder])).not.toContain('Northern Parcel');
  expect(loadLookalikes([folder]).ofHost('northernparcel-refund-login.top')).toBeNull();
  fileOf('added-brands.json', '[{"id": "northern-parcel", "name": "Northern Parcel", "sector": "delivery"}]', folder);
  expect(names([folder])).toContain('Northern Parcel');
  expect(loadLookalikes([folder]).ofHost('northernparcel-refund-login.top')?.brand.id).toBe('northern-parcel');
  expect(names([])).not.toContain('Northern Parcel');
  expect(loadLookalikes().ofHost('northernparcel-refund-login.top')).toBeNull();
});
