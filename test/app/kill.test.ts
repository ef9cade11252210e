import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hookline, killedAfter, outputOf, runProgram } from '../support/cli.ts';
import { csvOf, exampleRows } from '../support/example-rows.ts';
import { fileOf, freshFolder } from '../support/folders.ts';
import { seeded } from '../support/random.ts';

/** As many workspaces, each killed so often and then left to end. */
const workspaces = 5;
const killsEach = 4;

/** Some 600 reports of few campaigns: every stage of the program has work. */
async function feed(): Promise<string> {
  const { columns, rows } = await exampleRows();
  const some = rows.slice(0, 30);
  const repeated = Array.from({ length: 20 }, (_, round) => some.map((cells) => [`${cells[0]}-${round}`, ...cells.slice(1)])).flat();
  return fileOf('feed.csv', csvOf(columns, repeated));
}

function halfWritten(workspace: string): string[] {
  const originals = join(workspace, 'originals');
  return existsSync(originals) ? readdirSync(originals).filter((name) => name.startsWith('.incoming')) : [];
}

test('killed at 20 random moments and run again, the exports equal those of an uninterrupted run', { timeout: 240_000 }, async () => {
  const path = await feed();
  const run = (workspace: string) => ['investigate', path, '--workspace', workspace, '--time-zone', 'Europe/London'];
  const whole = join(freshFolder(), 'whole');
  const began = performance.now();
  expect(runProgram(run(whole)).status).toBe(0);
  const lasts = performance.now() - began;

  const random = seeded(9);
  let killed = 0;
  for (let round = 0; round < workspaces; round++) {
    const workspace = join(freshFolder(), 'killed');
    const moments = Array.from({ length: killsEach }, () => Math.round(random() * lasts));
    for (const moment of moments) if (await killedAfter(run(workspace), moment)) killed++;
    const after = `after kills at ${moments.join(', ')} of ${Math.round(lasts)} ms`;
    expect(await hookline(run(workspace)), after).toMatchObject({ status: 0, err: '' });
    expect(outputOf(workspace, 'campaigns.json') === outputOf(whole, 'campaigns.json'), after).toBe(true);
    expect(outputOf(workspace, 'indicators.csv') === outputOf(whole, 'indicators.csv'), after).toBe(true);
    expect((await hookline(['verify', '--workspace', workspace])).status, after).toBe(0);
    expect(halfWritten(workspace), after).toEqual([]);
  }
  expect(killed).toBeGreaterThan((workspaces * killsEach) / 4);
});
