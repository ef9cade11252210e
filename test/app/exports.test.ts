import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { openBrowse } from '../../src/app/browse.ts';
import { campaignsAsCsv, campaignsAsJson, indicatorsAsCsv } from '../../src/app/exports.ts';
import { freshFolder } from '../support/folders.ts';
import { grow, within } from '../support/growing.ts';

const csvOf = (brand: string) =>
  ['text,sender', ...[1, 2].map((n) => `${brand}: your parcel ${n} is held pay at https://${brand}-${n}.example,+44770090012${n}`)].join(
    '\n',
  );

test('an export is of one moment, whatever is committed while it is read', async () => {
  await within(join(freshFolder(), 'exported'), async (workspace) => {
    await grow(workspace.store, csvOf('evri'));
    const browse = openBrowse(workspace, 'GB');
    const [before, after] = await browse.atOneMoment(async (moment) => {
      const read = async () => [await moment.campaigns({ limit: 200 }), await moment.overview(), await moment.indicators()];
      const first = await read();
      await grow(workspace.store, csvOf('dhl'));
      return [first, await read()];
    });
    expect(after).toEqual(before);
    const [list, overview, indicators] = await browse.atOneMoment(async (moment) => [
      await moment.campaigns({}),
      await moment.overview(),
      await moment.indicators(),
    ]);
    const count = list?.items.length ?? 0;
    expect(overview?.reports).toBe(4);
    expect((await text(await campaignsAsCsv(workspace, browse, {}))).trim().split('\r\n')).toHaveLength(1 + count);
    expect(JSON.parse(await text(await campaignsAsJson(workspace, browse, {}))).campaigns).toEqual(list?.items);
    expect((await text(await indicatorsAsCsv(workspace, browse, {}))).trim().split('\r\n')).toHaveLength(1 + (indicators?.length ?? 0));
  });
});

test('an export that nobody takes lies in no folder, and is let go with its stream', async () => {
  await within(join(freshFolder(), 'exported'), async (workspace) => {
    await grow(workspace.store, csvOf('evri'));
    const before = readdirSync(workspace.folder);
    const browse = openBrowse(workspace, 'GB');
    const waiting = await campaignsAsCsv(workspace, browse, {});
    await expect(campaignsAsCsv(workspace, browse, { cursor: 'x', sort: 'none' as never })).rejects.toThrow();
    expect(readdirSync(workspace.folder)).toEqual(before);
    const closed = new Promise((resolve) => waiting.once('close', resolve));
    waiting.destroy();
    await closed;
  });
});
