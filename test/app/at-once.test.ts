import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { updateData } from '../../src/app/data.ts';
import { drawSample } from '../../src/app/evaluate.ts';
import type { ProviderWorld } from '../../src/app/providers.ts';
import { changeProvider, switchOff } from '../../src/app/set-provider.ts';
import { readText } from '../../src/enrich/data-folder.ts';
import { readKept } from '../../src/enrich/providers/settings-file.ts';
import { freshFolder } from '../support/folders.ts';
import { grow, within } from '../support/growing.ts';

const clock = { now: () => Date.UTC(2026, 3, 6) };
const inWorkspace = within.bind(null, join(freshFolder(), 'at-once'));

test('samples that are drawn at once have each a name of their own, and none takes the name of another', async () => {
  await inWorkspace(async (workspace) => {
    await grow(
      workspace.store,
      ['text', ...[1, 2, 3].map((n) => `Evri: parcel ${n} is held and waits at https://evri-${n}.example`)].join('\n'),
    );
    const draw = (name: string | null) =>
      drawSample(workspace, { by: 'random', messageClass: null, size: 2, seed: 1, name, drawnBy: 'ann', csv: null }, clock);
    const drawn = await Promise.all([draw(null), draw(null), draw(null)]);
    expect(drawn.map(({ name }) => name).sort()).toEqual(['sample-1', 'sample-2', 'sample-3']);
    const named = await Promise.allSettled([draw('mine'), draw('mine')]);
    expect(named.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await workspace.store.samples()).map(({ name, texts }) => [name, texts])).toEqual(
      expect.arrayContaining(['mine', 'sample-1', 'sample-2', 'sample-3'].map((name) => [name, 2])),
    );
  });
});

test('connectors that are set at once are all set, and one switched off meanwhile is off', async () => {
  await inWorkspace(async (workspace) => {
    const world: ProviderWorld = { environment: {} };
    const ids = ['urlscan', 'ipinfo', 'virustotal', 'numverify'] as const;
    const set = (id: string) => changeProvider(workspace, id, { daily_quota: '7' }, world, clock);
    await set('rdap');
    await Promise.all([...ids.map(set), switchOff(workspace, 'rdap', world, clock)]);
    const kept = await readKept(workspace.folder);
    for (const id of ids) expect([id, kept[id]]).toEqual([id, { on: true, settings: { daily_quota: '7' } }]);
    expect(kept.rdap?.on).toBe(false);
  });
});

test('of data files that are brought at once one is in place, and whole', async () => {
  const folder = freshFolder();
  const list = (letter: string, count: number) => Array.from({ length: count }, (_, n) => `${letter}${n}.example`).join('\n');
  const update = async (letter: string, count: number) => {
    const file = join(freshFolder(), 'list.txt');
    writeFileSync(file, `${list(letter, count)}\n`);
    return updateData(folder, {}, { name: 'shorteners', file, date: '2026-04-06' });
  };
  const updated = await Promise.all([update('a', 20_000), update('b', 100), update('c', 5000)]);
  const text = readText(updated[0]?.path ?? '');
  const letters = new Set(text.split('\n').flatMap((line) => /^([abc])\d+\.example/.exec(line)?.[1] ?? []));
  expect(letters.size).toBe(1);
});
