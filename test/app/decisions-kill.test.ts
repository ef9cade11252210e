import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hookline, investigated, killedAfter, runProgram } from '../support/cli.ts';
import { csvOf, exampleRows } from '../support/example-rows.ts';
import { fileOf, freshFolder } from '../support/folders.ts';
import { seeded } from '../support/random.ts';

const kills = 4;

test('a decision killed in the middle is there wholly or not at all', { timeout: 240_000 }, async () => {
  const { columns, rows } = await exampleRows();
  const base = (await investigated(fileOf('feed.csv', csvOf(columns, rows.slice(0, 120))))).workspace;
  const copy = () => {
    const folder = join(freshFolder(), 'workspace');
    cpSync(base, folder, { recursive: true });
    return folder;
  };
  const said = async (workspace: string, ...args: readonly string[]) =>
    JSON.parse((await hookline([...args, '--json', '--workspace', workspace])).out) as { campaignId: string }[];
  const [one, other] = (await said(base, 'campaigns')).map(({ campaignId }) => campaignId) as [string, string];
  const merge = (workspace: string) => ['decide', 'merge', one, other, '--workspace', workspace];
  const stateOf = async (workspace: string) => ({
    campaigns: await said(workspace, 'campaigns', '--min', '1', '--limit', '1000'),
    decided: (await said(workspace, 'decide', 'list')).length,
  });

  const before = await stateOf(base);
  const whole = copy();
  const began = performance.now();
  expect(runProgram(merge(whole)).status).toBe(0);
  const lasts = performance.now() - began;
  const after = await stateOf(whole);
  expect([before.decided, after.decided]).toEqual([0, 1]);

  const random = seeded(3);
  for (let round = 0; round < kills; round++) {
    const workspace = copy();
    const moment = Math.round(lasts * (0.2 + 0.8 * random()));
    await killedAfter(merge(workspace), moment);
    const found = await stateOf(workspace);
    expect(found, `killed at ${moment} of ${Math.round(lasts)} ms`).toEqual(found.decided === 0 ? before : after);
    if (found.decided === 0) expect(runProgram(merge(workspace)).status).toBe(0);
  }
});
