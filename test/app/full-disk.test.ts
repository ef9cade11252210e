import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hookline, outputOf, program } from '../support/cli.ts';
import { csvOf, exampleRows } from '../support/example-rows.ts';
import { fileOf, freshFolder } from '../support/folders.ts';

/** Runs the program where no file may grow beyond so many KiB: its writes fail (EFBIG), as on a full disk. */
function cramped(limit: number, args: readonly string[]): { readonly status: number | null; readonly err: string } {
  const script = `trap '' XFSZ; ulimit -f ${limit}; exec "$0" "$@"`;
  const { status, stderr } = spawnSync('bash', ['-c', script, process.execPath, program, ...args], { encoding: 'utf8' });
  return { status, err: stderr };
}

test.skipIf(process.platform === 'win32')(
  'a full disk ends the run with its own error; with space again the result is that of a clean run (no ulimit on Windows)',
  async () => {
    const { columns, rows } = await exampleRows();
    const path = fileOf('feed.csv', csvOf(columns, rows.slice(0, 60)));
    const run = (workspace: string) => ['investigate', path, '--workspace', workspace];
    const clean = join(freshFolder(), 'clean');
    expect((await hookline(run(clean))).status).toBe(0);
    // The database cannot be made; the original cannot be kept; the reports, then the readings, cannot be committed.
    for (const limit of [4, 13, 30, 90]) {
      const workspace = join(freshFolder(), 'cramped');
      const { status, err } = cramped(limit, run(workspace));
      expect(err, `${limit} KiB`).toMatch(/^HOOKLINE_DISK_FULL: the workspace cannot grow: .*\n {2}Free some space/);
      expect(status).toBe(5);
      expect(await hookline(run(workspace))).toMatchObject({ status: 0, err: '' });
      expect(outputOf(workspace, 'campaigns.json')).toBe(outputOf(clean, 'campaigns.json'));
      expect(outputOf(workspace, 'indicators.csv')).toBe(outputOf(clean, 'indicators.csv'));
      expect((await hookline(['verify', '--workspace', workspace])).status).toBe(0);
    }
  },
);
