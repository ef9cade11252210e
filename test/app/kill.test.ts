import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hookline, killedAfter, outputOf, runProgram } from '../support/cli.ts';
import { csvOf, exampleRows } from '../support/example-rows.ts';
import { fileOf, freshFolder } from '../support/folders.ts';
import { seeded } from '../support/random.ts';

const kills = 20;

/** Some 1,500 reports of few campaigns: the program runs for a second or two, and every stage of it has work. */
async function feed(): Promise<string> {
  const { columns, rows } = await exampleRows();
  const some = rows.slice(0, 30);
  const repeated = Array.from({ length: 50 }, (_, round) => some.map((cells) => [`${cells[0]}-${round}`, ...cells.slice(1)])).flat();
  return fileOf('feed.csv', csvOf(columns, repeated));
}

function halfWritten(workspace: string): string[] {
  const originals = join(workspace, 'originals');
  return existsSync(originals) ? readdirSync(originals).filter((name) => name.startsWith('.incoming')) : [];
}

test(`killed at ${kills} random moments and run again, the exports equal those of an uninterrupted run`, { timeout: 240_000 }, async () => {
  const path = await feed();
  const run = (workspace: string) => ['investigate', path, '--workspace', workspace, '--time-zone', 'Europe/London'];
  const whole = join(freshFolder(), 'whole');
  expect((await hookline(run(whole))).status).toBe(0);
  const began = performance.now();
  expect(runProgram(run(join(freshFolder(), 'timed'))).status).toBe(0);
  const lasts = performance.now() - began;

  const random = seeded(9);
  let killed = 0;
  for (let round = 0; round < kills; round++) {
    const workspace = join(freshFolder(), 'killed');
    const moment = Math.round(random() * lasts);
    if (await killedAfter(run(workspace), moment)) killed++;
    const after = `after a kill at ${moment} of ${Math.round(lasts)} ms`;
    expect(await hookline(run(workspace)), after).toMatchObject({ status: 0, err: '' });
    expect(outputOf(workspace, 'campaigns.json') === outputOf(whole, 'campaigns.json'), after).toBe(true);
    expect(outputOf(workspace, 'indicators.csv') === outputOf(whole, 'indicators.csv'), after).toBe(true);
    expect((await hookline(['verify', '--workspace', workspace])).status, after).toBe(0);
    expect(halfWritten(workspace), after).toEqual([]);
  }
  expect(killed).toBeGreaterThan(kills / 4);
});
