import { join } from 'node:path';
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
    expect((await campaignsAsCsv(workspace, browse, {})).join('').trim().split('\r\n')).toHaveLength(1 + count);
    expect(JSON.parse((await campaignsAsJson(browse, {})).join('')).campaigns).toEqual(list?.items);
    expect((await indicatorsAsCsv(browse, {})).join('').trim().split('\r\n')).toHaveLength(1 + (indicators?.length ?? 0));
  });
});
